import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';

/** One module of the page under the name by which it is imported. */
export interface PageModule {
  /** Such as `c/erpPanel`, `page/app`, `lightning/graphql`. */
  readonly name: string;
  readonly path: string;
}

/** Modules of a folder of bundles: `<folder>/<name>/<name>.<extension>`. */
export async function modulesOf(namespace: string, folder: string, extension: 'js' | 'ts'): Promise<PageModule[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({
      name: `${namespace}/${entry.name}`,
      path: join(folder, entry.name, `${entry.name}.${extension}`),
    }))
    .filter(({ path }) => existsSync(path))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** All files below the folders with their content, in a stable order; tests stay out. */
export async function readSources(folders: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const sources = new Map<string, string>();
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const file of files) sources.set(file, await readFile(file, 'utf8'));
  }
  return sources;
}

const importedModule = /(?:from|import)\s*\(?\s*["'](lightning\/\w+)["']/g;
const usedTag = /<lightning-([a-z0-9-]+)/g;

/** The platform's modules that the sources use: as tags in templates and as imports in scripts. */
export function platformModulesOf(sources: ReadonlyMap<string, string>): readonly string[] {
  const names = new Set<string>();
  for (const [file, text] of sources) {
    if (/\.html$/.test(file)) for (const match of text.matchAll(usedTag)) names.add(`lightning/${camel(match[1]!)}`);
    if (/\.(js|ts)$/.test(file)) for (const match of text.matchAll(importedModule)) names.add(match[1]!);
  }
  return [...names].sort();
}

const iconName = /\b(utility|standard|action|doctype|custom):([a-z0-9_]+)/g;

/** Icons that the sources name, as `utility_clock`. */
export function iconsOf(sources: ReadonlyMap<string, string>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [file, text] of sources) {
    if (!/\.(js|ts|html|json)$/.test(basename(file))) continue;
    for (const match of text.matchAll(iconName)) names.add(`${match[1]}_${match[2]}`);
  }
  return names;
}

function camel(tag: string): string {
  return tag.replaceAll(/-([a-z0-9])/g, (_dash, letter: string) => letter.toUpperCase());
}

/** Short hash of everything that a build depends on. */
export function hashOf(parts: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 16);
}
