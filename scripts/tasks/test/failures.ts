import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { repositoryRoot } from '../repository.ts';

interface RunnerReport {
  readonly testResults?: readonly {
    readonly name: string;
    readonly status?: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
}

/**
 * What a runner's report says of failed tests, as text: file and sentence of each, then its message; a file that did
 * not load stands with its own message. Empty when nothing failed or there is no report.
 */
export async function readFailures(reportFile: string): Promise<string> {
  const text = await readFile(reportFile, 'utf8').catch(() => '{}');
  const files = (JSON.parse(text) as RunnerReport).testResults ?? [];
  const failures = files.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(repositoryRoot, name);
    const failed = assertionResults.filter((result) => result.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [`${file}\n${message ?? ''}`];
    return failed.map(({ fullName, failureMessages }) => `${file}: ${fullName}\n${failureMessages?.join('\n') ?? ''}`);
  });
  return failures.map((failure) => indent(failure)).join('\n\n');
}

/** A page of a message tells what went wrong; the rest is the page's own text. */
const LINES = 40;

function indent(text: string): string {
  return text.split('\n').slice(0, LINES).join('\n    ').trimEnd();
}
