import type { FieldItem, FunctionItem, OrderItem, SelectItem, SelectStatement, TypeofItem } from './ast.ts';
import { parseCondition } from './condition-parser.ts';
import { checkRules } from './rules.ts';
import { TokenReader } from './token-reader.ts';

/** Words that end a select list, a FROM or an ORDER BY item and so are no alias. */
const RESERVED: ReadonlySet<string> = new Set([
  'from',
  'where',
  'group',
  'having',
  'order',
  'limit',
  'offset',
  'using',
  'with',
  'for',
  'all',
  'asc',
  'desc',
  'nulls',
  'and',
  'or',
  'not',
  'update',
]);

/** Scopes that the local org has; those of teams, territories and delegation are refused. */
const SCOPES = ['mine', 'everything'];

/**
 * SOQL text to syntax tree (SOQL and SOSL Reference, "SOQL SELECT Syntax").
 * @throws OrgError MALFORMED_QUERY with row and column
 */
export function parseSoql(source: string): SelectStatement {
  const reader = new TokenReader(source);
  const statement = parseSelect(reader);
  if (reader.peek.kind !== 'end') throw reader.unexpected();
  checkRules(statement);
  return statement;
}

/** A SELECT statement up to a closing parenthesis or the end. */
export function parseSelect(reader: TokenReader): SelectStatement {
  reader.keyword('select');
  const items: SelectItem[] = [];
  const fieldGroups: ('ALL' | 'STANDARD' | 'CUSTOM')[] = [];
  do {
    const group = parseFieldGroup(reader);
    if (group === null) items.push(parseItem(reader));
    else fieldGroups.push(group);
  } while (reader.take(','));
  reader.keyword('from');
  const from = parsePath(reader).join('.');
  const alias = parseAlias(reader);
  const scope = reader.takeKeywords('using', 'scope') ? oneOf(reader, SCOPES) : undefined;
  const where = reader.takeKeyword('where') ? parseCondition(reader, GRAMMAR) : undefined;
  const grouping = parseGroupBy(reader);
  const having = reader.takeKeyword('having') ? parseCondition(reader, GRAMMAR) : undefined;
  const orderBy = reader.takeKeywords('order', 'by') ? parseOrderBy(reader) : undefined;
  const limit = reader.takeKeyword('limit') ? reader.integer() : undefined;
  const offset = reader.takeKeyword('offset') ? reader.integer() : undefined;
  const allRows = parseTrailer(reader);
  return {
    kind: 'select',
    items,
    from,
    ...(fieldGroups.length === 0 ? {} : { fieldGroups }),
    ...(alias === undefined ? {} : { alias }),
    ...(scope === undefined ? {} : { scope }),
    ...(where === undefined ? {} : { where }),
    ...grouping,
    ...(having === undefined ? {} : { having }),
    ...(orderBy === undefined ? {} : { orderBy }),
    ...(limit === undefined ? {} : { limit }),
    ...(offset === undefined ? {} : { offset }),
    ...(allRows ? { allRows } : {}),
  };
}

function parseTrailer(reader: TokenReader): boolean {
  if (reader.takeKeyword('for')) {
    do oneOf(reader, ['view', 'reference', 'update']);
    while (reader.take(','));
  }
  if (reader.takeKeyword('update')) {
    do oneOf(reader, ['tracking', 'viewstat']);
    while (reader.take(','));
  }
  return reader.takeKeywords('all', 'rows');
}

/** One of some words, in any letter case. */
function oneOf(reader: TokenReader, words: readonly string[]): string {
  const word = reader.name();
  if (words.includes(word.toLowerCase())) return word;
  throw reader.unexpected(-1);
}

function parseAlias(reader: TokenReader): string | undefined {
  reader.takeKeyword('as');
  return reader.peek.kind === 'name' && !RESERVED.has(reader.peek.text.toLowerCase()) ? reader.name() : undefined;
}

function parseFieldGroup(reader: TokenReader): 'ALL' | 'STANDARD' | 'CUSTOM' | null {
  if (!reader.isKeyword('fields') || reader.peekAt(1).text !== '(') return null;
  reader.name();
  reader.symbol('(');
  const group = reader.name().toUpperCase();
  reader.symbol(')');
  if (group === 'ALL' || group === 'STANDARD' || group === 'CUSTOM') return group;
  throw reader.unexpected(-2);
}

function parseItem(reader: TokenReader): SelectItem {
  if (reader.take('(')) {
    const query = parseSelect(reader);
    reader.symbol(')');
    return { kind: 'subquery', query };
  }
  if (reader.isKeyword('typeof') && reader.peekAt(1).kind === 'name') return parseTypeof(reader);
  const operand = parseOperand(reader);
  const alias = parseAlias(reader);
  return alias === undefined ? operand : { ...operand, alias };
}

function parseTypeof(reader: TokenReader): TypeofItem {
  reader.keyword('typeof');
  const relationship = reader.name();
  const branches: { object: string; fields: string[][] }[] = [];
  const paths = (): string[][] => {
    const fields = [parsePath(reader)];
    while (reader.take(',')) fields.push(parsePath(reader));
    return fields;
  };
  while (reader.takeKeyword('when')) {
    const object = reader.name();
    reader.keyword('then');
    branches.push({ object, fields: paths() });
  }
  const otherwise = reader.takeKeyword('else') ? paths() : [];
  reader.keyword('end');
  return { kind: 'typeof', relationship, branches, otherwise };
}

function parsePath(reader: TokenReader): string[] {
  const path = [reader.name()];
  while (reader.take('.')) path.push(reader.name());
  return path;
}

/** A field path or a function call. */
export function parseOperand(reader: TokenReader): FieldItem | FunctionItem {
  const path = parsePath(reader);
  if (path.length > 1 || !reader.take('(')) return { kind: 'field', path };
  const args: (FieldItem | FunctionItem)[] = [];
  if (!reader.take(')')) {
    do args.push(parseOperand(reader));
    while (reader.take(','));
    reader.symbol(')');
  }
  return { kind: 'function', name: (path[0] ?? '').toLowerCase(), arguments: args };
}

function parseGroupBy(reader: TokenReader): Pick<SelectStatement, 'groupBy' | 'groupByKind'> {
  if (!reader.takeKeywords('group', 'by')) return {};
  const word = reader.peek.text.toLowerCase();
  const kind = (word === 'rollup' || word === 'cube') && reader.peekAt(1).text === '(' ? word : 'plain';
  if (kind !== 'plain') {
    reader.name();
    reader.symbol('(');
  }
  const groupBy = [parseOperand(reader)];
  while (reader.take(',')) groupBy.push(parseOperand(reader));
  if (kind !== 'plain') reader.symbol(')');
  return { groupBy, groupByKind: kind };
}

function parseOrderBy(reader: TokenReader): OrderItem[] {
  const items: OrderItem[] = [];
  do {
    const operand = parseOperand(reader);
    const descending = reader.takeKeyword('desc');
    if (!descending) reader.takeKeyword('asc');
    const last = reader.takeKeywords('nulls', 'last');
    if (!last) reader.takeKeywords('nulls', 'first');
    items.push({ operand, descending, nulls: last ? 'last' : 'first' });
  } while (reader.take(','));
  return items;
}

const GRAMMAR = { operand: parseOperand, select: parseSelect };
