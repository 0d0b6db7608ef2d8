import type { DraftLine, OrderDraft } from '../../erp/sales-contract.ts';
import type { SendQuoteRequest } from '../requests.ts';
import type { Quote, QuoteLine } from './quote.ts';

/** The order as it is agreed in Salesforce: prices and discounts are the rep's, not the ERP's. Pure. */
export function draftOf(
  quote: Quote,
  request: SendQuoteRequest,
  to: {
    readonly requestKey: string;
    readonly customerKey: string;
    readonly company: { readonly code: string; readonly currency: string };
  },
): OrderDraft {
  // A blank currency would be the customer's in the ERP; the quote's is meant.
  const currency = quote.currency === '' ? to.company.currency : quote.currency;
  return {
    requestKey: to.requestKey,
    customerKey: to.customerKey,
    currency,
    requestedDeliveryDate: request.requestedDeliveryDate ?? null,
    reference: request.reference ?? '',
    lines: quote.lines.map((line) => draftLine(line)),
  };
}

const draftLine = (line: QuoteLine): DraftLine => ({
  item: line.item,
  variant: line.variant,
  unit: line.unit,
  quantity: line.quantity,
  price: line.price ?? 0,
  discountPercent: line.discountPercent,
  shipmentDate: line.shipmentDate,
  text: line.text,
});
