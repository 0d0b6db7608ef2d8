import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';

/** One component on a page: its name as the FlexiPage has it, and its text properties. */
export interface PageComponent {
  readonly name: string;
  readonly identifier: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** A FlexiPage as the local page renders it: regions of the template, and facets that components refer to. */
export interface FlexiPage {
  readonly name: string;
  readonly label: string;
  readonly object: string;
  readonly template: string;
  readonly regions: Readonly<Record<string, readonly PageComponent[]>>;
}

interface ComponentInstance {
  readonly componentName: string;
  readonly identifier?: string;
  readonly componentInstanceProperties?: readonly { readonly name: string; readonly value?: string }[];
}
interface FlexiPageDocument {
  readonly FlexiPage: {
    readonly masterLabel: string;
    readonly sobjectType?: string;
    readonly type: string;
    readonly template: { readonly name: string };
    readonly flexiPageRegions: readonly {
      readonly name: string;
      readonly itemInstances?: readonly { readonly componentInstance?: ComponentInstance }[];
    }[];
  };
}

const lists = new Set(['flexiPageRegions', 'itemInstances', 'componentInstanceProperties']);

/** Parses the XML of one FlexiPage. */
export function parseFlexiPage(name: string, xml: string): FlexiPage {
  const parser = new XMLParser({ isArray: (tag) => lists.has(tag), parseTagValue: false });
  const { FlexiPage: page } = parser.parse(xml) as FlexiPageDocument;
  const regions = page.flexiPageRegions.map((region) => {
    const components = (region.itemInstances ?? [])
      .map(({ componentInstance }) => componentInstance)
      .filter((instance) => instance !== undefined);
    return [region.name, components.map(toComponent)] as const;
  });
  return {
    name,
    label: page.masterLabel,
    object: page.sobjectType ?? '',
    template: page.template.name,
    regions: Object.fromEntries(regions),
  };
}

function toComponent(instance: ComponentInstance): PageComponent {
  const properties = instance.componentInstanceProperties ?? [];
  return {
    name: instance.componentName.replace(/^c:/, ''),
    identifier: instance.identifier ?? instance.componentName,
    properties: Object.fromEntries(properties.map(({ name, value = '' }) => [name, value])),
  };
}

/** The record page of an object from a metadata folder; null when the folder has none for it. */
export function readRecordPage(metadataDir: string, object: string): Promise<FlexiPage | null> {
  return findPage(metadataDir, (page) => page.object === object);
}

/** The app page of a name from a metadata folder; null when the folder has no such page, or it is one of records. */
export function readAppPage(metadataDir: string, name: string): Promise<FlexiPage | null> {
  return findPage(metadataDir, (page) => page.name === name && page.object === '');
}

async function findPage(metadataDir: string, fits: (page: FlexiPage) => boolean): Promise<FlexiPage | null> {
  const folder = join(metadataDir, 'flexipages');
  if (!existsSync(folder)) return null;
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.flexipage-meta.xml')).sort()) {
    const page = parseFlexiPage(file.replace('.flexipage-meta.xml', ''), await readFile(join(folder, file), 'utf8'));
    if (fits(page)) return page;
  }
  return null;
}
