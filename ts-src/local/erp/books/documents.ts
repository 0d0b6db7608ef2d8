import { computeAmounts, taxPercentOf } from './amounts.ts';
import { checkBlockedOnOrder, isRefusedToBlocked } from './blocked.ts';
import { newRow, nextNumber, touch } from './company.ts';
import { applyDateFormula, dayOf } from './dates.ts';
import { refuse } from './errors.ts';
import type { Company, Customer, DocumentKind, Item, SalesDocument, SalesLine, SeriesName } from './model.ts';
import type { OrderFacts, QuoteFacts } from './order-facts.ts';
import { percentOf, roundTo, toCents } from './money.ts';
import { checkItem, NO_PROGRESS, proposeRest } from './order-lines.ts';
import { EMPTY_DATE, EMPTY_GUID } from './random.ts';
import { soldIn } from './pricing/item-units.ts';
import { proposePrice } from './pricing/propose.ts';
import type { SalesPrice } from './pricing/sales-price.ts';
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
  /** Code of a unit of measure; absent: the item's own. */
  readonly unit?: string;
  readonly variantId?: string;
  readonly shipmentDate?: string;
}

export interface DocumentInput {
  readonly kind: DocumentKind;
  readonly customer: Customer;
  readonly postingDate?: string;
  readonly documentDate?: string;
  readonly external?: string;
  readonly reference?: string;
  readonly currency?: string;
  readonly orderNumber?: string;
  readonly orderId?: string;
  /** Of an order. */
  readonly requestedDelivery?: string;
  readonly partialShipping?: boolean;
  readonly lines: readonly LineInput[];
}

/** The list of documents of a kind. */
export function documentTable(company: Company, kind: DocumentKind): Company['invoices'] {
  const tables = { quote: company.quotes, order: company.orders, invoice: company.invoices };
  return kind === 'creditMemo' ? company.creditMemos : tables[kind];
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

/** When a new line is to leave: as requested for the order, else on its day. */
function shipmentDateOf(document: SalesDocument): string {
  const wanted = document.order?.requestedDelivery ?? EMPTY_DATE;
  return wanted === EMPTY_DATE ? document.postingDate : wanted;
}

/** What a line is about when its price is looked for. */
type PricedLine = Pick<SalesLine, 'document' | 'unit' | 'variantId' | 'quantity'> & { readonly item: Item };

/** The price and line discount that are proposed for a line. */
export function proposedFor(company: Company, line: PricedLine): SalesPrice {
  const { document, item, unit, quantity } = line;
  return proposePrice(company, {
    customer: document.billTo,
    item,
    variant: company.variants.byId(line.variantId)?.code ?? '',
    unit,
    quantity,
    // An order asks for its order date, an invoice or credit memo for its posting date.
    day: document.kind === 'order' || document.kind === 'quote' ? document.documentDate : document.postingDate,
    currency: document.currency,
    including: document.pricesIncludeTax,
  });
}

/** Adds a line to an unposted document; amounts are not computed yet. */
export function addLine(company: Company, document: SalesDocument, input: LineInput): SalesLine {
  const { item } = input;
  if (item !== undefined) checkItem(item);
  const type = input.comment === true ? 'Comment' : item === undefined ? 'Account' : 'Item';
  const percent = type === 'Comment' ? 0 : taxPercentOf(company, document.billTo.taxArea, item?.taxGroup ?? 'STANDARD');
  const unit = input.unit ?? (item === undefined ? '' : soldIn(item));
  const variantId = input.variantId ?? EMPTY_GUID;
  const proposed =
    item === undefined
      ? { unitPrice: 0, discountPercent: 0 }
      : proposedFor(company, { document, item, unit, variantId, quantity: input.quantity });
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
    shipmentDate: type === 'Comment' ? EMPTY_DATE : (input.shipmentDate ?? shipmentDateOf(document)),
    variantId,
    version: company.counters.version,
    progress: NO_PROGRESS,
    origin: null,
  };
  proposeRest(line);
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

const DRAFT_SERIES: Readonly<Record<DocumentKind, SeriesName>> = {
  quote: 'quote',
  order: 'order',
  invoice: 'draftInvoice',
  creditMemo: 'draftCreditMemo',
};

/** What a new order says of its own: open; unless told otherwise partial shipping is allowed and no date requested. */
export function newOrderFacts(wanted: Partial<OrderFacts> = {}): OrderFacts {
  const { partialShipping = true, requestedDelivery = EMPTY_DATE } = wanted;
  return { release: 'Open', partialShipping, requestedDelivery };
}

function newQuoteFacts(): QuoteFacts {
  return { sentAt: 0, validUntil: EMPTY_DATE, acceptedOn: EMPTY_DATE };
}

/** Creates an unposted document with defaults from the sell-to and bill-to customer. */
export function createDraft(company: Company, input: DocumentInput): SalesDocument {
  const { customer, kind } = input;
  const billTo = billToOf(company, customer);
  if (isRefusedToBlocked(kind)) {
    checkBlockedOnOrder(customer, 'create');
    checkBlockedOnOrder(billTo, 'create');
  }
  const postingDate = input.postingDate ?? dayOf(company.time.now());
  const documentDate = input.documentDate ?? postingDate;
  const document: SalesDocument = {
    ...newRow(company),
    kind,
    number: nextNumber(company, DRAFT_SERIES[kind]),
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
    order: kind === 'order' ? newOrderFacts(input) : null,
    offer: kind === 'quote' ? newQuoteFacts() : null,
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
