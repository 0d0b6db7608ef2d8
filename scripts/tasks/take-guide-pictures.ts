/**
 * Takes the pictures of docs/admin-guide.md: the browser tests of the worked example and of ways back, which do all of it
 * as an administrator would, with the pictures kept in docs/images/guide.
 */
import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from './repository.ts';

const folder = join(repositoryRoot, 'docs/images/guide');
const tests = ['service-example', 'way-back'].map((name) => `ts-src/tests/browser/${name}.browser.test.ts`);

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'config/vitest.browser.config.ts', ...tests];
const child = spawn(process.execPath, vitest, {
  cwd: repositoryRoot,
  stdio: 'inherit',
  env: { ...process.env, COUNTERPART_PICTURES: folder },
});
process.exitCode = await new Promise<number>((done) => child.on('close', (code) => done(code ?? 1)));

/** The tests take more pictures than the documents show. */
const shown = await Promise.all(
  ['docs/admin-guide.md', 'README.md'].map((file) => readFile(join(repositoryRoot, file), 'utf8')),
);
for (const name of await readdir(folder)) {
  if (!shown.some((text) => text.includes(`images/guide/${name}`))) await rm(join(folder, name));
}
process.stderr.write(`${(await readdir(folder)).length} pictures in docs/images/guide\n`);
