import { NO_PROGRESS } from '../books/order-lines.ts';
import { documentTable } from '../books/documents.ts';
import { newRow } from '../books/company.ts';
import { dayMs } from '../books/dates.ts';
import type { Company, Customer, Item, SalesDocument, SalesLine } from '../books/model.ts';
import { multiply, percentOf } from '../books/money.ts';
import { EMPTY_DATE, EMPTY_GUID } from '../books/random.ts';
import { storedCurrency } from './masters.ts';
import { readSheet, type SheetRow } from './sheet.ts';

const KINDS = { Invoice: 'invoice', 'Credit Memo': 'creditMemo' } as const;
const NOON_MS = 12 * 3_600_000;

/** The kind of document that a row names in its column `type` (or `documentType`). */
export function kindOf(row: SheetRow, column: string): SalesDocument['kind'] {
  return KINDS[row.requiredChoice(column, ['Invoice', 'Credit Memo'])];
}

function customerOf(company: Company, row: SheetRow, column: string): Customer {
  const number = row.required(column);
  const customer = company.customers.byKey(number);
  if (customer === undefined) throw row.fail('FOLDER_UNKNOWN_CUSTOMER', `${column} ${number} is not in customers.csv.`);
  return customer;
}

/** When the row was last modified: the column `lastModified`, else noon of its posting date. */
export function stampOf(row: SheetRow, postingDate: string): number {
  const text = row.text('lastModified').trim();
  if (text === '') return dayMs(postingDate) + NOON_MS;
  const ms = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(ms)) {
    throw row.fail('FOLDER_BAD_DATE', `lastModified is '${text}'; expected a UTC time such as 2026-01-31T10:00:00Z.`);
  }
  return ms;
}

function documentOf(company: Company, row: SheetRow, stampAt: (ms: number) => void): SalesDocument {
  const postingDate = row.day('postingDate');
  const customer = customerOf(company, row, 'customer');
  const billTo = row.text('billTo') === '' ? customer : customerOf(company, row, 'billTo');
  stampAt(stampOf(row, postingDate));
  return {
    ...newRow(company),
    kind: kindOf(row, 'type'),
    number: row.required('number'),
    posted: true,
    customer,
    billTo,
    sellToAddress: customer.address,
    billToAddress: billTo.address,
    shipToAddress: customer.address,
    phone: customer.phone,
    email: customer.email,
    external: row.text('externalDocumentNumber'),
    reference: '',
    documentDate: row.day('documentDate', postingDate),
    postingDate,
    dueDate: row.day('dueDate', postingDate),
    currency: storedCurrency(company, row),
    orderNumber: row.text('orderNumber'),
    orderId: EMPTY_GUID,
    paymentTerms: '',
    shipmentMethod: '',
    salesperson: '',
    pricesIncludeTax: false,
    invoiceDiscount: 0,
    lines: [],
    net: 0,
    tax: 0,
    appliesTo: row.text('appliesTo'),
    cancellation: 'none',
    entry: null,
    order: null,
    offer: null,
  };
}

/** Reads documents.csv: posted invoices and credit memos. */
export function loadDocuments(company: Company, folder: string, stampAt: (ms: number) => void): void {
  for (const row of readSheet(folder, 'documents.csv', ['number', 'type', 'customer', 'postingDate'])) {
    const document = documentOf(company, row, stampAt);
    const table = documentTable(company, document.kind);
    if (table.byKey(`${document.number}\t1`) !== undefined) {
      throw row.fail('FOLDER_DUPLICATE', `${document.kind} ${document.number} stands twice.`);
    }
    table.insert(document);
  }
}

function itemOf(company: Company, row: SheetRow): Item | null {
  const number = row.text('item');
  if (number.trim() === '') return null;
  const item = company.items.byKey(number);
  if (item === undefined) throw row.fail('FOLDER_UNKNOWN_ITEM', `item ${number} is not in items.csv.`);
  return item;
}

function addLoadedLine(company: Company, document: SalesDocument, row: SheetRow): void {
  const item = itemOf(company, row);
  const quantity = row.number('quantity', 'refuse');
  const unitPrice = row.number('unitPrice', 'refuse');
  const discount = row.amount('discount') ?? 0;
  const net = row.amount('net') ?? multiply(quantity, unitPrice) - discount;
  const taxPercent = row.number('taxPercent', company.taxPercents['DOMESTIC']?.['STANDARD'] ?? 0);
  const tax = row.amount('tax') ?? percentOf(net, taxPercent);
  company.counters.version += 1;
  const line: SalesLine = {
    id: company.newId(),
    document,
    sequence: (document.lines.length + 1) * 10_000,
    type: item === null ? 'Account' : 'Item',
    item,
    number: item?.number ?? row.text('account'),
    description: row.text('description'),
    description2: '',
    unit: row.text('unit') === '' ? (item?.unit ?? '') : row.text('unit'),
    quantity,
    unitPrice,
    discountPercent: 0,
    discount,
    taxCode: '',
    taxPercent,
    lineNet: net,
    lineGross: net + tax,
    net,
    tax,
    shipmentDate: EMPTY_DATE,
    variantId: EMPTY_GUID,
    version: company.counters.version,
    progress: NO_PROGRESS,
    origin: null,
  };
  document.lines.push(line);
  document.net += net;
  document.tax += tax;
}

/** Reads lines.csv; lines of a document are numbered in the order of the file, wherever they stand in it. */
export function loadLines(company: Company, folder: string): void {
  for (const row of readSheet(folder, 'lines.csv', ['document', 'documentType', 'item', 'quantity', 'unitPrice'])) {
    const kind = kindOf(row, 'documentType');
    const number = row.required('document');
    const document = documentTable(company, kind).byKey(`${number}\t1`);
    if (document === undefined) {
      throw row.fail('FOLDER_UNKNOWN_DOCUMENT', `${row.text('documentType')} ${number} is not in documents.csv.`);
    }
    addLoadedLine(company, document, row);
  }
}
