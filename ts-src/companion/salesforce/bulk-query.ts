/**
 * Large reads through a Bulk API 2.0 query job (Bulk API 2.0 guide, "Query Jobs"). Results are text; the description of
 * the object gives values their types back. Pages are asked for by us: the client library crashes on a second page.
 */
import { codedError } from '../errors/coded-error.ts';
import { CounterpartError } from '../errors/counterpart-error.ts';
import { readCsv } from './csv.ts';
import type { DescribedObject, Describer } from './describe.ts';
import { mapFailedJob } from './error-map.ts';
import type { Names } from './names.ts';
import type { Pace } from './pace.ts';
import type { QueryRow } from './query.ts';
import type { Transport } from './transport.ts';

/** Rows of one result page. More would hold more text in memory at once, fewer would cost more calls. */
const PAGE_ROWS = 20_000;

export interface BulkQueryParts {
  readonly transport: Transport;
  readonly describer: Describer;
  readonly names: Names;
  readonly pace: Pace;
  readonly sleep: (ms: number) => Promise<void>;
  readonly now: () => number;
  readonly jobTimeoutMs: number;
}

type Convert = (text: string) => unknown;

const NUMBERS = new Set(['int', 'long', 'double', 'currency', 'percent']);

function converterOf(type: string | undefined): Convert {
  if (type !== undefined && NUMBERS.has(type)) return (text) => (text === '' ? null : Number(text));
  if (type === 'boolean') return (text) => text === 'true';
  return (text) => (text === '' ? null : text);
}

interface Column {
  readonly path: readonly string[];
  readonly convert: Convert;
}

async function columnOf(parts: BulkQueryParts, object: DescribedObject, header: string): Promise<Column> {
  const path = header.split('.').map((name) => parts.names.strip(name));
  let owner: DescribedObject | undefined = object;
  for (const relationship of path.slice(0, -1)) {
    const target: string | undefined = owner?.lookups.get(relationship.toLowerCase())?.referenceTo[0];
    owner = target === undefined ? undefined : await parts.describer.describe(target);
  }
  return { path, convert: converterOf(owner?.fields.get(path.at(-1) ?? '')?.type) };
}

function rowOf(columns: readonly Column[], cells: readonly string[]): QueryRow {
  const row: Record<string, unknown> = {};
  columns.forEach((column, index) => {
    let place = row;
    for (const name of column.path.slice(0, -1)) place = (place[name] ??= {}) as Record<string, unknown>;
    place[column.path.at(-1) as string] = column.convert(cells[index] ?? '');
  });
  return row;
}

async function finishedJob(parts: BulkQueryParts, soql: string): Promise<string> {
  const { transport } = parts;
  const { id } = (await transport.sendJson({
    method: 'POST',
    path: '/jobs/query',
    body: JSON.stringify({ operation: 'query', query: soql, lineEnding: 'LF' }),
    effect: 'control',
    operation: 'a large query',
  })) as { id: string };
  const started = parts.now();
  for (;;) {
    const elapsed = parts.now() - started;
    if (elapsed > parts.jobTimeoutMs) throw codedError('SF_QUERY_TIMEOUT');
    await parts.sleep(parts.pace.nextPollMs('query', 1, elapsed));
    const call = { method: 'GET', path: `/jobs/query/${id}`, effect: 'read', operation: 'a large query' } as const;
    const info = (await transport.sendJson(call)) as { state: string; errorMessage?: string };
    if (info.state === 'JobComplete') return id;
    if (info.state === 'Failed') throw mapFailedJob(id, info.errorMessage ?? '');
    if (info.state === 'Aborted') throw codedError('SF_JOB_ABORTED', { values: { job: id } });
  }
}

/**
 * Rows of a query without limit of size. `object` is what the query selects from; aggregates and sub-queries are not
 * possible on this way.
 */
export async function* bulkQuery(parts: BulkQueryParts, object: string, soql: string): AsyncGenerator<QueryRow> {
  const described = await parts.describer.describe(object);
  const id = await finishedJob(parts, soql);
  let headers: readonly string[] = [];
  let columns: readonly Column[] = [];
  let locator: string | undefined = '';
  while (locator !== undefined) {
    const path: string = `/jobs/query/${id}/results?maxRecords=${PAGE_ROWS}${locator === '' ? '' : `&locator=${locator}`}`;
    const answer = await parts.transport.send({ method: 'GET', path, effect: 'read', operation: 'a large query' });
    const records: string[][] = [];
    readCsv(answer.text, (cells) => records.push([...cells]));
    if (headers.length === 0) {
      headers = records[0] ?? [];
      columns = await Promise.all(headers.map((header) => columnOf(parts, described, header)));
    }
    for (const cells of records) {
      // Whether later pages repeat the header row is contested; a row of field names is never data.
      if (cells.length === headers.length && !cells.every((text, index) => text === headers[index])) {
        yield rowOf(columns, cells);
      }
    }
    const next: string | string[] | undefined = answer.headers['sforce-locator'];
    locator = typeof next === 'string' && next !== '' && next !== 'null' ? next : undefined;
  }
  await parts.transport
    .send({ method: 'DELETE', path: `/jobs/query/${id}`, effect: 'control', operation: 'a large query' })
    .catch((error: unknown) => {
      // Left-over jobs vanish by themselves after a week.
      if (!(error instanceof CounterpartError)) throw error;
    });
}
