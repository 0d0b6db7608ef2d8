import { documentTable } from '../books/documents.ts';
import { addDetail, beginTransaction, entryOfDocument, postEntry } from '../books/ledger.ts';
import { toCents } from '../books/money.ts';
import type { Company, DocumentType, EntryType, LedgerEntry, SalesDocument } from '../books/model.ts';
import { EMPTY_GUID } from '../books/random.ts';
import { toLocal } from '../books/rates.ts';
import { DOCUMENT_TYPES } from '../contract/extension.ts';
import { stampOf } from './documents.ts';
import { storedCurrency } from './masters.ts';
import { readSheet, type SheetRow } from './sheet.ts';

const ENTRY_TYPES: readonly EntryType[] = [
  'Application',
  'Payment Discount',
  'Payment Tolerance',
  'Appln. Rounding',
  'Realized Loss',
  'Realized Gain',
  'Correction of Remaining Amount',
];

/** Without ledger.csv every document has one open entry over its whole amount; one of amount 0 is closed. */
export function entriesOfDocuments(company: Company, stampAt: (ms: number) => void): void {
  const documents = [...company.invoices.rows(), ...company.creditMemos.rows()];
  documents.sort((a, b) => a.modified - b.modified);
  for (const document of documents) {
    stampAt(document.modified);
    document.entry = postEntry(company, entryOfDocument(document, 1));
  }
}

function documentOf(company: Company, row: SheetRow, type: DocumentType): SalesDocument | undefined {
  if (type !== 'Invoice' && type !== 'Credit Memo') return undefined;
  const kind = type === 'Invoice' ? 'invoice' : 'creditMemo';
  return documentTable(company, kind).byKey(`${row.text('documentNumber')}\t1`);
}

/** Reads ledger.csv: receivables entries in entry number order; amounts signed, owed is positive. */
export function loadLedger(company: Company, folder: string, stampAt: (ms: number) => void): void {
  const columns = ['entryNumber', 'customer', 'documentType', 'documentNumber', 'postingDate', 'amount'];
  for (const row of readSheet(folder, 'ledger.csv', columns)) {
    const number = row.number('entryNumber', 'refuse');
    if (!Number.isInteger(number) || number <= company.counters.entry) {
      throw row.fail(
        'FOLDER_DUPLICATE',
        `entryNumber ${number} must be a whole number above ${company.counters.entry}.`,
      );
    }
    const customer = company.customers.byKey(row.required('customer'));
    if (customer === undefined) {
      throw row.fail('FOLDER_UNKNOWN_CUSTOMER', `customer ${row.text('customer')} is not in customers.csv.`);
    }
    const documentType = row.choice('documentType', DOCUMENT_TYPES, ' ');
    const document = documentOf(company, row, documentType);
    const postingDate = row.day('postingDate');
    const amount = toCents(row.number('amount', 'refuse'));
    const local = row.amount('amountLocal') ?? amount;
    stampAt(stampOf(row, postingDate));
    company.counters.entry = number - 1;
    const entry = postEntry(company, {
      customer,
      sellTo: document?.customer.number ?? customer.number,
      documentType,
      documentNumber: row.required('documentNumber'),
      documentId: document?.id ?? EMPTY_GUID,
      external: row.text('externalDocumentNumber'),
      postingDate,
      dueDate: row.day('dueDate', postingDate),
      description: row.text('description'),
      currency: storedCurrency(company, row),
      factor: local === 0 ? 1 : amount / local,
      amount,
      salesLocal:
        document === undefined
          ? 0
          : Math.sign(local) * Math.abs(toLocal(document.net, local === 0 ? 1 : amount / local)),
    });
    if (document !== undefined) document.entry = entry;
  }
}

function entryOf(company: Company, row: SheetRow, column: string): LedgerEntry {
  const number = row.number(column, 'refuse');
  const entry = company.entries.byKey(number);
  if (entry === undefined) throw row.fail('FOLDER_UNKNOWN_ENTRY', `${column} ${number} is not in ledger.csv.`);
  return entry;
}

/** Reads applications.csv: what an applying entry settled of an older one; both rows of the pair are written. */
export function loadApplications(company: Company, folder: string, stampAt: (ms: number) => void): void {
  const columns = ['entry', 'applyingEntry', 'amount', 'postingDate'];
  for (const row of readSheet(folder, 'applications.csv', columns)) {
    const entry = entryOf(company, row, 'entry');
    const applying = entryOf(company, row, 'applyingEntry');
    const amount = toCents(row.number('amount', 'refuse'));
    const amountLocal = row.amount('amountLocal') ?? amount;
    const postingDate = row.day('postingDate');
    const type = row.choice('type', ENTRY_TYPES, 'Application');
    stampAt(stampOf(row, postingDate));
    const transaction = beginTransaction(company);
    const pair = { applying, settled: entry };
    const shared = { postingDate, document: applying, transaction, appliedNumber: applying.number, pair };
    addDetail(company, entry, type, { ...shared, amount, amountLocal });
    if (type === 'Application')
      addDetail(company, applying, type, { ...shared, amount: -amount, amountLocal: -amountLocal });
    for (const touched of [entry, applying]) {
      touched.open = touched.remaining !== 0;
      touched.closedAt = touched.open ? '0001-01-01' : postingDate;
      touched.closedBy = touched.open || touched === applying ? 0 : applying.number;
    }
  }
}
