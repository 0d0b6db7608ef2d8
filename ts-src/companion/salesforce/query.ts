/**
 * Reading by SOQL, page by page (REST API guide, "Query"). A query too long for an address travels inside a composite
 * request, whose answer has the same form.
 */
import { CounterpartError } from '../errors/counterpart-error.ts';
import { mapRefusedCall } from './error-map.ts';
import type { Names } from './names.ts';
import type { Transport } from './transport.ts';

export type QueryRow = Readonly<Record<string, unknown>>;

/** Longest address that is sent as such, in characters; Salesforce refuses about 16 KB. */
const ADDRESS_MAX = 12_000;

interface QueryPage {
  readonly records: readonly Record<string, unknown>[];
  readonly done: boolean;
  readonly nextRecordsUrl?: string;
}

/** A record without `attributes`, names without namespace, parents and child lists likewise. */
export function plainRecord(record: Record<string, unknown>, names: Names): QueryRow {
  const plain: Record<string, unknown> = {};
  for (const name in record) {
    if (name === 'attributes') continue;
    const value = record[name];
    plain[names.strip(name)] =
      typeof value === 'object' && value !== null ? plainValue(value as Record<string, unknown>, names) : value;
  }
  return plain;
}

function plainValue(value: Record<string, unknown>, names: Names): unknown {
  if (Array.isArray(value)) return value.map((entry) => plainRecord(entry as Record<string, unknown>, names));
  // A child list arrives as a page of its own; sync asks for children by their own queries, so one page is all.
  if (Array.isArray(value['records'])) return plainValue(value['records'] as never, names);
  return plainRecord(value, names);
}

async function firstPage(transport: Transport, soql: string): Promise<QueryPage> {
  const operation = 'a query';
  const path = `/query?q=${encodeURIComponent(soql)}`;
  if (path.length <= ADDRESS_MAX) {
    return (await transport.sendJson({ method: 'GET', path, effect: 'read', operation })) as QueryPage;
  }
  const url = `/services/data/v${transport.apiVersion}${path}`;
  const body = JSON.stringify({ compositeRequest: [{ method: 'GET', url, referenceId: 'query' }] });
  const answer = (await transport.sendJson({
    method: 'POST',
    path: '/composite',
    body,
    effect: 'read',
    operation,
  })) as {
    compositeResponse?: { body: unknown; httpStatusCode: number }[];
  };
  const inner = answer.compositeResponse?.[0];
  if (inner !== undefined && inner.httpStatusCode < 300) return inner.body as QueryPage;
  const refused = JSON.stringify(inner?.body ?? null);
  throw mapRefusedCall({ status: inner?.httpStatusCode ?? 500, body: refused, host: '', operation, writes: false });
}

/**
 * Rows of a query in the org's own names. When the org drops the cursor in between, the query can't go on: rejects
 * with `SF_QUERY_CURSOR_LOST`, and the caller asks again.
 */
export async function* queryPages(transport: Transport, soql: string): AsyncGenerator<QueryPage['records']> {
  let page = await firstPage(transport, soql);
  for (;;) {
    yield page.records;
    if (page.done || page.nextRecordsUrl === undefined) return;
    const call = { method: 'GET', path: page.nextRecordsUrl, effect: 'read', operation: 'a query' } as const;
    page = (await transport.sendJson(call)) as QueryPage;
  }
}

/** True when the org does not know an object or a field of the query: for questions that may go unanswered. */
export function isUnknownToOrg(error: unknown): boolean {
  if (!(error instanceof CounterpartError)) return false;
  return ['SF_OBJECT_MISSING', 'SF_FIELD_MISSING', 'SF_NOT_FOUND', 'SF_NO_ACCESS'].includes(error.code);
}
