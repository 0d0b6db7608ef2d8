/** What stands in the way of an order, and what is worth knowing before it is sent. Pure. */
import { errorCodes, type KnownErrorCode } from '../../errors/codes.ts';
import { fillSentence } from '../../errors/coded-error.ts';
import type { LineFacts } from '../../erp/sales-contract.ts';
import type { QuoteFacts } from './facts.ts';
import type { QuoteLine } from './quote.ts';

export interface Problem {
  readonly code: string;
  readonly severity: 'block' | 'warning';
  readonly message: string;
  /** Field to change, by its API name in Salesforce; null when nothing there helps. */
  readonly field: string | null;
  readonly action: string;
}

export interface PreflightLine {
  readonly lineId: string;
  readonly product: string;
  readonly item: string;
  readonly variant: string;
  readonly unit: string;
  readonly quantity: number;
  readonly currency: string;
  readonly price: number | null;
  readonly discountPercent: number;
  readonly erpPrice: number | null;
  readonly erpDiscountPercent: number | null;
  readonly erpSource: string | null;
  /** Our net price above (or below) the ERP's, percent; null when the ERP named none. */
  readonly difference: number | null;
  readonly stock: number | null;
  readonly shipmentDate: string | null;
  readonly verdict: 'ok' | 'warning' | 'block';
  readonly problems: readonly Problem[];
}

export interface Preflight {
  readonly ready: boolean;
  readonly customer: Readonly<Record<string, unknown>>;
  readonly credit: Credit | null;
  readonly lines: readonly PreflightLine[];
  readonly problems: readonly Problem[];
  readonly checked: string;
}

export interface Credit {
  /** The company's own currency; all amounts are in it. */
  readonly currency: string;
  /** Null: no limit. */
  readonly limit: number | null;
  readonly balance: number;
  readonly openOrders: number | null;
  readonly thisOrder: number;
  readonly after: number;
  readonly exceeded: boolean;
}

type ProblemCode = Extract<KnownErrorCode, `CMD_${string}`>;

/** A problem in the words of the catalogue. */
export function problem(
  code: ProblemCode,
  severity: Problem['severity'],
  place: { readonly field?: string; readonly values?: Readonly<Record<string, string | number>> } = {},
): Problem {
  const entry = errorCodes[code];
  return {
    code,
    severity,
    message: fillSentence(entry.sentence, place.values),
    field: place.field ?? null,
    action: entry.actions[0],
  };
}

/** The whole verdict on a quote; `checked` is the moment the facts are of. */
export function judge(facts: QuoteFacts, checked: string): Preflight {
  const lines = facts.quote.lines.map((line) => judgeLine(facts, line));
  const credit = creditAfter(facts);
  const problems = [
    ...(lines.length === 0 ? [problem('CMD_QUOTE_NO_LINES', 'block')] : []),
    ...customerProblems(facts),
    ...creditProblems(facts, credit),
  ];
  const all = [...problems, ...lines.flatMap((line) => line.problems)];
  return {
    ready: all.every((each) => each.severity !== 'block'),
    customer: customerOf(facts),
    credit,
    lines,
    problems,
    checked,
  };
}

function customerOf({ choice, customer, company, account, quote }: QuoteFacts): Readonly<Record<string, unknown>> {
  return {
    id: choice.kind === 'customer' ? choice.customer.id : null,
    number: customer?.number ?? null,
    name: customer?.name ?? account.name,
    company: company.code,
    currency: quote.currency || customer?.currency || company.currency,
    terms: customer?.terms ?? null,
    shipTo:
      customer?.shipTo ?? [account.street, account.postalCode, account.city].filter((part) => part !== '').join(', '),
    blocked: customer?.blocked ?? '',
    prospect: choice.kind === 'prospect',
  };
}

function customerProblems({ choice, customer, account }: QuoteFacts): Problem[] {
  if (choice.kind === 'prospect') {
    const complete = [account.street, account.city, account.country, account.postalCode].every((part) => part !== '');
    const address = complete ? [] : [problem('CMD_ADDRESS_MISSING', 'block', { field: 'BillingAddress' })];
    return [problem('CMD_CUSTOMER_NEW', 'warning'), ...address];
  }
  if (customer === null) return choice.customer.creating ? [] : [problem('CMD_CUSTOMER_MISSING', 'block')];
  if (customer.blocked === '') return [];
  // Whatever it is blocked for, the ERP takes no new order (base application, table Customer, CheckBlockedCustOnDocs).
  const what = { All: 'everything', Ship: 'shipments', Invoice: 'invoices' }[customer.blocked] ?? customer.blocked;
  return [problem('CMD_CUSTOMER_BLOCKED', 'block', { values: { what } })];
}

