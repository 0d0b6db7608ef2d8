import { OrgError } from '../http/org-error.ts';
import { today } from '../kernel/context.ts';
import type { FieldSchema } from '../schema/types.ts';
import { looksLikeId } from '../store/record-id.ts';
import type { ComparisonOperator, Condition, Literal, SelectStatement } from './ast.ts';
import { dateRange, dayStart } from './date-range.ts';
import type { DateRange } from './date-range.ts';
import { expression } from './functions.ts';
import type { QueryScope } from './scope.ts';

type Compare = Extract<Condition, { kind: 'compare' }>;

/** Makes the SQL of a semi-join: one column of record numbers or values. */
export type SubselectSql = (statement: SelectStatement, scope: QueryScope, left: FieldSchema) => string;

/** SQL of a condition. It is never NULL, as SOQL knows only true and false. @throws OrgError */
export function conditionSql(scope: QueryScope, condition: Condition, subselect: SubselectSql): string {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const parts = condition.parts.map((part) => conditionSql(scope, part, subselect));
      return `(${parts.join(condition.kind === 'and' ? ' AND ' : ' OR ')})`;
    }
    case 'not':
      return `NOT COALESCE(${conditionSql(scope, condition.part, subselect)}, 0)`;
    case 'compare':
      return comparisonSql(scope, condition, subselect);
  }
}

function comparisonSql(scope: QueryScope, { operand, operator, value }: Compare, subselect: SubselectSql): string {
  const left = expression(scope, operand);
  const compound = left.field.storage === 'none' && left.field.formula === null;
  if (operand.kind === 'field' && (compound || !left.field.filterable)) {
    throw new OrgError(400, 'INVALID_FIELD', `field '${left.field.name}' can not be filtered in a query call`);
  }
  if ('kind' in value && value.kind === 'select') {
    const inner = subselect(value, scope, left.field);
    if (operator === 'not in') return `(${left.sql} NOT IN (${inner}) OR ${left.sql} IS NULL)`;
    return `${left.sql} IN (${inner})`;
  }
  const literals = 'kind' in value ? [value as Literal] : (value as readonly Literal[]);
  const compared: Compared = { scope, field: left.field, sql: left.sql };
  if (operator === 'in' || operator === 'not in') return membershipSql(compared, operator, literals);
  if ((operator === 'includes' || operator === 'excludes') && left.field.type !== 'multipicklist') {
    throw new OrgError(400, 'INVALID_QUERY_FILTER_OPERATOR', `invalid operator on ${left.field.type} field`);
  }
  if (operator === 'includes' || operator === 'excludes') return multipicklistSql(left.sql, operator, literals);
  const literal = literals[0] as Literal;
  if (left.field.type === 'boolean' && operator !== '=' && operator !== '!=') {
    throw new OrgError(400, 'INVALID_QUERY_FILTER_OPERATOR', 'invalid operator on boolean field');
  }
  if (operator === 'like') return likeSql(compared, literal);
  return simpleSql(compared, operator, literal);
}

interface Compared {
  readonly scope: QueryScope;
  readonly field: FieldSchema;
  readonly sql: string;
}

/** Text as SQL literal. */
export function sqlText(text: string): string {
  return `'${text.replaceAll('\0', '').replaceAll("'", "''")}'`;
}

function simpleSql(compared: Compared, operator: ComparisonOperator, literal: Literal): string {
  const { field, sql, scope } = compared;
  const isNull =
    literal.kind === 'null' || (literal.kind === 'string' && literal.value === '' && field.storage !== 'real');
  if (isNull) {
    if (operator === '=') return field.storage === 'flag' ? `${sql} = 0` : `${sql} IS NULL`;
    return operator === '!=' ? `${sql} IS NOT NULL` : '0';
  }
  const range = literalRange(literal, today(scope.context.clock));
  if (range !== null) return rangeSql(compared, operator, range);
  const right = literalSql(compared, literal);
  if (operator === '!=') return `(${sql} <> ${right} OR ${sql} IS NULL)`;
  return `${sql} ${operator} ${right}`;
}

function literalRange(literal: Literal, day: string): DateRange | null {
  if (literal.kind === 'dateLiteral') return dateRange(literal.name, literal.n ?? 0, day);
  return null;
}

function rangeSql({ field, sql }: Compared, operator: ComparisonOperator, range: DateRange): string {
  const bound = (day: string): string => (field.type === 'datetime' ? String(dayStart(day)) : sqlText(day));
  const start = bound(range.start);
  const end = bound(range.end);
  switch (operator) {
    case '=':
      return `(${sql} >= ${start} AND ${sql} < ${end})`;
    case '!=':
      return `(${sql} < ${start} OR ${sql} >= ${end} OR ${sql} IS NULL)`;
    case '<':
      return `${sql} < ${start}`;
    case '<=':
      return `${sql} < ${end}`;
    case '>':
      return `${sql} >= ${end}`;
    default:
      return `${sql} >= ${start}`;
  }
}

