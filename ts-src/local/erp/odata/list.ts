import { badRequest, ErpError } from '../books/errors.ts';
import type { Company } from '../books/model.ts';
import type { EntitySet, Scalar } from './entity-set.ts';
import { compileFilter, mentions } from './filter.ts';
import type { QueryOptions } from './options.ts';
import { compileOrder, type Order } from './order.ts';
import { compileSerialiser, type SerialiseScope } from './serialise.ts';

/** Most entities in one answer (SaaS; documentation: "API request limits"). */
export const PAGE_ROWS_MAX = 20_000;
/** Text is handed to the socket in pieces of about this many characters. */
const CHUNK_CHARACTERS = 65_536;

/** Lines do not show the number of their document, by which they stand in the table. */
const LINE_KEY = ['documentId', 'sequence'];
/** Primary keys by the names of their fields; the first that a set has all fields of is its own. */
const PRIMARY_KEYS: readonly (readonly string[])[] = [
  ['documentNumber', 'orderLineNumber', 'id'],
  ['entryNumber'],
  ['itemNumber', 'code'],
  ['currencyCode', 'startingDate'],
  LINE_KEY,
  ['documentNumber'],
  ['number'],
  ['code'],
  ['startingDate'],
];

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
  const order = orderOf(request);
  const sorted = comesInOrder(request) ? matching : [...matching].sort((a, b) => order.compare(a, b, company));
  const token = options.skiptoken === undefined ? undefined : readToken(options.skiptoken);
  const start = token === undefined ? (options.skip ?? 0) : startAfter(order, sorted, { token, company });
  const left = options.top === undefined ? Infinity : Math.max(0, options.top - (token?.given ?? 0));
  const size = Math.min(left, request.pageRows);
  const end = Math.min(sorted.length, start + size);
  const more = end < sorted.length && left > size;
  const last = sorted[end - 1];
  let next = '';
  if (more && last !== undefined) {
    const given = (token?.given ?? 0) + (end - start);
    const place = order.place(last, company);
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

function primaryKey({ contract }: EntitySet): readonly string[] | undefined {
  const names = new Set(contract.fields.map(({ name }) => name));
  return PRIMARY_KEYS.find((key) => key.every((name) => names.has(name)));
}

/** Whether the candidates stand in the order wanted: tables list their rows by primary key. */
function comesInOrder({ set, options }: ListRequest): boolean {
  const key = primaryKey(set);
  return options.orderby === undefined && key !== undefined && key !== LINE_KEY;
}

/** The order asked for, else that of the primary key, else of the id. */
function orderOf({ set, options, scope }: ListRequest): Order {
  if (options.orderby !== undefined) return compileOrder(options.orderby, set, scope.visibility.fields(set));
  const { contract } = set;
  const fields = new Map(contract.fields.map((field) => [field.name, field]));
  return compileOrder((primaryKey(set) ?? [contract.key]).join(','), set, fields);
}

/** Index of the first row after the token's place; rows that came, went or changed in between do not shift the page. */
function startAfter(
  order: Order,
  sorted: readonly object[],
  { token, company }: { token: Token; company: Company },
): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (order.after(sorted[middle] as object, token.place, company)) high = middle;
    else low = middle + 1;
  }
  return low;
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
