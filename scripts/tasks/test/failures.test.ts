import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repositoryRoot } from '../repository.ts';
import { readFailures } from './failures.ts';

it('names the tests that failed, with file and message, and the files that did not load', async () => {
  const reportFile = join(await mkdtemp(join(tmpdir(), 'failures-')), 'report.json');
  const testResults = [
    {
      name: join(repositoryRoot, 'ts-src/a.test.ts'),
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'adds' },
        { status: 'failed', fullName: 'divides', failureMessages: ['expected 2\nto be 3'] },
      ],
    },
    {
      name: join(repositoryRoot, 'ts-src/b.test.ts'),
      status: 'failed',
      message: 'No such module',
      assertionResults: [],
    },
    { name: join(repositoryRoot, 'ts-src/c.test.ts'), status: 'passed', assertionResults: [] },
  ];
  await writeFile(reportFile, JSON.stringify({ testResults }));
  expect(await readFailures(reportFile)).toBe(
    'ts-src/a.test.ts: divides\n    expected 2\n    to be 3\n\nts-src/b.test.ts\n    No such module',
  );
});

it('says nothing where there is no report', async () => {
  expect(await readFailures('/nonexistent/report.json')).toBe('');
});
