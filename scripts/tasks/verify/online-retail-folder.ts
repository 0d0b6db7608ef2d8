import { readFileSync } from 'node:fs';
import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { csvField, readCsv } from '../../../ts-src/local/erp/company-folder/csv.ts';
import {
  CompanyFolderError,
  type FolderErrorCode,
  type FolderPlace,
} from '../../../ts-src/local/erp/company-folder/errors.ts';
import { exactText, parseExact, productInCents, type ExactDecimal } from './exact-decimal.ts';

/** What the converter found. */
export interface RetailFolder {
  readonly customers: number;
  readonly items: number;
  readonly documents: number;
  readonly lines: number;
}

const COLUMNS = [
  'InvoiceNo',
  'StockCode',
  'Description',
  'Quantity',
  'InvoiceDate',
  'UnitPrice',
  'CustomerID',
  'Country',
] as const;
type Column = (typeof COLUMNS)[number];
type Source = (column: Column) => string;

interface Document {
  /** In the ERP, where a type has a number only once. */
  readonly number: string;
  readonly type: 'Invoice' | 'Credit Memo';
  readonly customer: string;
  readonly postingDate: string;
  modified: string;
}

interface Found {
  readonly customers: Map<string, string>;
  readonly items: Map<string, { description: string; price: string }>;
  /** By number and customer: lines of one number that name several customers are a document of each. */
  readonly documents: Map<string, Document>;
  readonly numbers: Set<string>;
}

/** One line of the file with what its cells say. */
interface RetailLine {
  readonly text: Source;
  readonly number: string;
  readonly customer: string;
  readonly moment: string;
  readonly quantity: ExactDecimal;
  readonly price: ExactDecimal;
}

/** `17850.0` → `17850`; without a number the line belongs to `CASH`. */
function customerNumber(text: string): string {
  const number = text.trim().replace(/\.0+$/, '');
  return number === '' ? 'CASH' : number;
}

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2}:\d{2})(:\d{2})?(?:\.\d+)?Z?)?$/;
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}:\d{2})(:\d{2})?)?$/;

/** `2010-12-01 08:26:00` or `12/1/2010 8:26` (month first) → `2010-12-01T08:26:00Z`; null for what is no such time. */
function instant(text: string): string | null {
  const iso = ISO.exec(text.trim());
  const american = AMERICAN.exec(text.trim());
  const [day, time = '00:00', seconds = ':00'] =
    american === null
      ? [iso?.[1] ?? '', iso?.[2], iso?.[3]]
      : [`${american[3]}-${pad(american[1])}-${pad(american[2])}`, american[4], american[5]];
  const moment = `${day}T${time.padStart(5, '0')}${seconds}Z`;
  const ms = Date.parse(moment);
  // A day that its month does not have would be moved into the next one.
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day ? null : moment;
}

const pad = (text = ''): string => text.padStart(2, '0');

/** The document of a line; a number that another customer has taken gets this customer's number behind it. */
function documentOf(found: Found, line: RetailLine): Document {
  const key = `${line.number}\t${line.customer}`;
  const known = found.documents.get(key);
  if (known !== undefined) return known;
  let { number } = line;
  while (found.numbers.has(number)) number += `/${line.customer}`;
  found.numbers.add(number);
  const { customer, moment } = line;
  const type = line.number.startsWith('C') ? 'Credit Memo' : 'Invoice';
  const document = { number, type, customer, postingDate: moment.slice(0, 10), modified: moment } as const;
  found.documents.set(key, document);
  return document;
}

function remember(found: Found, line: RetailLine): Document {
  const document = documentOf(found, line);
  if (line.moment > document.modified) document.modified = line.moment;
  if (!found.customers.has(line.customer)) found.customers.set(line.customer, line.text('Country'));
  const code = line.text('StockCode');
  if (code.trim() === '') return document;
  const item = found.items.get(code);
  const description = line.text('Description').trim();
  if (item === undefined) found.items.set(code, { description, price: exactText(line.price) });
  else if (item.description === '') item.description = description;
  return document;
}

/** On a credit memo the quantity is turned around, so that a credited 3 is 3. */
function lineOf(document: Document, { text, quantity: given, price }: RetailLine): string {
  const quantity = document.type === 'Invoice' ? given : { ...given, units: -given.units };
  const net = exactText(productInCents(quantity, price));
  const { number, type } = document;
  const values = [number, type, text('StockCode'), text('Description'), exactText(quantity), exactText(price), net];
  return `${values.map(csvField).join(',')}\n`;
}

