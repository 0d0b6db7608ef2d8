import { writeFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countStage, summary } from './count.ts';

const absent = { reportFile: '/nonexistent/report.json', lastLine: '' };

async function report(content: object): Promise<{ reportFile: string; lastLine: string }> {
  const reportFile = join(await mkdtemp(join(tmpdir(), 'count-')), 'report.json');
  await writeFile(reportFile, JSON.stringify(content));
  return { reportFile, lastLine: '' };
}

describe('counting the tests of a stage', () => {
  it('counts a plain stage as one, by its exit status', async () => {
    expect(await countStage('one', 0, absent)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(await countStage('one', 2, absent)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(await countStage('one', 77, absent)).toEqual({ passed: 0, failed: 0, skipped: 1 });
  });

  it('takes the numbers of a runner from its report', async () => {
    const output = await report({ numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numFailedTestSuites: 1 });
    expect(await countStage('vitest', 1, output)).toEqual({ passed: 7, failed: 1, skipped: 2 });
  });

  it('counts a runner that failed without a failed test as a failure', async () => {
    const output = await report({ numPassedTests: 7, numFailedTests: 0, numPendingTests: 0, numFailedTestSuites: 1 });
    expect(await countStage('vitest', 1, output)).toEqual({ passed: 7, failed: 1, skipped: 0 });
  });

  it('counts a runner that ran nothing as a failure', async () => {
    expect(await countStage('jest', 0, absent)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('reads the summary line of a script', async () => {
    const output = { ...absent, lastLine: '14 passed, 0 failed' };
    expect(await countStage('summary', 0, output)).toEqual({ passed: 14, failed: 0, skipped: 0 });
    expect(summary({ passed: 14, failed: 0, skipped: 1 })).toBe('14 passed, 0 failed, 1 skipped');
  });
});
