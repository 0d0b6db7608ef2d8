/** From when the org rings because nothing is heard of the companion: every heartbeat moves it on. */
import { CounterpartError } from '../errors/counterpart-error.ts';
import type { OrgReader } from './mapping-store.ts';
import { queryAll, soqlText } from './stored-rows.ts';

const MARK = 'silence-minutes';
/** What an administrator chose is looked up again at most this often: every time costs a call. */
const ASK_MS = 600_000;
const DEFAULT_MINUTES = 30;
const MINUTE_MS = 60_000;
/** A heartbeat comes once a minute, later when a sweep is long: less would ring all the time. */
const MINUTES_MIN = 5;

interface Chosen {
  readonly at: number;
  readonly minutes: number;
}

/** The next heartbeat goes by what an administrator has chosen just now. */
export async function silenceChanged(
  { state, clock }: Pick<OrgReader, 'state' | 'clock'>,
  minutes: number,
): Promise<void> {
  const fresh: Chosen = { at: clock.now(), minutes };
  await state.record({ marks: { [MARK]: JSON.stringify(fresh) } });
}

/** Milliseconds since 1970. Never less than five minutes or two sweeps away, which are no silence. */
export async function silenceAt(reader: OrgReader, sweepSeconds: number): Promise<number> {
  const now = reader.clock.now();
  const { minutes } = await chosen(reader, now);
  return now + Math.max(Math.max(minutes, MINUTES_MIN) * MINUTE_MS, 2 * sweepSeconds * 1000);
}

async function chosen(reader: OrgReader, now: number): Promise<Chosen> {
  const stored = await reader.state.readMark(MARK);
  const last = stored === null ? null : (JSON.parse(stored) as Chosen);
  if (last !== null && now - last.at < ASK_MS) return last;
  try {
    const where = `Connection_Key__c = ${soqlText(reader.settings.connection)}`;
    const [row] = await queryAll(reader, `SELECT Silence_Minutes__c FROM ERP_Connection__c WHERE ${where}`);
    const value = Number(row?.['Silence_Minutes__c'] ?? DEFAULT_MINUTES);
    const fresh = { at: now, minutes: value > 0 ? value : DEFAULT_MINUTES };
    await reader.state.record({ marks: { [MARK]: JSON.stringify(fresh) } });
    return fresh;
  } catch (error) {
    if (!(error instanceof CounterpartError)) throw error;
    return last ?? { at: now, minutes: DEFAULT_MINUTES };
  }
}
