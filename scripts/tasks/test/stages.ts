/**
 * The stages of `./scripts/test`, in the order in which they run: what is cheap and tells most comes first.
 */

import type { Scheduled } from './schedule.ts';

/** How a stage's result is counted: as one, or by the report that its runner writes, or by its last line. */
export type Counting = 'one' | 'vitest' | 'jest' | 'summary';

export interface Stage extends Scheduled {
  readonly name: string;
  readonly counting: Counting;
  /** Arguments of `node`, relative to the repository; `{report}` is replaced by the path of the report file. */
  readonly args: readonly string[];
  /** Runs only with `--all`. */
  readonly long?: boolean;
  /** A file, relative to the repository, without which the stage is skipped. */
  readonly needs?: string;
}

const prettier = ['node_modules/prettier/bin/prettier.cjs', '--config', 'config/prettier.json'];
const eslint = ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0'];
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=json', '--outputFile={report}', '--config'];

const retail = '../shared/data/online-retail';

export const stages: readonly Stage[] = [
  { name: 'build components', counting: 'one', alone: true, args: ['scripts/tasks/build-lwc/main.ts'] },
  { name: 'format', counting: 'one', args: [...prettier, '--check', '.'] },
  { name: 'lint', counting: 'one', args: [...eslint, '--config', 'config/eslint.config.mjs', '.'] },
  {
    name: 'lint components',
    counting: 'one',
    args: [...eslint, '--config', 'config/eslint.lwc.mjs', 'force-app/main/default/lwc'],
  },
  {
    name: 'boundaries',
    counting: 'one',
    args: [
      'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
      '--config',
      'config/dependency-rules.mjs',
      'ts-src',
      'scripts',
    ],
  },
  { name: 'types', counting: 'one', args: ['node_modules/typescript/bin/tsc', '-p', '.'] },
  {
    name: 'types of components',
    counting: 'one',
    args: ['node_modules/typescript/bin/tsc', '-p', 'ts-src/lwc', '--noEmit'],
  },
  {
    name: 'types of local pages',
    counting: 'one',
    args: ['node_modules/typescript/bin/tsc', '-p', 'ts-src/local/page/browser', '--noEmit'],
  },
  { name: 'unused code', counting: 'one', args: ['node_modules/knip/bin/knip.js', '--config', 'config/knip.json'] },
  {
    name: 'unit, property and contract tests',
    counting: 'vitest',
    alone: true,
    args: [...vitest, 'config/vitest.config.ts'],
  },
  {
    name: 'component tests',
    counting: 'jest',
    alone: true,
    args: ['node_modules/jest/bin/jest.js', '--json', '--outputFile={report}', '--maxWorkers=2'],
  },
  { name: 'browser tests', counting: 'vitest', alone: true, args: [...vitest, 'config/vitest.browser.config.ts'] },
  { name: 'sf CLI', counting: 'summary', args: ['scripts/tasks/verify/main.ts', 'sf-cli'] },
  {
    name: 'each integration, both sides',
    counting: 'summary',
    args: ['scripts/tasks/verify/main.ts', 'nine', '--size', 'small'],
  },
  {
    name: 'demo, first sync',
    counting: 'one',
    args: ['scripts/tasks/demo/main.ts', '--once', '--json', '--port', '0'],
  },
  {
    name: 'online retail',
    counting: 'one',
    long: true,
    needs: `${retail}/control-totals.csv`,
    args: [
      'scripts/tasks/verify/main.ts',
      'online-retail',
      `${retail}/online-retail-2010-12_2011-07.csv.gz`,
      `${retail}/control-totals.csv`,
    ],
  },
];
