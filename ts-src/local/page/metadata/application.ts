import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';

/** Label of the app of a metadata folder; the product's name when it has none. */
export async function readAppLabel(metadataDir: string): Promise<string> {
  const folder = join(metadataDir, 'applications');
  const files = existsSync(folder)
    ? (await readdir(folder)).filter((name) => name.endsWith('.app-meta.xml')).sort()
    : [];
  if (!files[0]) return 'Counterpart';
  const document = new XMLParser().parse(await readFile(join(folder, files[0]), 'utf8')) as {
    CustomApplication: { label: string };
  };
  return document.CustomApplication.label;
}
