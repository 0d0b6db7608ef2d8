import type { Command } from 'commander';
import {
  diffMappings,
  exportMappings,
  importMappings,
  listMappings,
  promoteMappings,
  type ExportOptions,
  type SaveOptions,
} from './commands/mapping-files.ts';
import { dryRunMapping, switchMapping, type DryRunOptions } from './commands/mapping.ts';
import { example, type Act, type AddCommand } from './registering.ts';

/** Adds `counterpart mapping …`. */
export function addMappingCommands(program: Command, add: AddCommand, act: Act): void {
  const mapping = program
    .command('mapping')
    .description('Mappings and their versions: list, switch, try, keep in files, take to another org.')
    .addHelpText('after', example('mapping dry-run sales-invoice --records 500'));
  add(mapping, 'list', { help: 'List the mappings and which versions run.', example: 'mapping list' }).action(
    (_options, command: Command) => act(listMappings)(command),
  );
  add(mapping, 'switch <name> <state>', {
    help: 'Switch a mapping off, to test or live. Live only when the version that runs holds against both sides.',
    example: 'mapping switch sales-invoice live',
  }).action((name: string, state: string, _options, command: Command) => act(switchMapping, name, state)(command));
  add(mapping, 'dry-run <name>', {
    help: 'Try a version on records of the ERP: Salesforce tries the rows and rolls all of them back.',
    example: 'mapping dry-run sales-invoice --version 3 --company MAIN --records 500',
  })
    .option('--version <number>', 'a saved version; the active one by default')
    .option('--company <code>', 'a company of the connection; the first one by default')
    .option('--records <number>', 'how many records to try, spread over all', '200')
    .action((name: string, options: DryRunOptions, command: Command) => {
      const { version, company, records } = options;
      return act(dryRunMapping, name, withoutBlanks({ version, company, records }))(command);
    });
  addFiles(mapping, add, act);
  addPromotion(mapping, add, act);
}

function addFiles(mapping: Command, add: AddCommand, act: Act): void {
  add(mapping, 'export [names...]', {
    help: 'Write what runs into a folder, a JSON file for each mapping; all by default.',
    example: 'mapping export sales-invoice --version 3 --to mappings',
  })
    .requiredOption('--to <folder>', 'where the files go; it is made when it is not there')
    .option('--version <number>', 'a saved version of one mapping, in place of the one that runs')
    .action((names: string[], { to, version }: ExportOptions, command: Command) =>
      act(exportMappings, names, version === undefined ? { to } : { to, version })(command),
    );
  savingOptions(
    add(mapping, 'import [names...]', {
      help: 'Save the files of a folder as new versions; unchanged ones make none. Nothing is written when one does not hold.',
      example: 'mapping import --from mappings --note "Delivery date on orders" --publish',
    }).requiredOption('--from <folder>', 'where the files are'),
  ).action((names: string[], options: SaveOptions & { from: string }, command: Command) =>
    act(importMappings, names, { from: options.from, ...chosen(options) })(command),
  );
}

function addPromotion(mapping: Command, add: AddCommand, act: Act): void {
  add(mapping, 'diff [names...]', {
    help: 'Say what an import from a folder, or a promotion to another org, would change. Exit 1 when anything.',
    example: 'mapping diff --from mappings',
  })
    .option('--from <folder>', 'compare with the files of a folder')
    .option('--to <file>', 'compare with the org of another connection file')
    .action((names: string[], { from, to }: { from?: string; to?: string }, command: Command) =>
      act(diffMappings, names, withoutBlanks({ from, to }))(command),
    );
  savingOptions(
    add(mapping, 'promote [names...]', {
      help: 'Take what runs here to the org of another connection file, as new versions; all by default.',
      example: 'mapping promote sales-invoice --to production.json --note "Tried in the sandbox" --publish',
    }).requiredOption('--to <file>', 'the connection file of the other org'),
  ).action((names: string[], options: SaveOptions & { to: string }, command: Command) =>
    act(promoteMappings, names, { to: options.to, ...chosen(options) })(command),
  );
}

const savingOptions = (command: Command): Command =>
  command
    .option('--note <text>', 'what was changed and why; stands on every version that is made')
    .option('--publish', 'let the new versions run')
    .option('--no-backfill', 'leave records that were moved before as they are until they change');

const chosen = ({ note, publish, backfill }: SaveOptions): SaveOptions => ({
  ...(note === undefined ? {} : { note }),
  ...(publish === undefined ? {} : { publish }),
  ...(backfill === undefined ? {} : { backfill }),
});

const withoutBlanks = (options: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(options).filter((entry): entry is [string, string] => entry[1] !== undefined));
