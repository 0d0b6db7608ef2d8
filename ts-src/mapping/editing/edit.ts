/** Changes to mapping documents. Each gives a new document and leaves the one it is given alone. Pure. */
import type { ChildMapping, FieldMapping, LookupMapping, MappingDocument, ValueMap } from '../index.ts';
import { omit } from './omit.ts';

/** A field of the record, or with `list` of one of its lists. */
export interface FieldPlace {
  readonly target: string;
  /** Name of the child list, such as `lines`. */
  readonly list?: string;
}

type Entries = { readonly fields: readonly FieldMapping[]; readonly lookups?: readonly LookupMapping[] | undefined };

/** Sets where a field's value comes from; a field of that name is replaced where it stands, others are added at the end. */
export function withField(document: MappingDocument, field: FieldMapping, list?: string): MappingDocument {
  return inPart(document, list, (part) => ({
    fields: part.fields.some(({ target }) => target === field.target)
      ? part.fields.map((each) => (each.target === field.target ? field : each))
      : [...part.fields, field],
    ...(part.lookups === undefined ? {} : { lookups: part.lookups.filter(({ target }) => target !== field.target) }),
  }));
}

/** Sets what a reference refers to; takes the place of a field or lookup of that name. */
export function withLookup(document: MappingDocument, lookup: LookupMapping, list?: string): MappingDocument {
  return inPart(document, list, (part) => ({
    fields: part.fields.filter(({ target }) => target !== lookup.target),
    lookups: (part.lookups ?? []).some(({ target }) => target === lookup.target)
      ? (part.lookups ?? []).map((each) => (each.target === lookup.target ? lookup : each))
      : [...(part.lookups ?? []), lookup],
  }));
}

/** Leaves a field or lookup out. */
export function withoutField(document: MappingDocument, { target, list }: FieldPlace): MappingDocument {
  return inPart(document, list, (part) => ({
    fields: part.fields.filter((each) => each.target !== target),
    ...(part.lookups === undefined ? {} : { lookups: part.lookups.filter((each) => each.target !== target) }),
  }));
}

/** Sets a value map by name, or takes it away. */
export function withValueMap(document: MappingDocument, name: string, map: ValueMap | null): MappingDocument {
  const maps = document.valueMaps ?? {};
  const valueMaps = map === null ? omit(maps, name) : { ...maps, [name]: map };
  return Object.keys(valueMaps).length === 0 ? omit(document, 'valueMaps') : { ...document, valueMaps };
}

/** The field or lookup of a name; undefined when there is none. */
export function fieldAt(
  document: MappingDocument,
  { target, list }: FieldPlace,
): FieldMapping | LookupMapping | undefined {
  const part = list === undefined ? document : document.children?.find(({ name }) => name === list);
  return [...(part?.fields ?? []), ...(part?.lookups ?? [])].find((each) => each.target === target);
}

function inPart(
  document: MappingDocument,
  list: string | undefined,
  change: (part: Entries) => Pick<ChildMapping, 'fields' | 'lookups'> | Entries,
): MappingDocument {
  if (list === undefined) return cleaned({ ...document, ...change(document) } as MappingDocument);
  const children = (document.children ?? []).map((child) =>
    child.name === list ? cleaned({ ...child, ...change(child) } as ChildMapping) : child,
  );
  return { ...document, children };
}

/** An empty list of lookups is as none, and documents are compared and kept in files. */
function cleaned<Part extends Entries>(part: Part): Part {
  return part.lookups?.length === 0 ? (omit(part, 'lookups') as Part) : part;
}
