/** Looks for requests of the org, beside the sweeps: a request must not wait for a long one. */
import type { CommandWorker } from '../commands/worker.ts';
import { pauseSeconds, type Pace } from '../commands/pace.ts';
import { CounterpartError } from '../errors/counterpart-error.ts';
import type { OrgUsage, SalesforcePort } from '../salesforce/port.ts';
import type { Clock } from '../sync/clock.ts';
import type { Log } from '../sync/ports.ts';
import { pauseAfter } from './daemon.ts';

/** How often the org is asked how many calls are left. */
const USAGE_MS = 600_000;

export interface CommandLoopOptions {
  readonly worker: CommandWorker;
  readonly salesforce: Pick<SalesforcePort, 'usage'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly pace: Pace;
  readonly signal: AbortSignal;
}

/** Looks for requests until the signal fires. Rejects only for a defect of the companion itself. */
export async function runCommandLoop(options: CommandLoopOptions): Promise<void> {
  const { clock, pace, signal, worker } = options;
  let lastLively = clock.now();
  let usage: { readonly at: number; readonly of: OrgUsage | null } | null = null;
  let failures = 0;
  while (!signal.aborted) {
    let pause: number;
    try {
      if (usage === null || clock.now() - usage.at > USAGE_MS) {
        usage = { at: clock.now(), of: await options.salesforce.usage().catch(() => null) };
      }
      const report = await worker.round(signal);
      if (report.lively) lastLively = clock.now();
      failures = 0;
      pause = pauseSeconds(pace, (clock.now() - lastLively) / 1000, usage.of) * 1000;
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof CounterpartError) || error.kind === 'bug') throw error;
      failures += 1;
      options.log('error', 'commands-not-read', { code: error.code, kind: error.kind });
      pause = pauseAfter(error, failures, pace.busySeconds * 1000);
    }
    await clock.wait(pause, signal).catch(() => undefined);
  }
}
