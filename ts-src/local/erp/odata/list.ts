import { badRequest, ErpError } from '../books/errors.ts';
import type { Company } from '../books/model.ts';
import type { EntitySet, Scalar } from './entity-set.ts';
import { compileFilter, mentions } from './filter.ts';
import type { QueryOptions } from './options.ts';
import { compileOrder } from './order.ts';
import { compileSerialiser, type SerialiseScope } from './serialise.ts';

/** Most entities in one answer (SaaS; documentation: "API request limits"). */
export const PAGE_ROWS_MAX = 20_000;
/** Text is handed to the socket in pieces of about this many characters. */
const CHUNK_CHARACTERS = 65_536;

/** What a list request works on. `rows` are the candidates in primary key order. */
export interface ListRequest {
  readonly set: EntitySet;
  /** Whether it is the set's own list and not that of a parent. */
  readonly ownList: boolean;
  readonly company: Company;
  readonly rows: readonly object[];
  readonly options: QueryOptions;
  readonly scope: SerialiseScope;
  readonly context: string;
  /** Rows a page at most: the server's limit or the smaller preference of the client. */
  readonly pageRows: number;
  /** Address of the next page for a token. */
  readonly nextLink: (token: string) => string;
}

/** How far a client has come: rows already given, and the place of the last one in the order. */
interface Token {
  readonly given: number;
  readonly place: readonly Scalar[];
}

function readToken(text: string): Token {
  try {
    const token = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Partial<Token>;
    if (typeof token.given === 'number' && Array.isArray(token.place)) return token as Token;
  } catch {
    // Told below: a token is opaque and must come back unchanged.
  }
  throw badRequest('The skip token is not valid. Follow the next link as it was given.', 'BadRequest_InvalidToken');
}

function candidates(request: ListRequest): readonly object[] {
  const { set, company, options, scope } = request;
  if (request.ownList && set.needsFilterOn !== undefined) {
    const named = options.filter !== undefined && mentions(options.filter, set.needsFilterOn);
    if (!named) {
      throw new ErpError(
        400,
        'Application_DialogException',
        'You must specify an Id or a Document Id to get the lines.',
      );
    }
  }
  if (options.filter === undefined) return request.rows;
  const fields = scope.visibility.fields(set);
  const keep = compileFilter(options.filter, { set, fields, schemaVersion: options.schemaVersion });
  return request.rows.filter((row) => keep(row, company));
}

/** One page of a list as text in pieces, written row by row so that memory does not grow with the page. */
export function listPage(request: ListRequest): Iterable<string> {
  const { set, company, options, scope } = request;
  const matching = candidates(request);
  const order = compileOrder(options.orderby ?? set.contract.key, set, scope.visibility.fields(set));
  const sorted = options.orderby === undefined ? matching : [...matching].sort((a, b) => order.compare(a, b, company));
  const token = options.skiptoken === undefined ? undefined : readToken(options.skiptoken);
  const start = token === undefined ? (options.skip ?? 0) : startAfter(request, sorted, token);
  const left = options.top === undefined ? Infinity : Math.max(0, options.top - (token?.given ?? 0));
  const size = Math.min(left, request.pageRows);
  const end = Math.min(sorted.length, start + size);
  const more = end < sorted.length && left > size;
  const last = sorted[end - 1];
  let next = '';
  if (more && last !== undefined) {
    const given = (token?.given ?? 0) + (end - start);
    const place = options.orderby === undefined ? [String(keyOf(set, last, company))] : order.place(last, company);
    next = request.nextLink(Buffer.from(JSON.stringify({ given, place })).toString('base64url'));
  }
  const serialise = compileSerialiser(set, options, scope);
  const count = options.count ? `"@odata.count":${matching.length},` : '';
  return pieces(
    {
      head: `{"@odata.context":"${request.context}",${count}"value":[`,
      tail: next === '' ? ']}' : `],"@odata.nextLink":${JSON.stringify(next)}}`,
    },
    { rows: sorted, start, end },
    (row) => serialise(row, company),
  );
}

function keyOf(set: EntitySet, row: object, company: Company): Scalar {
  const get = set.get[set.contract.key] as unknown as (row: object, company: Company) => Scalar;
  return get(row, company);
}

/** Index of the first row after the token's place; rows that came or went in between do not shift the page. */
function startAfter(request: ListRequest, sorted: readonly object[], token: Token): number {
  const { set, company, options, scope } = request;
  if (options.orderby !== undefined) {
    const order = compileOrder(options.orderby, set, scope.visibility.fields(set));
    const index = sorted.findIndex((row) => order.after(row, token.place, company));
    return index < 0 ? sorted.length : index;
  }
  const index = sorted.findIndex((row) => keyOf(set, row, company) === token.place[0]);
  return index < 0 ? Math.min(sorted.length, token.given) : index + 1;
}

function* pieces(
  frame: { head: string; tail: string },
  window: { rows: readonly object[]; start: number; end: number },
  serialise: (row: object) => string,
): Generator<string> {
  let text = frame.head;
  for (let index = window.start; index < window.end; index += 1) {
    const row = window.rows[index];
    if (row === undefined) break;
    if (index > window.start) text += ',';
    text += serialise(row);
    if (text.length >= CHUNK_CHARACTERS) {
      yield text;
      text = '';
    }
  }
  yield text + frame.tail;
}
