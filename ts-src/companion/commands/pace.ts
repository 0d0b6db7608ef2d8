/** How often the org is asked for requests: often while people are at it, seldom otherwise. Pure. */
import type { OrgUsage } from '../salesforce/port.ts';

const DAY_SECONDS = 86_400;
/** Part of the org's daily calls that waiting for requests may take where no pace is set. */
const SHARE = 0.1;
/** Longest pause; a rep who asks after a quiet hour waits at most this long. */
const PAUSE_SECONDS_MAX = 60;
/** How long after the last request the next one is expected. */
const LIVELY_SECONDS = 120;
/** With fewer of the day's calls left than this part, only the longest pause is taken. */
const LOW = 0.05;

export interface Pace {
  /** Pause while requests come, seconds. */
  readonly busySeconds: number;
  /** Pause otherwise; null: as the org's daily calls allow. */
  readonly idleSeconds: number | null;
}

/** Seconds to the next look. `quietSeconds`: since the last request that was new or moved. */
export function pauseSeconds(pace: Pace, quietSeconds: number, usage: OrgUsage | null): number {
  const scarce = usage !== null && usage.apiCallsRemaining < usage.apiCallsMax * LOW;
  if (scarce) return Math.max(PAUSE_SECONDS_MAX, pace.idleSeconds ?? 0);
  const allowed = usage === null ? pace.busySeconds : DAY_SECONDS / (usage.apiCallsMax * SHARE);
  const idle = pace.idleSeconds ?? Math.min(PAUSE_SECONDS_MAX, Math.max(pace.busySeconds, allowed));
  return quietSeconds <= LIVELY_SECONDS ? pace.busySeconds : Math.max(pace.busySeconds, idle);
}
