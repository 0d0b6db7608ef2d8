import type { Session } from '../access/session.ts';
import type { OrgContext } from '../kernel/context.ts';
import type { FlatQuery, QueryCursor, QueryOptions, QueryRecord, QueryResult } from '../kernel/types.ts';
import type { Stored } from '../store/tables.ts';
import { runAggregate } from './aggregate.ts';
import type { SelectStatement } from './ast.ts';
import { readChildren } from './children.ts';
import type { ChildList } from './children.ts';
import { limitSql, orderSql, whereSql } from './clauses.ts';
import { compileSelectList, isAggregateQuery } from './compile-select.ts';
import type { SelectList } from './compile-select.ts';
import { queriedTable, QueryScope } from './scope.ts';
import { shapeRecord } from './shape.ts';
import type { Member } from './shape.ts';
import { fillUserRecordAccess } from './user-record-access.ts';

const DEFAULT_VERSION = '66.0';
/** Rows read at once when a query has more: the list of record numbers is made first, pages are read by it. */
const PAGE_MAX = 2000;

interface Prepared {
  readonly scope: QueryScope;
  readonly list: SelectList;
  readonly where: string;
  readonly order: string;
  readonly options: QueryOptions;
}

/** Runs a query and gives all its rows. @throws OrgError */
export function runQuery(
  context: OrgContext,
  statement: SelectStatement,
  session: Session,
  options: QueryOptions = {},
): QueryResult {
  const cursor = openCursor(context, statement, session, options);
  return { totalSize: cursor.totalSize, records: cursor.page(0, Infinity) };
}

/** Opens a query for reading page by page. @throws OrgError */
export function openCursor(
  context: OrgContext,
  statement: SelectStatement,
  session: Session,
  options: QueryOptions = {},
): QueryCursor {
  const table = queriedTable(context, session, statement.from);
  if (table.object.name === 'UserRecordAccess') fillUserRecordAccess(context, statement);
  const scope = new QueryScope({ context, session, table, aliases: { next: 0 }, objectAlias: statement.alias });
  if (isAggregateQuery(statement)) return aggregateCursor(scope, statement, options);
  const rows = new RowPages(prepare(scope, statement, options), statement);
  return { totalSize: rows.total, page: (from, count) => rows.records(from, count) };
}

/** Opens a query for CSV. @throws OrgError */
export function openFlatQuery(
  context: OrgContext,
  statement: SelectStatement,
  session: Session,
  options: QueryOptions = {},
): FlatQuery {
  const table = queriedTable(context, session, statement.from);
  const scope = new QueryScope({ context, session, table, aliases: { next: 0 }, objectAlias: statement.alias });
  const prepared = prepare(scope, statement, options);
  const rows = new RowPages(prepared, statement);
  const flat = flatColumns(prepared.list.shape.members, '');
  return {
    columns: flat.map(({ name }) => name),
    totalSize: rows.total,
    rows: (from, count) =>
      rows.rows(from, count).map((row) =>
        flat.map(({ member }) => {
          const value = member.format(row[member.column] ?? null);
          return value === null ? '' : String(value);
        }),
      ),
  };
}

type ValueMember = Extract<Member, { kind: 'value' }>;

function flatColumns(members: readonly Member[], prefix: string): { name: string; member: ValueMember }[] {
  return members.flatMap((member) => {
    if (member.kind === 'value') return [{ name: prefix + member.name, member }];
    return member.kind === 'parent' ? flatColumns(member.parent.members, `${prefix}${member.name}.`) : [];
  });
}

function prepare(scope: QueryScope, statement: SelectStatement, options: QueryOptions): Prepared {
  const list = compileSelectList(scope, statement);
  const where = whereSql(scope, statement, { all: options.all === true });
  const order = orderSql(scope, statement.orderBy, `${scope.root.alias}."Id"`);
  return { scope, list, where, order, options };
}

function aggregateCursor(scope: QueryScope, statement: SelectStatement, options: QueryOptions): QueryCursor {
  const only = statement.items[0];
  const bareCount =
    statement.items.length === 1 &&
    only?.kind === 'function' &&
    only.name === 'count' &&
    only.arguments.length === 0 &&
    statement.groupBy === undefined;
  const records = runAggregate(scope, statement, options.all === true);
  if (!bareCount) return { totalSize: records.length, page: (from, count) => records.slice(from, from + count) };
  const total = Number(records[0]?.['expr0'] ?? 0);
  return { totalSize: Math.min(total, statement.limit ?? Infinity), page: () => [] };
}

/** The rows of a query: short results are kept, of long ones only the record numbers in their order. */
class RowPages {
  readonly total: number;
  readonly #prepared: Prepared;
  readonly #short: Stored[][] | null;
  readonly #ids: Float64Array;

  constructor(prepared: Prepared, statement: SelectStatement) {
    this.#prepared = prepared;
    const { scope, list, where, order } = prepared;
    const { database } = scope.context;
    const tail = `${scope.fromSql} ${where} ${order}`;
    const first = database.all(`SELECT ${list.columns.join(', ')} ${tail} ${limitSql(statement, PAGE_MAX + 1)}`);
    this.#short = first.length <= PAGE_MAX ? first : null;
    this.#ids =
      this.#short === null
        ? Float64Array.from(
            database.all(`SELECT ${scope.root.alias}."Id" ${tail} ${limitSql(statement)}`),
            ([id]) => id as number,
          )
        : new Float64Array(0);
    this.total = this.#short?.length ?? this.#ids.length;
  }

  rows(from: number, count: number): Stored[][] {
    if (this.#short !== null) return this.#short.slice(from, from + count);
    const wanted = this.#ids.subarray(from, Math.min(from + count, this.#ids.length));
    const rows: Stored[][] = [];
    for (let start = 0; start < wanted.length; start += PAGE_MAX) {
      for (const row of this.#read([...wanted.subarray(start, start + PAGE_MAX)])) rows.push(row);
    }
    return rows;
  }

  records(from: number, count: number): QueryRecord[] {
    const rows = this.rows(from, count);
    const { scope, list, options } = this.#prepared;
    const version = options.version ?? DEFAULT_VERSION;
    const parents = rows.map((row) => row[0] as number);
    const all = options.all === true;
    const lists: ReadonlyMap<number, ChildList>[] = list.subqueries.map((query) =>
      readChildren(scope, query, { parents, version, all }),
    );
    const shape = {
      ids: scope.context.database.ids,
      version,
      children: (index: number, record: number): unknown => lists[index]?.get(record) ?? null,
    };
    return rows.map((row) => shapeRecord(shape, list.shape, row)).filter((record) => record !== null);
  }

  #read(ids: readonly number[]): Stored[][] {
    const { scope, list } = this.#prepared;
    const sql = `SELECT ${list.columns.join(', ')} ${scope.fromSql} WHERE ${scope.root.alias}."Id" IN (${ids.join(',')})`;
    const byId = new Map(scope.context.database.all(sql).map((row) => [row[0] as number, row]));
    return ids.flatMap((id) => {
      const row = byId.get(id);
      return row === undefined ? [] : [row];
    });
  }
}
