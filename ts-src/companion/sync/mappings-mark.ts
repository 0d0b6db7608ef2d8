/** Telling everybody who works with the mappings of the org that they changed: they are remembered for a minute. */
import type { StatePort } from '../state/port.ts';

const MARK = 'mappings';

/** What the mappings were when they were last changed by a request; another value: load them again. */
export const mappingsMark = (state: StatePort): Promise<string | null> => state.readMark(MARK);

/** Has every worker on this state load the mappings anew before its next step. `now` in milliseconds since 1970. */
export async function mappingsChanged(state: StatePort, now: number): Promise<void> {
  const before = Number((await state.readMark(MARK)) ?? 0);
  await state.record({ marks: { [MARK]: String(Math.max(now, before + 1)) } });
}
