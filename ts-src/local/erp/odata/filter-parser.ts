import { badRequest } from '../books/errors.ts';

/** A literal by its form in the query: text, number, boolean, null, or a bare guid, date or instant. */
export type Literal =
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'guid' | 'date' | 'datetime'; readonly value: string };

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';

export type FilterNode =
  | { readonly kind: 'and' | 'or'; readonly left: FilterNode; readonly right: FilterNode }
  | { readonly kind: 'not'; readonly operand: FilterNode }
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly left: FilterNode; readonly right: FilterNode }
  | { readonly kind: 'in'; readonly operand: FilterNode; readonly values: readonly FilterNode[] }
  | { readonly kind: 'call'; readonly name: string; readonly parameters: readonly FilterNode[] }
  | { readonly kind: 'lambda' }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'literal'; readonly literal: Literal };

interface Token {
  readonly kind: 'word' | 'literal' | 'symbol' | 'end';
  readonly text: string;
  readonly literal?: Literal;
  readonly at: number;
}

const GUID = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})/;
const DAY = /^\d{4}-\d{2}-\d{2}/;
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?/;
const WORD = /^[A-Za-z_][A-Za-z0-9_/]*/;
const TEXT = /^'((?:[^']|'')*)'/;

function literalAt(rest: string): { text: string; literal: Literal } | undefined {
  const text = TEXT.exec(rest);
  if (text !== null)
    return { text: text[0], literal: { kind: 'string', value: (text[1] ?? '').replaceAll("''", "'") } };
  for (const [kind, pattern] of [
    ['guid', GUID],
    ['datetime', INSTANT],
    ['date', DAY],
  ] as const) {
    const match = pattern.exec(rest);
    if (match !== null) return { text: match[0], literal: { kind, value: match[0] } };
  }
  const number = NUMBER.exec(rest);
  if (number !== null) return { text: number[0], literal: { kind: 'number', value: Number(number[0]) } };
  return undefined;
}

function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    const blank = /^\s+/.exec(rest);
    const found = literalAt(rest);
    const word = WORD.exec(rest);
    let token: Token;
    if (blank !== null) {
      at += blank[0].length;
      continue;
    } else if (found !== undefined) token = { kind: 'literal', text: found.text, literal: found.literal, at };
    else if (word !== null) token = { kind: 'word', text: word[0], at };
    else if ('(),:'.includes(rest.charAt(0))) token = { kind: 'symbol', text: rest.charAt(0), at };
    else throw syntax(source, at, `the character ${rest.charAt(0)} is not expected`);
    tokens.push(token);
    at += token.text.length;
  }
  tokens.push({ kind: 'end', text: 'the end', at: source.length });
  return tokens;
}

function syntax(source: string, at: number, what: string): Error {
  return badRequest(`Syntax error at position ${at} in '${source}': ${what}.`, 'BadRequest_NotFound');
}

const COMPARISONS = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le']);
/** Deeper filters than this are refused, so that no query can exhaust the stack. */
const DEPTH_MAX = 200;

class Parser {
  private readonly source: string;
  private readonly tokens: readonly Token[];
  private position = 0;
  private depth = 0;

  constructor(source: string) {
    this.source = source;
    this.tokens = tokenize(source);
  }

  parse(): FilterNode {
    const node = this.either();
    if (this.peek().kind !== 'end') throw this.unexpected('and, or, or the end');
    return node;
  }

  private peek(): Token {
    const token = this.tokens[this.position];
    if (token === undefined) throw syntax(this.source, this.source.length, 'the filter ends too early');
    return token;
  }

  private unexpected(wanted: string): Error {
    return syntax(this.source, this.peek().at, `${wanted} expected, found ${this.peek().text}`);
  }

  private word(text: string): boolean {
    if (this.peek().kind !== 'word' || this.peek().text !== text) return false;
    this.position += 1;
    return true;
  }

  private symbol(text: string): boolean {
    if (this.peek().kind !== 'symbol' || this.peek().text !== text) return false;
    this.position += 1;
    return true;
  }

  private expect(text: string): void {
    if (!this.symbol(text)) throw this.unexpected(text);
  }

  private either(): FilterNode {
    this.depth += 1;
    if (this.depth > DEPTH_MAX) throw badRequest(`The filter is nested deeper than ${DEPTH_MAX} levels.`);
    let left = this.both();
    while (this.word('or')) left = { kind: 'or', left, right: this.both() };
    this.depth -= 1;
    return left;
  }

  private both(): FilterNode {
    let left = this.negated();
    while (this.word('and')) left = { kind: 'and', left, right: this.negated() };
    return left;
  }

  private negated(): FilterNode {
    if (this.word('not')) return { kind: 'not', operand: this.negated() };
    return this.comparison();
  }

  private comparison(): FilterNode {
    const left = this.operand();
    const token = this.peek();
    if (token.kind !== 'word') return left;
    if (COMPARISONS.has(token.text)) {
      this.position += 1;
      return { kind: 'compare', operator: token.text as Comparison, left, right: this.operand() };
    }
    if (token.text !== 'in') return left;
    this.position += 1;
    this.expect('(');
    return { kind: 'in', operand: left, values: this.list() };
  }

  /** Operands up to the closing parenthesis. */
  private list(): FilterNode[] {
    const nodes: FilterNode[] = [];
    if (this.symbol(')')) return nodes;
    do nodes.push(this.operand());
    while (this.symbol(','));
    this.expect(')');
    return nodes;
  }

  private operand(): FilterNode {
    if (this.symbol('(')) {
      const node = this.either();
      this.expect(')');
      return node;
    }
    const token = this.peek();
    this.position += 1;
    if (token.literal !== undefined) return { kind: 'literal', literal: token.literal };
    if (token.kind !== 'word') {
      this.position -= 1;
      throw this.unexpected('a field, a value or a function');
    }
    if (token.text === 'null') return { kind: 'literal', literal: { kind: 'null' } };
    if (token.text === 'true' || token.text === 'false') {
      return { kind: 'literal', literal: { kind: 'boolean', value: token.text === 'true' } };
    }
    if (!this.symbol('(')) return { kind: 'field', name: token.text };
    if (/\/(any|all)$/.test(token.text)) return this.lambda();
    return { kind: 'call', name: token.text, parameters: this.list() };
  }

  /** Skips a lambda: Business Central ignores any and all silently. */
  private lambda(): FilterNode {
    for (let open = 1; open > 0; this.position += 1) {
      if (this.peek().kind === 'end') throw this.unexpected(')');
      if (this.peek().text === '(') open += 1;
      if (this.peek().text === ')') open -= 1;
    }
    return { kind: 'lambda' };
  }
}

/**
 * Parses a `$filter` expression.
 * @throws ErpError 400 with the position when it is not one.
 */
export function parseFilter(source: string): FilterNode {
  return new Parser(source).parse();
}
