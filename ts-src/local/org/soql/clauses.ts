import { OrgError } from '../http/org-error.ts';
import type { FieldSchema } from '../schema/types.ts';
import type { OrderItem, SelectStatement } from './ast.ts';
import { conditionSql } from './conditions.ts';
import { expression } from './functions.ts';
import { queriedTable, QueryScope } from './scope.ts';

export interface WhereOptions {
  /** Deleted rows too. */
  readonly all: boolean;
  /** A further condition in SQL. */
  readonly and?: string;
}

/** `WHERE …`: the query's condition, only live rows, only rows the user sees. */
export function whereSql(scope: QueryScope, statement: SelectStatement, options: WhereOptions): string {
  const { root, session, context } = scope;
  const parts: string[] = [];
  if (options.and !== undefined) parts.push(options.and);
  if (statement.where !== undefined) parts.push(conditionSql(scope, statement.where, subselectSql));
  if (!options.all && statement.allRows !== true && root.table.slot('IsDeleted') !== undefined) {
    parts.push(`${root.alias}."IsDeleted" = 0`);
  }
  const visible = context.sharing.visibleSql(root.table, root.alias, session);
  if (visible !== null) parts.push(visible);
  if (statement.scope?.toLowerCase() === 'mine' && root.table.slot('OwnerId') !== undefined) {
    parts.push(`${root.alias}."OwnerId" = ${context.database.ids.parse(session.user.id) ?? -1}`);
  }
  return parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`;
}

/** The SELECT of a semi-join. */
function subselectSql(statement: SelectStatement, outer: QueryScope, left: FieldSchema): string {
  const table = queriedTable(outer.context, outer.session, statement.from);
  const { context, session, aliases } = outer;
  const scope = new QueryScope({ context, session, table, aliases, objectAlias: statement.alias });
  const item = statement.items[0];
  if (item?.kind !== 'field' || statement.items.length > 1) {
    throw new OrgError(400, 'MALFORMED_QUERY', 'Semi join sub-selects must select one field');
  }
  const { sql, field } = scope.resolve(item.path);
  const targets = (of: FieldSchema, object: string): readonly string[] =>
    of.type === 'id' ? [object] : of.referenceTo;
  const inner = targets(field, table.object.name);
  if (!targets(left, outer.root.table.object.name).some((object) => inner.includes(object))) {
    const text =
      `The selected field '${field.name}' in the subquery and the left operand field '${left.name}' in the where ` +
      'expression in the outer query should point to the same object type';
    throw new OrgError(400, 'MALFORMED_QUERY', text);
  }
  const where = whereSql(scope, statement, { all: false });
  const notNull = where === '' ? `WHERE ${sql} IS NOT NULL` : `${where} AND ${sql} IS NOT NULL`;
  return `SELECT ${sql} ${scope.fromSql} ${notNull}`;
}

/** `ORDER BY …`, with the record number last so that the order is always the same. */
export function orderSql(scope: QueryScope, items: readonly OrderItem[] | undefined, tieBreak: string | null): string {
  const parts = (items ?? []).map(({ operand, descending, nulls }) => {
    const { sql, field, aggregate } = expression(scope, operand);
    if (!aggregate && !field.sortable) {
      throw new OrgError(400, 'MALFORMED_QUERY', `field '${field.name}' can not be sorted in a query call`);
    }
    return `${sql} ${descending ? 'DESC' : 'ASC'} NULLS ${nulls.toUpperCase()}`;
  });
  if (tieBreak !== null) parts.push(tieBreak);
  return parts.length === 0 ? '' : `ORDER BY ${parts.join(', ')}`;
}

/** `LIMIT … OFFSET …`. @throws OrgError when the offset is beyond the platform's 2,000 */
export function limitSql(statement: SelectStatement, max?: number): string {
  if ((statement.offset ?? 0) > 2000) {
    throw new OrgError(400, 'NUMBER_OUTSIDE_VALID_RANGE', 'Maximum SOQL offset allowed is 2000');
  }
  const limit = Math.min(statement.limit ?? Infinity, max ?? Infinity);
  if (limit === Infinity && statement.offset === undefined) return '';
  return `LIMIT ${limit === Infinity ? -1 : limit}${statement.offset === undefined ? '' : ` OFFSET ${statement.offset}`}`;
}
