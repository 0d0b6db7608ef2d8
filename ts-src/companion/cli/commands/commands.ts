import type { CommandReport } from '../../companion.ts';
import { withCompanion, type CommandAction, type CommandResult } from '../runtime.ts';

export interface CommandsOptions {
  /** One look at the requests instead of looking until told to stop. */
  readonly once?: boolean;
}

/** Pause between two looks, milliseconds. */
const PAUSE_MS = 2_000;

/** Carries out what Salesforce asks for: once, or until it is told to stop. */
export const commands: CommandAction<[CommandsOptions]> = (runtime, options, { once }) =>
  withCompanion(runtime, options, async (companion) => {
    if (once === true) return commandResult(await companion.commands.round(runtime.interrupted));
    runtime.err('looking for requests; stop with Ctrl-C\n');
    let total: CommandReport = { worked: true, finished: 0, open: 0 };
    while (!runtime.interrupted.aborted) {
      const report = await companion.commands.round(runtime.interrupted);
      total = { ...report, finished: total.finished + report.finished };
      await pause(runtime.interrupted);
    }
    return commandResult(total);
  });

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, PAUSE_MS);
    signal.addEventListener('abort', () => (clearTimeout(timer), done()), { once: true });
  });
}

/** What a look came to, for people and programs. */
export function commandResult({ worked, finished, open }: CommandReport): CommandResult {
  const line = worked ? `${finished} requests finished, ${open} open` : 'another companion works on the requests';
  return { exit: 0, json: { ok: true, worked, finished, open }, lines: [line] };
}
