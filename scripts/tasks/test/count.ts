import { readFile } from 'node:fs/promises';
import type { Counting } from './stages.ts';

/** Tests of a stage, or of the whole run. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const none: Count = { passed: 0, failed: 0, skipped: 0 };

/** Adds two counts. */
export function add(a: Count, b: Count): Count {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** The summary line that ends a run: `N passed, N failed, N skipped`. */
export function summary(count: Count): string {
  return `${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`;
}

interface RunnerReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests?: number;
  readonly numFailedTestSuites: number;
}

/**
 * Counts what a stage's process left behind. A runner that died without a report, or that failed without a failed
 * test (a file that does not load, an unhandled error), counts as one failure: a crash never looks like success.
 * Exit status 77 is a skip.
 */
export async function countStage(
  counting: Counting,
  exitCode: number,
  output: { readonly reportFile: string; readonly lastLine: string },
): Promise<Count> {
  if (exitCode === 77) return { ...none, skipped: 1 };
  if (counting === 'one') return exitCode === 0 ? { ...none, passed: 1 } : { ...none, failed: 1 };
  const count = counting === 'summary' ? parseSummary(output.lastLine) : await readReport(output.reportFile);
  const ran = count.passed + count.failed + count.skipped > 0;
  const crashed = (exitCode !== 0 && count.failed === 0) || !ran;
  return crashed ? add(count, { ...none, failed: 1 }) : count;
}

function parseSummary(line: string): Count {
  const match = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(line);
  if (!match) return none;
  return { passed: Number(match[1]), failed: Number(match[2]), skipped: Number(match[3] ?? 0) };
}

async function readReport(file: string): Promise<Count> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return none;
  const report = JSON.parse(text) as RunnerReport;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}
