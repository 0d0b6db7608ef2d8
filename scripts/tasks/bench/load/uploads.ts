import type { Exchange } from './recording-proxy.ts';

/** One write as it was sent: a whole Bulk 2.0 job, or one collections call. */
export interface Upload {
  readonly kind: 'job' | 'collection';
  /** What to send first: the job to create, or the call itself. */
  readonly method: string;
  readonly path: string;
  readonly contentType: string;
  readonly body: Buffer;
  /** The CSV of a job. */
  readonly csv: Buffer | null;
  readonly rows: number;
  readonly start: number;
  readonly end: number;
}

/** Objects of the companion's own bookkeeping; their rows name records by Salesforce id and are not repeated. */
const bookkeeping = /ERP_(Run|Issue|Message|Mapping|Mapping_Version|Connection)__c/;

/**
 * The business writes among recorded exchanges, in the order in which they began. A job spans its creation, upload
 * and completion as one.
 */
export function uploadsOf(exchanges: readonly Exchange[]): Upload[] {
  return [...jobsOf(exchanges), ...collectionsOf(exchanges)].toSorted((a, b) => a.start - b.start);
}

function jobsOf(exchanges: readonly Exchange[]): Upload[] {
  const jobs: Upload[] = [];
  for (const created of exchanges) {
    if (created.method !== 'POST' || !/\/jobs\/ingest\/?$/.test(created.path) || created.status >= 300) continue;
    const { id } = JSON.parse(created.answer.toString()) as { id: string };
    const ofJob = exchanges.filter((exchange) => exchange.path.includes(`/jobs/ingest/${id}`));
    const upload = ofJob.find((exchange) => exchange.method === 'PUT');
    const completed = ofJob.filter((exchange) => exchange.answer.includes('"JobComplete"'))[0];
    if (!upload || !completed) continue;
    const { method, path, contentType, body, start } = created;
    const rows = countRows(upload.body);
    jobs.push({ kind: 'job', method, path, contentType, body, csv: upload.body, rows, start, end: completed.end });
  }
  return jobs;
}

function collectionsOf(exchanges: readonly Exchange[]): Upload[] {
  return exchanges
    .filter(({ method, path, status }) => isBusinessCollection(method, path) && status < 300)
    .map(({ method, path, contentType, body, start, end }) => {
      return {
        kind: 'collection' as const,
        method,
        path,
        contentType,
        body,
        csv: null,
        rows: recordsOf(body),
        start,
        end,
      };
    });
}

/** Whether a call upserts business records by an sObject collection. */
export function isBusinessCollection(method: string, path: string): boolean {
  return method === 'PATCH' && /\/composite\/sobjects\/\w+\/\w+/.test(path) && !bookkeeping.test(path);
}

/** Records of a collections call. */
export function recordsOf(body: Buffer): number {
  return (JSON.parse(body.toString()) as { records: unknown[] }).records.length;
}

/** Rows of a CSV below its header line: line ends outside quotes, a last line without one counted too. */
export function countRows(csv: Buffer): number {
  let rows = 0;
  let quoted = false;
  for (const byte of csv) {
    if (byte === 0x22) quoted = !quoted;
    else if (byte === 0x0a && !quoted) rows += 1;
  }
  const open = csv.length > 0 && csv.at(-1) !== 0x0a;
  return Math.max(0, rows + (open ? 1 : 0) - 1);
}
