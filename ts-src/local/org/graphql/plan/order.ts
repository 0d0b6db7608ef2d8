import { isJsonObject } from '../../http/json-body.ts';
import type { FieldItem, FunctionItem, OrderItem } from '../../soql/ast.ts';
import { requestFailure } from '../document/errors.ts';
import type { InputObject } from '../document/selection.ts';
import type { VisibleObject, VisibleSchema } from '../schema/visible-schema.ts';

/**
 * An `orderBy` argument as SOQL order, in the order its members were written. `aggregate` allows functions, such as
 * `{Amount: {function: SUM, order: DESC}}`. @throws GraphqlFailure for a function in a plain query
 * Source: GraphQL API guide, Order Results and Order By Schema (ascending, nulls first, by default).
 */
export function orderItems(
  orderBy: unknown,
  object: VisibleObject,
  visible: VisibleSchema,
  aggregate = false,
): OrderItem[] {
  return isJsonObject(orderBy) ? read(orderBy, object, [], { visible, aggregate }) : [];
}

interface OrderScope {
  readonly visible: VisibleSchema;
  readonly aggregate: boolean;
}

function read(orderBy: InputObject, object: VisibleObject, path: readonly string[], scope: OrderScope): OrderItem[] {
  const items: OrderItem[] = [];
  for (const [name, value] of Object.entries(orderBy)) {
    if (!isJsonObject(value)) continue;
    const parent = object.parents.get(name);
    if (object.fields.has(name)) items.push(orderItem([...path, name], value, scope));
    else if (parent !== undefined) items.push(...parents(value, parent.objects, [...path, name], scope));
  }
  return items;
}

function parents(
  value: InputObject,
  objects: readonly string[],
  path: readonly string[],
  scope: OrderScope,
): OrderItem[] {
  const targets: [string | undefined, unknown][] = objects.length === 1 ? [[objects[0], value]] : Object.entries(value);
  return targets.flatMap(([name, order]) => {
    const object = scope.visible.get(name ?? '');
    return object !== undefined && isJsonObject(order) ? read(order, object, path, scope) : [];
  });
}

function orderItem(path: readonly string[], clause: InputObject, scope: OrderScope): OrderItem {
  const field: FieldItem = { kind: 'field', path };
  const name = clause['function'];
  if (typeof name === 'string' && !scope.aggregate) {
    throw requestFailure('ValidationError', `Ordering ${path.join('.')} by a function needs an aggregate query`);
  }
  const operand: FieldItem | FunctionItem =
    typeof name === 'string' ? { kind: 'function', name: name.toLowerCase(), arguments: [field] } : field;
  return { operand, descending: clause['order'] === 'DESC', nulls: clause['nulls'] === 'LAST' ? 'last' : 'first' };
}
