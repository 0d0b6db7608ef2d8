/**
 * Takes the pictures of docs/admin-guide.md: the browser test of the worked example, which does all of it as an
 * administrator would, with the pictures kept in docs/images/guide.
 */
import { spawn } from 'node:child_process';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from './repository.ts';

const folder = join(repositoryRoot, 'docs/images/guide');
const test = 'ts-src/tests/browser/service-example.browser.test.ts';

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'config/vitest.browser.config.ts', test];
const child = spawn(process.execPath, vitest, {
  cwd: repositoryRoot,
  stdio: 'inherit',
  env: { ...process.env, COUNTERPART_PICTURES: folder },
});
process.exitCode = await new Promise<number>((done) => child.on('close', (code) => done(code ?? 1)));
process.stderr.write(`${(await readdir(folder)).length} pictures in docs/images/guide\n`);
