import { touch } from './company.ts';
import { fieldError, refuse } from './errors.ts';
import type { Company, SalesDocument } from './model.ts';
import type { OrderFacts, Release } from './order-facts.ts';
import { checkNothingUnbilled } from './order-lines.ts';

function factsOf(order: SalesDocument): OrderFacts {
  if (order.order === null) throw refuse(`The document ${order.number} is not an order.`);
  return order.order;
}

function setRelease(company: Company, order: SalesDocument, release: Release): void {
  order.order = { ...factsOf(order), release };
  touch(company, order);
}

/**
 * Releases an order, or approves one that waits for approval; a released one stays as it is.
 * @throws ErpError when it has no lines to deliver.
 */
export function releaseOrder(company: Company, order: SalesDocument): void {
  if (factsOf(order).release === 'Released') return;
  if (!order.lines.some((line) => line.type !== 'Comment' && line.quantity !== 0)) {
    throw refuse(`There is nothing to release for the document of type Order with the number ${order.number}.`);
  }
  setRelease(company, order, 'Released');
}

/** Opens a released order for changes; of one that waits for approval the request is withdrawn. */
export function reopenOrder(company: Company, order: SalesDocument): void {
  if (factsOf(order).release !== 'Open') setRelease(company, order, 'Open');
}

/**
 * Sends an open order for approval: until it is approved or reopened it is neither changed nor posted.
 * @throws ErpError when it is not open.
 */
export function holdOrder(company: Company, order: SalesDocument): void {
  const { release } = factsOf(order);
  if (release !== 'Open') {
    throw fieldError(
      `Status must be equal to 'Open' in Sales Header: Document Type=Order, No.=${order.number}. Current value is '${release}'.`,
    );
  }
  setRelease(company, order, 'Pending Approval');
}

/**
 * Takes an order away with its lines; returns how it is put back.
 * @throws ErpError when something was shipped and not yet invoiced.
 */
export function deleteOrder(company: Company, order: SalesDocument): () => void {
  for (const line of order.lines) checkNothingUnbilled(line);
  company.orders.remove(order);
  return () => void company.orders.insert(order);
}
