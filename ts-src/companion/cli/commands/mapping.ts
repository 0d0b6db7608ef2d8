import { codedError } from '../../errors/coded-error.ts';
import type { CauseGroup, DryRunResult, RecordChange } from '../../dry-run/result.ts';
import { wholeNumber } from '../whole-number.ts';
import { withCompanion, type CommandAction } from '../runtime.ts';

export interface DryRunOptions {
  readonly version?: string;
  readonly company?: string;
  readonly records?: string;
}

/** Records listed for people; `--json` has more. */
const LISTED_MAX = 10;

/** Tries a version of a mapping on records of the ERP; nothing stays. False when the org would refuse something. */
export const dryRunMapping: CommandAction<[string, DryRunOptions]> = (runtime, options, mapping, asked) =>
  withCompanion(runtime, options, async (companion) => {
    const result = await companion.dryRun({
      mapping,
      ...(asked.version === undefined ? {} : { version: wholeNumber('--version', asked.version) }),
      ...(asked.company === undefined ? {} : { company: asked.company }),
      ...(asked.records === undefined ? {} : { records: wholeNumber('--records', asked.records) }),
      progress: async (text) => void (options.json ? undefined : runtime.err(`${text}\n`)),
    });
    const { blocked, refused } = result.counts;
    return {
      exit: blocked + refused === 0 ? 0 : 1,
      json: { ok: blocked + refused === 0, ...result },
      lines: linesOf(result),
    };
  });

/** What the command line calls the states of a mapping. */
export const MAPPING_STATES = { off: 'Off', test: 'Test', live: 'Live' } as const;

/** Switches a mapping off, to test or live, by the rules of the console. */
export const switchMapping: CommandAction<[string, string]> = async (runtime, options, name, word) => {
  if (!isState(word)) {
    throw codedError('CLI_USAGE', { values: { detail: `a mapping is ${Object.keys(MAPPING_STATES).join(', ')}` } });
  }
  return withCompanion(runtime, options, async ({ mappings }) => {
    const { before, state, changed } = await mappings.switchTo(name, MAPPING_STATES[word]);
    const line = changed ? `switched: ${name} from ${before} to ${state}` : `unchanged: ${name} is ${state}`;
    return { exit: 0, json: { ok: true, name, before, state, changed }, lines: [line] };
  });
};

const isState = (word: string): word is keyof typeof MAPPING_STATES => Object.hasOwn(MAPPING_STATES, word);

const show = (value: unknown): string => (value === null || value === undefined ? '(blank)' : JSON.stringify(value));

function changeLines(title: string, changes: readonly RecordChange[]): string[] {
  return changes
    .slice(0, LISTED_MAX)
    .flatMap(({ number, fields, children }) => [
      `${title} ${number}${children === undefined ? '' : ` (lines: ${children.create} new, ${children.update} changed, ${children.remove} gone)`}`,
      ...fields.map(({ field, before, after }) =>
        before === undefined ? `  ${field}: ${show(after)}` : `  ${field}: ${show(before)} -> ${show(after)}`,
      ),
    ]);
}

const groupLine = ({ count, code, cause, field, object, examples }: CauseGroup): string =>
  `${count} × ${code}${object === undefined ? '' : ` ${object}`}${field === undefined ? '' : ` (${field})`}: ${cause} [${examples.map(({ number }) => number).join(', ')}]`;

function linesOf(result: DryRunResult): string[] {
  const { counts, children } = result;
  return [
    ...changeLines('create', result.creates),
    ...changeLines('update', result.updates),
    ...changeLines('to the ERP', result.toErp),
    ...result.groups.map(groupLine),
    ...result.alterations.map(
      ({ object, field, values, code }) => `${object}.${field} altered ${values} times (${code})`,
    ),
    `lines: ${children.create} to create, ${children.update} to update, ${children.unchanged} unchanged, ` +
      `${children.remove} to take away, ${children.blocked} blocked, ${children.notTried} not tried`,
    ...result.notUndone,
    `tried: ${result.records} records of ${result.company}: ${counts.create} to create, ${counts.update} to update, ` +
      `${counts.unchanged} unchanged, ${counts.blocked} blocked, ${counts.filtered} filtered, ${counts.refused} refused, ` +
      `${counts.notTried} not tried; all rolled back, ${result.apiCalls} API calls, ${result.seconds.toFixed(1)} s`,
  ];
}
