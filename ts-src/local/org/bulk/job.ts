import type { Session } from '../access/session.ts';
import { OrgError } from '../http/org-error.ts';
import { restDateTime } from '../soql/values.ts';
import type { CsvFormat, ColumnDelimiter, LineEnding } from './csv/format.ts';
import { delimiterCharacters, lineEndingCharacters } from './csv/format.ts';

/** States of a job (Bulk API 2.0 guide, Get Job Info). */
export type JobState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';

/** What ingest and query jobs have in common; changed in place while the job moves through its states. */
export interface Job {
  readonly id: string;
  readonly object: string;
  readonly session: Session;
  readonly createdAt: number;
  readonly format: CsvFormat;
  /** `66.0` */
  readonly version: string;
  state: JobState;
  changedAt: number;
  startedAt: number | null;
  finishedAt: number | null;
  processed: number;
  failed: number;
  errorMessage: string | null;
}

/** The states in which a job is over. */
export function isOver(job: Job): boolean {
  return job.state === 'JobComplete' || job.state === 'Failed' || job.state === 'Aborted';
}

/** The members every job answer has, in the order the guide shows them. */
export function jobMembers(job: Job, operation: string): Record<string, unknown> {
  return {
    id: job.id,
    operation,
    object: job.object,
    createdById: job.session.user.id,
    createdDate: restDateTime(job.createdAt),
    systemModstamp: restDateTime(job.changedAt),
    state: job.state,
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: Number(job.version),
    lineEnding: job.format.lineEnding,
    columnDelimiter: job.format.columnDelimiter,
  };
}

/** The members that only the answer to "get job info" has. */
export function progressMembers(job: Job, jobType: 'V2Ingest' | 'V2Query'): Record<string, unknown> {
  const spent = job.startedAt === null ? 0 : (job.finishedAt ?? job.changedAt) - job.startedAt;
  return {
    jobType,
    retries: 0,
    totalProcessingTime: spent,
    ...(jobType === 'V2Ingest' ? { apiActiveProcessingTime: spent, apexProcessingTime: 0 } : {}),
    numberRecordsProcessed: job.processed,
    ...(jobType === 'V2Ingest' ? { numberRecordsFailed: job.failed } : { isPkChunkingSupported: true }),
    ...(job.errorMessage === null ? {} : { errorMessage: job.errorMessage }),
  };
}

/** The CSV dialect a job request asks for; COMMA and LF when it does not say. @throws OrgError INVALIDJOB (400) */
export function formatOf(request: Readonly<Record<string, unknown>>): CsvFormat {
  const columnDelimiter = request['columnDelimiter'] ?? 'COMMA';
  const lineEnding = request['lineEnding'] ?? 'LF';
  if (typeof columnDelimiter !== 'string' || !Object.hasOwn(delimiterCharacters, columnDelimiter)) {
    throw invalidJob(
      `columnDelimiter ${JSON.stringify(columnDelimiter)} is not one of ${Object.keys(delimiterCharacters).join(', ')}`,
    );
  }
  if (typeof lineEnding !== 'string' || !Object.hasOwn(lineEndingCharacters, lineEnding)) {
    throw invalidJob(`lineEnding ${JSON.stringify(lineEnding)} is neither LF nor CRLF`);
  }
  const contentType = request['contentType'] ?? 'CSV';
  if (contentType !== 'CSV') throw invalidJob(`contentType ${JSON.stringify(contentType)} is not CSV`);
  return { columnDelimiter: columnDelimiter as ColumnDelimiter, lineEnding: lineEnding as LineEnding };
}

/** A job request that asks for something unknown. Code and wording as the Bulk API 2.0 guide shows them. */
export function invalidJob(message: string): OrgError {
  return new OrgError(400, 'INVALIDJOB', `InvalidJob : ${message}`);
}

/** A call that the job's state does not allow. */
export function invalidState(message: string): OrgError {
  return new OrgError(400, 'INVALIDJOBSTATE', message);
}
