/**
 * One Bulk API 2.0 ingest job from creation to results. Own job control: the client library deletes running jobs when
 * its poll times out and takes columns from the first record alone.
 *
 * What a lost answer means here: the creation leaves at most an empty open job behind; after a lost upload the job is
 * aborted, and nothing was processed; a lost UploadComplete is looked up by the job's id; polls and results are reads.
 * Only a job whose state can't be found out in time is uncertain.
 */
import { codedError } from '../errors/coded-error.ts';
import { CounterpartError } from '../errors/counterpart-error.ts';
import { mapFailedJob } from './error-map.ts';
import type { Pace } from './pace.ts';
import type { Transport } from './transport.ts';

export interface BulkParts {
  readonly transport: Transport;
  readonly sleep: (ms: number) => Promise<void>;
  readonly now: () => number;
  readonly jobTimeoutMs: number;
  readonly pace: Pace;
  /** Headers of the job's creation, such as the duplicate rule header. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface BulkRequest {
  /** In the org's names. */
  readonly object: string;
  readonly externalIdField: string;
  readonly csv: string;
  readonly rows: number;
}

interface JobInfo {
  readonly id: string;
  readonly state: string;
  readonly contentUrl?: string;
  readonly numberRecordsProcessed?: number;
  readonly numberRecordsFailed?: number;
  readonly errorMessage?: string;
}

/** A job that came to its end. `unprocessed` rows were not looked at. */
export interface FinishedJob {
  readonly id: string;
  readonly state: 'JobComplete' | 'Failed' | 'Aborted';
  readonly processed: number;
  readonly failed: number;
  readonly errorMessage: string;
}

const FINISHED = new Set(['JobComplete', 'Failed', 'Aborted']);

async function create(parts: BulkParts, request: BulkRequest): Promise<JobInfo> {
  const { object, externalIdField: externalIdFieldName } = request;
  const info = (await parts.transport.sendJson({
    method: 'POST',
    path: '/jobs/ingest',
    body: JSON.stringify({ object, operation: 'upsert', externalIdFieldName, contentType: 'CSV', lineEnding: 'LF' }),
    headers: parts.headers,
    effect: 'control',
    operation: `the creation of a bulk job for ${object}`,
  })) as JobInfo | null;
  if (typeof info?.id !== 'string') {
    throw codedError('SF_CONNECTION_LOST', { values: { operation: `the creation of a bulk job for ${object}` } });
  }
  return info;
}

function look(parts: BulkParts, id: string): Promise<JobInfo> {
  const call = { method: 'GET', path: `/jobs/ingest/${id}`, effect: 'read', operation: `bulk job ${id}` } as const;
  return parts.transport.sendJson(call) as Promise<JobInfo>;
}

function setState(parts: BulkParts, id: string, state: 'UploadComplete' | 'Aborted'): Promise<unknown> {
  return parts.transport.sendJson({
    method: 'PATCH',
    path: `/jobs/ingest/${id}`,
    body: JSON.stringify({ state }),
    effect: 'control',
    operation: `bulk job ${id}`,
  });
}

async function upload(parts: BulkParts, job: JobInfo, csv: string): Promise<void> {
  // The org writes the address without a leading slash ("services/data/v66.0/jobs/ingest/…/batches").
  const path =
    job.contentUrl === undefined ? `/jobs/ingest/${job.id}/batches` : `/${job.contentUrl.replace(/^\/+/, '')}`;
  try {
    await parts.transport.send({
      method: 'PUT',
      path,
      body: csv,
      contentType: 'text/csv; charset=UTF-8',
      effect: 'control',
      operation: `the upload of bulk job ${job.id}`,
    });
  } catch (error) {
    // Not started, so nothing was processed; a job that can't be aborted stays open and is dropped by the org.
    await setState(parts, job.id, 'Aborted').catch(() => undefined);
    throw error;
  }
}

/** Starts the job; after a lost answer its state says whether it was started. */
async function start(parts: BulkParts, id: string): Promise<void> {
  try {
    await setState(parts, id, 'UploadComplete');
  } catch (error) {
    if (!(error instanceof CounterpartError) || error.kind !== 'transient') throw error;
    const { state } = await look(parts, id).catch(() => {
      throw codedError('SF_JOB_ANSWER_LOST', { values: { job: id }, cause: error });
    });
    if (state === 'Open') await setState(parts, id, 'UploadComplete');
  }
}

async function finish(parts: BulkParts, request: BulkRequest, id: string): Promise<FinishedJob> {
  const started = parts.now();
  for (;;) {
    const elapsed = parts.now() - started;
    if (elapsed > parts.jobTimeoutMs) throw codedError('SF_JOB_ANSWER_LOST', { values: { job: id } });
    await parts.sleep(parts.pace.nextPollMs(request.object, request.rows, elapsed));
    let info: JobInfo;
    try {
      info = await look(parts, id);
    } catch (error) {
      // The job goes on without us; only its end of time, or a refusal that waiting won't heal, ends the watch.
      if (error instanceof CounterpartError && (error.kind === 'transient' || error.kind === 'limit')) continue;
      throw codedError('SF_JOB_ANSWER_LOST', { values: { job: id }, cause: error });
    }
    if (!FINISHED.has(info.state)) continue;
    parts.pace.learn(request.object, request.rows, parts.now() - started);
    return {
      id,
      state: info.state as FinishedJob['state'],
      processed: Number(info.numberRecordsProcessed ?? 0),
      failed: Number(info.numberRecordsFailed ?? 0),
      errorMessage: info.errorMessage ?? '',
    };
  }
}

/**
 * Runs one job to its end. Rejects when nothing of it was processed (with the reason), or when what became of it can't
 * be found out (kind `uncertain`); a job that ended early after processing some rows is a result.
 */
export async function runBulkJob(parts: BulkParts, request: BulkRequest): Promise<FinishedJob> {
  const job = await create(parts, request);
  await upload(parts, job, request.csv);
  await start(parts, job.id);
  const finished = await finish(parts, request, job.id);
  if (finished.state !== 'JobComplete' && finished.processed === 0) {
    if (finished.state === 'Aborted') throw codedError('SF_JOB_ABORTED', { values: { job: job.id } });
    throw mapFailedJob(job.id, finished.errorMessage);
  }
  return finished;
}

/** A result file of a finished job as CSV text. Its rows do not stand in the order of the upload. */
export async function bulkResults(
  parts: BulkParts,
  id: string,
  kind: 'successfulResults' | 'failedResults' | 'unprocessedrecords',
): Promise<string> {
  const path = `/jobs/ingest/${id}/${kind}`;
  try {
    return (await parts.transport.send({ method: 'GET', path, effect: 'read', operation: `bulk job ${id}` })).text;
  } catch (error) {
    throw codedError('SF_JOB_ANSWER_LOST', { values: { job: id }, cause: error });
  }
}