/** The text of a file, gzipped or not, whatever it is called. */
function readSource(file: string): string {
  const bytes = readFileSync(file);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString('utf8');
  try {
    return gunzipSync(bytes).toString('utf8');
  } catch (error) {
    const what = `the gzip file is damaged or cut short (${(error as Error).message}).`;
    throw new CompanyFolderError('FOLDER_MALFORMED_CSV', { file }, what);
  }
}

function* records(file: string): Generator<RetailLine> {
  const rows = readCsv(readSource(file), file);
  const header = rows.next();
  const names = header.done === true ? [] : header.value.values.map((name) => name.trim());
  const index = new Map(COLUMNS.map((column) => [column, names.indexOf(column)]));
  for (const [column, at] of index) {
    if (at < 0)
      throw new CompanyFolderError('FOLDER_MISSING_COLUMN', { file, line: 1 }, `the column ${column} is missing.`);
  }
  for (const { line, values } of rows) {
    if (values.length !== names.length) {
      const what = `${values.length} fields; the header has ${names.length}.`;
      throw new CompanyFolderError('FOLDER_MALFORMED_CSV', { file, line }, what);
    }
    yield retailLine((column) => values[index.get(column) ?? -1] ?? '', { file, line });
  }
}

function retailLine(text: Source, place: FolderPlace): RetailLine {
  const refuse = (code: FolderErrorCode, column: Column, expected: string): CompanyFolderError =>
    new CompanyFolderError(code, place, `${column} is '${text(column)}'; expected ${expected}.`);
  const number = text('InvoiceNo').trim();
  if (number === '') throw refuse('FOLDER_BAD_VALUE', 'InvoiceNo', 'the number of a document');
  const quantity = parseExact(text('Quantity'));
  if (quantity === null) throw refuse('FOLDER_BAD_NUMBER', 'Quantity', 'a number such as -12');
  const price = parseExact(text('UnitPrice'));
  if (price === null) throw refuse('FOLDER_BAD_NUMBER', 'UnitPrice', 'a number such as 2.55');
  const moment = instant(text('InvoiceDate'));
  if (moment === null) throw refuse('FOLDER_BAD_DATE', 'InvoiceDate', 'a time such as 2010-12-01 08:26:00');
  return { text, number, customer: customerNumber(text('CustomerID')), moment, quantity, price };
}

async function writeMasters(folder: string, found: Found): Promise<void> {
  const rows = (header: string, lines: readonly string[]): string => `${[header, ...lines].join('\n')}\n`;
  const text = (...values: readonly string[]): string => values.map(csvField).join(',');
  const customers = [...found.customers].map(([number, country]) =>
    text(number, number === 'CASH' ? 'Cash sales' : `Customer ${number}`, country),
  );
  const items = [...found.items].map(([code, { description, price }]) => text(code, description || code, price));
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
 * is 3; every other document is an invoice, whatever its sign. Lines of one number that name several customers become
 * one document for each. Amounts are exact: quantity × price, rounded half away from zero to cents, the same for a
 * line and for its reversal. `maxLines` takes only so many lines from the top.
 * @throws CompanyFolderError naming file and line of the first thing that can't be read, or a file without lines.
 */
export async function writeCompanyFolder(
  file: string,
  folder: string,
  options: { readonly maxLines?: number } = {},
): Promise<RetailFolder> {
  await mkdir(folder, { recursive: true });
  const found: Found = { customers: new Map(), items: new Map(), documents: new Map(), numbers: new Set() };
  const out = await open(join(folder, 'lines.csv'), 'w');
  let lines = 0;
  try {
    let pending = 'document,documentType,item,description,quantity,unitPrice,net\n';
    for (const line of records(file)) {
      if (lines >= (options.maxLines ?? Infinity)) break;
      pending += lineOf(remember(found, line), line);
      lines += 1;
      if (pending.length > 262_144) {
        await out.write(pending);
        pending = '';
      }
    }
    await out.write(pending);
  } finally {
    await out.close();
  }
  if (lines === 0)
    throw new CompanyFolderError('FOLDER_BAD_VALUE', { file }, 'the file has no lines below its header.');
  await writeMasters(folder, found);
  return { customers: found.customers.size, items: found.items.size, documents: found.documents.size, lines };
}
