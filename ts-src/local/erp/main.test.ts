import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

/** Runs the entry to its end; gives exit status and both outputs. */
function run(args: readonly string[]): Promise<{ status: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.once('close', (status) => resolve({ status, out, err }));
  });
}

test('the entry explains itself with an example', async () => {
  const { status, out } = await run(['--help']);
  expect([status, out]).toEqual([0, expect.stringContaining('Example: ')]);
});

test.each([
  [['--port', 'x'], '--port must be a number'],
  [['--size', 'huge'], '--size is small, medium or large'],
  [['--nonsense'], 'nonsense'],
  [['--company-data', '/nowhere', '--port', '0'], 'FOLDER_MISSING_FILE: company.csv'],
])('wrong use %j ends with status 2 and says why', async (args, message) => {
  const { status, err } = await run(args);
  expect([status, err]).toEqual([2, expect.stringContaining(message)]);
});

test('the entry prints where it is as one JSON line, serves, and ends on SIGTERM', async () => {
  const child = spawn(process.execPath, [MAIN, '--port', '0', '--size', 'small', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
  const info = JSON.parse(line) as { url: string; companies: { code: string }[]; user: string; password: string };
  expect(info.companies.map(({ code }) => code)).toEqual(['NW', 'KB']);
  const authorization = `Basic ${Buffer.from(`${info.user}:${info.password}`).toString('base64')}`;
  expect((await fetch(`${info.url}/api/v2.0/companies`, { headers: { authorization } })).status).toBe(200);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});
