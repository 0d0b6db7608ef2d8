import { fieldError, refuse } from './errors.ts';
import type { Item, SalesDocument, SalesLine } from './model.ts';
import type { LineProgress } from './order-facts.ts';
import { exactQuantity } from './money.ts';

export const NO_PROGRESS: LineProgress = { shipped: 0, invoiced: 0, toShip: 0, toInvoice: 0 };

/** Ordered and not yet shipped. */
export function outstandingOf(line: SalesLine): number {
  return exactQuantity(line.quantity - line.progress.shipped);
}

/** Shipped and not yet invoiced. */
export function unbilledOf(line: SalesLine): number {
  return exactQuantity(line.progress.shipped - line.progress.invoiced);
}

/** Proposes to ship and invoice all that is left, as after each change of a quantity and each posting. */
export function proposeRest(line: SalesLine): void {
  if (line.document.kind !== 'order' || line.type === 'Comment') return;
  const { shipped, invoiced } = line.progress;
  const toInvoice = exactQuantity(line.quantity - invoiced);
  line.progress = { shipped, invoiced, toShip: outstandingOf(line), toInvoice };
}

/**
 * Refuses a change that a released or waiting order does not allow ("Status must be equal to Open").
 * @throws ErpError Application_FieldValidationException.
 */
export function checkReopened(document: SalesDocument): void {
  if (document.order === null || document.order.release === 'Open') return;
  throw fieldError(
    `Status must be equal to 'Open' in Sales Header: Document Type=Order, No.=${document.number}. Current value is '${document.order.release}'.`,
  );
}

/** How a line is named in refusals. */
export function lineKey(line: SalesLine): string {
  return `Document Type='Order',Document No.='${line.document.number}',Line No.='${line.sequence}'`;
}

/**
 * Changes the quantity of a line.
 * @throws ErpError when the order is released, or less is left than was shipped or invoiced.
 */
export function changeQuantity(line: SalesLine, quantity: number): void {
  checkReopened(line.document);
  const { shipped } = line.progress;
  if (quantity * shipped < 0 || Math.abs(quantity) < Math.abs(shipped)) {
    throw fieldError(`Quantity must not be less than Quantity Shipped in Sales Line ${lineKey(line)}.`);
  }
  line.quantity = exactQuantity(quantity);
  proposeRest(line);
}

/** @throws ErpError when the item is blocked. */
export function checkItem(item: Item): void {
  if (item.blocked)
    throw fieldError(`Blocked must be equal to 'No' in Item: No.=${item.number}. Current value is 'Yes'.`);
}

/** Sets what the next posting ships ("Qty. to Ship"); what is invoiced follows. */
export function setToShip(line: SalesLine, quantity: number): void {
  const outstanding = outstandingOf(line);
  if (quantity * line.quantity < 0 || Math.abs(quantity) > Math.abs(outstanding)) {
    throw refuse(`You cannot ship more than ${outstanding} units.`);
  }
  const { shipped, invoiced } = line.progress;
  const toShip = exactQuantity(quantity);
  line.progress = { shipped, invoiced, toShip, toInvoice: exactQuantity(shipped + toShip - invoiced) };
}

/** Sets what the next posting invoices ("Qty. to Invoice"). */
export function setToInvoice(line: SalesLine, quantity: number): void {
  const { shipped, invoiced, toShip } = line.progress;
  const most = exactQuantity(shipped + toShip - invoiced);
  if (quantity * line.quantity < 0 || Math.abs(quantity) > Math.abs(most)) {
    throw refuse(`You cannot invoice more than ${most} units.`);
  }
  line.progress = { ...line.progress, toInvoice: exactQuantity(quantity) };
}

/** @throws ErpError when the order is released, or the line holds what was shipped and not yet invoiced. */
export function checkDeletable(line: SalesLine): void {
  checkReopened(line.document);
  checkNothingUnbilled(line);
}

/** @throws ErpError when the line holds what was shipped and not yet invoiced. */
export function checkNothingUnbilled(line: SalesLine): void {
  const unbilled = unbilledOf(line);
  if (unbilled === 0) return;
  throw fieldError(
    `Qty. Shipped Not Invoiced must be equal to '0' in Sales Line: ${lineKey(line)}. Current value is '${unbilled}'.`,
  );
}
