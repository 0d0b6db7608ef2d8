import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import lwcPlugin, { type RollupLwcOptions } from '@lwc/rollup-plugin';
import { rollup, type OutputOptions, type Plugin } from 'rollup';
import { readLabels } from '../metadata/labels.ts';
import { addNamespace, productionMode, refuseWarnings, stripTypes, trimIcons } from './plugins.ts';
import { scopedImports } from './scoped-imports.ts';
import { hashOf, iconsOf, modulesOf, platformModulesOf, readSources, type PageModule } from './sources.ts';

/** The package's types describe its CommonJS face; Node loads it as the default export of that. */
const lwc = lwcPlugin as unknown as (options: RollupLwcOptions) => Plugin;

const repositoryRoot = resolve(import.meta.dirname, '../../../..');
const cacheFolder = join(repositoryRoot, '.counterpart/cache/page');
const nodeModules = join(repositoryRoot, 'node_modules');
const baseComponents = join(nodeModules, 'lightning-base-components/src');
const browserFolder = join(import.meta.dirname, '../browser');

/** What is built: the components of a metadata folder, as a package with a namespace or without. */
export interface PageBuildOptions {
  readonly metadataDir: string;
  readonly namespace: string;
  readonly onProgress: (line: string) => void;
}

/** Folders with the scripts of the page. */
export interface PageBuild {
  /** Engine, base components and stand-ins for the platform's modules; changes rarely. */
  readonly baseDir: string;
  /** Our components and the shell around them. */
  readonly appDir: string;
}

