/** API calls of a day (UTC), in all and by mapping, kept in the state. */
import type { RunReport } from '../companion.ts';
import type { StatePort } from '../state/port.ts';

const MARK = 'api-calls';

export interface CallCount {
  readonly day: string;
  readonly all: number;
  readonly byMapping: Readonly<Record<string, number>>;
}

/** What was counted on the day of `now` (milliseconds since 1970). */
export async function callsToday(state: StatePort, now: number): Promise<CallCount> {
  const day = new Date(now).toISOString().slice(0, 10);
  const stored = await state.readMark(MARK);
  const count = stored === null ? null : (JSON.parse(stored) as CallCount);
  return count?.day === day ? count : { day, all: 0, byMapping: {} };
}

/** Adds the calls of a pass; nothing is written when it made none. */
export async function countCalls(
  state: StatePort,
  now: number,
  { all, runs }: { readonly all: number; readonly runs: readonly RunReport[] },
): Promise<void> {
  if (all === 0) return;
  const before = await callsToday(state, now);
  const byMapping = { ...before.byMapping };
  for (const { mapping, apiCalls } of runs) byMapping[mapping] = (byMapping[mapping] ?? 0) + apiCalls;
  const count: CallCount = { day: before.day, all: before.all + all, byMapping };
  await state.record({ marks: { [MARK]: JSON.stringify(count) } });
}
