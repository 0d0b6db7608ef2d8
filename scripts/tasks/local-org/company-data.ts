import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Session } from '../../../ts-src/local/org/access/session.ts';
import type { SaveResult } from '../../../ts-src/local/org/saving/types.ts';
import type { LocalOrg } from '../../../ts-src/local/org/index.ts';

/** Rows saved in one transaction. */
const ROWS_PER_SAVE = 10_000;

/** What became of one file. */
export interface LoadedFile {
  readonly object: string;
  readonly rows: number;
}

/** A folder that can't be loaded as it is; the message says which file and what was expected. */
export class CompanyDataError extends Error {
  override readonly name = 'CompanyDataError';
}

/**
 * Loads `<Object>.csv` files of a folder as the administrator: parents before children, so that a child may name its
 * parent by external id (`Customer__r.ERP_Key__c`). An empty cell is left alone.
 * @throws CompanyDataError when the folder has no such file, names no object of the org, or a row is refused
 */
export function loadCompanyData(org: LocalOrg, folder: string): LoadedFile[] {
  const admin = org.kernel.sessions.find(org.users[0]?.accessToken ?? '');
  if (admin === null) throw new CompanyDataError('The org has no administrator to load data as');
  const files = csvFiles(folder).map((file) => ({ file, object: basename(file, '.csv') }));
  const known = files.map(({ file, object }) => {
    const schema = org.kernel.schema.object(object);
    if (schema === undefined) throw new CompanyDataError(`${file}: the org has no object ${object}`);
    return { file, schema };
  });
  const names = new Set(known.map(({ schema }) => schema.name));
  const depth = (name: string, above: readonly string[] = []): number => {
    const parents = org.kernel.schema.object(name)?.fields.flatMap((field) => field.referenceTo) ?? [];
    const inFolder = parents.filter((parent) => names.has(parent) && parent !== name && !above.includes(parent));
    return 1 + Math.max(0, ...inFolder.map((parent) => depth(parent, [...above, name])));
  };
  known.sort((a, b) => depth(a.schema.name) - depth(b.schema.name));
  return known.map(({ file, schema }) => ({
    object: schema.name,
    rows: loadFile(org, admin, { file, object: schema.name }),
  }));
}

function loadFile(org: LocalOrg, admin: Session, { file, object }: { file: string; object: string }): number {
  const [columns = [], ...rows] = parse(readFileSync(file), { bom: true }) as string[][];
  for (let from = 0; from < rows.length; from += ROWS_PER_SAVE) {
    const results = insert(org, admin, file, { object, columns, rows: rows.slice(from, from + ROWS_PER_SAVE) });
    const failed = results.findIndex(({ success }) => !success);
    if (failed < 0) continue;
    const error = results[failed]?.errors[0];
    throw new CompanyDataError(`${file}, row ${from + failed + 2}: ${error?.statusCode}: ${error?.message}`);
  }
  return rows.length;
}

function insert(
  org: LocalOrg,
  admin: Session,
  file: string,
  { object, ...table }: { object: string; columns: string[]; rows: string[][] },
): SaveResult[] {
  try {
    return org.kernel.save.insert(object, table, admin, { cells: 'csv' });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CompanyDataError(`${file}: ${reason}`, { cause });
  }
}

function csvFiles(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    throw new CompanyDataError(`${folder} is no folder that can be read`);
  }
  const files = names.filter((name) => name.endsWith('.csv')).map((name) => join(folder, name));
  if (files.length === 0) throw new CompanyDataError(`${folder} holds no <Object>.csv file`);
  return files;
}
