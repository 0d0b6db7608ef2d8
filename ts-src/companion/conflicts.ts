import type { Companion, OpenConflict, SyncReport } from './companion.ts';
import { codedError } from './errors/coded-error.ts';
import type { Agreement, ParkedRow, StatePort } from './state/port.ts';
import { requestOf, type RetryRequest } from './parked-records.ts';

const RECORDS_MAX = 100_000;

/** The side whose value is taken. */
export type Choice = 'erp' | 'salesforce';

/** The open conflicts of a state; `retry` merges records anew. */
export function createConflicts(
  state: StatePort,
  retry: (request: RetryRequest) => Promise<SyncReport>,
): Companion['conflicts'] {
  return {
    list: async () => {
      const parked = await state.listParked({ code: 'SYNC_CONFLICT' }, RECORDS_MAX);
      return parked.map(toConflict);
    },
    settle: async (key, choices) => {
      const rows = (await state.findParked(key)).filter((row) => row.conflict !== undefined);
      const settled = rows.flatMap((row) => row.conflict ?? []).map(({ field }) => field);
      const wanted = typeof choices === 'string' ? settled : Object.keys(choices);
      if (wanted.length === 0 || wanted.some((field) => !settled.includes(field))) {
        throw codedError('SYNC_CONFLICT_UNKNOWN', { values: { key, fields: wanted.join(', ') || '…' } });
      }
      for (const row of rows) await agree(state, row, (field) => chosen(choices, field));
      const report = await retry(requestOf(rows));
      return { settled: wanted, report };
    },
  };
}

const toConflict = ({ mapping, company, key, object, conflict, firstSeen, lastSeen }: ParkedRow): OpenConflict => ({
  mapping,
  company,
  key,
  object,
  fields: conflict ?? [],
  firstSeen,
  lastSeen,
});

const chosen = (choices: Choice | Readonly<Record<string, Choice>>, field: string): Choice | undefined =>
  typeof choices === 'string' ? choices : choices[field];

/**
 * Takes the losing side's value, as it was shown, for agreed: then only the winning side has changed, and its value
 * follows. A side that has changed once more since then is a conflict again.
 */
async function agree(
  state: StatePort,
  { mapping, key, conflict }: ParkedRow,
  choiceOf: (field: string) => Choice | undefined,
): Promise<void> {
  const before = (await state.findAgreements(mapping, [key])).get(key);
  const agreed = { ...before?.agreed };
  for (const { field, erp, salesforce } of conflict ?? []) {
    const choice = choiceOf(field);
    if (choice !== undefined) agreed[field] = choice === 'erp' ? salesforce : erp;
  }
  const agreement: Agreement = { mapping, key, agreed, sending: before?.sending ?? null };
  await state.record({ agreements: [agreement] });
}
