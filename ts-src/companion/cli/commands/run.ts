import { syncResult } from '../report.ts';
import { withCompanion, type CommandAction } from '../runtime.ts';

/** Sweeps until it is told to stop; what a sweep moved is a line on standard error. */
export const run: CommandAction<[]> = (runtime, options) =>
  withCompanion(runtime, options, async (companion) => {
    let sweeps = 0;
    runtime.err('sweeping; stop with Ctrl-C\n');
    await companion.run({
      signal: runtime.interrupted,
      onSweep: (report) => {
        sweeps++;
        if (report.writes > 0 || !report.ok) runtime.err(`${syncResult(report).lines.join('\n')}\n`);
      },
    });
    return { exit: 0, json: { ok: true, sweeps }, lines: [`stopped after ${sweeps} sweeps`] };
  });
