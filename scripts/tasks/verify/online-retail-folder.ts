import { createWriteStream, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { csvField, readCsv } from '../../../ts-src/local/erp/company-folder/csv.ts';
import { CompanyFolderError } from '../../../ts-src/local/erp/company-folder/errors.ts';

/** What the converter found. */
export interface RetailFolder {
  readonly customers: number;
  readonly items: number;
  readonly documents: number;
  readonly lines: number;
}

const COLUMNS = ['InvoiceNo', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID', 'Country'] as const;
type Column = (typeof COLUMNS)[number];
type Source = (column: Column) => string;

interface Document {
  readonly number: string;
  readonly type: 'Invoice' | 'Credit Memo';
  readonly customer: string;
  readonly postingDate: string;
  modified: string;
}

interface Found {
  readonly customers: Map<string, string>;
  readonly items: Map<string, { description: string; price: string }>;
  readonly documents: Map<string, Document>;
}

/** `17850.0` → `17850`; without a number the line belongs to `CASH`. */
function customerNumber(text: string): string {
  const number = text.trim().replace(/\.0+$/, '');
  return number === '' ? 'CASH' : number;
}

/** `2010-12-01 08:26:00` → `2010-12-01T08:26:00Z`. */
function instant(text: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2})?/.exec(text.trim());
  return match === null ? text : `${match[1]}T${match[2]}${match[3] ?? ':00'}Z`;
}

/** The number turned around, as text, so that nothing is lost: a credited quantity of -3 becomes 3. */
function negated(number: string): string {
  const text = number.trim();
  if (/^-?0+(\.0+)?$/.test(text)) return '0';
  return text.startsWith('-') ? text.slice(1) : `-${text}`;
}

function remember(found: Found, of: Source): Document {
  const number = of('InvoiceNo').trim();
  const modified = instant(of('InvoiceDate'));
  let document = found.documents.get(number);
  if (document === undefined) {
    const type = /^c/i.test(number) ? 'Credit Memo' : 'Invoice';
    const customer = customerNumber(of('CustomerID'));
    document = { number, type, customer, postingDate: modified.slice(0, 10), modified };
    found.documents.set(number, document);
  }
  if (modified > document.modified) document.modified = modified;
  if (!found.customers.has(document.customer)) found.customers.set(document.customer, of('Country'));
  const code = of('StockCode');
  const item = found.items.get(code);
  if (item === undefined) found.items.set(code, { description: of('Description'), price: of('UnitPrice').trim() });
  else if (item.description === '') item.description = of('Description');
  return document;
}

function lineOf(document: Document, of: Source): string {
  const quantity = document.type === 'Credit Memo' ? negated(of('Quantity')) : of('Quantity').trim();
  const values = [document.number, document.type, of('StockCode'), of('Description'), quantity, of('UnitPrice').trim()];
  return `${values.map(csvField).join(',')}\n`;
}

function readSource(file: string): string {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

function* records(file: string): Generator<Source> {
  const rows = readCsv(readSource(file), file);
  const header = rows.next();
  const names = header.done === true ? [] : header.value.values.map((name) => name.trim());
  const index = new Map(COLUMNS.map((column) => [column, names.indexOf(column)]));
  for (const [column, at] of index) {
    if (at < 0) throw new CompanyFolderError('FOLDER_MISSING_COLUMN', { file, line: 1 }, `the column ${column} is missing.`);
  }
  for (const { values } of rows) yield (column) => values[index.get(column) ?? -1] ?? '';
}

async function writeMasters(folder: string, found: Found): Promise<void> {
  const rows = (header: string, lines: readonly string[]): string => `${[header, ...lines].join('\n')}\n`;
  const text = (...values: readonly string[]): string => values.map(csvField).join(',');
  const customers = [...found.customers].map(([number, country]) =>
    text(number, number === 'CASH' ? 'Cash sales' : `Customer ${number}`, country),
  );
  const items = [...found.items].map(([code, { description, price }]) => text(code, description.trim() || code, price));
  const documents = [...found.documents.values()].map(({ number, type, customer, postingDate, modified }) =>
    text(number, type, customer, postingDate, modified),
  );
  await Promise.all([
    writeFile(join(folder, 'company.csv'), 'code,name,currency,country\nRETAIL,Online Retail,GBP,GB\n'),
    writeFile(join(folder, 'customers.csv'), rows('number,name,country', customers)),
    writeFile(join(folder, 'items.csv'), rows('number,description,unitPrice', items)),
    writeFile(join(folder, 'documents.csv'), rows('number,type,customer,postingDate,lastModified', documents)),
  ]);
}

/**
 * Turns a file of the form of the UCI "Online Retail" set (CSV, also gzipped) into a company folder. Lines without a
 * customer belong to `CASH`; a `C` prefix is a credit memo, whose quantities are turned around so that a credited 3
 * is 3; every other document is an invoice, whatever its sign. Amounts are left to the reader of the folder:
 * quantity × price, rounded half away from zero to cents, the same for a line and for its reversal.
 * `maxLines` takes only so many lines from the top.
 * @throws CompanyFolderError when a column is missing or the CSV is malformed.
 */
export async function writeCompanyFolder(
  file: string,
  folder: string,
  options: { readonly maxLines?: number } = {},
): Promise<RetailFolder> {
  await mkdir(folder, { recursive: true });
  const found: Found = { customers: new Map(), items: new Map(), documents: new Map() };
  const out = createWriteStream(join(folder, 'lines.csv'));
  let pending = 'document,documentType,item,description,quantity,unitPrice\n';
  let lines = 0;
  for (const of of records(file)) {
    if (lines >= (options.maxLines ?? Infinity)) break;
    pending += lineOf(remember(found, of), of);
    lines += 1;
    if (pending.length > 262_144) {
      if (!out.write(pending)) await once(out, 'drain');
      pending = '';
    }
  }
  out.end(pending);
  await Promise.all([once(out, 'finish'), writeMasters(folder, found)]);
  return { customers: found.customers.size, items: found.items.size, documents: found.documents.size, lines };
}
