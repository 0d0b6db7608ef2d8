/** `./scripts/verify NAME`: checks that need more than a test runner: real data, independent clients. */
import { runNamedCommand } from '../command-table.ts';

process.exitCode = await runNamedCommand(
  {
    script: './scripts/verify',
    purpose: 'Checks Counterpart against real data and independent clients, all on this machine.',
    example: './scripts/verify online-retail online-retail.csv.gz control-totals.csv',
    commands: new Map([
      ['online-retail', async () => (await import('./online-retail.ts')).onlineRetail],
      ['nine', async () => (await import('./nine.ts')).nine],
      ['sf-cli', async () => (await import('./sf-cli.ts')).sfCli],
      ['prices', async () => (await import('./prices.ts')).prices],
    ]),
  },
  process.argv.slice(2),
);
