import type { Session } from '../../access/session.ts';
import type { Kernel, QueryRecord } from '../../kernel/types.ts';
import type { SelectStatement } from '../../soql/ast.ts';
import { argumentsOf } from '../document/selection.ts';
import type { InputObject, Selection } from '../document/selection.ts';
import type { VisibleObject } from '../schema/visible-schema.ts';
import { planConnection } from './connection.ts';
import type { ConnectionRows } from './connection.ts';
import { condition } from './filter.ts';
import { orderItems } from './order.ts';
import { pageOf } from './paging.ts';
import type { Page } from './paging.ts';
import { RecordNodePlanner } from './record-node.ts';
import type { ChildQuery, PlanScope } from './record-node.ts';

/** Largest OFFSET that SOQL takes; pages further on are read from a cursor. */
const offsetMax = 2_000;

/** Where sub-queries run: the org, and the user they run as. */
export interface Runner {
  readonly kernel: Kernel;
  readonly session: Session;
}

/**
 * Answers one entry of `uiapi { query { Account(…) { … } } }`. Rights and sharing of the user apply through SOQL.
 * @throws GraphqlFailure for arguments the API does not take; OrgError from the query
 */
export function recordQuery(
  selection: Selection,
  object: VisibleObject,
  scope: PlanScope,
  { kernel, session }: Runner,
): unknown {
  const [node] = selection.nodes;
  if (node === undefined) return null;
  const input = argumentsOf(node, scope);
  const page = pageOf(input, [selection.key]);
  const planner = new RecordNodePlanner(scope);
  const names = { connection: `${object.schema.name}Connection`, edge: `${object.schema.name}Edge` };
  const plan = planConnection(selection.nodes, names, scope, (nodes) => planner.plan(nodes, object));
  const base = baseStatement(input, object, scope);
  const records = page.count === 0 ? [] : readPage({ kernel, session }, base, planner, page);
  const rows: ConnectionRows<QueryRecord> = {
    rows: records.slice(0, page.count),
    from: page.from,
    hasNext: records.length > page.count,
    total: () => kernel.execute(countStatement(base), session).totalSize,
  };
  return plan.shape(rows);
}

/** Object, filter, order and scope; nothing selected yet. */
function baseStatement(input: InputObject, object: VisibleObject, scope: PlanScope): SelectStatement {
  const where = condition(input['where'], object, scope.visible);
  const orderBy = orderItems(input['orderBy'], object, scope.visible);
  return {
    kind: 'select',
    items: [],
    from: object.schema.name,
    ...(where === undefined ? {} : { where }),
    ...(orderBy.length === 0 ? {} : { orderBy }),
    ...(input['scope'] === 'MINE' ? { scope: 'MINE' } : {}),
  };
}

function countStatement(base: SelectStatement): SelectStatement {
  const rest = { ...base };
  delete (rest as { orderBy?: unknown }).orderBy;
  return { ...rest, items: [{ kind: 'function', name: 'count', arguments: [] }] };
}

/** Reads the page and one row more, which tells whether there is a next page. */
function readPage(runner: Runner, base: SelectStatement, planner: RecordNodePlanner, page: Page): QueryRecord[] {
  const [first, ...others] = childGroups(planner.children);
  const items = [...planner.items(), ...(first ?? []).map(subquery)];
  const records = rowsOf(runner, { ...base, items }, page);
  for (const group of others) {
    const id = { kind: 'field', path: ['Id'] } as const;
    const extra = rowsOf(runner, { ...base, items: [id, ...group.map(subquery)] }, page);
    const byId = new Map(extra.map((record) => [record['Id'], record]));
    for (const record of records) {
      for (const { member, query } of group) record[member] = byId.get(record['Id'])?.[query.from] ?? null;
    }
  }
  return records;
}

function subquery({ query }: ChildQuery): { readonly kind: 'subquery'; readonly query: SelectStatement } {
  return { kind: 'subquery', query };
}

/** SOQL reads a relationship once a statement; the same list asked for again (by alias) goes into another one. */
function childGroups(children: readonly ChildQuery[]): ChildQuery[][] {
  const groups: ChildQuery[][] = [];
  for (const child of children) {
    const free = groups.find((group) => group.every(({ query }) => query.from !== child.query.from));
    if (free === undefined) groups.push([child]);
    else free.push(child);
  }
  return groups;
}

function rowsOf({ kernel, session }: Runner, statement: SelectStatement, page: Page): QueryRecord[] {
  const limit = Math.min(page.count + 1, page.end - page.from);
  if (page.from <= offsetMax) {
    const offset = page.from === 0 ? {} : { offset: page.from };
    return kernel.execute({ ...statement, limit, ...offset }, session).records;
  }
  return kernel.openCursor({ ...statement, limit: page.end }, session).page(page.from, limit);
}
