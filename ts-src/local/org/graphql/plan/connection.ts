import type { FieldNode } from 'graphql';
import type { DocumentScope, Selection } from '../document/selection.ts';
import { selections } from '../document/selection.ts';
import { cursorOf } from './paging.ts';

/** Rows as they were read, with what a connection says about them. */
export interface ConnectionRows<Row> {
  readonly rows: readonly Row[];
  /** Rows before the first of these. */
  readonly from: number;
  readonly hasNext: boolean;
  /** Rows in all; asked only when `totalCount` is selected. */
  total(): number;
}

export type Shape<Value> = (value: Value) => unknown;

export interface ConnectionPlan<Row> {
  readonly shape: Shape<ConnectionRows<Row>>;
  readonly wantsTotal: boolean;
}

export interface ConnectionNames {
  readonly connection: string;
  readonly edge: string;
}

/** Puts members that were planned one by one together to an object; every response key has its own closure. */
export function objectShape<Value>(members: readonly (readonly [string, Shape<Value>])[]): Shape<Value> {
  return (value) => {
    const result: Record<string, unknown> = {};
    for (const [key, shape] of members) result[key] = shape(value);
    return result;
  };
}

/**
 * Plans `edges { node cursor } pageInfo totalCount pageResultCount` of a connection; `planNode` plans what is selected
 * of a node and is called while planning, so that it can note which fields are needed.
 */
export function planConnection<Row>(
  nodes: readonly FieldNode[],
  names: ConnectionNames,
  scope: DocumentScope,
  planNode: (nodes: readonly FieldNode[]) => Shape<Row>,
): ConnectionPlan<Row> {
  let wantsTotal = false;
  const members = selections(nodes, scope).map((selection): [string, Shape<ConnectionRows<Row>>] => {
    wantsTotal ||= selection.name === 'totalCount';
    return [selection.key, member(selection, names, scope, planNode)];
  });
  return { shape: objectShape(members), wantsTotal };
}

function member<Row>(
  selection: Selection,
  names: ConnectionNames,
  scope: DocumentScope,
  planNode: (nodes: readonly FieldNode[]) => Shape<Row>,
): Shape<ConnectionRows<Row>> {
  switch (selection.name) {
    case 'edges': {
      const edge = edgeShape(selection, names, scope, planNode);
      return ({ rows, from }) => rows.map((row, index) => edge({ row, position: from + index + 1 }));
    }
    case 'pageInfo':
      return pageInfoShape(selection, scope);
    case 'totalCount':
      return ({ total }) => total();
    case 'pageResultCount':
      return ({ rows }) => rows.length;
    default:
      return () => names.connection;
  }
}

function edgeShape<Row>(
  selection: Selection,
  names: ConnectionNames,
  scope: DocumentScope,
  planNode: (nodes: readonly FieldNode[]) => Shape<Row>,
): Shape<{ row: Row; position: number }> {
  return objectShape(
    selections(selection.nodes, scope).map((part): [string, Shape<{ row: Row; position: number }>] => {
      if (part.name === 'node') {
        const node = planNode(part.nodes);
        return [part.key, ({ row }) => node(row)];
      }
      return [part.key, part.name === 'cursor' ? ({ position }) => cursorOf(position) : () => names.edge];
    }),
  );
}

function pageInfoShape<Row>(selection: Selection, scope: DocumentScope): Shape<ConnectionRows<Row>> {
  const parts: Readonly<Record<string, Shape<ConnectionRows<Row>>>> = {
    hasNextPage: ({ hasNext }) => hasNext,
    hasPreviousPage: ({ from }) => from > 0,
    startCursor: ({ rows, from }) => (rows.length === 0 ? null : cursorOf(from + 1)),
    endCursor: ({ rows, from }) => (rows.length === 0 ? null : cursorOf(from + rows.length)),
  };
  return objectShape(
    selections(selection.nodes, scope).map((part): [string, Shape<ConnectionRows<Row>>] => [
      part.key,
      parts[part.name] ?? (() => 'PageInfo'),
    ]),
  );
}
