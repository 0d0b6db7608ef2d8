import type { QueryRecord } from '../kernel/types.ts';
import type { Stored } from '../store/tables.ts';
import { quoted } from '../store/tables.ts';
import type { SelectStatement } from './ast.ts';
import { orderSql, whereSql } from './clauses.ts';
import { compileSelectList } from './compile-select.ts';
import { QueryScope } from './scope.ts';
import { shapeRecord } from './shape.ts';

/** Parents in one `IN` list. */
const PARENTS_MAX = 500;

/** A list of children inside a parent record. */
export interface ChildList {
  readonly totalSize: number;
  readonly done: boolean;
  readonly records: QueryRecord[];
}

/**
 * Reads the children of many parents at once: parent record number → its list. A LIMIT counts per parent.
 */
export function readChildren(
  outer: QueryScope,
  query: SelectStatement,
  of: { readonly parents: readonly number[]; readonly version: string; readonly all: boolean },
): Map<number, ChildList> {
  const relationship = outer.root.table.object.childRelationship(query.from);
  const lists = new Map<number, QueryRecord[]>();
  if (relationship === undefined) return new Map();
  const { context, session, aliases } = outer;
  const table = context.database.table(relationship.childObject);
  for (let from = 0; from < of.parents.length; from += PARENTS_MAX) {
    const scope = new QueryScope({ context, session, table, aliases, objectAlias: query.alias });
    const list = compileSelectList(scope, query);
    const parent = `${scope.root.alias}.${quoted(relationship.field)}`;
    const among = `${parent} IN (${of.parents.slice(from, from + PARENTS_MAX).join(',')})`;
    const order = orderSql(scope, query.orderBy, `${scope.root.alias}."Id"`);
    const where = whereSql(scope, query, { all: of.all, and: among });
    const parentColumn = list.columns.length;
    const rows = context.database.all(
      limited({ columns: [...list.columns, parent], from: scope.fromSql, where, order, parent }, query),
    );
    const ids = context.database.ids;
    const shape = { ids, version: of.version, children: () => null };
    for (const row of rows as Stored[][]) {
      const record = shapeRecord(shape, list.shape, row);
      const owner = row[parentColumn] as number;
      const known = lists.get(owner);
      if (record !== null && known !== undefined) known.push(record);
      else if (record !== null) lists.set(owner, [record]);
    }
  }
  return new Map([...lists].map(([owner, records]) => [owner, { totalSize: records.length, done: true, records }]));
}

interface ChildSql {
  readonly columns: readonly string[];
  readonly from: string;
  readonly where: string;
  readonly order: string;
  readonly parent: string;
}

function limited(sql: ChildSql, query: SelectStatement): string {
  const named = sql.columns.map((column, index) => `${column} AS c${index}`);
  if (query.limit === undefined && query.offset === undefined) {
    return `SELECT ${sql.columns.join(', ')} ${sql.from} ${sql.where} ${sql.order}`;
  }
  const rank = `ROW_NUMBER() OVER (PARTITION BY ${sql.parent} ${sql.order}) AS place`;
  const first = query.offset ?? 0;
  const names = sql.columns.map((_, index) => `c${index}`).join(', ');
  return (
    `SELECT ${names} FROM (SELECT ${named.join(', ')}, ${rank} ${sql.from} ${sql.where}) ` +
    `WHERE place > ${first} AND place <= ${first + (query.limit ?? Number.MAX_SAFE_INTEGER)} ORDER BY place`
  );
}
