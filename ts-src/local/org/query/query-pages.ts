import { OrgError } from '../http/org-error.ts';
import type { ApiReply, ApiRequest } from '../http/route.ts';
import type { Kernel, QueryCursor } from '../kernel/types.ts';
import type { SelectStatement } from '../soql/ast.ts';

/** Rows of a page by default and at most; the least that can be asked for. */
const rowsDefault = 2000;
const rowsLeast = 200;

/** Open cursors of one org; the oldest is closed when one more is needed, as the platform does. */
const openMost = 100;

interface OpenQuery {
  readonly cursor: QueryCursor;
  readonly resource: string;
  readonly userId: string;
  readonly size: number;
}

/**
 * Pages of query results. A locator is `01g…-POSITION`, as recorded answers show it.
 * Source: REST API Developer Guide, Query; Query Options Header (`batchSize` 200 to 2,000, advisory).
 */
export class QueryPages {
  readonly #kernel: Kernel;
  readonly #open = new Map<string, OpenQuery>();
  #serial = 0;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** The first page of a query. */
  first(statement: SelectStatement, request: ApiRequest, { all }: { all: boolean }): ApiReply {
    const options = { all, version: request.version };
    const cursor = this.#kernel.openCursor(statement, request.session, options);
    const resource = all ? 'queryAll' : 'query';
    const open = { cursor, resource, userId: request.session.user.id, size: pageSize(request) };
    return { status: 200, body: this.#page(open, 0, { version: request.version, id: null }) };
  }

  /** The page that a locator names. @throws OrgError INVALID_QUERY_LOCATOR */
  next(request: ApiRequest): ApiReply {
    const match = /^(01g\w+)-(\d+)$/.exec(request.params.locator ?? '');
    const open = match ? this.#open.get(match[1]!) : undefined;
    if (!open || !match || open.userId !== request.session.user.id) {
      throw new OrgError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
    }
    const place = { version: request.version, id: match[1]! };
    return { status: 200, body: this.#page(open, Number(match[2]), place) };
  }

  #page(open: OpenQuery, from: number, { version, id }: { version: string; id: string | null }): object {
    const records = open.cursor.page(from, open.size);
    const { totalSize } = open.cursor;
    const next = from + records.length;
    const done = next >= totalSize || records.length === 0;
    if (done) return { totalSize, done, records };
    const locator = id ?? this.#remember(open);
    return {
      totalSize,
      done,
      nextRecordsUrl: `/services/data/v${version}/${open.resource}/${locator}-${next}`,
      records,
    };
  }

  #remember(open: OpenQuery): string {
    this.#serial += 1;
    const id = `01gWt${String(this.#serial).padStart(10, '0')}AAA`;
    this.#open.set(id, open);
    const [oldest] = this.#open.keys();
    if (this.#open.size > openMost && oldest !== undefined) this.#open.delete(oldest);
    return id;
  }
}

function pageSize(request: ApiRequest): number {
  const header = request.headers['sforce-query-options'];
  const asked = Number(/batchSize\s*=\s*(\d+)/i.exec(String(header ?? ''))?.[1] ?? rowsDefault);
  return Math.min(rowsDefault, Math.max(rowsLeast, asked));
}
