import assert from 'node:assert/strict';
import type { OrgAccess } from '../../soql.ts';
import { soql } from '../../soql.ts';
import type { CliAnswer, SalesforceCli } from './salesforce-cli.ts';

/** What the steps of one lane work with. */
export interface Lane {
  readonly cli: SalesforceCli;
  readonly org: OrgAccess;
  /** Folder for the files the commands read and write. */
  readonly folder: string;
  readonly login: {
    readonly username: string;
    readonly clientId: string;
    readonly privateKeyFile: string;
  };
}

/** One command and what must be true afterwards; it rejects when it is not. */
export interface Step {
  readonly name: string;
  run(lane: Lane): Promise<void>;
}

/** Name under which each lane's CLI knows the org. */
export const orgAlias = 'local';

/** Runs a command that has to succeed. */
export async function succeed(lane: Lane, args: readonly string[], env?: Record<string, string>): Promise<unknown> {
  const answer = await lane.cli.run([...args, '--json'], env);
  assert.equal(answer.status, 0, `exit status ${answer.status}: ${excerpt(answer)}`);
  return answer.result;
}

/** Runs a command that has to fail, and gives its answer. */
export async function fail(lane: Lane, args: readonly string[]): Promise<CliAnswer> {
  const answer = await lane.cli.run([...args, '--json']);
  assert.notEqual(answer.status, 0, `it succeeded: ${excerpt(answer)}`);
  return answer;
}

function excerpt(answer: CliAnswer): string {
  const text = typeof answer.output === 'string' ? answer.output : JSON.stringify(answer.output);
  return `${text.slice(0, 600)} ${answer.errorOutput.slice(0, 300)}`.trim();
}

/** All rows of a query, read by our own client and not by the CLI. */
export async function rows(lane: Lane, query: string): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  for await (const row of soql<Record<string, unknown>>(lane.org, query)) {
    delete row['attributes'];
    found.push(row);
  }
  return found;
}

/** A member of an answer, however deep; undefined when a step of the way is missing. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (found, key) =>
      typeof found === 'object' && found !== null ? (found as Record<string | number, unknown>)[key] : undefined,
    value,
  );
}
