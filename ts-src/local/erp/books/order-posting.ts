import { computeAmounts } from './amounts.ts';
import { checkBlockedOnOrder } from './blocked.ts';
import { newRow, nextNumber, touch } from './company.ts';
import { dueDateOf } from './documents.ts';
import { refuse } from './errors.ts';
import type { Company, SalesDocument, SalesLine, Shipment, ShipmentLine } from './model.ts';
import { exactQuantity, share, type Cents } from './money.ts';
import { checkItem, NO_PROGRESS, proposeRest } from './order-lines.ts';
import { releaseOrder } from './orders.ts';
import { quantityPerUnit } from './pricing/item-units.ts';
import { checkPostable, postDocument } from './post.ts';

export interface OrderPosting {
  readonly ship: boolean;
  readonly invoice: boolean;
  /** Absent: the order's own. */
  readonly postingDate?: string;
  /** Code of the shipping agent. */
  readonly agent?: string;
  readonly tracking?: string;
}

/** What a posting does to one line. */
interface Part {
  readonly line: SalesLine;
  readonly ship: number;
  readonly invoice: number;
}

function partOf(line: SalesLine, { ship, invoice }: OrderPosting): Part {
  const { shipped, invoiced, toShip, toInvoice } = line.progress;
  const shipping = ship ? toShip : 0;
  const most = exactQuantity(shipped + shipping - invoiced);
  const billing = invoice ? (Math.abs(toInvoice) > Math.abs(most) ? most : toInvoice) : 0;
  return { line, ship: shipping, invoice: billing };
}

function checkOrder(order: SalesDocument, parts: readonly Part[]): void {
  if (order.order?.release === 'Pending Approval') {
    throw refuse(`Order ${order.number} must be approved and released before you can perform this action.`);
  }
  if (parts.every(({ ship, invoice }) => ship === 0 && invoice === 0)) throw refuse('There is nothing to post.');
  const shipping = parts.filter(({ ship }) => ship !== 0);
  const doing = shipping.length > 0 ? 'ship' : 'invoice';
  checkBlockedOnOrder(order.customer, doing);
  checkBlockedOnOrder(order.billTo, doing);
  if (shipping.length === 0) return;
  for (const { line } of shipping) if (line.item !== null) checkItem(line.item);
  const short = parts.some(({ line, ship }) => exactQuantity(line.quantity - line.progress.shipped - ship) !== 0);
  if (order.order?.partialShipping === false && short) {
    throw refuse(
      'This document cannot be shipped completely. Change the value in the Shipping Advice field to Partial.',
    );
  }
}

/** An amount of the line's that falls to the next so many units; the parts of a line add up to the whole. */
function partOfAmount(amount: Cents, { line, invoice }: Part): Cents {
  const before = line.progress.invoiced;
  const upTo = (quantity: number): Cents =>
    share(amount, Math.round(quantity * 100_000), Math.round(line.quantity * 100_000));
  return upTo(exactQuantity(before + invoice)) - upTo(before);
}

/** The invoice discount that the order gives to the line, without tax unless prices include it. */
function allocationOf(line: SalesLine): Cents {
  return line.document.pricesIncludeTax ? line.lineGross - line.net - line.tax : line.lineNet - line.net;
}

/** An unposted invoice over the parts of an order; it stands in the table under the order's number until posted. */
function invoiceOf(company: Company, order: SalesDocument, parts: readonly Part[], postingDate: string): SalesDocument {
  const documentDate = postingDate === order.postingDate ? order.documentDate : postingDate;
  const invoice: SalesDocument = {
    ...order,
    ...newRow(company),
    kind: 'invoice',
    orderNumber: order.number,
    orderId: order.id,
    postingDate,
    documentDate,
    dueDate: dueDateOf(company, order.paymentTerms, documentDate),
    lines: [],
    order: null,
  };
  invoice.invoiceDiscount = parts.reduce((sum, part) => sum + partOfAmount(allocationOf(part.line), part), 0);
  const percents = parts.map(({ line }) => line.discountPercent);
  invoice.lines = parts.map((part): SalesLine => {
    const { line } = part;
    company.counters.version += 1;
    return {
      ...line,
      id: company.newId(),
      document: invoice,
      version: company.counters.version,
      quantity: part.invoice,
      // Given as an amount while amounts are computed, so that the parts of a line's discount add up.
      discount: partOfAmount(line.discount, part),
      discountPercent: 0,
      progress: NO_PROGRESS,
      origin: line.type === 'Comment' ? null : { orderNumber: order.number, sequence: line.sequence },
    };
  });
  computeAmounts(company, invoice);
  for (const [index, line] of invoice.lines.entries()) line.discountPercent = percents[index] ?? 0;
  return invoice;
}

