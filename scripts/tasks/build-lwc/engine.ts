/**
 * The mapping engine as modules of the package: the same source that the service runs, bundled into readable scripts of
 * less than 100 KB each, with the types that components compile against.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build, type Plugin } from 'esbuild';
import { repositoryRoot } from '../repository.ts';

const mappingFolder = join(repositoryRoot, 'ts-src/mapping');
const formulaFolder = join(mappingFolder, 'formula');
const editingFolder = join(mappingFolder, 'editing');
const typesFolder = join(repositoryRoot, '.counterpart/types/mapping');

/** What formulas make keys with; the one file of the mapping that the formula language takes, so it goes with it. */
const keyFile = join(mappingFolder, 'key.ts');
/** The formula language's public face, and what the mapping engine takes of it besides. */
const formulaFiles = [
  ...['index.ts', 'spelling.ts', 'numbers.ts', 'calendar.ts'].map((file) => join(formulaFolder, file)),
  keyFile,
];

interface EngineModule {
  readonly name: string;
  readonly description: string;
  /** The module's script, in terms of the sources. */
  readonly entry: string;
  /** Where its types stand, below the folder of types. */
  readonly types: string;
  readonly owns: (path: string) => boolean;
}

const isBelow = (folder: string, path: string): boolean => path.startsWith(`${folder}/`);
/** Help is for those who write formulas, and no part of the running engine. */
const isHelp = (path: string): boolean => path.endsWith('/functions/help.ts');

const modules: readonly EngineModule[] = [
  {
    name: 'formulaEngine',
    description: 'The formula language: compiles and runs formulas. Generated from ts-src/mapping/formula.',
    entry: formulaFiles.map((file) => `export * from '${file}';`).join('\n'),
    types: 'formula/index.d.ts',
    owns: (path) => path === keyFile || (isBelow(formulaFolder, path) && !isHelp(path)),
  },
  {
    name: 'mappingEngine',
    description: 'The mapping engine: checks, compiles and runs mapping documents. Generated from ts-src/mapping.',
    entry: `export * from '${join(mappingFolder, 'index.ts')}';`,
    types: 'index.d.ts',
    owns: (path) => ![formulaFolder, editingFolder].some((folder) => isBelow(folder, path)) && path !== keyFile,
  },
  {
    name: 'mappingEditing',
    description:
      'What an editor of mappings proposes, completes and says in words. Generated from ts-src/mapping/editing.',
    entry: `export * from '${join(editingFolder, 'index.ts')}';`,
    types: 'editing/index.d.ts',
    owns: (path) => isBelow(editingFolder, path) || isHelp(path),
  },
];

/** Names of the generated bundles, with where the types of each stand, as `tsconfig.json` of the components has it. */
export const enginePaths: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  modules.map(({ name, types }) => [`c/${name}`, [`../../.counterpart/types/mapping/${types}`]]),
);

/** Bundles the engine's modules into a folder of components. */
export async function buildEngine(outputDir: string): Promise<readonly string[]> {
  for (const module of modules) {
    const folder = join(outputDir, module.name);
    await mkdir(folder, { recursive: true });
    await bundle(module, join(folder, `${module.name}.js`));
    await writeFile(join(folder, `${module.name}.js-meta.xml`), metaOf(module));
  }
  return modules.map(({ name }) => name);
}

async function bundle(module: EngineModule, outfile: string): Promise<void> {
  await build({
    stdin: { contents: module.entry, resolveDir: mappingFolder, loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    target: 'esnext',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    plugins: [takeFromOthers(module)],
  });
}

/** Imports of files that another module owns become imports of that module. */
function takeFromOthers(module: EngineModule): Plugin {
  return {
    name: 'take-from-others',
    setup({ onResolve }) {
      onResolve({ filter: /^[./].*\.ts$/ }, ({ path, resolveDir }) => {
        const file = resolve(resolveDir, path);
        const owner = modules.find(({ owns }) => owns(file));
        return owner === undefined || owner === module ? null : { path: `c/${owner.name}`, external: true };
      });
    },
  };
}

const metaOf = ({ name, description }: EngineModule): string => `<?xml version="1.0" encoding="UTF-8"?>
<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata">
    <apiVersion>66.0</apiVersion>
    <description>${description}</description>
    <isExposed>false</isExposed>
    <masterLabel>ERP: ${name}</masterLabel>
</LightningComponentBundle>
`;

/** Writes the types of the engine for the components' compiler, unless the sources are as they were. */
export async function declareEngine(): Promise<void> {
  const stamp = join(typesFolder, 'sources.sha256');
  const sources = await hashOf(mappingFolder);
  if ((await readFile(stamp, 'utf8').catch(() => '')) === sources) return;
  await rm(typesFolder, { recursive: true, force: true });
  const tsc = join(repositoryRoot, 'node_modules/typescript/bin/tsc');
  const entries = ['index.ts', 'editing/index.ts'].map((file) => join(mappingFolder, file));
  const options =
    '--ignoreConfig --declaration --emitDeclarationOnly --allowImportingTsExtensions --target esnext --module esnext --moduleResolution bundler --strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --skipLibCheck --types node';
  const folders = ['--rootDir', mappingFolder, '--outDir', typesFolder];
  await promisify(execFile)(process.execPath, [tsc, ...entries, ...options.split(' '), ...folders]).catch(
    (error: { readonly stdout?: string }) => {
      throw new Error(`The mapping engine does not compile for components:\n${error.stdout ?? ''}`);
    },
  );
  await writeFile(stamp, sources);
}

async function hashOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.toSorted()) hash.update(file).update(await readFile(file));
  return hash.digest('hex');
}
