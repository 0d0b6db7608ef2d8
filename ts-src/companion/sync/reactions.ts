/**
 * The kind of an error decides the reaction, in one place:
 *
 * - `transient`: again after a growing, jittered delay, a limited number of times.
 * - `limit`: wait as long as told, when that is short enough; otherwise end the run, the next sweep goes on.
 * - everything else is the caller's: `uncertain` is read back, `data` parks the record, `auth`, `config` and `bug` end
 *   the run.
 */
import { CounterpartError } from '../errors/counterpart-error.ts';
import type { Clock } from './clock.ts';
import type { RetryLimits } from './ports.ts';

export interface Patience {
  readonly clock: Clock;
  readonly random: () => number;
  readonly settings: { readonly retry: RetryLimits };
  readonly signal?: AbortSignal;
}

/** Milliseconds to wait before an attempt: doubling, at most `delayMsMax`, between half and all of it by chance. */
export function retryDelayMs(attempt: number, limits: RetryLimits, random: () => number): number {
  const full = Math.min(limits.delayMsMax, limits.delayMsFirst * 2 ** (attempt - 1));
  return Math.round(full * (0.5 + random() / 2));
}

/** Waits before the given attempt (from 1), or longer when the remote side asked for it. */
export async function waitBefore(attempt: number, patience: Patience, atLeastMs = 0): Promise<void> {
  const delay = retryDelayMs(attempt, patience.settings.retry, patience.random);
  await patience.clock.wait(Math.max(delay, atLeastMs), patience.signal);
}

/** True after waiting when the call should be made once more; false when the error is the caller's. */
export async function mayRepeat(error: unknown, attempt: number, patience: Patience): Promise<boolean> {
  const limits = patience.settings.retry;
  if (!(error instanceof CounterpartError) || attempt >= limits.attemptsMax) return false;
  if (error.kind === 'transient') {
    await waitBefore(attempt, patience, error.retryAfterMs);
    return true;
  }
  if (error.kind === 'limit' && error.retryAfterMs !== undefined && error.retryAfterMs <= limits.limitWaitMsMax) {
    await waitBefore(attempt, patience, error.retryAfterMs);
    return true;
  }
  return false;
}

/** Makes a call that may be repeated freely (reading), with the reactions above. */
export async function withPatience<T>(patience: Patience, call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (
        error instanceof CounterpartError &&
        error.kind === 'uncertain' &&
        attempt < patience.settings.retry.attemptsMax
      ) {
        await waitBefore(attempt, patience, error.retryAfterMs);
      } else if (!(await mayRepeat(error, attempt, patience))) {
        throw error;
      }
    }
  }
}
