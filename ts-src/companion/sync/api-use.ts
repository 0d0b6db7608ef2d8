/** What the connection's record says of API calls: the org's limit, everybody's use and ours, and the forecast. */
import { CounterpartError } from '../errors/counterpart-error.ts';
import type { TargetRow } from '../salesforce/port.ts';
import { forecastApiCalls } from './api-forecast.ts';
import { callsToday } from './call-count.ts';
import type { OrgReader } from './mapping-store.ts';

const MARK = 'api-use';
/** The org is asked at most this often: every time costs a call. */
const ASK_MS = 600_000;

interface OrgUse {
  readonly at: number;
  readonly max: number;
  readonly used: number;
}

/** The columns; none while the org does not say what it allows, or can't be asked. */
export async function apiUseColumns(reader: OrgReader): Promise<TargetRow> {
  const now = reader.clock.now();
  const use = await useOf(reader, now);
  if (use === null) return {};
  const { all: ours } = await callsToday(reader.state, now);
  return {
    Api_Calls_Max__c: use.max,
    Api_Calls_Used__c: use.used,
    Api_Calls_Ours__c: ours,
    Api_Forecast__c: forecastApiCalls({ used: Math.max(use.used, ours), ours, now }),
  };
}

async function useOf(reader: OrgReader, now: number): Promise<OrgUse | null> {
  const stored = await reader.state.readMark(MARK);
  const last = stored === null ? null : (JSON.parse(stored) as OrgUse);
  if (last !== null && now - last.at < ASK_MS) return last;
  try {
    const { apiCallsMax: max, apiCallsRemaining } = await reader.salesforce.usage();
    if (!Number.isFinite(max) || !Number.isFinite(apiCallsRemaining)) return null;
    const use: OrgUse = { at: now, max, used: max - apiCallsRemaining };
    await reader.state.record({ marks: { [MARK]: JSON.stringify(use) } });
    return use;
  } catch (error) {
    if (!(error instanceof CounterpartError)) throw error;
    return last;
  }
}
