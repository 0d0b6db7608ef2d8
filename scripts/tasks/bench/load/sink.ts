/**
 * An org that accepts everything at once and keeps nothing: what remains of a sync's time is ours. Reads are answered
 * as the real local org answered them in the recording; an unknown query has no rows.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { listenOnLoopback, type Loopback } from './loopback.ts';
import type { Exchange } from './recording-proxy.ts';
import { countRows, isBusinessCollection, recordsOf } from './uploads.ts';

interface Job {
  readonly id: string;
  readonly object: string;
  csv: Buffer;
  state: string;
}

/** The sink at work. */
export interface Sink extends Loopback {
  /** Business rows accepted so far: what tells that the sync really sent everything. */
  readonly rows: number;
}

/** Starts the sink on a free port; `recordedAt` is the address in recorded answers that is replaced by its own. */
export async function startSink(exchanges: readonly Exchange[], recordedAt: readonly string[]): Promise<Sink> {
  const reads = new Map<string, Exchange[]>();
  for (const exchange of exchanges) {
    const key = readKey(exchange);
    if (key !== null) reads.set(key, [...(reads.get(key) ?? []), exchange]);
  }
  const jobs = new Map<string, Job>();
  let rows = 0;
  const server = createServer((incoming, outgoing) => {
    buffer(incoming).then(
      (body) => {
        const { method = 'GET', url: path = '/' } = incoming;
        const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        rows += rowsOf(method, path, body);
        if (path.includes('/jobs/ingest')) return answerJob(jobs, { method, path, body }, outgoing);
        if (path.includes('/composite/sobjects') && method !== 'GET') return answerCollection(body, outgoing);
        // The same question asked again got its next recorded answer; the last one holds from then on.
        const answers = reads.get(readKey({ method, path }) ?? '');
        const recorded = answers && answers.length > 1 ? answers.shift() : answers?.[0];
        return answerRead(recorded, outgoing, (text) =>
          recordedAt.reduce((all, old) => all.replaceAll(old, here), text),
        );
      },
      () => outgoing.destroy(),
    );
  });
  const { url, close } = await listenOnLoopback(server);
  return {
    url,
    close,
    get rows() {
      return rows;
    },
  };
}

/** Business rows of a write; none of any other call. */
function rowsOf(method: string, path: string, body: Buffer): number {
  if (method === 'PUT' && path.includes('/jobs/ingest')) return countRows(body);
  return isBusinessCollection(method, path) ? recordsOf(body) : 0;
}

function readKey({ method, path }: { method: string; path: string }): string | null {
  if (path.includes('/services/oauth2/')) return `${method} ${path}`;
  return method === 'GET' && !path.includes('/jobs/') ? `GET ${path}` : null;
}

function answerRead(recorded: Exchange | undefined, outgoing: ServerResponse, rewrite: (text: string) => string): void {
  if (!recorded) return json(outgoing, 200, { totalSize: 0, done: true, records: [] });
  const text = rewrite(recorded.answer.toString());
  outgoing.writeHead(recorded.status, { 'content-type': recorded.answerHeaders['content-type'] ?? 'application/json' });
  outgoing.end(text);
}

function answerCollection(body: Buffer, outgoing: ServerResponse): void {
  const { records = [] } = JSON.parse(body.toString() || '{}') as { records?: unknown[] };
  json(
    outgoing,
    200,
    records.map(() => ({ id: newId('a00'), success: true, created: true, errors: [] })),
  );
}

function answerJob(
  jobs: Map<string, Job>,
  { method, path, body }: { method: string; path: string; body: Buffer },
  outgoing: ServerResponse,
): void {
  const [, id, part] = /\/jobs\/ingest\/(\w+)(?:\/(\w+))?/.exec(path) ?? [];
  if (id === undefined) {
    const { object } = JSON.parse(body.toString()) as { object: string };
    const job: Job = { id: newId('750'), object, csv: Buffer.alloc(0), state: 'Open' };
    jobs.set(job.id, job);
    return json(outgoing, 200, {
      ...describeJob(job),
      contentUrl: `services/data/v66.0/jobs/ingest/${job.id}/batches`,
    });
  }
  const job = jobs.get(id);
  if (!job) return json(outgoing, 404, [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }]);
  if (method === 'PUT') {
    job.csv = body;
    return void outgoing.writeHead(201).end();
  }
  if (method === 'PATCH') job.state = 'JobComplete';
  if (part === undefined) return json(outgoing, 200, describeJob(job));
  outgoing.writeHead(200, { 'content-type': 'text/csv' });
  outgoing.end(part.toLowerCase() === 'successfulresults' ? successes(job.csv) : '"sf__Id","sf__Error"\n');
}

function describeJob(job: Job): object {
  const numberRecordsProcessed = job.state === 'JobComplete' ? countRows(job.csv) : 0;
  const { id, object, state } = job;
  return { id, object, state, operation: 'upsert', numberRecordsProcessed, numberRecordsFailed: 0, apiVersion: 66 };
}

/** The uploaded rows with an id and `true` for created before each, as the platform gives them back. */
function successes(csv: Buffer): string {
  const text = csv.toString();
  const rows: string[] = [];
  let quoted = false;
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted;
    if ((text[at] === '\n' && !quoted) || (at === text.length && from < at)) {
      const row = text.slice(from, at);
      rows.push(rows.length === 0 ? `"sf__Id","sf__Created",${row}` : `"${newId('a00')}","true",${row}`);
      from = at + 1;
    }
  }
  return `${rows.join('\n')}\n`;
}

function newId(prefix: string): string {
  return `${prefix}${randomBytes(8).toString('hex').slice(0, 12)}AAA`;
}

function json(outgoing: ServerResponse, status: number, value: object): void {
  outgoing.writeHead(status, { 'content-type': 'application/json;charset=UTF-8' });
  outgoing.end(JSON.stringify(value));
}
