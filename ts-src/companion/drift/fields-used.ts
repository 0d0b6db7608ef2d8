/** Which fields of both sides a mapping document uses, and for what. Pure. */
import { fieldsReadBy, type ChildMapping, type MappingDocument } from '../../mapping/index.ts';
import { containerKey, type Side } from './schema-side.ts';

export interface UsedField {
  readonly side: Side;
  /** Entity or object. */
  readonly container: string;
  readonly field: string;
}

type Part = MappingDocument | ChildMapping;

const keyOf = ({ side, container, field }: UsedField): string =>
  `${containerKey({ side, name: container })}|${field.toLowerCase()}`;

/**
 * Every field that sources, formulas, filters, keys, lookups, child lists and the way back of a document name, each once.
 * Of a path through a related record (`customer.number`) the first name is the record's own field or list.
 */
export function fieldsUsed(document: MappingDocument): readonly UsedField[] {
  const used = new Map<string, UsedField>();
  const use = (side: Side, container: string, field: string): void => {
    const name = field.split('.')[0] ?? field;
    const entry = { side, container, field: name };
    used.set(keyOf(entry), entry);
  };
  usePart(document, { entity: document.source.entity, filter: document.source.filter, parent: null, use });
  for (const list of document.children ?? []) {
    use('ERP', document.source.entity, list.source);
    use('Salesforce', list.target.object, list.target.parent);
    const { mark, replacedBy, position } = list.deletion ?? {};
    for (const field of [mark, replacedBy, position]) {
      if (field !== undefined) use('Salesforce', list.target.object, field);
    }
    usePart(list, { entity: list.entity, filter: list.filter, parent: document.source.entity, use });
  }
  return [...used.values()];
}

interface Usage {
  readonly entity: string;
  readonly filter: string | undefined;
  /** Entity of the header, for lines. */
  readonly parent: string | null;
  readonly use: (side: Side, container: string, field: string) => void;
}

function usePart(part: Part, { entity, filter, parent, use }: Usage): void {
  const read = (path: string): void => {
    if (parent !== null && path.startsWith('parent.')) use('ERP', parent, path.slice('parent.'.length));
    else use('ERP', entity, path);
  };
  const { object, keyField } = part.target;
  use('Salesforce', object, keyField);
  for (const entry of [part.key, ...(filter === undefined ? [] : [{ formula: filter }])])
    fieldsReadBy(entry).forEach(read);
  for (const entry of [...part.fields, ...(part.lookups ?? [])]) {
    use('Salesforce', object, entry.target);
    fieldsReadBy(entry).forEach(read);
    for (const { field, formula } of entry.toErp ?? []) {
      use('ERP', entity, field);
      if (formula === undefined) continue;
      for (const path of fieldsReadBy({ formula })) use('Salesforce', object, path);
    }
  }
  for (const lookup of part.lookups ?? []) use('Salesforce', lookup.object, lookup.keyField);
}

/** Entities and objects whose fields a document uses. */
export function containersUsed(document: MappingDocument): readonly { readonly side: Side; readonly name: string }[] {
  const containers = new Map(
    fieldsUsed(document).map(({ side, container }) => [
      containerKey({ side, name: container }),
      { side, name: container },
    ]),
  );
  return [...containers.values()];
}

/** Whether a document uses a field. */
export function uses(document: MappingDocument, asked: UsedField): boolean {
  return fieldsUsed(document).some((field) => keyOf(field) === keyOf(asked));
}
