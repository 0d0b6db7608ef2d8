import { newRow, touch } from './company.ts';
import type {
  Company,
  Customer,
  DetailedEntry,
  DocumentType,
  EntryType,
  LedgerEntry,
  Pair,
  SalesDocument,
} from './model.ts';
import type { Cents } from './money.ts';
import { EMPTY_DATE, EMPTY_GUID } from './random.ts';
import { toLocal } from './rates.ts';

/** What is posted to a customer: `customer` is the one that pays (bill-to); amounts signed, owed is positive. */
export interface EntryInput {
  readonly customer: Customer;
  readonly sellTo?: string;
  readonly documentType: DocumentType;
  readonly documentNumber: string;
  readonly documentId?: string;
  readonly external?: string;
  readonly postingDate: string;
  readonly dueDate?: string;
  readonly documentDate?: string;
  readonly description: string;
  readonly currency: string;
  readonly factor: number;
  readonly amount: Cents;
  readonly salesLocal?: Cents;
  readonly discountDate?: string;
  readonly discountPossible?: Cents;
  readonly salesperson?: string;
  readonly paymentMethod?: string;
}

/** What the ledger entry of a posted document says, terms of payment left aside: the customer that pays owes its gross. */
export function entryOfDocument(document: SalesDocument, factor: number): EntryInput {
  const documentType = document.kind === 'invoice' ? 'Invoice' : 'Credit Memo';
  const sign = document.kind === 'invoice' ? 1 : -1;
  return {
    customer: document.billTo,
    sellTo: document.customer.number,
    documentType,
    documentNumber: document.number,
    documentId: document.id,
    external: document.external,
    postingDate: document.postingDate,
    documentDate: document.documentDate,
    dueDate: document.dueDate,
    description: `${documentType} ${document.number}`,
    currency: document.currency,
    factor,
    amount: sign * (document.net + document.tax),
    salesLocal: sign * toLocal(document.net, factor),
  };
}

/** Begins a transaction: the number that its entries carry. */
export function beginTransaction(company: Company): number {
  company.counters.transaction += 1;
  return company.counters.transaction;
}

/** Adds a detailed entry and keeps the entry's sums. */
export function addDetail(
  company: Company,
  entry: LedgerEntry,
  type: EntryType,
  input: {
    readonly amount: Cents;
    readonly amountLocal: Cents;
    readonly postingDate: string;
    readonly document: Pick<LedgerEntry, 'documentType' | 'documentNumber'>;
    readonly transaction: number;
    readonly appliedNumber?: number;
    readonly application?: number;
    readonly unapplied?: boolean;
    readonly pair?: Pair | null;
  },
): DetailedEntry {
  company.counters.detail += 1;
  const detail: DetailedEntry = {
    ...newRow(company),
    number: company.counters.detail,
    entry,
    type,
    postingDate: input.postingDate,
    documentType: input.document.documentType,
    documentNumber: input.document.documentNumber,
    amount: input.amount,
    amountLocal: input.amountLocal,
    appliedNumber: input.appliedNumber ?? 0,
    unapplied: input.unapplied ?? false,
    unappliedBy: 0,
    application: input.application ?? 0,
    transaction: input.transaction,
    pair: input.pair ?? null,
  };
  company.details.insert(detail);
  entry.details.push(detail);
  entry.remaining += input.amount;
  entry.remainingLocal += input.amountLocal;
  return detail;
}

/** Posts a ledger entry with its initial detailed entry. */
export function postEntry(company: Company, input: EntryInput, transaction = beginTransaction(company)): LedgerEntry {
  company.counters.entry += 1;
  const amountLocal = toLocal(input.amount, input.factor);
  const entry: LedgerEntry = {
    ...newRow(company),
    number: company.counters.entry,
    customer: input.customer,
    sellTo: input.sellTo ?? input.customer.number,
    documentType: input.documentType,
    documentNumber: input.documentNumber,
    documentId: input.documentId ?? EMPTY_GUID,
    external: input.external ?? '',
    postingDate: input.postingDate,
    dueDate: input.dueDate ?? input.postingDate,
    documentDate: input.documentDate ?? input.postingDate,
    description: input.description,
    currency: input.currency,
    factor: input.factor,
    amount: input.amount,
    amountLocal,
    salesLocal: input.salesLocal ?? 0,
    remaining: 0,
    remainingLocal: 0,
    discountDate: input.discountDate ?? EMPTY_DATE,
    discountPossible: input.discountPossible ?? 0,
    salesperson: input.salesperson ?? '',
    paymentMethod: input.paymentMethod ?? '',
    transaction,
    open: input.amount !== 0,
    closedAt: EMPTY_DATE,
    closedBy: 0,
    onHold: '',
    details: [],
  };
  company.entries.insert(entry);
  input.customer.entries.push(entry);
  const { postingDate, amount } = input;
  addDetail(company, entry, 'Initial Entry', { amount, amountLocal, postingDate, document: entry, transaction });
  return entry;
}

/** Changes whether an entry is open; its document's status follows, so the document is marked as changed too. */
export function setOpen(
  company: Company,
  entry: LedgerEntry,
  open: boolean,
  closing?: { at: string; by: number },
): void {
  entry.open = open;
  entry.closedAt = closing?.at ?? EMPTY_DATE;
  entry.closedBy = closing?.by ?? 0;
  touch(company, entry);
  const document = company.invoices.byId(entry.documentId) ?? company.creditMemos.byId(entry.documentId);
  if (document?.entry === entry) touch(company, document);
}