interface Parts {
  readonly components: readonly PageModule[];
  readonly shell: readonly PageModule[];
  readonly platform: readonly PageModule[];
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * Builds the scripts of the local page, or takes them from the cache when nothing they are made of has changed. Two
 * parts: most of the time goes into the base components, which stay the same from one edit of ours to the next.
 */
export async function buildPage(options: PageBuildOptions): Promise<PageBuild> {
  const parts = await readParts(options.metadataDir);
  const baseDir = await buildBase(parts, options);
  const appDir = await buildApp(parts, options, baseDir);
  return { baseDir, appDir };
}

async function readParts(metadataDir: string): Promise<Parts> {
  const lwcFolder = join(metadataDir, 'lwc');
  if (!existsSync(lwcFolder)) {
    throw new Error(`${lwcFolder} is missing: the components are not built. Run ./scripts/build-lwc first.`);
  }
  const [components, shell, platform] = await Promise.all([
    modulesOf('c', lwcFolder, 'js'),
    modulesOf('page', join(browserFolder, 'page'), 'ts'),
    modulesOf('lightning', join(browserFolder, 'platform'), 'ts'),
  ]);
  return { components, shell, platform, sources: await readSources([lwcFolder, browserFolder]) };
}

const lwcOptions = {
  enableDynamicComponents: true,
  // Form-associated base components (combobox) call attachInternals, which synthetic shadow refuses without this.
  enableSyntheticElementInternals: true,
};

async function buildBase(parts: Parts, { onProgress }: PageBuildOptions): Promise<string> {
  const names = platformModulesOf(parts.sources);
  const ownSources = await readSources([join(browserFolder, 'platform')]);
  const library = await readSources([join(baseComponents, 'lightning')]);
  const icons = new Set([...iconsOf(parts.sources), ...iconsOf(library)]);
  const versions = await Promise.all(
    ['lwc', '@lwc/rollup-plugin', 'lightning-base-components', 'rollup'].map((name) =>
      readFile(join(nodeModules, name, 'package.json'), 'utf8').then((text) => `${name} ${versionOf(text)}`),
    ),
  );
  const builder = await readSources([import.meta.dirname]);
  const key = hashOf([...versions, ...names, ...[...icons].sort(), ...ownSources.values(), ...builder.values()]);
  const entries = ['lwc', '@lwc/synthetic-shadow', 'page/session', ...names];
  const own = new Set(['lwc', 'page/session', ...parts.platform.map(({ name }) => name)]);
  const plugins: Plugin[] = [
    entryModules(entries, own),
    trimIcons(icons),
    productionMode(),
    stripTypes(),
    lwc({
      ...lwcOptions,
      rootDir: browserFolder,
      modules: [...parts.platform.map(asAlias), { dir: baseComponents }],
    }),
  ];
  return cached(`base-${key}`, async (folder) => {
    onProgress('Building the base components (once) ...');
    await bundle(Object.fromEntries(entries.map((name) => [name, ENTRY + name])), plugins, [], {
      dir: folder,
      manualChunks: () => 'base',
    });
  });
}

async function buildApp(parts: Parts, options: PageBuildOptions, baseDir: string): Promise<string> {
  const labels = await readLabels(options.metadataDir);
  const key = hashOf([
    baseDir,
    options.namespace,
    ...parts.sources.keys(),
    ...parts.sources.values(),
    ...labels.values(),
  ]);
  const plugins: Plugin[] = [
    componentRegistry(exposed(parts)),
    scopedImports({ labels, namespace: options.namespace, locale: 'en-US' }),
    addNamespace(options.namespace),
    stripTypes(),
    lwc({
      ...lwcOptions,
      rootDir: browserFolder,
      modules: [...parts.components, ...parts.shell].map(asAlias),
      defaultModules: [],
    }),
  ];
  return cached(`app-${key}`, async (folder) => {
    options.onProgress(`Building the page with ${parts.components.length} components ...`);
    const paths = (id: string): string => (isBase(id) ? `/base/${id}.js` : id);
    await bundle({ main: join(browserFolder, 'main.ts') }, plugins, isBase, { dir: folder, paths });
  });
}

const ENTRY = '\0entry:';

/** What the page's own scripts take from the base. The session is in it since stand-ins and shell share one. */
function isBase(id: string): boolean {
  return ['lwc', '@lwc/synthetic-shadow', 'page/session'].includes(id) || id.startsWith('lightning/');
}

/** Entries that pass a module of the platform on under its own name; `plain` ones have no default export. */
function entryModules(names: readonly string[], plain: ReadonlySet<string>): Plugin {
  return {
    name: 'entry-modules',
    resolveId: (id) => (id.startsWith(ENTRY) ? id : null),
    load(id) {
      if (!id.startsWith(ENTRY)) return null;
      const name = id.slice(ENTRY.length);
      if (!names.includes(name)) return null;
      if (name === '@lwc/synthetic-shadow') return `import '${name}';`;
      return `export * from '${name}';${plain.has(name) ? '' : ` export { default } from '${name}';`}`;
    },
  };
}

/** Components that may stand on a page, as their `js-meta.xml` says. */
function exposed({ components, sources }: Parts): readonly PageModule[] {
  return components.filter(({ path }) =>
    sources.get(path.replace(/\.js$/, '.js-meta.xml'))?.includes('<isExposed>true</isExposed>'),
  );
}

/** `page/components`: these components by name, for the record page that renders what its FlexiPage names. */
function componentRegistry(components: readonly PageModule[]): Plugin {
  const id = '\0component-registry';
  return {
    name: 'component-registry',
    resolveId: (name) => (name === 'page/components' ? id : null),
    load(name) {
      if (name !== id) return null;
      const imports = components.map(({ name: module }, index) => `import C${index} from '${module}';`);
      const entries = components.map(({ name: module }, index) => `'${module.slice(2)}': C${index}`);
      return `${imports.join('\n')}\nexport default { ${entries.join(', ')} };`;
    },
  };
}

function asAlias({ name, path }: PageModule): { name: string; path: string } {
  return { name, path };
}

async function bundle(
  input: Record<string, string>,
  plugins: Plugin[],
  external: string[] | ((id: string) => boolean),
  output: OutputOptions,
): Promise<void> {
  try {
    const build = await rollup({ input, plugins, external, onwarn: refuseWarnings });
    await build.write({ format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js', ...output });
    await build.close();
  } catch (error) {
    // The bundler hangs everything it read on its errors; the sentence is what helps.
    throw new Error((error as Error).message);
  }
}

/** Makes a folder of the cache unless it is there; it appears whole or not at all. */
async function cached(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder, name);
  if (existsSync(folder)) return folder;
  const staging = `${folder}.${process.pid}`;
  await mkdir(staging, { recursive: true });
  try {
    await make(staging);
    await rename(staging, folder).catch((error: NodeJS.ErrnoException) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return folder;
}

function versionOf(packageJson: string): string {
  return (JSON.parse(packageJson) as { version: string }).version;
}
