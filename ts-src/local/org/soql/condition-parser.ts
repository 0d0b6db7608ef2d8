import type { ComparisonOperator, Condition, FieldItem, FunctionItem, Literal, SelectStatement } from './ast.ts';
import type { TokenReader } from './token-reader.ts';

/** Date literals without a number (SOQL and SOSL Reference, "Date Formats and Date Literals"). */
const PLAIN_DATES: ReadonlySet<string> = new Set(
  ['WEEK', 'MONTH', 'QUARTER', 'YEAR', 'FISCAL_QUARTER', 'FISCAL_YEAR']
    .flatMap((unit) => [`LAST_${unit}`, `THIS_${unit}`, `NEXT_${unit}`])
    .concat('YESTERDAY', 'TODAY', 'TOMORROW', 'LAST_90_DAYS', 'NEXT_90_DAYS'),
);

const NUMBERED_DATE =
  /^(?:(?:LAST|NEXT)_N_(?:DAYS|WEEKS|MONTHS|QUARTERS|YEARS|FISCAL_QUARTERS|FISCAL_YEARS)|N_(?:DAYS|WEEKS|MONTHS|QUARTERS|YEARS|FISCAL_QUARTERS|FISCAL_YEARS)_AGO)$/;

/** The parts of the grammar that conditions are made of. */
export interface ConditionGrammar {
  readonly operand: (reader: TokenReader) => FieldItem | FunctionItem;
  readonly select: (reader: TokenReader) => SelectStatement;
}

/** Conditions of WHERE and HAVING. AND and OR may not be mixed without parentheses, as on the platform. */
export function parseCondition(reader: TokenReader, grammar: ConditionGrammar): Condition {
  const first = parsePart(reader, grammar);
  for (const word of ['and', 'or'] as const) {
    if (!reader.isKeyword(word)) continue;
    const parts = [first];
    while (reader.takeKeyword(word)) parts.push(parsePart(reader, grammar));
    if (reader.isKeyword('and') || reader.isKeyword('or')) throw reader.unexpected();
    return { kind: word, parts };
  }
  return first;
}

function parsePart(reader: TokenReader, grammar: ConditionGrammar): Condition {
  if (reader.takeKeyword('not')) return { kind: 'not', part: parsePart(reader, grammar) };
  if (reader.take('(')) {
    const inner = parseCondition(reader, grammar);
    reader.symbol(')');
    return inner;
  }
  const operand = grammar.operand(reader);
  const operator = parseOperator(reader);
  const many = operator === 'in' || operator === 'not in' || operator === 'includes' || operator === 'excludes';
  if (!many) return { kind: 'compare', operand, operator, value: parseLiteral(reader) };
  reader.symbol('(');
  if (reader.isKeyword('select')) {
    const value = grammar.select(reader);
    reader.symbol(')');
    return { kind: 'compare', operand, operator, value };
  }
  const value = [parseLiteral(reader)];
  while (reader.take(',')) value.push(parseLiteral(reader));
  reader.symbol(')');
  return { kind: 'compare', operand, operator, value };
}

function parseOperator(reader: TokenReader): ComparisonOperator {
  if (reader.takeKeywords('not', 'in')) return 'not in';
  for (const word of ['like', 'in', 'includes', 'excludes'] as const) {
    if (reader.takeKeyword(word)) return word;
  }
  for (const symbol of ['=', '!=', '<=', '>=', '<', '>'] as const) {
    if (reader.take(symbol)) return symbol;
  }
  if (reader.take('<>')) return '!=';
  throw reader.unexpected();
}

function parseLiteral(reader: TokenReader): Literal {
  const token = reader.next();
  switch (token.kind) {
    case 'string':
      return { kind: 'string', value: token.text };
    case 'number':
      return { kind: 'number', value: Number(token.text), text: token.text };
    case 'date':
      if (!isDay(token.text)) throw reader.unexpected(-1);
      return { kind: 'date', value: token.text };
    case 'datetime': {
      const value = dateTimeValue(token.text);
      if (Number.isNaN(value) || !isDay(token.text.slice(0, 10))) throw reader.unexpected(-1);
      return { kind: 'datetime', value };
    }
    case 'time':
      return { kind: 'time', value: token.text.replace(/Z$/, '').padEnd(12, token.text.includes('.') ? '0' : '.000') };
    case 'name':
      return parseWord(reader, token.text.toUpperCase());
    default:
      throw reader.unexpected(token.kind === 'end' ? 0 : -1);
  }
}

/** Whether `YYYY-MM-DD` is a day of the calendar. */
function isDay(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** A `+` in a query string that was not encoded arrives as a blank. */
function dateTimeValue(text: string): number {
  return Date.parse(text.replace(' ', '+').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
}

function parseWord(reader: TokenReader, word: string): Literal {
  if (word === 'NULL') return { kind: 'null' };
  if (word === 'TRUE' || word === 'FALSE') return { kind: 'boolean', value: word === 'TRUE' };
  if (PLAIN_DATES.has(word)) return { kind: 'dateLiteral', name: word };
  if (NUMBERED_DATE.test(word) && reader.take(':')) return { kind: 'dateLiteral', name: word, n: reader.integer() };
  throw reader.unexpected(-1);
}
