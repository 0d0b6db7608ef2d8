import type { OnProgress, ProgressEvent } from '../companion.ts';
import type { CliRuntime } from './runtime.ts';

const BAR_WIDTH = 24;

/** Shows how a sync comes along: a bar a mapping on a terminal, a plain line at the end of each otherwise. */
export function syncProgress(runtime: Pick<CliRuntime, 'terminal' | 'err'>): OnProgress {
  return (event) => {
    if (event.phase === 'started' && !runtime.terminal) return;
    if (runtime.terminal) {
      const end = event.phase === 'finished' ? '\n' : '';
      runtime.err(`\r\u001b[2K${bar(event)} ${describe(event)}${end}`);
    } else if (event.phase === 'finished') {
      runtime.err(`${describe(event)}\n`);
    }
  };
}

function bar(event: ProgressEvent): string {
  const share = event.phase === 'finished' ? 1 : event.total ? Math.min(1, event.done / event.total) : 0;
  const filled = Math.round(share * BAR_WIDTH);
  return `[${'#'.repeat(filled)}${'.'.repeat(BAR_WIDTH - filled)}]`;
}

function describe(event: ProgressEvent): string {
  const of = event.total === null || event.phase === 'finished' ? '' : ` of about ${event.total}`;
  const lines = event.lines === 0 ? '' : `, ${event.lines} lines`;
  return `${event.mapping} ${event.company}: ${event.done}${of} records${lines}`;
}
