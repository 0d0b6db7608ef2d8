/** How many of the org's daily API calls will be used in the end. Pure. */

const DAY_MS = 86_400_000;
/** Before that much of the day is over its pace says little: one first load would be forecast for all day. */
const ELAPSED_MIN_MS = 3_600_000;

/** What is known of the use of API calls. */
export interface ApiUse {
  /** Of all clients in the last 24 hours, as the org reports. */
  readonly used: number;
  /** Our own since midnight UTC. */
  readonly ours: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * The use of all clients at the end of the day (UTC): the others go on as in the last 24 hours, we go on at our pace of
 * today. The org counts a sliding day, so ours of yesterday may count as others' early in the day: rather too much is
 * forecast than too little.
 */
export function forecastApiCalls({ used, ours, now }: ApiUse): number {
  const elapsed = now % DAY_MS;
  const others = Math.max(0, used - ours);
  const pace = ours / Math.max(elapsed, ELAPSED_MIN_MS);
  return Math.round(others + ours + pace * (DAY_MS - elapsed));
}
