/** One text for one mapping, so that documents can be compared and live in version control. Pure. */
import { parseMappingDocument } from './parse.ts';
import type { MappingDocument } from './schema.ts';

/**
 * The document as text that is the same however its members were ordered: settings in the order of docs/mapping.md,
 * entries of value maps and classes by name, lists as they are, since their order is the order of the editor. Two
 * spaces, a line end at the end. Throws MappingDocumentError when the document has problems.
 */
export function documentText(document: MappingDocument): string {
  const { valueMaps, classes, ...rest } = parseMappingDocument(document);
  const stable: MappingDocument = {
    ...rest,
    ...(valueMaps === undefined ? {} : { valueMaps: byName(valueMaps, withSortedEntries) }),
    ...(classes === undefined ? {} : { classes: byName(classes, (name) => name) }),
  };
  return `${JSON.stringify(parseMappingDocument(stable), null, 2)}\n`;
}

type ValueMaps = NonNullable<MappingDocument['valueMaps']>;

const withSortedEntries = (map: ValueMaps[string]): ValueMaps[string] => ({
  ...map,
  entries: byName(map.entries, (value) => value),
});

function byName<Value>(
  record: Readonly<Record<string, Value>>,
  each: (value: Value) => Value,
): Readonly<Record<string, Value>> {
  const names = Object.keys(record).toSorted();
  return Object.fromEntries(names.map((name) => [name, each(record[name] as Value)]));
}
