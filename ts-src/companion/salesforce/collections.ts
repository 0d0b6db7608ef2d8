/**
 * Writing by sObject collections: 200 records a call, each with its own outcome (REST API guide, "sObject
 * Collections"). Also deletes, which go by id.
 */
import { codedError } from '../errors/coded-error.ts';
import { CounterpartError } from '../errors/counterpart-error.ts';
import { mapRowRefusals, type Refusal } from './error-map.ts';
import type { RowOutcome, TargetRow } from './port.ts';
import type { ColumnTarget } from './row-names.ts';
import type { OrgCall, Transport } from './transport.ts';

/** Records a call: the API's limit. */
export const COLLECTION_ROWS_MAX = 200;

/** A row as JSON: parents by external id as nested objects, an emptied parent by its lookup field. */
export function recordOf(
  type: string,
  row: TargetRow,
  targets: ReadonlyMap<string, ColumnTarget>,
): Record<string, unknown> {
  const record: Record<string, unknown> = { attributes: { type } };
  for (const column in row) {
    const value = row[column];
    const target = targets.get(column);
    if (value === undefined || target === undefined) continue;
    if (target.inner === null) record[target.member === 'Id' ? 'id' : target.member] = value;
    else if (value === null) record[target.emptied] = null;
    else record[target.member] = { [target.inner]: value };
  }
  return record;
}

/** One row of an answer. */
export interface CollectionResult {
  readonly id?: string | null;
  readonly success?: boolean;
  readonly created?: boolean;
  readonly errors?: readonly {
    statusCode?: string;
    errorCode?: string;
    message?: string;
    fields?: readonly string[];
  }[];
}

/** What one call does: the request for a slice of the records, and what success means for `created`. */
export interface CollectionWrite {
  readonly method: 'POST' | 'PATCH';
  readonly path: string;
  readonly operation: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Takes the namespace out of what the org says of a row. */
  readonly clean: (text: string) => string;
  /** `created` of a record that was saved; `answered`: the answer says so itself. */
  readonly created: boolean | 'answered';
}

/** What became of a row. */
export function outcomeOf(result: CollectionResult, write: Pick<CollectionWrite, 'created' | 'clean'>): RowOutcome {
  const { created, clean } = write;
  if (result.success === true) {
    // Only a saved record's flag counts: live orgs answer `created: true` for refused records too.
    return { ok: true, id: result.id ?? null, created: created === 'answered' ? result.created === true : created };
  }
  const refusals: Refusal[] = (result.errors ?? []).map((error) => ({
    code: error.statusCode ?? error.errorCode ?? 'UNKNOWN',
    message: clean(error.message ?? ''),
    fields: (error.fields ?? []).map(clean),
  }));
  return { ok: false, error: mapRowRefusals(refusals) };
}

/** The rows of an answer. @throws CounterpartError SF_ANSWER_LOST when they are not as many as were sent */
export function resultsOf(answer: unknown, count: number, operation: string): readonly CollectionResult[] {
  if (Array.isArray(answer) && answer.length === count) return answer as CollectionResult[];
  throw codedError('SF_ANSWER_LOST', { values: { operation } });
}

async function writeSlice(
  transport: Transport,
  write: CollectionWrite,
  records: readonly Record<string, unknown>[],
): Promise<RowOutcome[]> {
  const { method, path, operation, headers } = write;
  const body = JSON.stringify({ allOrNone: false, records });
  const call: OrgCall = { method, path, body, headers, effect: 'write', operation };
  try {
    const results = resultsOf(await transport.sendJson(call), records.length, operation);
    return results.map((result) => outcomeOf(result, write));
  } catch (error) {
    // One value of a wrong type makes the whole call unreadable, so nothing was saved: halve until it stands alone.
    if (!(error instanceof CounterpartError) || error.code !== 'SF_WRONG_TYPE') throw error;
    if (records.length === 1) return [{ ok: false, error }];
    const middle = records.length >> 1;
    return [
      ...(await writeSlice(transport, write, records.slice(0, middle))),
      ...(await writeSlice(transport, write, records.slice(middle))),
    ];
  }
}

/**
 * Runs `step` on slices of at most 200, one after the other. A failure of the first slice is the failure of the call.
 * Later, what is done stays told and the rest counts as not sent, so that the caller repeats it and meets the reason
 * there; but a lost answer is the caller's to read back, whichever slice it was.
 */
async function inSlices<T>(
  items: readonly T[],
  step: (slice: readonly T[]) => Promise<RowOutcome[]>,
): Promise<RowOutcome[]> {
  const outcomes: RowOutcome[] = [];
  for (let start = 0; start < items.length; start += COLLECTION_ROWS_MAX) {
    try {
      outcomes.push(...(await step(items.slice(start, start + COLLECTION_ROWS_MAX))));
    } catch (cause) {
      if (start === 0 || !(cause instanceof CounterpartError) || cause.kind === 'uncertain') throw cause;
      const error = codedError('SF_NOT_PROCESSED', { cause });
      while (outcomes.length < items.length) outcomes.push({ ok: false, error });
      return outcomes;
    }
  }
  return outcomes;
}

/** Writes records; outcomes stand in their order. */
export function writeCollection(
  transport: Transport,
  write: CollectionWrite,
  records: readonly Record<string, unknown>[],
): Promise<RowOutcome[]> {
  return inSlices(records, (slice) => writeSlice(transport, write, slice));
}

/** Deletes by id; a record that is gone already counts as deleted. */
export function deleteCollection(transport: Transport, object: string, ids: readonly string[]): Promise<RowOutcome[]> {
  const operation = `the deletion of ${object} records`;
  return inSlices(ids, async (slice) => {
    const path = `/composite/sobjects?ids=${slice.join(',')}&allOrNone=false`;
    const answer = await transport.sendJson({ method: 'DELETE', path, effect: 'write', operation });
    return resultsOf(answer, slice.length, operation).map((result, index): RowOutcome => {
      const outcome = outcomeOf(result, { created: false, clean: (text) => text });
      const gone = !outcome.ok && outcome.error.code === 'SF_RECORD_DELETED';
      return gone ? { ok: true, id: slice[index] ?? null, created: false } : outcome;
    });
  });
}
