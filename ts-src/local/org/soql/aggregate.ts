import { OrgError } from '../http/org-error.ts';
import type { QueryRecord } from '../kernel/types.ts';
import type { FieldItem, FunctionItem, SelectStatement } from './ast.ts';
import { limitSql, orderSql, whereSql } from './clauses.ts';
import { conditionSql } from './conditions.ts';
import { expression } from './functions.ts';
import type { Expression } from './functions.ts';
import { comparesIn } from './rules.ts';
import type { QueryScope } from './scope.ts';
import { valueFormat } from './values.ts';

/** Groups one aggregate query may give: it has no further pages (SOQL and SOSL Reference, "GROUP BY considerations"). */
const GROUPS_MAX = 2000;

interface Output {
  readonly name: string;
  readonly item: FieldItem | FunctionItem;
  readonly expression: Expression;
}

/** Runs a query with GROUP BY or aggregate functions. @throws OrgError */
export function runAggregate(scope: QueryScope, statement: SelectStatement, all: boolean): QueryRecord[] {
  const groups = (statement.groupBy ?? []).map((item) => expression(scope, item));
  groups.forEach(({ field }) => {
    if (field.groupable || statement.groupByKind === undefined) return;
    throw new OrgError(400, 'MALFORMED_QUERY', `field '${field.name}' can not be grouped in a query call`);
  });
  const outputs = outputsOf(scope, statement);
  for (const {
    expression: { sql, aggregate, field },
  } of outputs) {
    if (aggregate || groups.some((group) => group.sql === sql)) continue;
    throw new OrgError(400, 'MALFORMED_QUERY', `Field must be grouped or aggregated: ${field.name}`);
  }
  for (const { operand } of statement.orderBy ?? []) requireGrouped(scope, operand, groups, 'Ordered field');
  if (statement.having !== undefined) {
    for (const { operand } of comparesIn(statement.having)) requireGrouped(scope, operand, groups, 'Having field');
  }
  const sql = aggregateSql(scope, statement, { groups, outputs, all });
  const rows = scope.context.database.all(sql);
  if (rows.length > GROUPS_MAX) {
    const text = 'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch';
    throw new OrgError(400, 'EXCEEDED_ID_LIMIT', text);
  }
  const formats = outputs.map((output) => valueFormat(output.expression.field, scope.context.database.ids));
  return rows.map((row) => {
    const record: QueryRecord = { attributes: { type: 'AggregateResult' } };
    outputs.forEach(({ name }, index) => {
      const value = row[index] ?? null;
      record[name] = value === null ? null : (formats[index] as (value: unknown) => unknown)(value);
    });
    return record;
  });
}

/** @throws OrgError MALFORMED_QUERY when an operand has many values in one group */
function requireGrouped(
  scope: QueryScope,
  operand: FieldItem | FunctionItem,
  groups: readonly Expression[],
  what: string,
): void {
  const { sql, aggregate, field } = expression(scope, operand);
  if (aggregate || groups.some((group) => group.sql === sql)) return;
  throw new OrgError(400, 'MALFORMED_QUERY', `${what} must be grouped or aggregated: ${field.name}`);
}

function outputsOf(scope: QueryScope, statement: SelectStatement): Output[] {
  let unnamed = 0;
  return statement.items.map((item) => {
    if (item.kind !== 'field' && item.kind !== 'function') {
      throw new OrgError(400, 'MALFORMED_QUERY', 'Aggregate queries take fields and functions only');
    }
    const found = expression(scope, item);
    const name = item.alias ?? (item.kind === 'field' ? found.field.name : `expr${unnamed++}`);
    return { name, item, expression: found };
  });
}

interface Parts {
  readonly groups: readonly Expression[];
  readonly outputs: readonly Output[];
  readonly all: boolean;
}

function aggregateSql(scope: QueryScope, statement: SelectStatement, parts: Parts): string {
  const where = whereSql(scope, statement, { all: parts.all });
  const having =
    statement.having === undefined
      ? ''
      : `HAVING ${conditionSql(scope, statement.having, () => {
          throw new OrgError(400, 'MALFORMED_QUERY', 'HAVING takes no sub-select');
        })}`;
  const limit = limitSql(statement, GROUPS_MAX + 1);
  const sets = groupingSets(parts.groups, statement.groupByKind ?? 'plain');
  const selects = sets.map((set) => {
    const columns = parts.outputs.map((output) => outputSql(output, parts.groups, set));
    const by = set.length === 0 ? '' : `GROUP BY ${set.map(({ sql }) => sql).join(', ')}`;
    return `SELECT ${columns.join(', ')} ${scope.fromSql} ${where} ${by} ${having}`;
  });
  if (selects.length === 1) return `${selects[0]} ${orderSql(scope, statement.orderBy, null)} ${limit}`;
  return `${selects.join(' UNION ALL ')} ${unionOrderSql(scope, statement, parts.outputs)} ${limit}`;
}

/** Subtotals can be sorted by what the query shows only, by position. */
function unionOrderSql(scope: QueryScope, statement: SelectStatement, outputs: readonly Output[]): string {
  const items = (statement.orderBy ?? []).map(({ operand, descending, nulls }) => {
    const wanted = expression(scope, operand);
    const grouping = operand.kind === 'function' && operand.name === 'grouping';
    const place = outputs.findIndex(
      ({ item, expression: { sql } }) =>
        sql === wanted.sql && grouping === (item.kind === 'function' && item.name === 'grouping'),
    );
    if (place < 0) throw new OrgError(400, 'MALFORMED_QUERY', 'Subtotals can be ordered by selected columns only');
    return `${place + 1} ${descending ? 'DESC' : 'ASC'} NULLS ${nulls.toUpperCase()}`;
  });
  return items.length === 0 ? '' : `ORDER BY ${items.join(', ')}`;
}

/** What a column shows in one grouping set: groups that the set leaves out are null. */
function outputSql(
  { item, expression: { sql, aggregate } }: Output,
  groups: readonly Expression[],
  set: readonly Expression[],
): string {
  if (item.kind === 'function' && item.name === 'grouping') return set.some((group) => group.sql === sql) ? '0' : '1';
  if (aggregate) return sql;
  const grouped = groups.some((group) => group.sql === sql);
  return grouped && !set.some((group) => group.sql === sql) ? 'NULL' : sql;
}

/** ROLLUP drops groups from the right, CUBE takes every combination. */
function groupingSets(groups: readonly Expression[], kind: 'plain' | 'rollup' | 'cube'): (readonly Expression[])[] {
  if (kind === 'plain') return [groups];
  if (kind === 'rollup') return Array.from({ length: groups.length + 1 }, (_, n) => groups.slice(0, groups.length - n));
  const sets = Array.from({ length: 2 ** groups.length }, (_, bits) =>
    groups.filter((__, i) => (bits & (1 << i)) === 0),
  );
  return sets.sort((a, b) => b.length - a.length);
}
