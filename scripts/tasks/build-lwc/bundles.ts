import { readdir, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { enginePaths } from './engine.ts';

/** One component or module bundle of `ts-src/lwc`. */
export interface Bundle {
  readonly name: string;
  readonly folder: string;
}

/** The bundles of a source folder: every folder that holds its own `js-meta.xml`, in the order of their names. */
export async function listBundles(sourceDir: string): Promise<readonly Bundle[]> {
  const entries = await readdir(sourceDir, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(join(sourceDir, entry.name, `${entry.name}.js-meta.xml`)))
    .map((entry) => ({ name: entry.name, folder: join(sourceDir, entry.name) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** `paths` of `ts-src/lwc/tsconfig.json`: a pattern takes one star only, so each bundle needs its own entry. */
export function modulePaths(bundles: readonly Bundle[]): Record<string, readonly string[]> {
  const own = bundles.map(({ name }) => [`c/${name}`, [`./${name}/${name}.ts`]] as const);
  return Object.fromEntries([...own, ...Object.entries(enginePaths)]);
}

/** The text that `tsconfig.json` of the components ought to have, made from the text it has. */
export function freshTsconfig(text: string, bundles: readonly Bundle[]): string {
  const config = JSON.parse(text) as { compilerOptions: Record<string, unknown> };
  config.compilerOptions.paths = modulePaths(bundles);
  return `${JSON.stringify(config, null, 2)}\n`;
}

/** Whether `tsconfig.json` of the components lists exactly the bundles that are there. */
export async function isTsconfigFresh(sourceDir: string, bundles: readonly Bundle[]): Promise<boolean> {
  const text = await readFile(join(sourceDir, 'tsconfig.json'), 'utf8');
  const config = JSON.parse(text) as { compilerOptions: { paths?: unknown } };
  return JSON.stringify(config.compilerOptions.paths ?? {}) === JSON.stringify(modulePaths(bundles));
}
