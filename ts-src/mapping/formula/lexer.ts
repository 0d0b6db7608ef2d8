import { ProblemFound, problemAt } from './problem.ts';

export type TokenKind = 'number' | 'text' | 'name' | 'operator' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** Operator or name as written, number as written, text with its escapes resolved. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const SPACE = /[\s\u00a0\ufeff]+/y;
const COMMENT = /\/\*[\s\S]*?\*\//y;
const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)/y;
const NAME = /[A-Za-z$][A-Za-z0-9_$:.#]*/y;
const OPERATOR = /&&|\|\||==|<>|!=|<=|>=|[-+*/^&=<>!(),]/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', "'": "'", '\\': '\\' };

/** Cuts a formula into tokens, the last of kind `end`. Throws ProblemFound for text that is no token. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const skipped = matchAt(SPACE, source, at) ?? matchAt(COMMENT, source, at);
    if (skipped !== null) {
      at += skipped.length;
      continue;
    }
    const token = readToken(source, at);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: 'end', value: '', start: source.length, end: source.length });
  return tokens;
}

function readToken(source: string, at: number): Token {
  const first = source[at] as string;
  if (first === '"' || first === "'") return readText(source, at, first);
  if (source.startsWith('/*', at)) throw unexpectedCharacter(source, at);
  for (const [kind, pattern] of [
    ['number', NUMBER],
    ['name', NAME],
    ['operator', OPERATOR],
  ] as const) {
    const value = matchAt(pattern, source, at);
    if (value !== null) return { kind, value, start: at, end: at + value.length };
  }
  throw unexpectedCharacter(source, at);
}

function readText(source: string, start: number, quote: string): Token {
  let value = '';
  for (let at = start + 1; at < source.length; at++) {
    const c = source[at] as string;
    if (c === quote) return { kind: 'text', value, start, end: at + 1 };
    if (c === '\n' || c === '\r') break;
    if (c === '\\') {
      at++;
      const escaped = ESCAPES[source[at] ?? ''];
      if (escaped === undefined) throw badEscape(source, at);
      value += escaped;
    } else {
      value += c;
    }
  }
  const line = /[^\r\n]*/.exec(source.slice(start))?.[0] ?? '';
  throw new ProblemFound(
    problemAt(source, start, start + line.length, {
      code: 'FORMULA_TEXT_NOT_CLOSED',
      message: 'The text that begins here is not closed on its line',
      expected: quote,
      hint: `Close the text with ${quote}; inside it write ${quote} as \\${quote} and a line break as \\n or BR()`,
    }),
  );
}

function badEscape(source: string, at: number): ProblemFound {
  return new ProblemFound(
    problemAt(source, at - 1, at + 1, {
      code: 'FORMULA_BAD_ESCAPE',
      message: 'The backslash in a text must be followed by n, r, t, a quote or another backslash',
      expected: '\\n, \\r, \\t, \\", \\\' or \\\\',
      hint: 'Write a backslash as \\\\',
    }),
  );
}

function unexpectedCharacter(source: string, at: number): ProblemFound {
  const c = String.fromCodePoint(source.codePointAt(at) as number);
  const comment = source.startsWith('/*', at);
  return new ProblemFound(
    problemAt(source, at, at + c.length, {
      code: comment ? 'FORMULA_COMMENT_NOT_CLOSED' : 'FORMULA_UNEXPECTED_CHARACTER',
      message: comment ? 'The comment that begins here is not closed' : `The character ${c} has no meaning here`,
      expected: comment ? '*/' : 'a field, a function, a number, a text or an operator',
      ...(/[\u2018\u2019\u201c\u201d]/.test(c) ? { hint: 'Use straight quotes: " or \'' } : {}),
      ...(c === ';' ? { hint: 'Separate arguments with a comma' } : {}),
    }),
  );
}

function matchAt(pattern: RegExp, source: string, at: number): string | null {
  pattern.lastIndex = at;
  const match = pattern.exec(source);
  return match === null ? null : match[0];
}
