import { CounterpartError } from './counterpart-error.ts';

/** How often and how patiently a repeatable call is repeated. */
export interface RetryPolicy {
  /** Attempts in all. */
  readonly attemptsMax: number;
  /** First delay; it doubles with every attempt up to `delayMsMax`, each time jittered between half and whole. */
  readonly delayMs: number;
  readonly delayMsMax: number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly random: () => number;
}

/** The delay before attempt `attempt + 1`: what the other side asked for, else the jittered backoff. Milliseconds. */
export function retryDelayMs(policy: RetryPolicy, attempt: number, askedMs?: number): number {
  const backoff = Math.min(policy.delayMsMax, policy.delayMs * 2 ** (attempt - 1));
  const jittered = backoff * (0.5 + policy.random() / 2);
  return askedMs === undefined ? jittered : Math.max(askedMs, jittered);
}

/**
 * Repeats a call that changes nothing while it fails with kind `transient`, or with kind `limit` and a pause that the
 * other side named. Rejects with the last error.
 */
export async function withRetry<T>(policy: RetryPolicy, call: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof CounterpartError) || attempt >= policy.attemptsMax || signal?.aborted === true)
        throw error;
      const worthIt = error.kind === 'transient' || (error.kind === 'limit' && error.retryAfterMs !== undefined);
      if (!worthIt) throw error;
      await policy.sleep(retryDelayMs(policy, attempt, error.retryAfterMs), signal);
    }
  }
}

/** `Retry-After` in milliseconds: seconds or an HTTP date (RFC 9110, 10.2.3); undefined when absent or unreadable. */
export function retryAfterMs(header: string | string[] | undefined, nowMs: number): number | undefined {
  const text = Array.isArray(header) ? header[0] : header;
  if (text === undefined) return undefined;
  if (/^\s*\d+(\.\d+)?\s*$/.test(text)) return Math.round(Number(text) * 1000);
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}

/** Resolves after so many milliseconds, at once when the signal fires; the caller looks at the signal itself. */
export function sleepFor(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal?.aborted === true) {
      done();
      return;
    }
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end, { once: true });
  });
}
