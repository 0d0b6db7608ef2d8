/** `./scripts/bench NAME`: measures, each figure against a baseline of the same call. */
import { runNamedCommand } from '../command-table.ts';

process.exitCode = await runNamedCommand(
  {
    script: './scripts/bench',
    purpose: 'Measures Counterpart on this machine; every figure stands beside a baseline of the same run.',
    example: './scripts/bench mapping --json',
    commands: new Map([
      ['load', async () => (await import('./load/load.ts')).load],
      ['mapping', async () => (await import('./mapping.ts')).mapping],
      ['org', async () => (await import('./org.ts')).org],
      ['page', async () => (await import('./page.ts')).page],
    ]),
  },
  process.argv.slice(2),
);
