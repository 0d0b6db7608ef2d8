import { CounterpartError } from '../errors/counterpart-error.ts';
import type { RowOutcome, TargetRow, WriteRequest } from '../salesforce/port.ts';
import type { RunContext } from './ports.ts';
import { mayRepeat, waitBefore } from './reactions.ts';
import { queryByValues, sameAsStored, valueAt } from './stored-rows.ts';

type Writer = Pick<RunContext, 'salesforce' | 'clock' | 'random' | 'settings' | 'signal' | 'log'>;

export interface RowsToWrite {
  readonly object: string;
  readonly keyField: string;
  readonly rows: readonly TargetRow[];
  readonly outcomes: 'full' | 'failures';
  /** Never by Bulk API: accounts and contacts, because duplicate rules may be active. */
  readonly collectionsOnly?: boolean;
}

/**
 * Writes rows by external id and answers in their order. Small sets go by collections, large ones as bulk jobs of at
 * most `bulkRowsMax` rows, one after the other.
 *
 * Rows that met a passing failure are sent again; after a lost answer (`uncertain`) the rows are read back first and
 * only those that did not arrive are repeated. Rejects when a whole call fails for good.
 */
export async function writeRows(writer: Writer, request: RowsToWrite): Promise<readonly RowOutcome[]> {
  const { collectionsRowsMax, bulkRowsMax } = writer.settings.write;
  const small = request.collectionsOnly === true || request.rows.length <= collectionsRowsMax;
  const size = small ? collectionsRowsMax : bulkRowsMax;
  const outcomes: RowOutcome[] = [];
  for (let at = 0; at < request.rows.length; at += size) {
    const rows = request.rows.slice(at, at + size);
    outcomes.push(...(await writeCall(writer, { ...request, rows }, small ? 'collections' : 'bulk')));
  }
  return outcomes;
}

async function writeCall(
  writer: Writer,
  request: RowsToWrite,
  route: WriteRequest['route'],
): Promise<readonly RowOutcome[]> {
  const outcomes: (RowOutcome | undefined)[] = new Array<undefined>(request.rows.length).fill(undefined);
  let pending = request.rows.map((_, index) => index);
  let rowsMax = pending.length;
  for (let attempt = 1; pending.length > 0; attempt++) {
    const now = pending.slice(0, rowsMax);
    const rows = now.map((index) => request.rows[index] as TargetRow);
    const answer = await attemptCall(writer, { ...request, rows }, { route, attempt });
    if (answer.shrink) rowsMax = Math.max(100, Math.ceil(now.length / 2));
    const last = attempt >= writer.settings.retry.attemptsMax;
    let again = 0;
    answer.outcomes.forEach((outcome, position) => {
      if (outcome === undefined || (!last && isPassing(outcome))) again++;
      else outcomes[now[position] as number] = outcome;
    });
    pending = pending.filter((index) => outcomes[index] === undefined);
    if (again === 0) attempt = 0;
    else if (!answer.waited) await waitBefore(attempt, writer);
  }
  return outcomes as RowOutcome[];
}

const isPassing = (outcome: RowOutcome): boolean => !outcome.ok && outcome.error.kind === 'transient';

interface CallAnswer {
  /** In the order of the rows; undefined where the row is to be sent again. */
  readonly outcomes: readonly (RowOutcome | undefined)[];
  readonly waited: boolean;
  readonly shrink: boolean;
}

async function attemptCall(
  writer: Writer,
  request: RowsToWrite,
  how: { readonly route: WriteRequest['route']; readonly attempt: number },
): Promise<CallAnswer> {
  const { object, keyField, rows, outcomes } = request;
  try {
    const answer = await writer.salesforce.upsert({
      object,
      externalIdField: keyField,
      rows,
      route: how.route,
      outcomes,
    });
    return { outcomes: answer, waited: false, shrink: false };
  } catch (error) {
    if (!(error instanceof CounterpartError)) throw error;
    writer.log('warn', 'write-call-failed', { object, code: error.code, kind: error.kind, attempt: how.attempt });
    if (error.kind === 'uncertain' && how.attempt < writer.settings.retry.attemptsMax) {
      await waitBefore(how.attempt, writer, error.retryAfterMs);
      return { outcomes: await readBack(writer, request), waited: true, shrink: false };
    }
    if (!(await mayRepeat(error, how.attempt, writer))) throw error;
    return { outcomes: rows.map(() => undefined), waited: true, shrink: error.kind === 'limit' };
  }
}

/** After a lost answer: rows that stand in Salesforce as we sent them have been written. */
async function readBack(writer: Writer, request: RowsToWrite): Promise<readonly (RowOutcome | undefined)[]> {
  const { object, keyField, rows } = request;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const keys = rows.map((row) => String(row[keyField]));
  const stored = new Map(
    (await queryByValues(writer, { object, by: keyField, columns }, keys)).map((row) => [
      String(valueAt(row, keyField)),
      row,
    ]),
  );
  return rows.map((row) => {
    const found = stored.get(String(row[keyField]));
    if (found === undefined || !sameAsStored(row, found)) return undefined;
    return { ok: true, id: String(found['Id']), created: true };
  });
}
