import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDay } from '../books/dates.ts';
import { toCents, type Cents } from '../books/money.ts';
import { readCsv } from './csv.ts';
import { CompanyFolderError, type FolderErrorCode } from './errors.ts';

const NUMBER = /^-?\d+(\.\d+)?$/;

/** One row of a file with typed access to its columns; every refusal names file and line. */
export class SheetRow {
  private readonly columns: ReadonlyMap<string, number>;
  private readonly values: readonly string[];
  readonly file: string;
  readonly line: number;

  constructor(file: string, line: number, columns: ReadonlyMap<string, number>, values: readonly string[]) {
    this.file = file;
    this.line = line;
    this.columns = columns;
    this.values = values;
  }

  fail(code: FolderErrorCode, what: string): CompanyFolderError {
    return new CompanyFolderError(code, this, what);
  }

  /** The text as it stands; blank when the column is absent. */
  text(column: string): string {
    const index = this.columns.get(column);
    return index === undefined ? '' : (this.values[index] ?? '');
  }

  /** Text that must not be blank and not be longer than the field it goes to. */
  required(column: string): string {
    const value = this.text(column);
    if (value.trim() === '') throw this.fail('FOLDER_BAD_VALUE', `${column} is blank.`);
    return value;
  }

  /** A decimal number with a point; `blank` when the cell or column is empty. */
  number(column: string, blank: number | 'refuse' = 0): number {
    const value = this.text(column).trim();
    if (value === '' && blank !== 'refuse') return blank;
    if (!NUMBER.test(value)) {
      throw this.fail('FOLDER_BAD_NUMBER', `${column} is '${value}'; expected a number such as -12.50.`);
    }
    return Number(value);
  }

  /** An amount; undefined when the cell or column is empty. */
  amount(column: string): Cents | undefined {
    return this.text(column).trim() === '' ? undefined : toCents(this.number(column));
  }

  /** A day; `blank` when the cell or column is empty and that is allowed. */
  day(column: string, blank?: string): string {
    const value = this.text(column).trim();
    if (value === '' && blank !== undefined) return blank;
    if (!isDay(value))
      throw this.fail('FOLDER_BAD_DATE', `${column} is '${value}'; expected a day such as 2026-01-31.`);
    return value;
  }

  /** One of the allowed words; a blank cell is refused. */
  requiredChoice<T extends string>(column: string, allowed: readonly T[]): T {
    this.required(column);
    return this.choice(column, allowed, allowed[0] as T);
  }

  /** One of the allowed words. */
  choice<T extends string>(column: string, allowed: readonly T[], blank: T): T {
    const value = this.text(column);
    if (value.trim() === '') return blank;
    if (!allowed.includes(value as T)) {
      throw this.fail('FOLDER_BAD_VALUE', `${column} is '${value}'; expected one of ${allowed.join(', ')}.`);
    }
    return value as T;
  }
}

function textOf(path: string, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new CompanyFolderError('FOLDER_MALFORMED_CSV', { file }, 'the text is not UTF-8; save the file as UTF-8.');
  }
}

/**
 * The rows of a file of the folder, one at a time.
 * @throws CompanyFolderError when the file or a required column is missing, or the text is malformed.
 */
export function* readSheet(folder: string, file: string, required: readonly string[]): Generator<SheetRow> {
  const path = join(folder, file);
  if (!existsSync(path)) {
    throw new CompanyFolderError('FOLDER_MISSING_FILE', { file }, `the folder has no such file.`);
  }
  const records = readCsv(textOf(path, file), file);
  const header = records.next();
  const names: readonly string[] = header.done === true ? [] : header.value.values;
  const columns = new Map(names.map((name, index) => [name.trim(), index]));
  const twice = names.find((name, at) => name.trim() !== '' && columns.get(name.trim()) !== at);
  if (twice !== undefined) {
    throw new CompanyFolderError('FOLDER_DUPLICATE', { file, line: 1 }, `the column ${twice.trim()} stands twice.`);
  }
  for (const name of required) {
    if (!columns.has(name)) {
      throw new CompanyFolderError('FOLDER_MISSING_COLUMN', { file, line: 1 }, `the column ${name} is missing.`);
    }
  }
  for (const record of records) {
    if (record.values.length > names.length) {
      throw new CompanyFolderError(
        'FOLDER_MALFORMED_CSV',
        { file, line: record.line },
        `${record.values.length} fields; the header has ${names.length}.`,
      );
    }
    yield new SheetRow(file, record.line, columns, record.values);
  }
}

/** Whether an optional file is there. */
export function hasSheet(folder: string, file: string): boolean {
  return existsSync(join(folder, file));
}
