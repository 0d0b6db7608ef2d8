import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { ensureJsonMap } from '@salesforce/ts-types';
import { repositoryRoot } from './repository.ts';

/** A local system (org, ERP, page) that runs in a process of its own. */
export interface ChildSystem<Info> {
  /** What it printed when it was ready. */
  readonly info: Info;
  readonly pid: number;
  /** Ends the process and resolves when it is gone. */
  stop(): Promise<void>;
}

/**
 * Starts a TypeScript entry that prints one JSON object on standard output when it is ready and then stays up.
 * It reads `input` on standard input; its standard error goes to ours. Rejects when the process ends before it was ready.
 */
export function startChildSystem<Info>(
  name: string,
  args: readonly string[],
  input?: string,
): Promise<ChildSystem<Info>> {
  const stopWithParent = join(repositoryRoot, 'scripts/tasks/stop-with-parent.ts');
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', stopWithParent, ...args],
    { cwd: repositoryRoot, stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'inherit', 'ipc'] },
  );
  child.stdin?.end(input);
  return new Promise((resolve, reject) => {
    const endedEarly = (code: number | null): void =>
      reject(new Error(`${name} ended with status ${code} before it was ready.`));
    child.once('error', reject);
    child.once('exit', endedEarly);
    createInterface({ input: child.stdout as Readable }).once('line', (line) => {
      child.off('exit', endedEarly);
      child.stdout?.resume();
      try {
        resolve({ info: ensureJsonMap(JSON.parse(line)) as Info, pid: child.pid!, stop: () => stop(child) });
      } catch {
        child.kill();
        reject(new Error(`${name} did not answer with JSON when it was ready: ${line.slice(0, 200)}`));
      }
    });
  });
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** A user of the local org, as `./scripts/local-org --json` prints it. */
export interface OrgUser {
  readonly name: string;
  readonly role: string;
  readonly username: string;
  readonly accessToken: string;
}

/** The `org` object that `./scripts/local-org --json` prints: where the local org is and who can use it. */
export interface OrgInfo {
  readonly url: string;
  readonly apiVersion: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly users: readonly OrgUser[];
}

/** What the local ERP prints when it is ready. */
export interface ErpInfo {
  readonly url: string;
  readonly companies: readonly { readonly id: string; readonly name: string; readonly code: string }[];
  readonly user: string;
  readonly password: string;
}

/** Starts the local org in its own process; port 0 takes any free one. */
export function startOrgProcess(args: readonly string[] = []): Promise<ChildSystem<OrgInfo>> {
  return startChildSystem<OrgInfo>('The local org', ['scripts/tasks/local-org/main.ts', '--json', ...args]);
}

/** Starts the local ERP in its own process; port 0 takes any free one. */
export function startErpProcess(args: readonly string[] = []): Promise<ChildSystem<ErpInfo>> {
  return startChildSystem<ErpInfo>('The local ERP', ['ts-src/local/erp/main.ts', '--json', ...args]);
}