function takeFromStock(company: Company, { item, unit }: SalesLine, quantity: number): void {
  if (item?.type !== 'Inventory') return;
  item.inventory = exactQuantity(item.inventory - quantity * quantityPerUnit(company, item, unit));
}

function shipmentOf(
  company: Company,
  order: SalesDocument,
  parts: readonly Part[],
  posting: OrderPosting & { readonly postingDate: string },
): Shipment {
  const lines: ShipmentLine[] = [];
  const shipment: Shipment = {
    ...newRow(company),
    number: nextNumber(company, 'shipment'),
    header: { ...order },
    postingDate: posting.postingDate,
    agent: posting.agent ?? '',
    tracking: posting.tracking ?? '',
    lines,
  };
  for (const { line, ship } of parts) {
    company.counters.version += 1;
    lines.push({
      id: company.newId(),
      shipment,
      sequence: line.sequence,
      line: { ...line },
      quantity: ship,
      origin: { orderNumber: order.number, sequence: line.sequence },
      version: company.counters.version,
    });
    takeFromStock(company, line, ship);
  }
  return company.shipments.insert(shipment);
}

function advance(company: Company, { line, ship, invoice }: Part): void {
  if (line.type === 'Comment') return;
  const { shipped, invoiced } = line.progress;
  line.progress = {
    ...line.progress,
    shipped: exactQuantity(shipped + ship),
    invoiced: exactQuantity(invoiced + invoice),
  };
  proposeRest(line);
  company.counters.version += 1;
  line.version = company.counters.version;
}

/**
 * Ships and invoices what the lines of an order say ("Qty. to Ship", "Qty. to Invoice"; without shipping no more than
 * was shipped before). All or nothing. An order that is open is released by it; one that is invoiced completely is
 * gone afterwards (base application: Sales-Post).
 * @throws ErpError when there is nothing to post, the order waits for approval, a customer or item is blocked, or
 * shipping advice Complete is not met.
 */
export function postOrder(
  company: Company,
  order: SalesDocument,
  posting: OrderPosting,
): { readonly shipment: Shipment | null; readonly invoice: SalesDocument | null } {
  const parts = order.lines.map((line) => partOf(line, posting));
  checkOrder(order, parts);
  const postingDate = posting.postingDate ?? order.postingDate;
  const billed = parts.filter(({ line, invoice }) => invoice !== 0 || line.type === 'Comment');
  const bills = billed.some(({ invoice }) => invoice !== 0);
  const invoice = bills ? invoiceOf(company, order, billed, postingDate) : null;
  if (invoice !== null) checkPostable(invoice);
  releaseOrder(company, order);
  const shipped = parts.filter(({ line, ship }) => ship !== 0 || line.type === 'Comment');
  const ships = shipped.some(({ ship }) => ship !== 0);
  const shipment = ships ? shipmentOf(company, order, shipped, { ...posting, postingDate }) : null;
  if (invoice !== null) {
    company.invoices.insert(invoice);
    postDocument(company, invoice);
  }
  for (const part of parts) advance(company, part);
  touch(company, order);
  if (order.lines.every(({ quantity, progress }) => exactQuantity(quantity - progress.invoiced) === 0)) {
    company.orders.remove(order);
  }
  return { shipment, invoice };
}
