import { OrgError } from '../http/org-error.ts';

export interface Token {
  readonly kind: 'name' | 'string' | 'number' | 'date' | 'datetime' | 'time' | 'symbol' | 'end';
  /** Names and symbols as written; strings without quotes and escapes. */
  readonly text: string;
  readonly offset: number;
}

const PATTERN =
  /\s*(?:(?<datetime>\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+\- ]\d{2}:?\d{2}))|(?<date>\d{4}-\d{2}-\d{2})|(?<time>\d{2}:\d{2}:\d{2}(?:\.\d+)?Z?)|(?<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<string>'(?:[^'\\]|\\.)*')|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<symbol><=|>=|!=|<>|[=<>(),.:])|(?<end>$))/sy;

/** Source: SOQL and SOSL Reference, "Quoted String Escape Sequences". */
const ESCAPES: Readonly<Record<string, string>> = {
  ...{ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' },
  ...{ N: '\n', R: '\r', T: '\t', B: '\b', F: '\f' },
  ...{ "'": "'", '"': '"', '\\': '\\' },
};

/** @throws OrgError MALFORMED_QUERY when a backslash stands before a character that has no meaning after it */
function checkEscapes(source: string, literal: string, offset: number): void {
  for (const [escape] of literal.matchAll(/\\(?:u[0-9a-fA-F]{4}|.)/gs)) {
    const code = escape.slice(1);
    if (code.length > 1 || code === '_' || code === '%' || code in ESCAPES) continue;
    const problem = `Invalid string literal '${literal.slice(1, -1)}'. Illegal character sequence '${escape}' in string literal.`;
    throw malformed(source, offset, problem);
  }
}

/** `\_` and `\%` stay escaped, since only LIKE gives them a meaning. */
function unescape(body: string): string {
  return body.replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (whole, code: string) => {
    if (code.length === 5) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    if (code === '_' || code === '%') return whole;
    return ESCAPES[code] ?? code;
  });
}

/** The refusal of a query's text, with the place as Salesforce shows it. */
export function malformed(source: string, offset: number, problem: string): OrgError {
  const before = source.slice(0, offset);
  const row = before.split('\n').length;
  const column = offset - (before.lastIndexOf('\n') + 1) + 1;
  const fragment = source.slice(Math.max(0, offset - 40), offset + 40).replaceAll('\n', ' ');
  const pointer = `${' '.repeat(Math.min(40, offset))}^`;
  const message = `\n${fragment}\n${pointer}\nERROR at Row:${row}:Column:${column}\n${problem}`;
  return new OrgError(400, 'MALFORMED_QUERY', message);
}

/** Text to tokens, ending with one of kind `end`. @throws OrgError MALFORMED_QUERY */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  PATTERN.lastIndex = 0;
  for (;;) {
    const start = PATTERN.lastIndex;
    const match = PATTERN.exec(source);
    if (match === null) {
      const offset = start + (source.slice(start).length - source.slice(start).trimStart().length);
      const character = source.charAt(offset);
      throw malformed(
        source,
        offset,
        character === "'" ? 'string literal is not closed' : `unexpected token: '${character}'`,
      );
    }
    const groups = match.groups ?? {};
    const kind = (Object.keys(groups).find((name) => groups[name] !== undefined) ?? 'end') as Token['kind'];
    const text = groups[kind] ?? '';
    const offset = PATTERN.lastIndex - text.length;
    if (kind === 'string' && text.includes('\\')) checkEscapes(source, text, offset);
    tokens.push({ kind, text: kind === 'string' ? unescape(text.slice(1, -1)) : text, offset });
    if (kind === 'end') return tokens;
  }
}
