/**
 * The real Salesforce CLI against a local org that this check starts itself: log-ins, records, Bulk API 2.0, trees,
 * describe, limits, REST and GraphQL. Every step reads back what the command did with a client of our own.
 */
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startLocalOrg } from '../../../ts-src/local/org/index.ts';
import type { LocalOrg } from '../../../ts-src/local/org/index.ts';
import type { NamedCommand } from '../command-table.ts';
import { bulkSteps } from './sf-cli/bulk-steps.ts';
import { recordSteps } from './sf-cli/record-steps.ts';
import { salesforceCli } from './sf-cli/salesforce-cli.ts';
import type { Lane, Step } from './sf-cli/step.ts';

interface StepResult {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
  readonly message?: string;
}

/** `verify sf-cli [--json]`: exit status 1 when a step fails; the last line is `N passed, N failed`. */
export const sfCli: NamedCommand = {
  usage: 'sf-cli [--json]   run the real Salesforce CLI against a local org',
  async run(args) {
    let json: boolean;
    try {
      json = parseArgs({ args: [...args], options: { json: { type: 'boolean', default: false } } }).values.json;
    } catch (error) {
      process.stderr.write(`${(error as Error).message}\nExample: ./scripts/verify sf-cli --json\n`);
      return 2;
    }
    const results = await verify();
    const failed = results.filter(({ ok }) => !ok).length;
    const passed = results.length - failed;
    if (json) process.stdout.write(`${JSON.stringify({ passed, failed, steps: results })}\n`);
    else process.stdout.write(`${passed} passed, ${failed} failed\n`);
    return failed === 0 ? 0 : 1;
  },
};

/** Two lanes at a time, each with its own home folder; the steps of a lane build on each other. */
async function verify(): Promise<StepResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'counterpart-sf-cli-'));
  const org = await startLocalOrg();
  try {
    const lanes = [
      { name: 'records', steps: recordSteps },
      { name: 'bulk', steps: bulkSteps },
    ];
    const results = await Promise.all(
      lanes.map(async ({ name, steps }) => runLane(await laneOf(org, join(folder, name)), steps)),
    );
    return results.flat();
  } finally {
    await org.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function laneOf(org: LocalOrg, folder: string): Promise<Lane> {
  mkdirSync(folder, { recursive: true });
  const admin = org.users.find(({ name }) => name === 'admin');
  if (admin === undefined) throw new Error('The local org has no user admin');
  const privateKeyFile = join(folder, 'private-key.pem');
  await writeFile(privateKeyFile, org.privateKeyPem, { mode: 0o600 });
  return {
    cli: salesforceCli(folder),
    folder,
    org: { url: org.url, apiVersion: org.apiVersion, accessToken: admin.accessToken },
    login: { username: admin.username, clientId: org.clientId, privateKeyFile },
  };
}

async function runLane(lane: Lane, steps: readonly Step[]): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const step of steps) {
    const started = performance.now();
    let message: string | undefined;
    try {
      await step.run(lane);
    } catch (error) {
      message = error instanceof Error ? error.message : String(error);
    }
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    const ok = message === undefined;
    process.stderr.write(`${ok ? 'passed' : 'FAILED'} ${step.name} (${seconds} s)${ok ? '' : `\n  ${message}`}\n`);
    results.push({ name: step.name, ok, seconds, ...(message === undefined ? {} : { message }) });
  }
  return results;
}
