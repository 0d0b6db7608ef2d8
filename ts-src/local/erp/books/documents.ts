import { computeAmounts, taxPercentOf } from './amounts.ts';
import { newRow, nextNumber, touch } from './company.ts';
import { applyDateFormula, dayOf } from './dates.ts';
import { refuse } from './errors.ts';
import type { Company, Customer, Item, SalesDocument, SalesLine } from './model.ts';
import { percentOf, roundTo, toCents } from './money.ts';
import { EMPTY_DATE, EMPTY_GUID } from './random.ts';
import { soldIn } from './pricing/item-units.ts';
import { proposePrice } from './pricing/propose.ts';
import { precisionOf } from './rates.ts';

export interface LineInput {
  /** Absent: a G/L account line. */
  readonly item?: Item;
  readonly account?: string;
  readonly comment?: boolean;
  readonly quantity: number;
  readonly unitPrice?: number;
  readonly discountPercent?: number;
  /** Line discount as an amount; a percentage goes before it. */
  readonly discountAmount?: number;
  readonly description?: string;
  readonly sequence?: number;
}

export interface DocumentInput {
  readonly kind: SalesDocument['kind'];
  readonly customer: Customer;
  readonly postingDate?: string;
  readonly documentDate?: string;
  readonly external?: string;
  readonly reference?: string;
  readonly currency?: string;
  readonly orderNumber?: string;
  readonly orderId?: string;
  readonly lines: readonly LineInput[];
}

/** The list of documents of a kind. */
export function documentTable(company: Company, kind: SalesDocument['kind']): Company['invoices'] {
  return kind === 'invoice' ? company.invoices : company.creditMemos;
}

/** The customer that pays: the head office when one is set. */
export function billToOf(company: Company, customer: Customer): Customer {
  if (customer.billTo === '') return customer;
  const billTo = company.customers.byKey(customer.billTo);
  if (billTo === undefined)
    throw refuse(`The bill-to customer ${customer.billTo} of ${customer.number} does not exist.`);
  return billTo;
}

/** Due date of a document by the payment terms; its own date when there are none. */
export function dueDateOf(company: Company, termsCode: string, documentDate: string): string {
  const terms = company.terms.byKey(termsCode);
  return terms === undefined ? documentDate : applyDateFormula(documentDate, terms.due);
}

/** Adds a line to an unposted document; amounts are not computed yet. */
export function addLine(company: Company, document: SalesDocument, input: LineInput): SalesLine {
  const { item } = input;
  if (item?.blocked === true)
    throw refuse(`Blocked must be equal to 'No' in Item: No.=${item.number}. Current value is 'Yes'.`);
  const type = input.comment === true ? 'Comment' : item === undefined ? 'Account' : 'Item';
  const percent = type === 'Comment' ? 0 : taxPercentOf(company, document.billTo.taxArea, item?.taxGroup ?? 'STANDARD');
  const unit = item === undefined ? '' : soldIn(item);
  const proposed =
    item === undefined
      ? { unitPrice: 0, discountPercent: 0 }
      : proposePrice(company, {
          customer: document.billTo,
          item,
          variant: '',
          unit,
          quantity: input.quantity,
          day: document.postingDate,
          currency: document.currency,
          including: document.pricesIncludeTax,
        });
  // A price or discount that is given stands; a discount that is given as an amount goes before a proposed percentage.
  const discountPercent = input.discountAmount === undefined ? proposed.discountPercent : 0;
  company.counters.version += 1;
  const line: SalesLine = {
    id: company.newId(),
    document,
    sequence: input.sequence ?? (document.lines.at(-1)?.sequence ?? 0) + 10_000,
    type,
    item: item ?? null,
    number: item?.number ?? (type === 'Account' ? (input.account ?? '6110') : ''),
    description: input.description ?? item?.description ?? '',
    description2: item?.description2 ?? '',
    unit,
    quantity: input.quantity,
    unitPrice: input.unitPrice ?? proposed.unitPrice,
    discountPercent: input.discountPercent ?? discountPercent,
    discount: toCents(input.discountAmount ?? 0),
    taxCode: type === 'Comment' ? '' : (item?.taxGroup ?? 'STANDARD'),
    taxPercent: percent,
    lineNet: 0,
    lineGross: 0,
    net: 0,
    tax: 0,
    shipmentDate: type === 'Comment' ? EMPTY_DATE : document.postingDate,
    variantId: EMPTY_GUID,
    version: company.counters.version,
  };
  document.lines.push(line);
  return line;
}

/** Recomputes an unposted document after a change of header or lines, with the customer's invoice discount. */
export function recompute(company: Company, document: SalesDocument, keepDiscount = false): void {
  if (!keepDiscount) {
    document.invoiceDiscount = 0;
    computeAmounts(company, document);
    const base = document.pricesIncludeTax ? document.net + document.tax : document.net;
    document.invoiceDiscount = roundTo(
      percentOf(base, document.billTo.invoiceDiscountPercent),
      precisionOf(company, document.currency),
    );
    if (document.invoiceDiscount === 0) return;
  }
  computeAmounts(company, document);
}

/** Creates an unposted document with defaults from the sell-to and bill-to customer. */
export function createDraft(company: Company, input: DocumentInput): SalesDocument {
  const { customer, kind } = input;
  const billTo = billToOf(company, customer);
  const postingDate = input.postingDate ?? dayOf(company.time.now());
  const documentDate = input.documentDate ?? postingDate;
  const document: SalesDocument = {
    ...newRow(company),
    kind,
    number: nextNumber(company, kind === 'invoice' ? 'draftInvoice' : 'draftCreditMemo'),
    posted: false,
    customer,
    billTo,
    sellToAddress: customer.address,
    billToAddress: billTo.address,
    shipToAddress: customer.address,
    phone: customer.phone,
    email: customer.email,
    external: input.external ?? '',
    reference: input.reference ?? '',
    documentDate,
    postingDate,
    dueDate: dueDateOf(company, billTo.paymentTerms, documentDate),
    currency: input.currency ?? billTo.currency,
    orderNumber: input.orderNumber ?? '',
    orderId: input.orderId ?? EMPTY_GUID,
    paymentTerms: billTo.paymentTerms,
    shipmentMethod: customer.shipmentMethod,
    salesperson: customer.salesperson,
    pricesIncludeTax: billTo.pricesIncludeTax,
    invoiceDiscount: 0,
    lines: [],
    net: 0,
    tax: 0,
    appliesTo: '',
    cancellation: 'none',
    entry: null,
  };
  for (const line of input.lines) addLine(company, document, line);
  recompute(company, document);
  return documentTable(company, kind).insert(document);
}

/** Sets the invoice discount by amount and recomputes. */
export function setInvoiceDiscount(company: Company, document: SalesDocument, amount: number): void {
  document.invoiceDiscount = roundTo(toCents(amount), precisionOf(company, document.currency));
  computeAmounts(company, document);
  touch(company, document);
}
