/** The steady sweep: what correctness rests on. Webhooks and change events can only make it come earlier. */
import type { CounterpartError } from '../errors/counterpart-error.ts';
import { sweepOnce, type DaemonOptions } from './sweep.ts';
import { runWorkers } from './workers.ts';

/** After failures the sweep slows down to this; a remote side that is down must not be hammered. */
const PAUSE_MS_MAX = 900_000;
/** A login that is refused waits for a person: until someone acts, asking often only locks the user out. */
const AUTH_PAUSE_MS = 300_000;

/**
 * Sweeps until the signal fires, then lets the sweep under way come to an orderly end. On PostgreSQL any number of
 * companions share the sweeps. Rejects only for a defect of the companion itself (kind `bug`).
 */
export async function runDaemon(options: DaemonOptions): Promise<void> {
  if (options.state.kind === 'postgres') return runWorkers(options, options.state.url);
  let failures = 0;
  while (!options.signal.aborted) {
    const started = options.clock.now();
    const error = await sweepOnce(options);
    failures = error === null ? 0 : failures + 1;
    const pause = pauseAfter(error, failures, options.config.sweepSeconds * 1000);
    const wait = Math.max(0, started + pause - options.clock.now());
    await options.clock.wait(wait, options.signal).catch(() => undefined);
  }
}

/** Milliseconds from the start of one sweep to the next. */
export function pauseAfter(error: CounterpartError | null, failures: number, sweepMs: number): number {
  if (error === null) return sweepMs;
  if (error.kind === 'auth') return Math.max(sweepMs, AUTH_PAUSE_MS);
  return Math.max(sweepMs, Math.min(PAUSE_MS_MAX, sweepMs * 2 ** failures, error.retryAfterMs ?? PAUSE_MS_MAX));
}
