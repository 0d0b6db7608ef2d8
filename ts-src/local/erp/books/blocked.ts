import { refuse } from './errors.ts';
import type { Customer, DocumentKind, DocumentType } from './model.ts';

/**
 * Refuses a posting that the customer's block forbids: All forbids everything, Invoice invoices and blank types.
 * The text follows the base application's; its exact wording is not verified.
 */
export function checkBlocked(customer: Customer, type: DocumentType): void {
  const invoices = type === 'Invoice' || type === ' ' || type === 'Finance Charge Memo';
  if (customer.blocked === 'All' || (customer.blocked === 'Invoice' && invoices)) throw blocked(customer, 'post');
}

/**
 * Refuses a new quote or order of a blocked customer, and the posting of an order: All and Invoice forbid both, Ship
 * forbids new ones and posting with a shipment (base application: Customer, procedure CheckBlockedCustOnDocs).
 */
export function checkBlockedOnOrder(customer: Customer, doing: 'create' | 'ship' | 'invoice'): void {
  if (customer.blocked === ' ' || (customer.blocked === 'Ship' && doing === 'invoice')) return;
  throw blocked(customer, doing === 'create' ? 'create' : 'post');
}

/** Whether the kind of document is one that a blocked customer may not even have. */
export function isRefusedToBlocked(kind: DocumentKind): boolean {
  return kind === 'quote' || kind === 'order';
}

function blocked(customer: Customer, verb: 'create' | 'post'): Error {
  return refuse(
    `You cannot ${verb} this type of document when Customer ${customer.number} is blocked with type ${customer.blocked}.`,
  );
}
