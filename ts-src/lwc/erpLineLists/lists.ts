import type { Catalogue } from 'c/erpMappingDraft';
import type { ChildMapping, MappingDocument } from 'c/mappingEngine';

/** What a list of lines is made of. */
export interface NewList {
  /** Its name in the records of the ERP. */
  readonly source: string;
  readonly object: string;
  /** The field of the object that refers to the record above. */
  readonly parent: string;
}

/** Lists in the records of the ERP that the document does not move yet, with their entities. */
export function freeLists(
  document: MappingDocument,
  catalogue: Catalogue,
): readonly { readonly source: string; readonly entity: string }[] {
  const used = new Set((document.children ?? []).map(({ source }) => source));
  const all = Object.entries(catalogue.entities.get(document.source.entity)?.children ?? {});
  return all.filter(([source]) => !used.has(source)).map(([source, entity]) => ({ source, entity }));
}

/** Fields of an object that refer to the object of the record above. */
export function parentFields(
  document: MappingDocument,
  catalogue: Catalogue,
  object: string,
): readonly { readonly name: string; readonly label: string; readonly relationship: string }[] {
  return (catalogue.objects.get(object)?.fields ?? [])
    .filter(({ referenceTo }) => referenceTo.includes(document.target.object))
    .map(({ name, label, relationshipName }) => ({
      name,
      label,
      relationship: relationshipName ?? name.replace(/Id$/, '').replace(/__c$/, '__r'),
    }));
}

/** The document with one list more, empty; its name is made of the ERP's. Undefined while something is not known. */
export function withList(
  document: MappingDocument,
  catalogue: Catalogue,
  { source, object, parent }: NewList,
): MappingDocument | undefined {
  const entity = catalogue.entities.get(document.source.entity)?.children[source];
  const above = parentFields(document, catalogue, object).find(({ name }) => name === parent);
  if (entity === undefined || above === undefined) return undefined;
  const list: ChildMapping = {
    name: nameFor(source, document),
    source,
    entity,
    target: { object, keyField: 'ERP_Key__c', parent, parentRelationship: above.relationship },
    key: { source: 'id' },
    fields: [],
  };
  return { ...document, children: [...(document.children ?? []), list] };
}

/** The document without a list; fields that counted it stay, and the check says so. */
export function withoutList(document: MappingDocument, name: string): MappingDocument {
  const { children = [], ...rest } = document;
  const kept = children.filter((child) => child.name !== name);
  return kept.length > 0 ? { ...document, children: kept } : rest;
}

/** The document with a setting of a list changed; undefined takes the filter away. */
export function withListFilter(document: MappingDocument, name: string, filter: string): MappingDocument {
  return {
    ...document,
    children: (document.children ?? []).map((child) => {
      if (child.name !== name) return child;
      const { filter: before = '', ...rest } = child;
      if (before === filter) return child;
      return filter ? { ...rest, filter } : rest;
    }),
  };
}

function nameFor(source: string, { children = [] }: MappingDocument): string {
  const name = /lines$/i.test(source)
    ? 'lines'
    : source
        .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
        .toLowerCase()
        .replaceAll(/[^a-z0-9-]/g, '-');
  return children.some((child) => child.name === name) ? `${name}-${children.length + 1}` : name;
}
