import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';

interface LabelsDocument {
  readonly CustomLabels: { readonly labels: readonly { readonly fullName: string; readonly value: string }[] };
}

/** The custom labels of a metadata folder: name → text. */
export async function readLabels(metadataDir: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(join(metadataDir, 'labels/CustomLabels.labels-meta.xml'), 'utf8');
  const parser = new XMLParser({ isArray: (name) => name === 'labels', parseTagValue: false });
  const document = parser.parse(text) as LabelsDocument;
  return new Map(document.CustomLabels.labels.map(({ fullName, value }) => [fullName, value]));
}
