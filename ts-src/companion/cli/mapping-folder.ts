/** A folder of mapping files, one mapping each, fit for version control: `sales-invoice.json` holds `sales-invoice`. */
import { documentText, MappingDocumentError, parseMappingDocument, type MappingDocument } from '../../mapping/index.ts';
import type { MappingProblems } from '../companion.ts';
import { codedError } from '../errors/coded-error.ts';
import { failureResult } from './report.ts';
import type { CliRuntime, CommandResult } from './runtime.ts';

export interface FolderMappings {
  readonly documents: readonly MappingDocument[];
  /** Files that hold no mapping, by their names, with all that is wrong with them. */
  readonly wrong: readonly MappingProblems[];
}

const ENDING = '.json';

export const fileOf = (name: string): string => `${name}${ENDING}`;

/** Reads the named mappings (all by default). Rejects with CLI_FOLDER_MISSING, or CLI_FILE_MISSING for a name without a file. */
export function readMappingFolder(runtime: CliRuntime, folder: string, names: readonly string[]): FolderMappings {
  const own = runtime.readFolder(folder, ENDING);
  if (own === null) throw codedError('CLI_FOLDER_MISSING', { values: { path: folder } });
  const missing = names.find((name) => !own.some((file) => file.name === fileOf(name)));
  if (missing !== undefined) throw codedError('CLI_FILE_MISSING', { values: { path: folder, file: fileOf(missing) } });
  const documents: MappingDocument[] = [];
  const wrong: MappingProblems[] = [];
  for (const { name, content } of own) {
    if (names.length > 0 && !names.includes(name.slice(0, -ENDING.length))) continue;
    const read = readFile(name, content);
    if ('problems' in read) wrong.push(read);
    else documents.push(read);
  }
  return { documents, wrong };
}

function readFile(file: string, content: string): MappingDocument | MappingProblems {
  try {
    const document = parseMappingDocument(content);
    if (fileOf(document.name) === file) return document;
    const message = `The file is called ${file}, its mapping ${document.name}`;
    return { name: file, problems: [{ code: 'MAPPING_NAME_WRONG', path: 'name', message }] };
  } catch (error) {
    if (error instanceof MappingDocumentError) return { name: file, problems: error.problems };
    throw error;
  }
}

/** Writes documents as files and says which of them are new or were different before. */
export function writeMappingFolder(
  runtime: CliRuntime,
  folder: string,
  documents: readonly MappingDocument[],
): { readonly written: readonly string[]; readonly unchanged: readonly string[] } {
  const before = new Map((runtime.readFolder(folder, ENDING) ?? []).map(({ name, content }) => [name, content]));
  const files = documents.map((document) => ({ name: fileOf(document.name), content: documentText(document) }));
  const changed = files.filter(({ name, content }) => before.get(name) !== content);
  runtime.writeFolder(folder, changed);
  const unchanged = files.filter((file) => !changed.includes(file));
  return { written: changed.map(({ name }) => name), unchanged: unchanged.map(({ name }) => name) };
}

/** A line for each problem: `sales-invoice fields[3].target: Salesforce has no such field`. */
export const problemLines = (all: readonly MappingProblems[]): readonly string[] =>
  all.flatMap(({ name, problems }) =>
    problems.map(({ path, message, hint }) => {
      const place = path === '' ? name : `${name} ${path}`;
      return `${place}: ${message}${hint === undefined ? '' : ` (${hint})`}`;
    }),
  );

/** The result of a command that was given files without mappings: wrong input, with everything that is wrong. */
export function wrongFiles(wrong: readonly MappingProblems[]): CommandResult {
  const failure = failureResult(codedError('CLI_MAPPING_FILES_WRONG', { values: { count: wrong.length } }));
  return {
    ...failure,
    json: { ...failure.json, problems: wrong },
    lines: [...problemLines(wrong), ...failure.lines],
  };
}
