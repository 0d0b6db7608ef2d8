import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { repositoryRoot } from '../repository.ts';
import { isTsconfigFresh, listBundles, type Bundle } from './bundles.ts';
import { buildEngine, declareEngine } from './engine.ts';

/** Where the components come from and where they go. */
export interface BuildOptions {
  readonly sourceDir: string;
  readonly outputDir: string;
  readonly onProgress: (line: string) => void;
}

export interface BuildResult {
  readonly bundles: number;
  /** Files that are different from the build before. */
  readonly changed: number;
}

const copied = /\.(html|css|svg|js-meta\.xml)$/;

/**
 * Builds the Lightning components and the mapping engine that they use: TypeScript becomes modern JavaScript with its decorators, everything else but the
 * tests is copied, files of bundles that are gone are removed. Files whose content stays the same are left alone, so
 * that caches which look at them stay warm. Rejects with a sentence that says what to do.
 */
export async function buildComponents(options: BuildOptions): Promise<BuildResult> {
  const bundles = await listBundles(options.sourceDir);
  if (!(await isTsconfigFresh(options.sourceDir, bundles))) {
    const file = relative(repositoryRoot, join(options.sourceDir, 'tsconfig.json'));
    throw new Error(
      `The paths of ${file} do not fit the bundles. Run ./scripts/build-lwc --paths and commit the file.`,
    );
  }
  await mkdir(join(repositoryRoot, '.counterpart'), { recursive: true });
  const staging = await mkdtemp(join(repositoryRoot, '.counterpart', 'lwc-'));
  try {
    options.onProgress(`Compiling ${bundles.length} bundles ...`);
    await declareEngine();
    await compile(options.sourceDir, staging);
    const engine = await buildEngine(staging);
    for (const bundle of bundles) await copyAssets(bundle, join(staging, bundle.name));
    await refuseLoweredDecorators(staging);
    const changed = await publish(staging, options.outputDir);
    const count = bundles.length + engine.length;
    options.onProgress(`${count} bundles, ${changed} files changed.`);
    return { bundles: count, changed };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

function compile(sourceDir: string, outDir: string): Promise<void> {
  const tsc = join(repositoryRoot, 'node_modules/typescript/bin/tsc');
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [tsc, '-p', sourceDir, '--outDir', outDir], (error, stdout) => {
      if (error) reject(new Error(`The components do not compile:\n${stdout}`));
      else resolve();
    });
  });
}

async function copyAssets(bundle: Bundle, target: string): Promise<void> {
  const files = await readdir(bundle.folder);
  await mkdir(target, { recursive: true });
  for (const file of files.filter((name) => copied.test(name))) {
    await copyFile(join(bundle.folder, file), join(target, file));
  }
}

/**
 * With another target, or without `useDefineForClassFields`, the compiler turns decorators into helper calls and says
 * nothing; the platform's compiler would refuse them later with LWC1104.
 */
async function refuseLoweredDecorators(folder: string): Promise<void> {
  for (const file of await filesBelow(folder)) {
    if (!file.endsWith('.js') || !(await readFile(join(folder, file), 'utf8')).includes('__esDecorate')) continue;
    throw new Error(
      `${file} lost its decorators. Set "target": "ESNext" and "useDefineForClassFields": true in ts-src/lwc/tsconfig.json.`,
    );
  }
}

async function publish(staging: string, outputDir: string): Promise<number> {
  await mkdir(outputDir, { recursive: true });
  const fresh = await filesBelow(staging);
  const known = new Set(fresh);
  const stale = (await filesBelow(outputDir)).filter((file) => !known.has(file));
  await Promise.all(stale.map((file) => rm(join(outputDir, file))));
  let changed = stale.length;
  for (const file of fresh) changed += (await writeIfDifferent(join(staging, file), join(outputDir, file))) ? 1 : 0;
  return changed;
}

/** Copies a file unless the target has its content already; tells whether it wrote. */
export async function writeIfDifferent(source: string, target: string): Promise<boolean> {
  const content = await readFile(source);
  const present = await readFile(target).catch(() => null);
  if (present?.equals(content)) return false;
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, content);
  return true;
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
