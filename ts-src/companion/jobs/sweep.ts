import type { StateSettings } from '../config.ts';
import { CounterpartError } from '../errors/counterpart-error.ts';
import type { Clock } from '../sync/clock.ts';
import type { Log } from '../sync/ports.ts';

export interface DaemonOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly config: { readonly sweepSeconds: number; readonly connection: string };
  readonly state: StateSettings;
  readonly sweep: (signal: AbortSignal) => Promise<void>;
}

/** One sweep; returns its failure. Another companion at work, and being told to stop, are no failures. */
export async function sweepOnce(options: DaemonOptions): Promise<CounterpartError | null> {
  try {
    await options.sweep(options.signal);
    return null;
  } catch (error) {
    if (options.signal.aborted) return null;
    if (!(error instanceof CounterpartError) || error.kind === 'bug') throw error;
    if (error.code === 'SYNC_BUSY') return null;
    options.log('error', 'sweep-failed', { code: error.code, kind: error.kind });
    return error;
  }
}
