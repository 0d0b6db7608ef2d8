/** Builds the Lightning components of `ts-src/lwc` into `force-app/main/default/lwc`. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from '../repository.ts';
import { buildComponents } from './build.ts';
import { freshTsconfig, listBundles } from './bundles.ts';
import { copyChartResource } from './static-resource.ts';

const help = `Builds the Lightning components of ts-src/lwc into force-app/main/default/lwc (not in git) and copies
Chart.js into its static resource.

Usage: ./scripts/build-lwc [--paths] [--json]

  --paths  first write the list of bundles into ts-src/lwc/tsconfig.json
  --json   one JSON object on standard output: {ok, bundles, changed, seconds}

Example: ./scripts/build-lwc
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      paths: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const started = performance.now();
  const sourceDir = join(repositoryRoot, 'ts-src/lwc');
  const metadataDir = join(repositoryRoot, 'force-app/main/default');
  if (values.paths) await writePaths(sourceDir);
  const onProgress = (line: string): void => void process.stderr.write(`${line}\n`);
  const built = await buildComponents({ sourceDir, outputDir: join(metadataDir, 'lwc'), onProgress });
  const changed = built.changed + (await copyChartResource(metadataDir));
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  if (values.json) process.stdout.write(`${JSON.stringify({ ok: true, bundles: built.bundles, changed, seconds })}\n`);
  else process.stdout.write(`${built.bundles} bundles built, ${changed} files changed (${seconds} s)\n`);
  return 0;
}

async function writePaths(sourceDir: string): Promise<void> {
  const file = join(sourceDir, 'tsconfig.json');
  await writeFile(file, freshTsconfig(await readFile(file, 'utf8'), await listBundles(sourceDir)));
}

process.exitCode = await main().catch((error: Error & { code?: string }) => {
  process.stderr.write(`${error.message}\n`);
  return error.code?.startsWith('ERR_PARSE_ARGS') ? 2 : 1;
});
