/** Runs every check of the project and ends with one line that counts them all. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureChromium } from '../chromium.ts';
import { repositoryRoot } from '../repository.ts';
import { add, countStage, none, summary, type Count } from './count.ts';
import { readFailures } from './failures.ts';
import { runInOrder } from './schedule.ts';
import { stages, type Stage } from './stages.ts';

const help = `Runs all tests of Counterpart: format, lint, boundaries, types, unused code, metadata, unit, property,
contract, component and browser tests. The last line is "N passed, N failed, N skipped".

Usage: ./scripts/test [--all] [--only NAME] [--json]

  --all        also the long checks (real data)
  --only NAME  only the stages whose name holds NAME
  --json       one JSON object on standard output instead of the summary line

Example: ./scripts/test --only browser
`;

interface StageResult extends Count {
  readonly name: string;
  readonly seconds: number;
}

async function runStage(stage: Stage, folder: string): Promise<StageResult> {
  if (stage.needs && !existsSync(join(repositoryRoot, stage.needs))) {
    process.stderr.write(`skipped  ${stage.name}: no data\n`);
    return { name: stage.name, seconds: 0, ...none, skipped: 1 };
  }
  const started = performance.now();
  const reportFile = join(folder, `${stage.name.replaceAll(/\W+/g, '-')}.json`);
  const args = stage.args.map((argument) => argument.replace('{report}', reportFile));
  const { exitCode, output } = await run(args);
  const lastLine = output.trimEnd().split('\n').at(-1) ?? '';
  const count = await countStage(stage.counting, exitCode, { reportFile, lastLine });
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  // Jest tells its failures itself.
  const failures = stage.counting === 'vitest' ? await readFailures(reportFile) : '';
  if (count.failed > 0) process.stderr.write(`${output}\n${failures}\n`);
  process.stderr.write(`${count.failed > 0 ? 'FAILED' : 'ok'}  ${stage.name}: ${summary(count)} (${seconds} s)\n`);
  return { name: stage.name, seconds, ...count };
}

function run(args: readonly string[]): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
      cwd: repositoryRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => resolve({ exitCode: 1, output: `${output}\n${error.message}` }));
    child.on('close', (code) => resolve({ exitCode: code ?? 1, output }));
  });
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      all: { type: 'boolean', default: false },
      only: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const chosen = stages.filter((stage) => (values.only ? stage.name.includes(values.only) : values.all || !stage.long));
  if (chosen.length === 0) {
    process.stderr.write(`No stage is named "${values.only}". Stages: ${stages.map((s) => s.name).join(', ')}.\n`);
    return 2;
  }
  if (chosen.some((stage) => stage.name === 'browser tests')) await ensureChromium();
  await mkdir(join(repositoryRoot, '.counterpart', 'reports'), { recursive: true });
  const folder = await mkdtemp(join(repositoryRoot, '.counterpart', 'reports', 'test-'));
  const results = await runInOrder(chosen, (stage) => runStage(stage, folder));
  const total = results.reduce<Count>(add, none);
  const counts = { passed: total.passed, failed: total.failed, skipped: total.skipped };
  process.stdout.write(values.json ? `${JSON.stringify({ ...counts, stages: results })}\n` : `${summary(total)}\n`);
  return total.failed === 0 ? 0 : 1;
}

process.exitCode = await main().catch((error: Error) => {
  process.stderr.write(`${error.message}\nSee ./scripts/test --help.\n`);
  return 2;
});
