import type { Kernel } from '../kernel/types.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import type { FieldItem, SelectItem, SelectStatement } from '../soql/ast.ts';

const numeric = new Set(['double', 'int', 'currency', 'percent', 'long']);

/**
 * `?columns=true`: what a query's columns are. Not documented; the sf CLI asks for it after every query.
 * Source: observed requests of the sf CLI and the shape its source reads.
 */
export function columnsOf(statement: SelectStatement, kernel: Kernel): object {
  const object = kernel.schema.object(statement.from);
  const columnMetadata = statement.items.map((item, index) => column(item, { object, kernel, index }));
  return {
    columnMetadata,
    entityName: object?.name ?? statement.from,
    groupBy: statement.groupBy !== undefined,
    idSelected: statement.items.some((item) => item.kind === 'field' && item.path.join('.').toLowerCase() === 'id'),
    keyPrefix: object?.keyPrefix ?? null,
  };
}

interface Place {
  readonly object: ObjectSchema | undefined;
  readonly kernel: Kernel;
  readonly index: number;
}

function column(item: SelectItem, place: Place): object {
  if (item.kind === 'subquery') {
    const child = place.object?.childRelationship(item.query.from);
    const inner = { ...place, object: child && place.kernel.schema.object(child.childObject) };
    const joinColumns = item.query.items.map((joined, index) => column(joined, { ...inner, index }));
    return describeColumn(item.query.from, undefined, { aggregate: false, joinColumns });
  }
  if (item.kind === 'function') {
    return describeColumn(item.alias ?? `expr${place.index}`, undefined, { aggregate: true, joinColumns: [] });
  }
  if (item.kind === 'typeof')
    return describeColumn(item.relationship, undefined, { aggregate: false, joinColumns: [] });
  return fieldColumn(item, place);
}

/** A path over parents is a column that joins one column, level by level. */
function fieldColumn(item: FieldItem, { object, kernel, index }: Place): object {
  const [first = '', ...rest] =
    item.path[0]?.toLowerCase() === object?.name.toLowerCase() ? item.path.slice(1) : item.path;
  if (rest.length === 0) {
    const field = object?.field(first);
    return describeColumn(field?.name ?? first, field, { aggregate: false, joinColumns: [] });
  }
  const parent = kernel.schema.object(object?.relationship(first)?.referenceTo[0] ?? '');
  const joined = fieldColumn({ kind: 'field', path: rest }, { object: parent, kernel, index });
  return describeColumn(first, undefined, { aggregate: false, joinColumns: [joined] });
}

function describeColumn(
  name: string,
  field: FieldSchema | undefined,
  { aggregate, joinColumns }: { aggregate: boolean; joinColumns: readonly object[] },
): object {
  return {
    aggregate,
    apexType: field?.type === 'id' || field?.type === 'reference' ? 'Id' : 'String',
    booleanType: field?.type === 'boolean',
    columnName: name,
    custom: field?.custom ?? false,
    displayName: name,
    foreignKeyName: field?.relationshipName ?? null,
    insertable: field?.createable ?? false,
    joinColumns,
    numberType: field !== undefined && numeric.has(field.type),
    textType: field === undefined || (!numeric.has(field.type) && field.type !== 'boolean'),
    updatable: field?.updateable ?? false,
  };
}
