/** Documents changed for fields that are gone, have another name, or came. Pure. */
import {
  fieldsReadBy,
  parseMappingDocument,
  type ChildMapping,
  type FieldMapping,
  type LookupMapping,
  type MappingDocument,
} from '../../mapping/index.ts';
import type { UsedField } from './fields-used.ts';

type Part = MappingDocument | ChildMapping;

/**
 * The document without the fields and optional lookups that need one of the missing fields. What it can't be without (key,
 * filter, required lookups, parents) stays: whether it still holds is for the compiler to say.
 */
export function withoutMissing(document: MappingDocument, missing: readonly UsedField[]): MappingDocument {
  if (missing.length === 0) return document;
  const gone = (side: UsedField['side'], container: string, field: string): boolean =>
    missing.some((each) => each.side === side && each.container === container && each.field === field);
  const header = document.source.entity;
  const reduce = <P extends Part>(part: P, entity: string): P => {
    const readsMissing = (path: string): boolean =>
      path.startsWith('parent.') && entity !== header
        ? gone('ERP', header, firstOf(path.slice('parent.'.length)))
        : gone('ERP', entity, firstOf(path));
    const holds = (entry: FieldMapping | LookupMapping): boolean =>
      !gone('Salesforce', part.target.object, entry.target) && !fieldsReadBy(entry).some(readsMissing);
    const lookups = part.lookups?.filter((lookup) => lookup.required || holds(lookup));
    const fields = part.fields.filter(holds).map((field) => withoutWayBack(field, (name) => gone('ERP', entity, name)));
    return { ...part, fields, ...(lookups === undefined ? {} : { lookups }) };
  };
  const children = document.children
    ?.filter((list) => !gone('ERP', header, list.source))
    .map((list) => reduce(list, list.entity));
  const reduced = reduce(document, header);
  return { ...reduced, ...(children === undefined ? {} : { children }) };
}

const firstOf = (path: string): string => path.split('.')[0] ?? path;

function withoutWayBack(field: FieldMapping, isGone: (name: string) => boolean): FieldMapping {
  if (field.toErp === undefined) return field;
  return { ...field, toErp: field.toErp.filter((back) => !isGone(back.field)) };
}

/** The document with another name for a field of one side, wherever it is named. */
export function withRenamed(document: MappingDocument, field: UsedField, name: string): MappingDocument {
  const { side, container, field: old } = field;
  const header = document.source.entity;
  const renamePath = (path: string, entity: string): string => {
    const ofParent = path.startsWith('parent.') && entity !== header;
    const [first = '', ...rest] = (ofParent ? path.slice('parent.'.length) : path).split('.');
    const matches = side === 'ERP' && first === old && container === (ofParent ? header : entity);
    return matches ? [...(ofParent ? ['parent'] : []), name, ...rest].join('.') : path;
  };
  const renameTarget = (target: string, object: string): string =>
    side === 'Salesforce' && container === object && target === old ? name : target;
  const valued = <E extends { source?: string | undefined; formula?: string | undefined }>(
    entry: E,
    entity: string,
  ): E => ({
    ...entry,
    ...(entry.source === undefined ? {} : { source: renamePath(entry.source, entity) }),
    ...(entry.formula === undefined ? {} : { formula: inFormula(entry.formula, (path) => renamePath(path, entity)) }),
  });
  const renamePart = <P extends Part>(part: P, entity: string): P => {
    const { object, keyField } = part.target;
    const entryOf = <E extends FieldMapping | LookupMapping>(entry: E): E => ({
      ...valued(entry, entity),
      target: renameTarget(entry.target, object),
      ...(entry.toErp === undefined
        ? {}
        : { toErp: entry.toErp.map((back) => ({ ...back, field: renamePath(back.field, entity) })) }),
    });
    const aggregateOf = <E extends FieldMapping | LookupMapping>(entry: E): E => {
      if (!('aggregate' in entry) || entry.aggregate?.field === undefined) return entry;
      const list = document.children?.find(({ name: listed }) => listed === entry.aggregate?.of);
      const summed = renameTarget(entry.aggregate.field, list?.target.object ?? '');
      return { ...entry, aggregate: { ...entry.aggregate, field: summed } };
    };
    return {
      ...part,
      key: valued(part.key, entity),
      target: { ...part.target, keyField: renameTarget(keyField, object) },
      fields: part.fields.map(entryOf).map(aggregateOf),
      ...(part.lookups === undefined ? {} : { lookups: part.lookups.map(entryOf) }),
    };
  };
  const filterOf = (filter: string | undefined, entity: string): { readonly filter?: string } =>
    filter === undefined ? {} : { filter: inFormula(filter, (path) => renamePath(path, entity)) };
  const children = document.children?.map((list) => ({
    ...renamePart(list, list.entity),
    source: renamePath(list.source, header),
    ...filterOf(list.filter, list.entity),
  }));
  return parseMappingDocument({
    ...renamePart(document, header),
    ...(document.classes === undefined ? {} : { classes: renamedClasses(document, renamePath) }),
    source: { ...document.source, ...filterOf(document.source.filter, header) },
    ...(children === undefined ? {} : { children }),
  });
}

/** Classes are set by path: `phone`, or `lines.text` for a field of a list. */
function renamedClasses(
  document: MappingDocument,
  renamePath: (path: string, entity: string) => string,
): NonNullable<MappingDocument['classes']> {
  const entries = Object.entries(document.classes ?? {}).map(([path, fieldClass]) => {
    const list = document.children?.find(({ source }) => path.startsWith(`${source}.`));
    if (list === undefined) return [renamePath(path, document.source.entity), fieldClass] as const;
    return [`${list.source}.${renamePath(path.slice(list.source.length + 1), list.entity)}`, fieldClass] as const;
  });
  return Object.fromEntries(entries);
}

/** A formula with its field references replaced; texts in quotes and names of functions stay. */
const inFormula = (formula: string, rename: (path: string) => string): string =>
  formula.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?<![\w$.])[A-Za-z_]\w*(?:\.\w+)*(?!\w|\s*\()/g, (part) =>
    /^["']/.test(part) ? part : rename(part),
  );
