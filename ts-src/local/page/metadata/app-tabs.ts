import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';

/** A tab that shows an app page. */
export interface AppTab {
  /** Name of the tab, without namespace. */
  readonly name: string;
  readonly label: string;
  readonly flexiPage: string;
}

interface TabDocument {
  readonly CustomTab: { readonly flexiPage?: string; readonly label?: string };
}

/** The tabs of a metadata folder that show app pages, by name; tabs of objects are none of them. */
export async function readAppTabs(metadataDir: string): Promise<readonly AppTab[]> {
  const folder = join(metadataDir, 'tabs');
  const files = existsSync(folder) ? (await readdir(folder)).filter((name) => name.endsWith('.tab-meta.xml')) : [];
  const tabs = await Promise.all(
    files.sort().map(async (file) => {
      const { CustomTab: tab } = new XMLParser().parse(await readFile(join(folder, file), 'utf8')) as TabDocument;
      const name = file.replace('.tab-meta.xml', '');
      return tab.flexiPage ? [{ name, label: tab.label ?? name, flexiPage: tab.flexiPage }] : [];
    }),
  );
  return tabs.flat();
}
