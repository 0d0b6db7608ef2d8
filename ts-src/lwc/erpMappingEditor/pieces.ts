import type { MappingDocument } from 'c/mappingEngine';
import type { CompletionField } from 'c/mappingEditing';
import { partOf, type Catalogue, type ErpEntity, type SampleRecord } from 'c/erpMappingDraft';
import type { FormulaSample } from 'c/erpFormulaEditor';

/** Entities and objects that a document is about. */
export function namesIn(document: MappingDocument): {
  readonly entities: readonly string[];
  readonly objects: readonly string[];
} {
  const children = document.children ?? [];
  return {
    entities: [...new Set([document.source.entity, ...children.map(({ entity }) => entity)])],
    objects: [...new Set([document.target.object, ...children.map(({ target }) => target.object)])],
  };
}

/** The entity whose records a part of the document is made of. */
export function entityOf(document: MappingDocument, list: string, { entities }: Catalogue): ErpEntity | undefined {
  const part = partOf(document, list);
  return entities.get(part && 'entity' in part ? part.entity : document.source.entity);
}

/** What formulas of a part may name. */
export function namesFor(document: MappingDocument, list: string, catalogue: Catalogue): readonly CompletionField[] {
  const own = (entityOf(document, list, catalogue)?.fields ?? []).map(fieldOf(''));
  const above = list ? (entityOf(document, '', catalogue)?.fields ?? []).map(fieldOf('parent.')) : [];
  const company = ['$Company.Code', '$Company.Name', '$Company.Currency'].map((name) => ({ name, type: 'text' }));
  return [...own, ...above, ...company];
}

const fieldOf =
  (prefix: string) =>
  ({ name, type, samples }: ErpEntity['fields'][number]): CompletionField => ({
    name: prefix + name,
    type,
    sample: samples[0],
  });

/** The record of a part that a sample holds: itself, or the first line of the list. */
export function samplesFor(
  document: MappingDocument,
  list: string,
  from: {
    readonly records: readonly SampleRecord[];
    readonly company: string;
    readonly nameOf: (record: SampleRecord) => string;
  },
): readonly FormulaSample[] {
  const part = partOf(document, list);
  const source = part && 'entity' in part ? part.source : '';
  return from.records.flatMap((record) => {
    const label = from.nameOf(record);
    if (!source) return [{ label, record, company: from.company }];
    const [line] = (record[source] as readonly SampleRecord[] | undefined) ?? [];
    return line ? [{ label, record: line, parent: record, company: from.company }] : [];
  });
}

/** Fields of the ERP that the part uses directly. */
export function usedIn(document: MappingDocument, list: string): readonly string[] {
  const part = partOf(document, list);
  return [...(part?.fields ?? []), ...(part?.lookups ?? [])].flatMap(({ source }) => (source ? [source] : []));
}
