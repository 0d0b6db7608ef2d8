import { isLookup, partOf, type Entry } from 'c/erpMappingDraft';
import type { FieldClass, MappingDocument } from 'c/mappingEngine';
import { withField, withLookup, withoutField, withValueMap } from 'c/mappingEditing';

export interface PairChosen {
  readonly source: string;
  readonly target: string;
}

/** What a field is filled from now; without an entry it is not written any more. */
export interface EntryChange {
  readonly target: string;
  readonly entry?: Entry | undefined;
}

/** The document with a field of Salesforce filled otherwise; a value map that is new is made with it, empty. */
export function withEntry(document: MappingDocument, list: string, { target, entry }: EntryChange): MappingDocument {
  const of = list || undefined;
  if (!entry) return withoutField(document, { target, ...(of ? { list: of } : {}) });
  if (isLookup(entry)) return withLookup(document, entry, of);
  const map = entry.valueMap;
  const known = !map || document.valueMaps?.[map] !== undefined;
  return withField(known ? document : withValueMap(document, map, { entries: {}, unknown: 'block' }), entry, of);
}

/**
 * The document with pairs added. In a mapping of both directions they come from the ERP only, until somebody says how
 * they go back.
 */
export function withPairs(document: MappingDocument, list: string, pairs: readonly PairChosen[]): MappingDocument {
  const oneWay = document.direction === 'both' && !list ? { owner: 'erp' as const, toErp: [] } : {};
  return pairs.reduce(
    (next, { source, target }) => withField(next, { target, source, ...oneWay }, list || undefined),
    document,
  );
}

/** The document with another class for a field of the ERP. */
export function withClass(
  document: MappingDocument,
  list: string,
  { path, value }: { readonly path: string; readonly value: FieldClass },
): MappingDocument {
  const part = partOf(document, list);
  const full = part && 'entity' in part ? `${part.source}.${path}` : path;
  return { ...document, classes: { ...document.classes, [full]: value } };
}
