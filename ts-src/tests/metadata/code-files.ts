import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface CodeFile {
  /** Path below the repository's root. */
  readonly path: string;
  readonly text: string;
}

const repositoryRoot = join(import.meta.dirname, '../../..');

/** Source files of a folder that end in one of the suffixes, tests and their stand-ins left out, in path order. */
export function readCode(folder: string, ...suffixes: readonly string[]): readonly CodeFile[] {
  return readdirSync(join(repositoryRoot, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => suffixes.some((suffix) => path.endsWith(suffix)))
    .filter((path) => !/\.test\.|__tests__\/|(^|\/)jest\//.test(path))
    .toSorted()
    .map((path) => ({ path: `${folder}/${path}`, text: readFileSync(join(repositoryRoot, folder, path), 'utf8') }));
}

/** The text without comments, which may show names of other people's fields or names with a namespace. */
export function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, ' ').replaceAll(/(^|[\s;,{(])\/\/.*$/gm, '$1');
}
