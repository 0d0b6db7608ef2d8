import { OrgError } from '../http/org-error.ts';

/** One object of `RETURNING`: `Account(Id, Name WHERE … ORDER BY … LIMIT 5)`. */
export interface SearchedObject {
  readonly object: string;
  readonly fields: readonly string[];
  /** The rest inside the brackets as SOQL text: WHERE, ORDER BY, LIMIT. */
  readonly where: string | null;
  readonly tail: string;
}

export interface Search {
  readonly term: string;
  /** `ALL`, `NAME`, `EMAIL`, `PHONE` or `SIDEBAR`. */
  readonly scope: string;
  readonly objects: readonly SearchedObject[];
  readonly limit: number | null;
}

/**
 * Reads SOSL: `FIND {term} IN NAME FIELDS RETURNING Account(Id, Name), Contact LIMIT 10`.
 * @throws OrgError MALFORMED_SEARCH (400)
 * Source: SOQL and SOSL Reference, SOSL syntax; the message for a missing term was recorded (restforce).
 */
export function parseSosl(text: string): Search {
  const find = /^\s*FIND\s*\{((?:\\.|[^}\\])*)\}/i.exec(text);
  if (find?.[1] === undefined) {
    throw malformed('No search term found. The search term must be enclosed in braces.');
  }
  const term = find[1]
    .replace(/\\(.)/g, '$1')
    .replace(/^"(.*)"$/, '$1')
    .trim();
  if (term.replaceAll(/[*?]/g, '').length < 2) throw malformed('search term must be longer than one character');
  const rest = text.slice(find[0].length);
  const scope = /^\s*IN\s+(\w+)\s+FIELDS/i.exec(rest);
  const returning = /\bRETURNING\s+/i.exec(rest);
  const list = returning === null ? '' : rest.slice(returning.index + returning[0].length);
  const { objects, tail } = readObjects(list);
  const limit = /\bLIMIT\s+(\d+)\s*$/i.exec(returning === null ? rest : tail)?.[1];
  return {
    term,
    scope: scope?.[1]?.toUpperCase() ?? 'ALL',
    objects,
    limit: limit === undefined ? null : Number(limit),
  };
}

function malformed(message: string): OrgError {
  return new OrgError(400, 'MALFORMED_SEARCH', message);
}

/** Reads `Account(…), Contact` up to what follows the list. */
function readObjects(list: string): { objects: SearchedObject[]; tail: string } {
  const objects: SearchedObject[] = [];
  let rest = list;
  for (;;) {
    const name = /^\s*(\w+)\s*/.exec(rest);
    if (name?.[1] === undefined || /^LIMIT$/i.test(name[1])) return { objects, tail: rest };
    rest = rest.slice(name[0].length);
    const inside = rest.startsWith('(') ? bracketed(rest) : null;
    if (inside !== null) rest = rest.slice(inside.length + 2);
    objects.push(searchedObject(name[1], inside ?? ''));
    const comma = /^\s*,/.exec(rest);
    if (comma === null) return { objects, tail: rest };
    rest = rest.slice(comma[0].length);
  }
}

/** The text between the first bracket and the one that closes it; brackets in texts do not count. */
function bracketed(text: string): string {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "'" && text[at - 1] !== '\\') quoted = !quoted;
    if (quoted) continue;
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth === 0) return text.slice(1, at);
  }
  throw malformed('expecting a right parentheses');
}

function searchedObject(object: string, inside: string): SearchedObject {
  const split = /\b(WHERE|ORDER\s+BY|LIMIT|OFFSET)\b/i.exec(inside);
  const fields = (split === null ? inside : inside.slice(0, split.index))
    .split(',')
    .map((field) => field.trim())
    .filter((field) => field !== '');
  const clauses = split === null ? '' : inside.slice(split.index);
  const where = /^WHERE\s+([\s\S]*?)(?=\b(?:ORDER\s+BY|LIMIT|OFFSET)\b|$)/i.exec(clauses);
  return {
    object,
    fields,
    where: where?.[1]?.trim() ?? null,
    tail: clauses.slice(where?.[0].length ?? 0),
  };
}
