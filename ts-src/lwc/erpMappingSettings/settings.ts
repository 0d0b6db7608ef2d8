import type { Catalogue } from 'c/erpMappingDraft';
import type { MappingDocument } from 'c/mappingEngine';
import { withDirection } from 'c/mappingEditing';

/** The document with another filter; blank takes it away. */
export function withFilter(document: MappingDocument, filter: string): MappingDocument {
  if ((document.source.filter ?? '') === filter) return document;
  const { entity, companies } = document.source;
  return { ...document, source: { entity, companies, ...(filter ? { filter } : {}) } };
}

/** The document with a setting changed that is one choice of several. */
export function withSetting(document: MappingDocument, name: string, value: string): MappingDocument {
  if (name === 'companies') return { ...document, source: { ...document.source, companies: value as 'each' } };
  if (name === 'write') return { ...document, target: { ...document.target, write: value as 'upsert' } };
  if (name === 'direction') return withDirection(document, value as 'both');
  return { ...document, [name]: value };
}

/** Where a value map is used: a field of the record whose values can be counted, and what Salesforce takes there. */
export function valueUses(
  document: MappingDocument,
  catalogue: Catalogue | undefined,
  map: string,
): { readonly source: string | undefined; readonly choices: readonly string[] } {
  const source = document.fields.find((field) => field.valueMap === map && field.source !== undefined)?.source;
  const choices = [document, ...(document.children ?? [])].flatMap((part) => {
    const known = catalogue?.objects.get(part.target.object)?.fields ?? [];
    return part.fields
      .filter(({ valueMap }) => valueMap === map)
      .map(({ target }) => known.find(({ name }) => name === target)?.picklistValues ?? [])
      .filter((values) => values.length > 0);
  });
  return { source, choices: choices[0] ?? [] };
}