function wrongKind({ field }: Compared, expected: string, hint: string): OrgError {
  const text = `value of filter criterion for field '${field.name}' must be of type ${expected}${hint}`;
  return new OrgError(400, 'INVALID_FIELD', text);
}

function literalSql(compared: Compared, literal: Literal): string {
  const { field } = compared;
  switch (field.storage) {
    case 'record':
      if (literal.kind === 'string') return idSql(compared, literal.value);
      throw wrongKind(compared, 'ID', ' and should be enclosed in quotes');
    case 'flag':
      if (literal.kind === 'boolean') return literal.value ? '1' : '0';
      throw wrongKind(compared, 'boolean', ' and should not be enclosed in quotes');
    case 'real':
      if (literal.kind === 'number') return String(literal.value);
      throw wrongKind(compared, 'double', literal.kind === 'string' ? ' and should not be enclosed in quotes' : '');
    case 'date':
      if (literal.kind === 'date') return sqlText(literal.value);
      throw wrongKind(compared, 'date', literal.kind === 'string' ? ' and should not be enclosed in quotes' : '');
    case 'datetime':
      if (literal.kind === 'datetime') return String(literal.value);
      throw wrongKind(compared, 'dateTime', ' and should not be enclosed in quotes');
    case 'time':
      if (literal.kind === 'time') return sqlText(literal.value);
      throw wrongKind(compared, 'time', '');
    default:
      return textLiteralSql(compared, literal);
  }
}

function textLiteralSql(compared: Compared, literal: Literal): string {
  if (compared.field.formula !== null && compared.field.storage === 'none') return formulaLiteral(literal);
  if (literal.kind === 'string') return sqlText(literal.value);
  throw wrongKind(compared, 'string', ' and should be enclosed in quotes');
}

/** A literal beside a formula that is computed when read: its values have the type of the formula. */
function formulaLiteral(literal: Literal): string {
  switch (literal.kind) {
    case 'string':
    case 'date':
    case 'time':
      return sqlText(literal.value);
    case 'boolean':
      return literal.value ? '1' : '0';
    case 'number':
    case 'datetime':
      return String(literal.value);
    default:
      return 'NULL';
  }
}

function idSql({ scope, field }: Compared, text: string): string {
  if (!looksLikeId(text)) {
    throw new OrgError(400, 'INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${text === '' ? field.name : text}`);
  }
  return String(scope.context.database.ids.parse(text) ?? -1);
}

function membershipSql(compared: Compared, operator: 'in' | 'not in', literals: readonly Literal[]): string {
  const { sql } = compared;
  if (literals.some(({ kind }) => kind === 'dateLiteral')) {
    const parts = literals.map((literal) => simpleSql(compared, '=', literal));
    return operator === 'in' ? `(${parts.join(' OR ')})` : `NOT COALESCE((${parts.join(' OR ')}), 0)`;
  }
  const isBlank = (literal: Literal): boolean =>
    literal.kind === 'null' || (literal.kind === 'string' && literal.value === '');
  const values = literals.filter((literal) => !isBlank(literal)).map((literal) => literalSql(compared, literal));
  const withBlank = values.length < literals.length;
  const list = `${sql} IN (${values.join(', ')})`;
  if (operator === 'in') return withBlank ? `(${list} OR ${sql} IS NULL)` : list;
  const outside = `${sql} NOT IN (${values.join(', ')})`;
  return withBlank ? `(${outside} AND ${sql} IS NOT NULL)` : `(${outside} OR ${sql} IS NULL)`;
}

/** Each literal is one value, or several that must stand together (`'a;b'`). */
function multipicklistSql(sql: string, operator: 'includes' | 'excludes', literals: readonly Literal[]): string {
  const has = (value: string): string =>
    `(';' || ${sql} || ';') LIKE ${sqlText(`%;${escapeLike(value)};%`)} ESCAPE '\\'`;
  const groups = literals.map((literal) =>
    literal.kind === 'string' ? `(${literal.value.split(';').map(has).join(' AND ')})` : '0',
  );
  const any = `COALESCE(${groups.join(' OR ')}, 0)`;
  return operator === 'includes' ? any : `NOT ${any}`;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}

function likeSql(compared: Compared, literal: Literal): string {
  if (compared.field.storage !== 'text' && compared.field.storage !== 'none') {
    const text = `invalid operator on ${compared.field.type} field`;
    throw new OrgError(400, 'INVALID_QUERY_FILTER_OPERATOR', text);
  }
  if (literal.kind !== 'string') throw wrongKind(compared, 'string', ' and should be enclosed in quotes');
  const pattern = literal.value.replace(/\\(?![_%])/g, '\\\\');
  return `COALESCE(${compared.sql} LIKE ${sqlText(pattern)} ESCAPE '\\', 0)`;
}