/** Net of the lines in the quote's currency. */
const netOf = (lines: readonly QuoteLine[]): number =>
  lines.reduce((sum, line) => sum + line.quantity * netPrice(line.price ?? 0, line.discountPercent), 0);

const netPrice = (price: number, discountPercent: number): number => price * (1 - discountPercent / 100);
const cents = (amount: number): number => Math.round(amount * 100) / 100;

/** The credit with this order, net of tax; null for a new customer and where there is no exchange rate. */
function creditAfter({ customer, quote, rate, company }: QuoteFacts): Credit | null {
  if (customer === null || rate === null) return null;
  const thisOrder = cents(netOf(quote.lines) * rate);
  const after = cents(customer.balance + (customer.openOrders ?? 0) + thisOrder);
  const limit = customer.creditLimit === 0 ? null : customer.creditLimit;
  const { balance, openOrders } = customer;
  const exceeded = limit !== null && after > limit;
  return { currency: company.currency, limit, balance, openOrders, thisOrder, after, exceeded };
}

function creditProblems({ rate, quote }: QuoteFacts, credit: Credit | null): Problem[] {
  if (rate === null) return [problem('CMD_RATE_MISSING', 'warning', { values: { currency: quote.currency } })];
  return credit?.exceeded === true ? [problem('CMD_CREDIT_EXCEEDED', 'warning')] : [];
}

function judgeLine(facts: QuoteFacts, line: QuoteLine): PreflightLine {
  const erp = facts.lines.get(line.id) ?? null;
  const difference = differenceOf(line, erp);
  const problems = lineProblems(facts, line, { erp, difference });
  const blocked = problems.some((each) => each.severity === 'block');
  return {
    lineId: line.id,
    product: line.product,
    item: line.item,
    variant: line.variant,
    unit: line.unit,
    quantity: line.quantity,
    currency: facts.quote.currency || facts.company.currency,
    price: line.price,
    discountPercent: line.discountPercent,
    erpPrice: erp?.price ?? null,
    erpDiscountPercent: erp === null || erp.price === null ? null : erp.discountPercent,
    erpSource: erp === null || erp.price === null ? null : erp.source,
    difference,
    stock: erp?.stock ?? null,
    shipmentDate: line.shipmentDate ?? erp?.shipmentDate ?? null,
    verdict: blocked ? 'block' : problems.length > 0 ? 'warning' : 'ok',
    problems,
  };
}

function differenceOf(line: QuoteLine, erp: LineFacts | null): number | null {
  if (erp === null || erp.price === null || line.price === null) return null;
  const theirs = netPrice(erp.price, erp.discountPercent);
  if (theirs === 0) return null;
  return cents((netPrice(line.price, line.discountPercent) / theirs - 1) * 100);
}

function lineProblems(
  facts: QuoteFacts,
  line: QuoteLine,
  { erp, difference }: { readonly erp: LineFacts | null; readonly difference: number | null },
): Problem[] {
  const block = (code: ProblemCode, field: string): Problem => problem(code, 'block', { field });
  if (line.item === '') return [block('CMD_PRODUCT_NOT_LINKED', 'Product2Id')];
  if (line.company !== '' && line.company !== facts.company.code) {
    return [problem('CMD_PRODUCT_OTHER_COMPANY', 'block', { field: 'Product2Id', values: { company: line.company } })];
  }
  const problems: Problem[] = [];
  if (!(line.quantity > 0)) problems.push(block('CMD_QUANTITY_MISSING', 'Quantity'));
  if (line.price === null) problems.push(block('CMD_PRICE_MISSING', 'UnitPrice'));
  if (!(line.quantity > 0)) return problems;
  if (erp === null) return [...problems, block('CMD_ITEM_MISSING', 'Product2Id')];
  if (erp.blocked) problems.push(block('CMD_ITEM_BLOCKED', 'Product2Id'));
  if (!erp.variantKnown) problems.push(block('CMD_VARIANT_MISSING', 'Product2Id'));
  if (!erp.unitKnown) problems.push(block('CMD_UNIT_MISSING', 'Product2Id'));
  if (difference !== null && Math.abs(difference) > facts.tolerancePercent) {
    problems.push(problem('CMD_PRICE_DIFFERS', 'warning', { field: 'UnitPrice' }));
  }
  if (erp.stock !== null && erp.shipmentDate === null && erp.stock < line.quantity) {
    problems.push(problem('CMD_STOCK_SHORT', 'warning', { field: 'ServiceDate' }));
  }
  return problems;
}
