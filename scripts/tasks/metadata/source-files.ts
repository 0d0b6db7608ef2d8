import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parseXml, type XmlElement } from './xml.ts';

/** One metadata file in source format. */
export interface SourceFile {
  /** Path below the repository's root, with `/`. */
  readonly path: string;
  /** Component name: the file name without its suffixes, such as `ERP_Viewer`. */
  readonly name: string;
  readonly root: XmlElement;
}

const repositoryRoot = join(import.meta.dirname, '..', '..', '..');

/** Where the metadata of this project stands: what is packaged (the core, and what needs quotes), ... */
export const packagedFolder = 'force-app';
export const coreFolder = 'force-app/main';
/** ... and what is deployed beside the package: always, and in an org with quotes. */
export const unpackagedFolder = 'config/unpackaged';
export const unpackagedQuotesFolder = 'config/unpackaged-quotes';

/**
 * Reads every metadata file below a folder of the repository, in path order. Files of Lightning components that were
 * built into it are left out: their sources stand in ts-src/lwc. Throws when a file is not well-formed XML.
 */
export function readSourceFiles(folder: string): readonly SourceFile[] {
  return metadataPaths(join(repositoryRoot, folder)).map(readSourceFile);
}

/** The `js-meta.xml` files of the Lightning components' sources. */
export function readComponentFiles(): readonly SourceFile[] {
  const folder = join(repositoryRoot, 'ts-src/lwc');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js-meta.xml'))
    .toSorted()
    .map((path) => readSourceFile(join(folder, path)));
}

function metadataPaths(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('-meta.xml') && !path.includes('/lwc/'))
    .toSorted()
    .map((path) => join(folder, path));
}

function readSourceFile(path: string): SourceFile {
  const shown = relative(repositoryRoot, path).replaceAll('\\', '/');
  try {
    return { path: shown, name: componentName(path), root: parseXml(readFileSync(path, 'utf8')) };
  } catch (cause) {
    throw new Error(`${shown} can't be read as XML: ${String(cause)}`, { cause });
  }
}

function componentName(path: string): string {
  return basename(path).replace(/(\.[A-Za-z0-9]+)?-meta\.xml$/, '');
}
