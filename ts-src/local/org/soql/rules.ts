import { OrgError } from '../http/org-error.ts';
import { isAggregate, isGroupFunction } from './functions.ts';
import type { Condition, FieldItem, FunctionItem, SelectItem, SelectStatement } from './ast.ts';

/** Source: SOQL and SOSL Reference, "Using Relationship Queries", limits of relationship queries. */
const MOST_LEVELS_UP = 5;
/** Source: SOQL and SOSL Reference, "Comparison Operators", semi-joins: two IN or NOT IN statements a query. */
const MOST_SEMI_JOINS = 2;

type Compare = Extract<Condition, { kind: 'compare' }>;
type SemiJoin = Compare & { readonly value: SelectStatement };

/**
 * Checks what the grammar allows but SOQL does not: aliases without grouping, HAVING without GROUP BY, paths of more
 * than five levels, and semi-joins that are nested, joined by OR, limited, ordered or on the same object. Source: SOQL
 * and SOSL Reference; the wording of the messages is by experience.
 * @throws OrgError MALFORMED_QUERY
 */
export function checkRules(statement: SelectStatement): void {
  checkAliases(statement);
  if (statement.having !== undefined && statement.groupBy === undefined) {
    throw refused('having clause requires a group by clause');
  }
  checkFunctions(statement);
  for (const path of pathsOf(statement)) checkDepth(path, statement);
  checkSemiJoins(statement);
  for (const item of statement.items) {
    if (item.kind !== 'subquery') continue;
    if (isGrouped(item.query))
      throw refused('Aggregates and GROUP BY are not supported in a sub-query of the SELECT list');
    checkRules(item.query);
  }
}

/** Aggregates outside of groups, and the functions that only grouping can give. */
function checkFunctions(statement: SelectStatement): void {
  const { items, where, orderBy, groupByKind } = statement;
  if (where !== undefined && comparesIn(where).some(({ operand }) => aggregates(operand))) {
    throw refused('Aggregate functions are not allowed in WHERE');
  }
  if (groupByKind !== 'rollup' && groupByKind !== 'cube' && items.some((item) => isCallOf(item, 'grouping'))) {
    throw refused('GROUPING is for GROUP BY ROLLUP and GROUP BY CUBE only');
  }
  if (isGrouped(statement)) return;
  const ordered = (orderBy ?? []).find(({ operand }) => aggregates(operand));
  if (ordered !== undefined) throw refused('Ordered field must be grouped or aggregated');
  const lone = items.find((item) => item.kind === 'function' && isGroupFunction(item.name));
  if (lone?.kind === 'function') throw refused(`Field must be grouped or aggregated: ${lone.name.toUpperCase()}`);
}

function isCallOf(item: SelectItem, name: string): boolean {
  return item.kind === 'function' && item.name === name;
}

function aggregates(operand: FieldItem | FunctionItem): boolean {
  return operand.kind === 'function' && (isAggregate(operand.name) || operand.arguments.some(aggregates));
}

function isGrouped({ items, groupBy }: SelectStatement): boolean {
  return groupBy !== undefined || items.some((item) => item.kind === 'function' && aggregates(item));
}

function refused(message: string): OrgError {
  return new OrgError(400, 'MALFORMED_QUERY', message);
}

function checkAliases({ items, groupBy }: SelectStatement): void {
  if (groupBy !== undefined) return;
  if (items.some((item) => item.kind === 'field' && item.alias !== undefined)) {
    throw refused('only aggregate expressions use field aliasing');
  }
}

function checkDepth(path: readonly string[], { from, alias }: SelectStatement): void {
  const first = (path[0] ?? '').toLowerCase();
  const isOwn = first === from.toLowerCase() || first === alias?.toLowerCase();
  const levels = path.length - 1 - (isOwn ? 1 : 0);
  if (levels <= MOST_LEVELS_UP) return;
  throw refused(`${path.join('.')}: a relationship path can go up ${MOST_LEVELS_UP} levels at most, not ${levels}`);
}

function pathsOf({ items, where, having, groupBy, orderBy }: SelectStatement): (readonly string[])[] {
  const conditions = [where, having].flatMap((condition) => (condition === undefined ? [] : comparesIn(condition)));
  const operands = [
    ...items,
    ...conditions.map(({ operand }) => operand),
    ...(groupBy ?? []),
    ...(orderBy ?? []).map(({ operand }) => operand),
  ];
  return operands.flatMap(pathsIn);
}

function pathsIn(item: SelectItem | FieldItem | FunctionItem): (readonly string[])[] {
  if (item.kind === 'field') return [item.path];
  return item.kind === 'function' ? item.arguments.flatMap(pathsIn) : [];
}

/** The comparisons of a condition, however they are joined. */
export function comparesIn(condition: Condition): Compare[] {
  if (condition.kind === 'compare') return [condition];
  if (condition.kind === 'not') return comparesIn(condition.part);
  return condition.parts.flatMap(comparesIn);
}

function isSemiJoin(condition: Compare): condition is SemiJoin {
  return 'kind' in condition.value && condition.value.kind === 'select';
}

function checkSemiJoins({ from, where }: SelectStatement): void {
  if (where === undefined) return;
  const joins = comparesIn(where).filter(isSemiJoin);
  if (joins.length > MOST_SEMI_JOINS) throw refused(`Cannot have more than ${MOST_SEMI_JOINS} semi join sub-selects`);
  if (joins.length > topLevel(where).filter(isSemiJoin).length) {
    throw refused(
      'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.',
    );
  }
  for (const { value } of joins) checkInner(value, from);
}

/** The comparisons that must all hold: those not below OR or NOT. */
function topLevel(condition: Condition): Compare[] {
  if (condition.kind === 'compare') return [condition];
  return condition.kind === 'and' ? condition.parts.flatMap(topLevel) : [];
}

function checkInner(inner: SelectStatement, outerObject: string): void {
  if (inner.where !== undefined && comparesIn(inner.where).some(isSemiJoin)) {
    throw refused('Nesting of semi join sub-selects is not supported');
  }
  if (inner.limit !== undefined || inner.offset !== undefined || inner.orderBy !== undefined) {
    throw refused('Semi join sub-selects can not have ORDER BY, LIMIT or OFFSET');
  }
  if (inner.groupBy !== undefined) throw refused('Semi join sub-selects can not have GROUP BY');
  if (inner.from.toLowerCase() === outerObject.toLowerCase()) {
    throw refused('The inner and outer selects should not be on the same object type');
  }
  for (const path of pathsOf(inner)) checkDepth(path, inner);
}
