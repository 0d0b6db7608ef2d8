import { setImmediate as nextTurn } from 'node:timers/promises';
import { OrgError } from '../../http/org-error.ts';
import type { Kernel } from '../../kernel/types.ts';
import { csvWriter } from '../csv/writer.ts';
import type { QueryJob } from './query-job.ts';

/** Rows read between two turns of the event loop; about 20 ms. */
const rowsPerTurn = 2_000;

/** Runs a query job to its end, letting other requests in between. Never rejects: failures are its `errorMessage`. */
export async function processQueryJob(job: QueryJob, kernel: Kernel): Promise<void> {
  await nextTurn();
  if (job.state !== 'UploadComplete') return;
  job.state = 'InProgress';
  job.startedAt = job.changedAt = kernel.clock();
  try {
    await readRows(job, kernel);
    if (isAborted(job)) return;
    job.state = 'JobComplete';
  } catch (error) {
    job.state = 'Failed';
    job.errorMessage = error instanceof OrgError ? `${error.errorCode}: ${error.message}` : String(error);
  }
  job.finishedAt = job.changedAt = kernel.clock();
}

function isAborted(job: QueryJob): boolean {
  return job.state === 'Aborted';
}

async function readRows(job: QueryJob, kernel: Kernel): Promise<void> {
  const options = { all: job.operation === 'queryAll', version: job.version };
  const flat = kernel.openFlatQuery(kernel.parse(job.soql), job.session, options);
  const writer = csvWriter(job.format);
  job.header = writer.row(flat.columns);
  for (let from = 0; from < flat.totalSize && !isAborted(job); from += rowsPerTurn) {
    for (const row of flat.rows(from, rowsPerTurn)) job.lines.push(writer.row(row));
    job.processed = job.lines.length;
    await nextTurn();
  }
}
