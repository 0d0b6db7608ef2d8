import { Command, CommanderError } from 'commander';
import { INTEGRATIONS } from '../companion.ts';
import { codedError } from '../errors/coded-error.ts';
import { check } from './commands/check.ts';
import { commands, type CommandsOptions } from './commands/commands.ts';
import { listConflicts, settleConflict, type SettleOptions } from './commands/conflicts.ts';
import { init } from './commands/init.ts';
import { listParked, retryParked, showParked, type ListOptions } from './commands/parked.ts';
import { run } from './commands/run.ts';
import { status } from './commands/status.ts';
import { sync, type SyncOptions } from './commands/sync.ts';
import { addMappingCommands } from './add-mapping-commands.ts';
import { example, type Act, type AddCommand } from './registering.ts';
import { failureResult } from './report.ts';
import type { CliRuntime, CommandResult, CommonOptions } from './runtime.ts';

/**
 * Runs a command line (without the program's name) and returns its exit status: 0 done and true, 1 a difference or
 * failure, 2 wrong use or input. With `--json` exactly one JSON object goes to standard output.
 */
export async function runCommandLine(argv: readonly string[], runtime: CliRuntime): Promise<number> {
  const json = argv.includes('--json');
  let result: CommandResult | null = null;
  const program = createProgram(runtime, json, (outcome) => {
    result = outcome;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) result = failureResult(error);
    else if (error.exitCode === 0) return 0;
    else result = usageResult(error);
  }
  return finish(runtime, json, result);
}

function usageResult(error: CommanderError): CommandResult {
  const detail = error.message.replace(/^error: /, '');
  return { ...failureResult(codedError('CLI_USAGE', { values: { detail } })), lines: [] };
}

function finish(runtime: CliRuntime, json: boolean, result: CommandResult | null): number {
  if (result === null) return 2;
  if (json) runtime.out(`${JSON.stringify(result.json)}\n`);
  else if (result.lines.length > 0) (result.exit === 2 ? runtime.err : runtime.out)(`${result.lines.join('\n')}\n`);
  return result.exit;
}

function createProgram(runtime: CliRuntime, json: boolean, done: (result: CommandResult) => void): Command {
  const program = new Command('counterpart')
    .description('Keeps an ERP and Salesforce in step.')
    .addHelpText('after', example('sync customers --config ./counterpart.json'));
  const act: Act =
    (action, ...args) =>
    async (command) => {
      const options = command.optsWithGlobals<{ config: string }>();
      done(await action(runtime, { config: options.config, json } satisfies CommonOptions, ...args));
    };
  const add: AddCommand = (parent, name, text) =>
    configure(parent.command(name), runtime, json)
      .description(text.help)
      .option('--config <file>', 'the connection file', './counterpart.json')
      .option('--json', 'one JSON object on standard output')
      .addHelpText('after', example(text.example));
  configure(program, runtime, json);
  add(program, 'init', { help: 'Write a commented connection file.', example: 'init --config ./counterpart.json' })
    .option('--force', 'write over an existing file')
    .action((options: { force?: boolean }, command: Command) => act(init, options)(command));
  add(program, 'check', {
    help: 'Check every prerequisite on both sides and forecast the storage.',
    example: 'check --json',
  }).action((_options, command: Command) => act(check)(command));
  add(program, 'sync [integrations...]', {
    help: `Move what changed, once. Integrations: ${INTEGRATIONS.join(', ')}; all by default.`,
    example: 'sync customers sales-history',
  })
    .option('--full', 'read everything again and compare it with Salesforce')
    .action((names: string[], { full }: SyncOptions, command: Command) =>
      act(sync, names, full === undefined ? {} : { full })(command),
    );
  add(program, 'run', {
    help: 'Sweep for changes until stopped.',
    example: 'run --config /etc/counterpart/main.json',
  }).action((_options, command: Command) => act(run)(command));
  add(program, 'status', { help: 'Show last runs, waiting and parked records.', example: 'status --json' }).action(
    (_options, command: Command) => act(status)(command),
  );
  add(program, 'commands', {
    help: 'Carry out what Salesforce asks for (checks and orders of quotes, changes of orders) until stopped.',
    example: 'commands --once',
  })
    .option('--once', 'look once')
    .action(({ once }: CommandsOptions, command: Command) =>
      act(commands, once === undefined ? {} : { once })(command),
    );
  addParked(program, add, act);
  addConflicts(program, add, act);
  addMappingCommands(program, add, act);
  return program;
}

function addParked(program: Command, add: AddCommand, act: Act): void {
  const parked = program
    .command('parked')
    .description('Records that Salesforce or a mapping refused.')
    .addHelpText('after', example('parked list --code SF_STRING_TOO_LONG'));
  add(parked, 'list', { help: 'List parked records.', example: 'parked list --mapping sales-invoice' })
    .option('--code <code>', 'only this error code')
    .option('--mapping <name>', 'only this mapping')
    .action(({ code, mapping }: ListOptions, command: Command) => {
      const filter = { ...(code === undefined ? {} : { code }), ...(mapping === undefined ? {} : { mapping }) };
      return act(listParked, filter)(command);
    });
  add(parked, 'show <key>', {
    help: 'Show one parked record.',
    example: "parked show 'MAIN|salesInvoice|5d115c9c-44e3-ea11-bb43-000d3a2feca1'",
  }).action((key: string, _options, command: Command) => act(showParked, key)(command));
  add(parked, 'retry [keys...]', {
    help: 'Read parked records again and try them anew; all by default.',
    example: 'parked retry',
  }).action((keys: string[], _options, command: Command) => act(retryParked, keys)(command));
}

function addConflicts(program: Command, add: AddCommand, act: Act): void {
  const conflicts = program
    .command('conflicts')
    .description('Records that were changed in Salesforce and in the ERP.')
    .addHelpText('after', example('conflicts list'));
  add(conflicts, 'list', { help: 'List open conflicts with their values.', example: 'conflicts list' }).action(
    (_options, command: Command) => act(listConflicts)(command),
  );
  add(conflicts, 'settle <key>', {
    help: 'Take the value of one side, for one field or for all.',
    example: "conflicts settle 'MAIN|customer|5d115c9c-44e3-ea11-bb43-000d3a2feca1' --take erp --field Phone",
  })
    .requiredOption('--take <side>', 'erp or salesforce')
    .option('--field <name>', 'only this field')
    .action((key: string, { take, field }: SettleOptions, command: Command) =>
      act(settleConflict, key, { take, ...(field === undefined ? {} : { field }) })(command),
    );
}

/** Makes a command throw instead of ending the process, and write where the runtime says. */
function configure(command: Command, runtime: CliRuntime, json: boolean): Command {
  return command
    .exitOverride()
    .showHelpAfterError(!json)
    .configureOutput({ writeOut: runtime.out, writeErr: (text) => (json ? undefined : runtime.err(text)) });
}
