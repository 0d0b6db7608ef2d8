/** From rows to outcomes through one bulk job: upload, then the account of every single row. */
import { codedError } from '../errors/coded-error.ts';
import { bulkResults, runBulkJob, type BulkParts, type FinishedJob } from './bulk-job.ts';
import { buildCsv, columnsOf, readCsv } from './csv.ts';
import { mapRowRefusals, parseBulkRowError } from './error-map.ts';
import type { RowOutcome, TargetRow } from './port.ts';
import type { ColumnTarget } from './row-names.ts';

export interface BulkUpsert {
  /** In the org's name. */
  readonly object: string;
  /** As the rows write it. */
  readonly externalIdField: string;
  readonly rows: readonly TargetRow[];
  readonly needIds: boolean;
  /** Takes the namespace out of what the org says of a row. */
  readonly clean: (text: string) => string;
  readonly targets: (columns: readonly string[]) => Promise<ReadonlyMap<string, ColumnTarget>>;
}

/** Finds the row of a result by its key; rows that share a key are given out one after the other. */
function rowFinder(rows: readonly TargetRow[], field: string): (key: string) => number | undefined {
  const byKey = new Map<string, number | number[]>();
  rows.forEach((row, index) => {
    const key = String(row[field]);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, index);
    else if (typeof known === 'number') byKey.set(key, [known, index]);
    else known.push(index);
  });
  return (key) => {
    const known = byKey.get(key);
    return typeof known === 'object' ? known.shift() : known;
  };
}

/** Calls back for each record of a result file with its key and the two columns that Salesforce put before ours. */
function eachResult(
  text: string,
  keyHeader: string,
  onRow: (key: string, first: string, second: string) => void,
): void {
  let column = -1;
  readCsv(text, (cells, index) => {
    if (index === 0) column = cells.findIndex((header) => header.toLowerCase() === keyHeader.toLowerCase());
    else onRow(cells[column] ?? '', cells[0] ?? '', cells[1] ?? '');
  });
}

interface Ledger {
  readonly outcomes: (RowOutcome | undefined)[];
  readonly place: (key: string, outcome: RowOutcome) => void;
}

function openLedger(request: BulkUpsert): Ledger {
  const outcomes = new Array<RowOutcome | undefined>(request.rows.length);
  const find = rowFinder(request.rows, request.externalIdField);
  return {
    outcomes,
    place(key, outcome) {
      const index = find(key);
      if (index !== undefined) outcomes[index] = outcome;
    },
  };
}

async function accountFor(
  parts: BulkParts,
  job: FinishedJob,
  request: BulkUpsert,
  keyHeader: string,
): Promise<RowOutcome[]> {
  const { outcomes, place } = openLedger(request);
  const total = request.rows.length;
  if (job.failed > 0) {
    eachResult(await bulkResults(parts, job.id, 'failedResults'), keyHeader, (key, _id, error) => {
      place(key, { ok: false, error: mapRowRefusals([parseBulkRowError(request.clean(error))]) });
    });
  }
  if (job.processed < total) {
    const error = codedError('SF_NOT_PROCESSED');
    eachResult(await bulkResults(parts, job.id, 'unprocessedrecords'), keyHeader, (key) =>
      place(key, { ok: false, error }),
    );
  }
  if (request.needIds) {
    eachResult(await bulkResults(parts, job.id, 'successfulResults'), keyHeader, (key, id, created) => {
      place(key, { ok: true, id, created: created.toLowerCase() === 'true' });
    });
    return complete(outcomes, job, 0);
  }
  return complete(outcomes, job, job.processed - job.failed);
}

/** Fills in the rows that were saved without an answer of their own; any other number of them is not the truth. */
function complete(outcomes: (RowOutcome | undefined)[], job: FinishedJob, silentlySaved: number): RowOutcome[] {
  const saved: RowOutcome = { ok: true, id: null, created: null };
  let open = 0;
  for (let index = 0; index < outcomes.length; index += 1) if (outcomes[index] === undefined) open += 1;
  if (open !== silentlySaved) throw codedError('SF_JOB_INCOMPLETE', { values: { job: job.id } });
  return Array.from(outcomes, (outcome) => outcome ?? saved);
}

/**
 * Upserts by one job of at most 10,000 rows. Every row gets an outcome; when the org's results do not add up to the
 * rows sent, the call is uncertain rather than guessed.
 */
export async function bulkUpsert(parts: BulkParts, request: BulkUpsert): Promise<RowOutcome[]> {
  const columns = columnsOf(request.rows);
  const targets = await request.targets(columns);
  const headers = columns.map((column) => targets.get(column)?.header ?? column);
  const keyHeader = targets.get(request.externalIdField)?.header ?? request.externalIdField;
  const csv = buildCsv(headers, columns, request.rows);
  const job = await runBulkJob(parts, {
    object: request.object,
    externalIdField: keyHeader,
    csv,
    rows: request.rows.length,
  });
  return accountFor(parts, job, request, keyHeader);
}
