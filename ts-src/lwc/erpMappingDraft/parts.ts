import type { FormulaSample } from 'c/erpFormulaEditor';
import type { ChildMapping, FieldMapping, LookupMapping, MappingDocument } from 'c/mappingEngine';
import type { CompletionField } from 'c/mappingEditing';
import type { Catalogue, ErpEntity, SalesforceField } from './catalogue';

/** A record of the ERP as a sample shows it. */
export type SampleRecord = Readonly<Record<string, unknown>>;

/** Records that a mapping is tried on. */
export interface Samples {
  readonly company: { readonly code: string; readonly name: string; readonly currency: string };
  readonly records: readonly SampleRecord[];
}

export type Entry = FieldMapping | LookupMapping;
export type Part = MappingDocument | ChildMapping;

/** The part of a document that a list names; the document itself for none. */
export function partOf(document: MappingDocument, list: string): Part | undefined {
  return list ? document.children?.find(({ name }) => name === list) : document;
}

/** The entry of a part for a field; undefined when the field has no value. */
export function entryOf(part: Part, target: string): Entry | undefined {
  return entriesOf(part).find((entry) => entry.target === target);
}

/** Fields and references of a part. */
export function entriesOf(part: Part | undefined): readonly Entry[] {
  return [...(part?.fields ?? []), ...(part?.lookups ?? [])];
}

export const isLookup = (entry: Entry): entry is LookupMapping => 'relationship' in entry;

/** Entities and objects that a document is about, those that it refers to included. */
export function namesIn(document: MappingDocument): {
  readonly entities: readonly string[];
  readonly objects: readonly string[];
} {
  const children = document.children ?? [];
  const references = [document, ...children].flatMap((part) => (part.lookups ?? []).map(({ object }) => object));
  return {
    entities: [...new Set([document.source.entity, ...children.map(({ entity }) => entity)])],
    objects: [
      ...new Set([document.target.object, ...children.map(({ target }) => target.object), ...references]),
    ].filter(Boolean),
  };
}

/** The entity whose records a part of the document is made of. */
export function entityOf(document: MappingDocument, list: string, { entities }: Catalogue): ErpEntity | undefined {
  const part = partOf(document, list);
  return entities.get(part && 'entity' in part ? part.entity : document.source.entity);
}

/** Fields of the object that a part is written to; none while the catalogue does not have it. */
export function targetFieldsOf(
  document: MappingDocument,
  list: string,
  { objects }: Catalogue,
): readonly SalesforceField[] {
  const part = partOf(document, list);
  return (part && objects.get(part.target.object)?.fields) ?? [];
}

/** What formulas of a part may name. */
export function namesFor(document: MappingDocument, list: string, catalogue: Catalogue): readonly CompletionField[] {
  const own = (entityOf(document, list, catalogue)?.fields ?? []).map(fieldOf(''));
  const above = list ? (entityOf(document, '', catalogue)?.fields ?? []).map(fieldOf('parent.')) : [];
  const company = ['$Company.Code', '$Company.Name', '$Company.Currency'].map((name) => ({ name, type: 'text' }));
  return [...own, ...above, ...company];
}

function fieldOf(prefix: string): (field: ErpEntity['fields'][number]) => CompletionField {
  return ({ name, type, samples }) => ({ name: prefix + name, type, sample: samples[0] });
}

/** The records of a part that samples hold: themselves, or the first line of the list in each. */
export function samplesFor(document: MappingDocument, list: string, samples: Samples): readonly FormulaSample[] {
  const part = partOf(document, list);
  const source = part && 'entity' in part ? part.source : '';
  const { code, currency } = samples.company;
  const env = { company: code, ...(currency ? { currency } : {}) };
  return samples.records.flatMap((record) => {
    const label = nameOf(record);
    if (!source) return [{ label, record, ...env }];
    const [line] = (record[source] as readonly SampleRecord[] | undefined) ?? [];
    return line ? [{ label, record: line, parent: record, ...env }] : [];
  });
}

/** Fields of the ERP that the part uses directly. */
export function usedIn(document: MappingDocument, list: string): readonly string[] {
  return entriesOf(partOf(document, list)).flatMap(({ source }) => (source ? [source] : []));
}

/** What people know a record by. */
export function nameOf(record: SampleRecord | undefined): string {
  const known = ['number', 'code', 'documentNumber', 'displayName', 'name', 'description', 'id'];
  const name = known.map((field) => record?.[field]).find((value) => typeof value === 'string' && value !== '');
  return typeof name === 'string' ? name : '–';
}
