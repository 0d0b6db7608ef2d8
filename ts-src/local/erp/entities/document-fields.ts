import { statusOf } from '../books/figures.ts';
import type { Address, Company, SalesDocument } from '../books/model.ts';
import { fromCents } from '../books/money.ts';
import { EMPTY_GUID } from '../books/random.ts';
import { contractOf } from '../contract/contract.ts';
import { to, toOne, type EntitySet, type Scalar } from '../odata/entity-set.ts';
import { LINE_SETS } from '../write/documents.ts';
import { idOfCode, shownCurrency } from './codes.ts';
import { pdfRow } from './pdf.ts';

export type Getters = Record<string, (row: SalesDocument, company: Company) => Scalar>;

const termsId: Getters[string] = (row, company) => company.terms.byKey(row.paymentTerms)?.id ?? EMPTY_GUID;

/** The six fields of an address under a prefix, such as `sellTo`. */
export function addressFields(prefix: string, of: (row: SalesDocument) => Address): Getters {
  return {
    [`${prefix}AddressLine1`]: (row) => of(row).line1,
    [`${prefix}AddressLine2`]: (row) => of(row).line2,
    [`${prefix}City`]: (row) => of(row).city,
    [`${prefix}Country`]: (row) => of(row).country,
    [`${prefix}State`]: (row) => of(row).state,
    [`${prefix}PostCode`]: (row) => of(row).postCode,
  };
}

/** The fields that sales documents have in common; a set takes those of its contract. */
export const HEADER: Getters = {
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
  shipToName: (row) => row.shipToAddress.name,
  shipToContact: () => '',
  ...addressFields('shipTo', (row) => row.shipToAddress),
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

/** Those of the getters that the contract of a set has fields for. */
export function ofContract<Row>(
  set: string,
  getters: Readonly<Record<string, (row: Row, company: Company) => Scalar>>,
): Record<string, (row: Row, company: Company) => Scalar> {
  const names = new Set(contractOf(set).fields.map(({ name }) => name));
  return Object.fromEntries(Object.entries(getters).filter(([name]) => names.has(name)));
}

/** Where one gets to from a document: its lines, its print, customer, currency, terms and shipment method. */
export function documentNavigation(kind: SalesDocument['kind']): EntitySet['navigation'] {
  const lines = LINE_SETS[kind];
  return {
    [lines]: to<SalesDocument>(lines, (row) => row.lines),
    pdfDocument: toOne<SalesDocument>('pdfDocument', pdfRow),
    customer: toOne<SalesDocument>('customers', (row) => row.customer),
    currency: toOne<SalesDocument>('currencies', (row, company) => company.codes.currencies.byKey(row.currency)),
    paymentTerm: toOne<SalesDocument>('paymentTerms', (row, company) => company.terms.byKey(row.paymentTerms)),
    shipmentMethod: toOne<SalesDocument>('shipmentMethods', (row, company) =>
      company.codes.shipmentMethods.byKey(row.shipmentMethod),
    ),
  };
}
