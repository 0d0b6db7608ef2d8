import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { csvField, readCsv } from '../../../../ts-src/local/erp/company-folder/csv.ts';

/** Rows of a file as records of texts; gzipped where the name says so. */
export function sheetOf(folder: string, file: string): Record<string, string>[] {
  const bytes = readFileSync(join(folder, file));
  const text = file.endsWith('.gz') ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8');
  const [header, ...records] = readCsv(text, file);
  const names = header?.values ?? [];
  return records.map(({ values }) => Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])));
}

/** Writes a file of a company folder. */
export async function writeSheet(
  folder: string,
  file: string,
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  const lines = rows.map((row) => columns.map((column) => csvField(row[column] ?? '')).join(','));
  await writeFile(join(folder, file), `${[columns.join(','), ...lines].join('\n')}\n`);
}

/** A company without documents. */
export async function writeNoDocuments(folder: string): Promise<void> {
  await writeSheet(folder, 'documents.csv', ['number', 'type', 'customer', 'postingDate'], []);
  await writeSheet(folder, 'lines.csv', ['document', 'documentType', 'item', 'quantity', 'unitPrice'], []);
}

export const PRICE_LIST_COLUMNS = [
  'list',
  'description',
  'source',
  'sourceNumber',
  'item',
  'itemDiscountGroup',
  'currency',
  'startingDate',
  'endingDate',
  'minimumQuantity',
  'amountType',
  'unitPrice',
  'discountPercent',
] as const;
