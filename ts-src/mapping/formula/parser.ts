import type { BinaryOperator, Node, UnaryOperator } from './ast.ts';
import { tokenize } from './lexer.ts';
import type { Token } from './lexer.ts';
import { ProblemFound, problemAt } from './problem.ts';

/** Longest formula, as in Salesforce ("Tips on Reducing Formula Size": 3,900 characters; documented). */
export const SOURCE_LENGTH_MAX = 3900;

/** Deepest nesting. Less would refuse real nested IFs (Salesforce compiles about 100); more could exhaust the stack. */
const NESTING_MAX = 250;

/**
 * Binary operators by strength, weakest first. `^` binds weaker than `*` and `/`: 2*2^3 is 64 (source:
 * salesforce/formula-engine grammar and salesforce.stackexchange.com "Operator Precedence in formula field"; observed).
 */
const LEVELS: readonly Readonly<Record<string, BinaryOperator>>[] = [
  { '||': '||' },
  { '&&': '&&' },
  { '=': '=', '==': '=', '<>': '<>', '!=': '<>' },
  { '<': '<', '<=': '<=', '>': '>', '>=': '>=' },
  { '+': '+', '-': '-', '&': '&' },
  { '^': '^' },
  { '*': '*', '/': '/' },
];

/** What people write for an operator, and the operator. */
const MISWRITTEN: Readonly<Record<string, string>> = {
  '=>': '>=',
  '=<': '<=',
  '===': '=',
  '//': '/* … */',
  '><': '<>',
};

/** Parses a formula. Throws ProblemFound with the place and what was expected. */
export function parse(source: string): Node {
  if (source.length > SOURCE_LENGTH_MAX) {
    const message = `The formula has ${source.length} characters; at most ${SOURCE_LENGTH_MAX} are allowed`;
    throw new ProblemFound(problemAt(source, SOURCE_LENGTH_MAX, source.length, { code: 'FORMULA_TOO_LONG', message }));
  }
  const parser = new Parser(source, tokenize(source));
  return parser.whole();
}

class Parser {
  private readonly source: string;
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;

  constructor(source: string, tokens: readonly Token[]) {
    this.source = source;
    this.tokens = tokens;
  }

  whole(): Node {
    const node = this.expression();
    const rest = this.peek();
    if (rest.kind === 'end') return node;
    const hint = rest.value === ')' ? 'There is one closing parenthesis too many' : 'Join two values with an operator';
    throw this.problem(rest, 'FORMULA_UNEXPECTED', `${describe(rest)} can't stand here`, {
      expected: 'an operator or the end of the formula',
      hint,
    });
  }

  private expression(): Node {
    return this.binary(0);
  }

  private binary(level: number): Node {
    const operators = LEVELS[level];
    if (operators === undefined) return this.unary();
    let left = this.binary(level + 1);
    for (;;) {
      const token = this.peek();
      const operator = token.kind === 'operator' ? operators[token.value] : undefined;
      if (operator === undefined) return left;
      this.at++;
      const right = this.binary(level + 1);
      left = { kind: 'binary', operator, left, right, start: left.start, end: right.end };
    }
  }

  private unary(): Node {
    const token = this.peek();
    const isNot = token.kind === 'name' && token.value.toUpperCase() === 'NOT';
    if (isNot || (token.kind === 'operator' && (token.value === '-' || token.value === '+' || token.value === '!'))) {
      this.enter(token);
      this.at++;
      const operand = this.unary();
      this.depth--;
      const operator = (isNot ? '!' : token.value) as UnaryOperator;
      return { kind: 'unary', operator, operand, start: token.start, end: operand.end };
    }
    return this.primary();
  }

  private primary(): Node {
    const token = this.peek();
    this.at++;
    const span = { start: token.start, end: token.end };
    if (token.kind === 'number') return { kind: 'number', text: token.value, ...span };
    if (token.kind === 'text') return { kind: 'text', value: token.value, ...span };
    if (token.kind === 'name') return this.named(token);
    if (token.kind === 'operator' && token.value === '(') {
      this.enter(token);
      const node = this.expression();
      this.close(token);
      this.depth--;
      return node;
    }
    this.at--;
    const pair = `${this.tokens[this.at - 1]?.value ?? ''}${token.value}`;
    const meant = MISWRITTEN[pair];
    throw this.problem(token, 'FORMULA_VALUE_EXPECTED', `A value is missing before ${describe(token)}`, {
      expected: 'a field, a function, a number, a text or an opening parenthesis',
      ...(meant === undefined ? {} : { hint: `Write ${meant} for ${pair}` }),
    });
  }

  private named(token: Token): Node {
    const next = this.peek();
    const upper = token.value.toUpperCase();
    const span = { start: token.start, end: token.end };
    if (next.kind === 'operator' && next.value === '(') return this.call(token, next);
    if (upper === 'TRUE' || upper === 'FALSE') return { kind: 'boolean', value: upper === 'TRUE', ...span };
    if (upper === 'NULL') return { kind: 'null', ...span };
    return { kind: 'field', path: token.value, ...span };
  }

  private call(name: Token, open: Token): Node {
    this.enter(name);
    this.at++;
    const args: Node[] = [];
    if (!(this.peek().kind === 'operator' && this.peek().value === ')')) {
      args.push(this.expression());
      while (this.peek().kind === 'operator' && this.peek().value === ',') {
        this.at++;
        args.push(this.expression());
      }
    }
    const end = this.close(open);
    this.depth--;
    return { kind: 'call', name: name.value.toUpperCase(), args, start: name.start, end, nameEnd: name.end };
  }

  private close(open: Token): number {
    const token = this.peek();
    if (token.kind === 'operator' && token.value === ')') {
      this.at++;
      return token.end;
    }
    const line = problemAt(this.source, open.start, open.end, { code: '', message: '' });
    throw this.problem(
      token,
      'FORMULA_PARENTHESIS_EXPECTED',
      `A closing parenthesis is missing before ${describe(token)}`,
      {
        expected: ')',
        hint: `The parenthesis was opened in line ${line.line}, column ${line.column}`,
      },
    );
  }

  private enter(token: Token): void {
    this.depth++;
    if (this.depth > NESTING_MAX) {
      const message = `The formula is nested more than ${NESTING_MAX} levels deep`;
      throw this.problem(token, 'FORMULA_TOO_DEEP', message, { hint: 'Use CASE instead of nested IFs' });
    }
  }

  private peek(): Token {
    return this.tokens[Math.min(this.at, this.tokens.length - 1)] as Token;
  }

  private problem(
    token: Token,
    code: string,
    message: string,
    more: { expected?: string; hint?: string },
  ): ProblemFound {
    return new ProblemFound(problemAt(this.source, token.start, token.end, { code, message, ...more }));
  }
}

function describe(token: Token): string {
  if (token.kind === 'end') return 'the end of the formula';
  return token.kind === 'text' ? 'this text' : token.value;
}
