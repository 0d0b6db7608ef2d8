import { documentTable } from '../books/documents.ts';
import { refuse } from '../books/errors.ts';
import { remainingOf } from '../books/figures.ts';
import type { Company, SalesDocument } from '../books/model.ts';
import { fromCents } from '../books/money.ts';
import { postOrder } from '../books/order-posting.ts';
import { cancelInvoice, creditDraft, postDocument } from '../books/post.ts';
import { convertQuote } from '../books/quotes.ts';
import { EMPTY_DATE, EMPTY_GUID } from '../books/random.ts';
import { defineSet, type Definition, type EntitySet } from '../odata/entity-set.ts';
import { documentWriter } from '../write/documents.ts';
import { documentNavigation, HEADER, ofContract, type Getters } from './document-fields.ts';

const QUOTE: Getters = {
  ...HEADER,
  documentDate: (row) => row.documentDate,
  sentDate: (row) => row.offer?.sentAt ?? 0,
  validUntilDate: (row) => row.offer?.validUntil ?? EMPTY_DATE,
  acceptedDate: (row) => row.offer?.acceptedOn ?? EMPTY_DATE,
};

const ORDER: Getters = {
  ...HEADER,
  orderDate: (row) => row.documentDate,
  partialShipping: (row) => row.order?.partialShipping ?? true,
  requestedDeliveryDate: (row) => row.order?.requestedDelivery ?? EMPTY_DATE,
  fullyShipped: (row) =>
    row.lines.length > 0 && row.lines.every(({ quantity, progress }) => quantity === progress.shipped),
};

const INVOICE: Getters = {
  ...HEADER,
  invoiceDate: (row) => row.documentDate,
  promisedPayDate: () => EMPTY_DATE,
  customerPurchaseOrderReference: (row) => row.reference,
  orderId: (row) => row.orderId,
  orderNumber: (row) => row.orderNumber,
  disputeStatusId: () => EMPTY_GUID,
  disputeStatus: () => '',
  remainingAmount: (row) => fromCents(remainingOf(row)),
};

const CREDIT_MEMO: Getters = {
  ...HEADER,
  creditMemoDate: (row) => row.documentDate,
  invoiceId: (row, company) => company.invoices.byKey(`${row.appliesTo}\t1`)?.id ?? EMPTY_GUID,
  invoiceNumber: (row) => row.appliesTo,
  customerReturnReasonId: () => EMPTY_GUID,
};

function post(company: Company, row: SalesDocument): void {
  postDocument(company, row);
}

function noMail(): never {
  throw refuse('The document cannot be sent: no e-mail account is set up in this company.');
}

const INVOICE_ACTIONS: Definition<SalesDocument>['actions'] = {
  post,
  cancel: (company, row) => void cancelInvoice(company, row),
  makeCorrectiveCreditMemo: (company, row) => {
    if (!row.posted) throw refuse(`The invoice ${row.number} is not posted, so it cannot be corrected.`);
    creditDraft(company, row);
  },
  postAndSend: noMail,
  send: noMail,
  cancelAndSend: noMail,
};

const QUOTE_ACTIONS: Definition<SalesDocument>['actions'] = {
  makeOrder: (company, row) => void convertQuote(company, row, 'order'),
  makeInvoice: (company, row) => void convertQuote(company, row, 'invoice'),
  send: noMail,
};

const ORDER_ACTIONS: Definition<SalesDocument>['actions'] = {
  shipAndInvoice: (company, row) => void postOrder(company, row, { ship: true, invoice: true }),
};

const CREDIT_MEMO_ACTIONS: Definition<SalesDocument>['actions'] = {
  post,
  cancel: () => {
    throw refuse('A posted credit memo cannot be cancelled here: post an invoice instead.');
  },
  postAndSend: noMail,
  send: noMail,
  cancelAndSend: noMail,
};

function documentSet(
  set: string,
  kind: SalesDocument['kind'],
  own: Pick<Definition<SalesDocument>, 'get' | 'actions'>,
): EntitySet {
  const rows = (company: Company): Company['invoices'] => documentTable(company, kind);
  return defineSet<SalesDocument>(set, {
    get: ofContract(set, own.get),
    ...(own.actions === undefined ? {} : { actions: own.actions }),
    rows: (company) => rows(company).rows(),
    find: (company, key) => rows(company).byId(key),
    version: (row) => row.version,
    navigation: documentNavigation(kind),
    write: documentWriter(kind),
  });
}

export const salesQuotesSet = documentSet('salesQuotes', 'quote', { get: QUOTE, actions: QUOTE_ACTIONS });
export const salesOrdersSet = documentSet('salesOrders', 'order', { get: ORDER, actions: ORDER_ACTIONS });
export const salesInvoicesSet = documentSet('salesInvoices', 'invoice', { get: INVOICE, actions: INVOICE_ACTIONS });
export const salesCreditMemosSet = documentSet('salesCreditMemos', 'creditMemo', {
  get: CREDIT_MEMO,
  actions: CREDIT_MEMO_ACTIONS,
});
