import type { Company, Customer, SalesDocument, SalesLine } from './model.ts';
import { share, type Cents } from './money.ts';
import { outstandingOf, unbilledOf } from './order-lines.ts';
import { currencyFactor, toLocal } from './rates.ts';

/** What orders still hold of a customer that pays, tax included, in the company's currency. */
export interface Exposure {
  /** Ordered and not yet shipped ("Outstanding Orders (LCY)"). */
  readonly outstanding: Cents;
  /** Shipped and not yet invoiced ("Shipped Not Invoiced (LCY)"). */
  readonly shippedNotInvoiced: Cents;
}

function partOf(line: SalesLine, quantity: number): Cents {
  return share(line.net + line.tax, Math.round(quantity * 100_000), Math.round(line.quantity * 100_000));
}

function orderExposure(company: Company, order: SalesDocument): Exposure {
  const factor = currencyFactor(company, order.currency, order.postingDate);
  let outstanding = 0;
  let shippedNotInvoiced = 0;
  for (const line of order.lines) {
    outstanding += toLocal(partOf(line, outstandingOf(line)), factor);
    shippedNotInvoiced += toLocal(partOf(line, unbilledOf(line)), factor);
  }
  return { outstanding, shippedNotInvoiced };
}

/** Sums over the open orders that the customer pays for, as the flow fields of the customer are. */
export function exposureOf(company: Company, customer: Customer): Exposure {
  let outstanding = 0;
  let shippedNotInvoiced = 0;
  for (const order of company.orders.rows()) {
    if (order.billTo !== customer) continue;
    const part = orderExposure(company, order);
    outstanding += part.outstanding;
    shippedNotInvoiced += part.shippedNotInvoiced;
  }
  return { outstanding, shippedNotInvoiced };
}
