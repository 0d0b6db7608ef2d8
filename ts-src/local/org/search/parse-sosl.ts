import { OrgError } from '../http/org-error.ts';

/** One object of RETURNING: its fields and the conditions behind them, as SOQL text. */
export interface SoslTarget {
  readonly object: string;
  readonly fields: readonly string[];
  /** `WHERE …`, `ORDER BY …`, `LIMIT …` as written. */
  readonly rest: string;
}

export interface SoslQuery {
  /** Words to find, each with `*` for any ending. */
  readonly terms: readonly string[];
  readonly group: 'all' | 'name' | 'email' | 'phone';
  readonly returning: readonly SoslTarget[];
}

const SHAPE =
  /^\s*FIND\s*\{((?:[^}\\]|\\.)*)\}\s*(?:IN\s+(ALL|NAME|EMAIL|PHONE|SIDEBAR)\s+FIELDS\s*)?(?:RETURNING\s+(.*?))?\s*(?:LIMIT\s+\d+)?\s*$/is;

/**
 * The part of SOSL that the local org knows: `FIND {words} IN … FIELDS RETURNING Object(fields WHERE …)`, words joined
 * by AND. @throws OrgError MALFORMED_SEARCH
 */
export function parseSosl(text: string): SoslQuery {
  const match = SHAPE.exec(text);
  if (match === null)
    throw new OrgError(400, 'MALFORMED_SEARCH', 'The search is not FIND {…} [IN … FIELDS] [RETURNING …]');
  const words = (match[1] ?? '').replace(/\\(.)/g, '$1').replaceAll('"', ' ');
  const terms = words.split(/\s+/).filter((word) => word !== '' && !/^(?:and|or)$/i.test(word));
  if (terms.every((term) => term.replaceAll('*', '').length < 2)) {
    throw new OrgError(400, 'MALFORMED_SEARCH', 'search term must be longer than one character');
  }
  const group = (match[2] ?? 'all').toLowerCase();
  return {
    terms,
    group: group === 'name' || group === 'email' || group === 'phone' ? group : 'all',
    returning: splitTargets(match[3] ?? ''),
  };
}

function splitTargets(text: string): SoslTarget[] {
  const targets: SoslTarget[] = [];
  const pattern = /\s*([A-Za-z]\w*)\s*(?:\(((?:[^()]|\([^()]*\))*)\))?\s*(?:,|$)/y;
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (match === null) throw new OrgError(400, 'MALFORMED_SEARCH', 'RETURNING is not a list of Object(fields)');
    const inner = match[2] ?? '';
    const clause = /\b(?:WHERE|ORDER\s+BY|LIMIT|OFFSET)\b/i.exec(inner);
    const fields = (clause === null ? inner : inner.slice(0, clause.index)).split(',').map((field) => field.trim());
    targets.push({
      object: match[1] ?? '',
      fields: fields.filter((field) => field !== ''),
      rest: clause === null ? '' : inner.slice(clause.index),
    });
  }
  return targets;
}
