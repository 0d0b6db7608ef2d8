/** Each integration on the demo company, in every direction it has; both sides are compared field by field. */
import { parseArgs } from 'node:util';
import type { NamedCommand } from '../command-table.ts';
import { checks, type Finding } from './nine/checks/index.ts';
import { openNineStage } from './nine/stage.ts';

const shown = 10;

interface Input {
  readonly json: boolean;
  readonly size: string;
  readonly seed: number;
}

interface Line extends Finding {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
}

/** `verify nine [--size S] [--seed N] [--json]`: exit status 1 when any check failed. */
export const nine: NamedCommand = {
  usage: 'nine [--size small|medium] [--seed N] [--json]         run each integration and compare both sides',
  async run(args) {
    const input = inputOf(args);
    if (typeof input === 'string') {
      process.stderr.write(`${input}\nExample: ./scripts/verify nine --size small --seed 3\n`);
      return 2;
    }
    const lines = await runChecks(input);
    const failed = lines.filter((line) => !line.ok).length;
    if (input.json) process.stdout.write(`${JSON.stringify({ ok: failed === 0, checks: lines })}\n`);
    else process.stdout.write(`${lines.length - failed} passed, ${failed} failed\n`);
    return failed === 0 ? 0 : 1;
  },
};

function inputOf(args: readonly string[]): Input | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        size: { type: 'string', default: 'medium' },
        seed: { type: 'string', default: '7' },
      },
    });
    if (!['small', 'medium'].includes(values.size)) return `There is no size ${values.size}: use small or medium.`;
    if (!/^\d{1,9}$/.test(values.seed)) return `A seed is a whole number, not ${values.seed}.`;
    return { json: values.json, size: values.size, seed: Number(values.seed) };
  } catch (error) {
    return (error as Error).message;
  }
}

async function runChecks(input: Input): Promise<readonly Line[]> {
  const stage = await openNineStage(input);
  const lines: Line[] = [];
  try {
    const first = await stage.sync();
    const failure = first.runs.find((run) => run.outcome === 'Failed');
    const problems = first.ok ? [] : [`${failure?.mapping}: ${failure?.errorCode} ${failure?.errorMessage}`];
    lines.push(
      say({ name: 'first sync', ok: first.ok, seconds: first.seconds, summary: summaryOf(first), problems }, input),
    );
    for (const check of checks) {
      const started = performance.now();
      const finding = await check.run(stage).catch((error: Error) => ({ summary: '', problems: [error.message] }));
      const seconds = Math.round((performance.now() - started) / 100) / 10;
      lines.push(say({ name: check.name, ok: finding.problems.length === 0, seconds, ...finding }, input));
    }
    return lines;
  } finally {
    await stage.close();
  }
}

const summaryOf = ({ runs }: { readonly runs: readonly { readonly read: number }[] }): string =>
  `${runs.length} runs, ${runs.reduce((sum, run) => sum + run.read, 0)} records read`;

/** Prints the line of a check, with the first problems below it. */
function say(line: Line, { json }: Input): Line {
  const out = json ? process.stderr : process.stdout;
  out.write(`${line.ok ? 'ok    ' : 'failed'}  ${line.name}: ${line.summary} (${line.seconds} s)\n`);
  for (const problem of line.problems.slice(0, shown)) out.write(`          ${problem}\n`);
  if (line.problems.length > shown) out.write(`          and ${line.problems.length - shown} more\n`);
  return line;
}
