import { OrgError } from '../http/org-error.ts';
import type { FieldSchema } from '../schema/types.ts';
import { fieldDraft } from '../schema/field-defaults.ts';
import type { FieldItem, FunctionItem } from './ast.ts';
import type { QueryScope, ResolvedField } from './scope.ts';

/** An expression of a query: its SQL and the field whose type its values have. */
export interface Expression {
  readonly sql: string;
  readonly field: FieldSchema;
  readonly aggregate: boolean;
}

const AGGREGATES: Readonly<Record<string, (argument: string) => string>> = {
  count: (argument) => `COUNT(${argument})`,
  count_distinct: (argument) => `COUNT(DISTINCT ${argument})`,
  sum: (argument) => `SUM(${argument})`,
  avg: (argument) => `AVG(${argument})`,
  min: (argument) => `MIN(${argument})`,
  max: (argument) => `MAX(${argument})`,
};

/** Whether a function aggregates rows. */
export function isAggregate(name: string): boolean {
  return name in AGGREGATES || name === 'grouping';
}

const number = (name: string, scale: number): FieldSchema => ({
  ...fieldDraft(name, name, 'double'),
  scale,
  precision: 18,
});
const COUNT = { ...fieldDraft('count', 'count', 'int') };

/** SQL text `YYYY-MM-DD HH:MM:SS` or `YYYY-MM-DD` of a date or date/time expression. */
function moment(argument: ResolvedField): string {
  return argument.field.storage === 'datetime' ? `datetime(${argument.sql} / 1000, 'unixepoch')` : argument.sql;
}

const part =
  (format: string, correction = '') =>
  (text: string): string =>
    `CAST(strftime('${format}', ${text}) AS INTEGER)${correction}`;

const quarter = (text: string): string => `((CAST(strftime('%m', ${text}) AS INTEGER) + 2) / 3)`;
const dayInMonth = part('%d');

/** SOQL date functions (SOQL and SOSL Reference, "Date Functions"); the fiscal year is the calendar year. */
const DATE_FUNCTIONS: Readonly<Record<string, (text: string) => string>> = {
  calendar_year: part('%Y'),
  calendar_month: part('%m'),
  calendar_quarter: quarter,
  fiscal_year: part('%Y'),
  fiscal_month: part('%m'),
  fiscal_quarter: quarter,
  day_in_month: dayInMonth,
  day_in_week: (text) => `(${part('%w')(text)} + 1)`,
  day_in_year: part('%j'),
  hour_in_day: part('%H'),
  week_in_month: (text) => `((${dayInMonth(text)} + 6) / 7)`,
  week_in_year: (text) => `((${part('%j')(text)} + 6) / 7)`,
};

/** Functions that change how a value is shown, not what it is. */
const SHOWING: ReadonlySet<string> = new Set(['tolabel', 'format', 'convertcurrency', 'converttimezone']);

/** Turns a field or function of the query into SQL. @throws OrgError MALFORMED_QUERY, INVALID_FIELD */
export function expression(scope: QueryScope, item: FieldItem | FunctionItem): Expression {
  if (item.kind === 'field') {
    const resolved = scope.resolve(item.path);
    return { sql: resolved.sql, field: resolved.field, aggregate: false };
  }
  const { name } = item;
  if (name === 'count' && item.arguments.length === 0) return { sql: 'COUNT(*)', field: COUNT, aggregate: true };
  const argument = item.arguments[0];
  if (argument === undefined || item.arguments.length > 1) {
    throw new OrgError(400, 'MALFORMED_QUERY', `wrong number of arguments for function: ${name}`);
  }
  if (SHOWING.has(name)) return expression(scope, argument);
  if (name in AGGREGATES || name === 'grouping') return aggregate(scope, name, argument);
  return dateFunction(scope, name, argument);
}

function aggregate(scope: QueryScope, name: string, argument: FieldItem | FunctionItem): Expression {
  const inner = expression(scope, argument);
  if (inner.aggregate) throw new OrgError(400, 'MALFORMED_QUERY', 'aggregate functions can not be nested');
  if (name === 'grouping') return { sql: inner.sql, field: COUNT, aggregate: true };
  const numeric = inner.field.storage === 'real' || (inner.field.storage === 'none' && inner.field.formula !== null);
  if ((name === 'sum' || name === 'avg') && !(numeric && inner.field.type !== 'boolean')) {
    throw new OrgError(
      400,
      'MALFORMED_QUERY',
      `field ${inner.field.name} does not support aggregate operator ${name.toUpperCase()}`,
    );
  }
  if (!inner.field.aggregatable) {
    const text = `field ${inner.field.name} does not support aggregate operator ${name.toUpperCase()}`;
    throw new OrgError(400, 'MALFORMED_QUERY', text);
  }
  const sql = (AGGREGATES[name] as (sql: string) => string)(inner.sql);
  if (name === 'count' || name === 'count_distinct') return { sql, field: COUNT, aggregate: true };
  if (name === 'avg') return { sql, field: number('avg', 15), aggregate: true };
  // Doubles add up with dust in the last digits; the sum has no more decimals than the field.
  if (name === 'sum')
    return { sql: `ROUND(${sql}, ${inner.field.scale})`, field: number('sum', inner.field.scale), aggregate: true };
  return { sql, field: inner.field, aggregate: true };
}

/** Whether a function belongs to grouping: it can be selected in queries with GROUP BY or aggregates only. */
export function isGroupFunction(name: string): boolean {
  return isAggregate(name) || name in DATE_FUNCTIONS || name === 'day_only';
}

function dateFunction(scope: QueryScope, name: string, argument: FieldItem | FunctionItem): Expression {
  const unwrapped =
    argument.kind === 'function' && argument.name === 'converttimezone' ? argument.arguments[0] : argument;
  if (unwrapped?.kind !== 'field') throw new OrgError(400, 'MALFORMED_QUERY', `unknown function: ${name}`);
  const resolved = scope.resolve(unwrapped.path);
  const needsTime = name === 'day_only' || name === 'hour_in_day';
  if (resolved.field.type !== 'datetime' && (needsTime || resolved.field.type !== 'date')) {
    const problem = `field ${resolved.field.name} does not support date function ${name.toUpperCase()}`;
    throw new OrgError(400, 'MALFORMED_QUERY', problem);
  }
  const text = moment(resolved);
  if (name === 'day_only') {
    return { sql: `date(${text})`, field: fieldDraft(name, name, 'date'), aggregate: false };
  }
  const make = DATE_FUNCTIONS[name];
  if (make === undefined) throw new OrgError(400, 'MALFORMED_QUERY', `unknown function: ${name}`);
  return { sql: make(text), field: COUNT, aggregate: false };
}
