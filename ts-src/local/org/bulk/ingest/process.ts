import { setImmediate as nextTurn } from 'node:timers/promises';
import { OrgError } from '../../http/org-error.ts';
import type { Kernel } from '../../kernel/types.ts';
import type { SaveResult } from '../../saving/types.ts';
import { CsvError, openCsv } from '../csv/reader.ts';
import type { CsvReader } from '../csv/reader.ts';
import { checkColumns } from './columns.ts';
import type { IngestJob } from './ingest-job.ts';
import { errorText, saveRows } from './save-rows.ts';

/**
 * Rows saved between two turns of the event loop. Smaller: the transactions cost more than their rows. Larger: other
 * requests wait longer than about a tenth of a second for their turn.
 */
const rowsPerTurn = 2_000;

/** Rows looked at between two turns while the file is only checked; about 10 ms. */
const rowsPerCheck = 25_000;

/**
 * Processes an uploaded job to its end: checks the whole file first (a file that is not CSV, or has an unknown column,
 * fails the job with nothing saved and every record unprocessed), then saves it in chunks, letting other requests in
 * between. Row failures are recorded and do not stop the job. Never rejects: what goes wrong is the job's
 * `errorMessage`. An abort takes effect between two chunks.
 *
 * Source: Bulk API 2.0 guide, How Requests Are Processed; Get Job Info (`errorMessage`).
 */
export async function processIngestJob(job: IngestJob, kernel: Kernel): Promise<void> {
  await nextTurn();
  if (job.state !== 'UploadComplete') return;
  job.state = 'InProgress';
  job.startedAt = job.changedAt = kernel.clock();
  try {
    const text = (job.upload ?? Buffer.alloc(0)).toString('utf8');
    await checkFile(openCsv(text, job.format));
    const reader = openCsv(text, job.format);
    checkColumns(job, reader.header, kernel.schema);
    await saveAll(job, reader, kernel);
    if (!isAborted(job)) finish(job, kernel, 'JobComplete');
  } catch (error) {
    job.errorMessage = failureMessage(error);
    finish(job, kernel, 'Failed');
  }
}

/** Asked by a function, since the state changes while the job waits for its turn. */
function isAborted(job: IngestJob): boolean {
  return job.state === 'Aborted';
}

function finish(job: IngestJob, kernel: Kernel, state: 'JobComplete' | 'Failed'): void {
  job.state = state;
  job.finishedAt = job.changedAt = kernel.clock();
}

async function checkFile(reader: CsvReader): Promise<void> {
  while (reader.next(rowsPerCheck).length === rowsPerCheck) await nextTurn();
}

async function saveAll(job: IngestJob, reader: CsvReader, kernel: Kernel): Promise<void> {
  for (;;) {
    const rows = reader.next(rowsPerTurn);
    if (rows.length === 0) return;
    record(job, saveRows(job, { columns: reader.header, rows }, kernel));
    job.changedAt = kernel.clock();
    await nextTurn();
    if (isAborted(job)) return;
  }
}

function record(job: IngestJob, results: readonly SaveResult[]): void {
  const { ids, created, errors } = job.outcomes;
  for (const result of results) {
    if (!result.success) {
      errors.set(ids.length, errorText(result.errors));
      job.failed += 1;
    }
    created.push(result.created ? 1 : 0);
    ids.push(result.id);
    job.processed += 1;
  }
}

function failureMessage(error: unknown): string {
  if (error instanceof CsvError) return error.message;
  if (error instanceof OrgError) return `${error.errorCode} : ${error.message}`;
  return `InternalServerError : ${error instanceof Error ? error.message : String(error)}`;
}
