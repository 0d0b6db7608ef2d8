import { setImmediate as nextTurn } from 'node:timers/promises';
import { OrgError } from '../../http/org-error.ts';
import type { Kernel } from '../../kernel/types.ts';
import { CsvError, openCsv } from '../csv/reader.ts';
import { csvWriter } from '../csv/writer.ts';
import { errorText, saveRows } from '../ingest/save-rows.ts';
import type { RowOperation } from '../ingest/save-rows.ts';

/** Rows saved between two turns of the event loop. */
const rowsPerTurn = 2_000;

export interface V1Job extends Omit<RowOperation, 'operation'> {
  readonly id: string;
  readonly operation: RowOperation['operation'] | 'query' | 'queryAll';
  readonly createdAt: number;
  readonly version: string;
  state: 'Open' | 'Closed' | 'Aborted';
  readonly batches: V1Batch[];
}

export interface V1Batch {
  readonly id: string;
  readonly createdAt: number;
  state: 'Queued' | 'InProgress' | 'Completed' | 'Failed';
  stateMessage: string | null;
  processed: number;
  failed: number;
  /** The result file. */
  result: string;
}

const format = { columnDelimiter: 'COMMA', lineEnding: 'LF' } as const;

/** Runs one batch to its end; never rejects: what goes wrong is its `stateMessage`. */
export async function runBatch(job: V1Job, batch: V1Batch, content: string, kernel: Kernel): Promise<void> {
  await nextTurn();
  batch.state = 'InProgress';
  try {
    if (job.operation === 'query' || job.operation === 'queryAll') runQuery(job, batch, content, kernel);
    else await runRows({ ...job, operation: job.operation }, batch, content, kernel);
    batch.state = 'Completed';
  } catch (error) {
    batch.state = 'Failed';
    batch.stateMessage = failureMessage(error);
  }
}

async function runRows(job: RowOperation, batch: V1Batch, content: string, kernel: Kernel): Promise<void> {
  const lineEnding = /\r\n/.test(content.slice(0, content.indexOf('\n') + 1)) ? 'CRLF' : 'LF';
  const reader = openCsv(content, { ...format, lineEnding });
  const writer = csvWriter(format);
  batch.result = writer.row(['Id', 'Success', 'Created', 'Error']);
  for (let rows = reader.next(rowsPerTurn); rows.length > 0; rows = reader.next(rowsPerTurn)) {
    for (const { id, success, created, errors } of saveRows(job, { columns: reader.header, rows }, kernel)) {
      batch.result += writer.row([id ?? '', String(success), String(created), errorText(errors)]);
      batch.processed += 1;
      if (!success) batch.failed += 1;
    }
    await nextTurn();
  }
}

function runQuery(job: V1Job, batch: V1Batch, soql: string, kernel: Kernel): void {
  const flat = kernel.openFlatQuery(kernel.parse(soql), job.session, { all: job.operation === 'queryAll' });
  const writer = csvWriter(format);
  const rows = flat.rows(0, flat.totalSize);
  batch.result = [flat.columns, ...rows].map((row) => writer.row(row)).join('');
  batch.processed = rows.length;
}

function failureMessage(error: unknown): string {
  if (error instanceof CsvError) return error.message;
  if (error instanceof OrgError) return `InvalidBatch : ${error.message}`;
  return `InternalServerError : ${error instanceof Error ? error.message : String(error)}`;
}
