import { codedError } from '../../errors/coded-error.ts';
import { requestOf } from '../../parked-records.ts';
import type { ParkedRow } from '../../state/port.ts';
import { PRICE_BOOKS } from '../../sync/price-books/refusals.ts';
import { PRICES_STALE } from '../../sync/price-books/stale.ts';
import type { Accepted, AdminContext, Answer } from '../command.ts';
import { parkedOf, tellFailures } from './held-up.ts';

/** Records tried between two words on the progress. */
const RECORDS_PER_ROUND = 500;

/**
 * Reads records of an issue, or the one of a message, again and tries them anew. Whatever is not tried stays parked, so
 * a request that was cut off is simply carried out once more. Rejects with CMD_NOTHING_HELD_UP,
 * CMD_MAPPING_NOT_RUNNING, or with what ended a run.
 */
export async function retryRecords(context: AdminContext, { target }: Accepted<unknown>): Promise<Answer> {
  const rows = await parkedOf(context, target);
  for (let at = 0; at < rows.length; at += RECORDS_PER_ROUND) {
    await context.progress(`${at}/${rows.length} Trying again`);
    await tryAgain(context, rows.slice(at, at + RECORDS_PER_ROUND));
  }
  const stillParked = await countStillParked(context, rows);
  await tellFailures(context);
  const [{ mapping = '', code = '' } = {}] = rows;
  const settled = rows.length - stillParked;
  const what = `Tried ${rows.length} records of ${mapping} again (${code}): ${settled} went through, ${stillParked} stay`;
  return { status: 'Done', result: { tried: rows.length, settled, stillParked, audit: { what } } };
}

/** Tries parked records anew. Rejects when their mapping does not run, or its run ended early. */
export async function tryAgain(context: AdminContext, rows: readonly ParkedRow[]): Promise<void> {
  const ofBooks = rows.some((row) => row.mapping === PRICE_BOOKS);
  // Price books have no mapping: they are computed again by any pass, when they are stale.
  if (ofBooks) await context.reader.state.record({ marks: { [PRICES_STALE]: 'stale' } });
  const { runs } = await context.retry(requestOf(rows.filter((row) => row.mapping !== PRICE_BOOKS)));
  const failed = runs.find((run) => run.outcome === 'Failed');
  if (failed !== undefined) {
    throw codedError('CMD_RETRY_CUT_OFF', {
      values: { code: failed.errorCode ?? '', detail: failed.errorMessage ?? '' },
    });
  }
  const name = rows[0]?.mapping ?? '';
  if (!ofBooks && !runs.some((run) => run.mapping === name)) {
    throw codedError('CMD_MAPPING_NOT_RUNNING', { values: { name } });
  }
}

async function countStillParked({ reader }: AdminContext, rows: readonly ParkedRow[]): Promise<number> {
  const tried = new Set(rows.map((row) => row.key));
  const parked = await reader.state.listParked({ mapping: rows[0]?.mapping ?? '' }, Number.MAX_SAFE_INTEGER);
  return parked.filter((row) => tried.has(row.key)).length;
}
