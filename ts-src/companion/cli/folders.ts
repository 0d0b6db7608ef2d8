/** Folders of small text files on this machine. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codedError } from '../errors/coded-error.ts';
import type { FolderFile } from './runtime.ts';

/** The files of a folder whose names end so, by name; null when there is no such folder. */
export function readFolder(path: string, ending: string): readonly FolderFile[] | null {
  return usable(path, () => {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return null;
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
      .map(({ name }) => ({ name, content: readFileSync(join(path, name), 'utf8') }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  });
}

/** Writes files into a folder; it is made when it is not there, with those above it. Other files in it stay. */
export function writeFolder(path: string, files: readonly FolderFile[]): void {
  usable(path, () => {
    mkdirSync(path, { recursive: true });
    for (const { name, content } of files) writeFileSync(join(path, name), content);
  });
}

/** What the system says of a folder is no defect of ours. */
function usable<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    const detail = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw codedError('CLI_FOLDER_UNUSABLE', { values: { path, detail }, cause });
  }
}
