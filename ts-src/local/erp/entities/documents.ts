import { remainingOf, statusOf } from '../books/figures.ts';
import type { Address, Company, SalesDocument } from '../books/model.ts';
import { fromCents } from '../books/money.ts';
import { cancelInvoice, creditDraft, postDocument } from '../books/post.ts';
import { refuse } from '../books/errors.ts';
import { EMPTY_DATE, EMPTY_GUID } from '../books/random.ts';
import { defineSet, to, toOne, type Definition, type EntitySet, type Scalar } from '../odata/entity-set.ts';
import { documentWriter } from '../write/documents.ts';
import { idOfCode, shownCurrency } from './codes.ts';
import { pdfRow } from './pdf.ts';

type Getters = Record<string, (row: SalesDocument, company: Company) => Scalar>;

const termsId: Getters[string] = (row, company) => company.terms.byKey(row.paymentTerms)?.id ?? EMPTY_GUID;

/** The six fields of an address under a prefix, such as `sellTo`. */
function addressFields(prefix: string, of: (row: SalesDocument) => Address): Getters {
  return {
    [`${prefix}AddressLine1`]: (row) => of(row).line1,
    [`${prefix}AddressLine2`]: (row) => of(row).line2,
    [`${prefix}City`]: (row) => of(row).city,
    [`${prefix}Country`]: (row) => of(row).country,
    [`${prefix}State`]: (row) => of(row).state,
    [`${prefix}PostCode`]: (row) => of(row).postCode,
  };
}

/** The fields that invoices and credit memos have in common. */
const COMMON: Getters = {
  id: (row) => row.id,
  number: (row) => row.number,
  externalDocumentNumber: (row) => row.external,
  postingDate: (row) => row.postingDate,
  dueDate: (row) => row.dueDate,
  customerId: (row) => row.customer.id,
  customerNumber: (row) => row.customer.number,
  customerName: (row) => row.sellToAddress.name,
  billToName: (row) => row.billToAddress.name,
  billToCustomerId: (row) => row.billTo.id,
  billToCustomerNumber: (row) => row.billTo.number,
  ...addressFields('sellTo', (row) => row.sellToAddress),
  ...addressFields('billTo', (row) => row.billToAddress),
  shortcutDimension1Code: () => '',
  shortcutDimension2Code: () => '',
  currencyId: (row, company) => idOfCode(company, 'currencies', row.currency),
  currencyCode: (row, company) => shownCurrency(company, row.currency),
  paymentTermsId: termsId,
  shipmentMethodId: (row, company) => idOfCode(company, 'shipmentMethods', row.shipmentMethod),
  salesperson: (row) => row.salesperson,
  pricesIncludeTax: (row) => row.pricesIncludeTax,
  discountAmount: (row) => fromCents(row.invoiceDiscount),
  discountAppliedBeforeTax: () => true,
  totalAmountExcludingTax: (row) => fromCents(row.net),
  totalTaxAmount: (row) => fromCents(row.tax),
  totalAmountIncludingTax: (row) => fromCents(row.net + row.tax),
  status: statusOf,
  lastModifiedDateTime: (row) => row.modified,
  phoneNumber: (row) => row.phone,
  email: (row) => row.email,
};

const INVOICE: Getters = {
  ...COMMON,
  invoiceDate: (row) => row.documentDate,
  promisedPayDate: () => EMPTY_DATE,
  customerPurchaseOrderReference: (row) => row.reference,
  shipToName: (row) => row.shipToAddress.name,
  shipToContact: () => '',
  ...addressFields('shipTo', (row) => row.shipToAddress),
  orderId: (row) => row.orderId,
  orderNumber: (row) => row.orderNumber,
  disputeStatusId: () => EMPTY_GUID,
  disputeStatus: () => '',
  remainingAmount: (row) => fromCents(remainingOf(row)),
};

const CREDIT_MEMO: Getters = {
  ...COMMON,
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
  const table = (company: Company): Company['invoices'] =>
    kind === 'invoice' ? company.invoices : company.creditMemos;
  const lines = kind === 'invoice' ? 'salesInvoiceLines' : 'salesCreditMemoLines';
  return defineSet<SalesDocument>(set, {
    ...own,
    rows: (company) => table(company).rows(),
    find: (company, key) => table(company).byId(key),
    version: (row) => row.version,
    navigation: {
      [lines]: to<SalesDocument>(lines, (row) => row.lines),
      pdfDocument: toOne<SalesDocument>('pdfDocument', pdfRow),
      customer: toOne<SalesDocument>('customers', (row) => row.customer),
      currency: toOne<SalesDocument>('currencies', (row, company) => company.codes.currencies.byKey(row.currency)),
      paymentTerm: toOne<SalesDocument>('paymentTerms', (row, company) => company.terms.byKey(row.paymentTerms)),
      shipmentMethod: toOne<SalesDocument>('shipmentMethods', (row, company) =>
        company.codes.shipmentMethods.byKey(row.shipmentMethod),
      ),
    },
    write: documentWriter(kind),
  });
}

export const salesInvoicesSet = documentSet('salesInvoices', 'invoice', { get: INVOICE, actions: INVOICE_ACTIONS });
export const salesCreditMemosSet = documentSet('salesCreditMemos', 'creditMemo', {
  get: CREDIT_MEMO,
  actions: CREDIT_MEMO_ACTIONS,
});
