import type { Company, DetailedEntry, LedgerEntry, SalesDocument } from '../books/model.ts';
import { fromCents } from '../books/money.ts';
import { EMPTY_GUID } from '../books/random.ts';
import { defineSet, to, type EntitySet } from '../odata/entity-set.ts';

/** The sets of our AL extension; the stored currency code is given as it is: blank for the company's own. */
export const ledgerEntriesSet = defineSet<LedgerEntry>('customerLedgerEntries', {
  rows: (company) => company.entries.rows(),
  find: (company, key) => company.entries.byId(key),
  version: (row) => row.version,
  get: {
    id: (row) => row.id,
    entryNumber: (row) => row.number,
    customerNumber: (row) => row.customer.number,
    customerId: (row) => row.customer.id,
    sellToCustomerNumber: (row) => row.sellTo,
    documentType: (row) => row.documentType,
    documentNumber: (row) => row.documentNumber,
    documentId: (row) => row.documentId,
    externalDocumentNumber: (row) => row.external,
    postingDate: (row) => row.postingDate,
    dueDate: (row) => row.dueDate,
    documentDate: (row) => row.documentDate,
    description: (row) => row.description,
    currencyCode: (row) => row.currency,
    currencyFactor: (row) => row.factor,
    amount: (row) => fromCents(row.amount),
    remainingAmount: (row) => fromCents(row.remaining),
    amountLocalCurrency: (row) => fromCents(row.amountLocal),
    remainingAmountLocalCurrency: (row) => fromCents(row.remainingLocal),
    salesAmountLocalCurrency: (row) => fromCents(row.salesLocal),
    paymentDiscountDate: (row) => row.discountDate,
    originalPaymentDiscountPossible: (row) => fromCents(row.discountPossible),
    open: (row) => row.open,
    closedAtDate: (row) => row.closedAt,
    closedByEntryNumber: (row) => row.closedBy,
    onHold: (row) => row.onHold,
    reversed: () => false,
    salespersonCode: (row) => row.salesperson,
    paymentMethodCode: (row) => row.paymentMethod,
    transactionNumber: (row) => row.transaction,
    lastModifiedDateTime: (row) => row.modified,
  },
  navigation: {
    detailedCustomerLedgerEntries: to<LedgerEntry>('detailedCustomerLedgerEntries', (row) => row.details),
  },
});

export const detailedEntriesSet = defineSet<DetailedEntry>('detailedCustomerLedgerEntries', {
  rows: (company) => company.details.rows(),
  find: (company, key) => company.details.byId(key),
  version: (row) => row.version,
  get: {
    id: (row) => row.id,
    entryNumber: (row) => row.number,
    customerLedgerEntryNumber: (row) => row.entry.number,
    customerLedgerEntryId: (row) => row.entry.id,
    appliedCustomerLedgerEntryNumber: (row) => row.appliedNumber,
    appliedCustomerLedgerEntryId: (row, company) => company.entries.byKey(row.appliedNumber)?.id ?? EMPTY_GUID,
    applyingEntryNumber: (row) => row.pair?.applying.number ?? 0,
    applyingEntryId: (row) => row.pair?.applying.id ?? EMPTY_GUID,
    settledEntryNumber: (row) => row.pair?.settled.number ?? 0,
    settledEntryId: (row) => row.pair?.settled.id ?? EMPTY_GUID,
    entryType: (row) => row.type,
    postingDate: (row) => row.postingDate,
    documentType: (row) => row.documentType,
    documentNumber: (row) => row.documentNumber,
    initialDocumentType: (row) => row.entry.documentType,
    customerNumber: (row) => row.entry.customer.number,
    customerId: (row) => row.entry.customer.id,
    currencyCode: (row) => row.entry.currency,
    amount: (row) => fromCents(row.amount),
    amountLocalCurrency: (row) => fromCents(row.amountLocal),
    unapplied: (row) => row.unapplied,
    unappliedByEntryNumber: (row) => row.unappliedBy,
    applicationNumber: (row) => row.application,
    transactionNumber: (row) => row.transaction,
    initialEntryDueDate: (row) => row.entry.dueDate,
    ledgerEntryAmount: (row) => row.type !== 'Application',
    lastModifiedDateTime: (row) => row.modified,
  },
});

function amountsSet(set: string, table: (company: Company) => Company['invoices']): EntitySet {
  const entryOf = (document: SalesDocument): LedgerEntry | undefined => document.entry ?? undefined;
  const amount = (of: (entry: LedgerEntry) => number) => (row: SalesDocument) => {
    const entry = entryOf(row);
    return entry === undefined ? 0 : of(entry);
  };
  return defineSet<SalesDocument>(set, {
    rows: (company) =>
      table(company)
        .rows()
        .filter((document) => document.entry !== null),
    find: (company, key) => table(company).byId(key),
    version: (row) => row.version,
    get: {
      documentId: (row) => row.id,
      documentNumber: (row) => row.number,
      postingDate: (row) => row.postingDate,
      currencyCode: (row) => row.currency,
      currencyFactor: amount((entry) => entry.factor),
      ledgerEntryId: (row) => entryOf(row)?.id ?? EMPTY_GUID,
      ledgerEntryNumber: amount((entry) => entry.number),
      open: (row) => entryOf(row)?.open ?? false,
      amount: amount((entry) => fromCents(entry.amount)),
      remainingAmount: amount((entry) => fromCents(entry.remaining)),
      amountExcludingTaxLocalCurrency: amount((entry) => fromCents(entry.salesLocal)),
      amountLocalCurrency: amount((entry) => fromCents(entry.amountLocal)),
      remainingAmountLocalCurrency: amount((entry) => fromCents(entry.remainingLocal)),
      lastModifiedDateTime: amount((entry) => entry.modified),
    },
  });
}

export const invoiceAmountsSet = amountsSet('postedInvoiceAmounts', (company) => company.invoices);
export const creditMemoAmountsSet = amountsSet('postedCreditMemoAmounts', (company) => company.creditMemos);
