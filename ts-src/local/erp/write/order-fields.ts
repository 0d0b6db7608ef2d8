import { checkReopened } from '../books/order-lines.ts';
import type { Company, SalesDocument } from '../books/model.ts';
import type { OrderFacts, QuoteFacts } from '../books/order-facts.ts';
import { outstandingOf } from '../books/order-lines.ts';
import { EMPTY_DATE } from '../books/random.ts';
import type { Body } from '../odata/entity-set.ts';

type Assign = (company: Company, document: SalesDocument, value: never) => void;

function setOrder(document: SalesDocument, facts: Partial<OrderFacts>): void {
  if (document.order !== null) document.order = { ...document.order, ...facts };
}

function setOffer(document: SalesDocument, facts: Partial<QuoteFacts>): void {
  if (document.offer !== null) document.offer = { ...document.offer, ...facts };
}

/** Asks for another day: the lines that are not shipped completely follow. */
function setRequestedDelivery(company: Company, document: SalesDocument, value: string): void {
  setOrder(document, { requestedDelivery: value });
  if (value === EMPTY_DATE) return;
  for (const line of document.lines) {
    if (line.type === 'Comment' || outstandingOf(line) === 0) continue;
    line.shipmentDate = value;
    company.counters.version += 1;
    line.version = company.counters.version;
  }
}

/** Fields that only orders or quotes have. */
export const ORDER_FIELDS: Readonly<Record<string, Assign>> = {
  partialShipping: (_, document, value: boolean) => setOrder(document, { partialShipping: value }),
  requestedDeliveryDate: setRequestedDelivery,
  sentDate: (_, document, value: number) => setOffer(document, { sentAt: value }),
  validUntilDate: (_, document, value: string) => setOffer(document, { validUntil: value }),
  acceptedDate: (_, document, value: string) => setOffer(document, { acceptedOn: value }),
};

const NEEDS_OPEN = [
  'billToCustomerId',
  'billToCustomerNumber',
  'currencyId',
  'currencyCode',
  'discountAmount',
  'orderDate',
  'partialShipping',
  'pricesIncludeTax',
  'requestedDeliveryDate',
  'shipmentMethodId',
];

/**
 * Refuses header changes that a released or waiting order does not allow.
 * @throws ErpError Application_FieldValidationException.
 */
export function checkHeaderChange(document: SalesDocument, body: Body): void {
  if (NEEDS_OPEN.some((name) => name in body)) checkReopened(document);
}
