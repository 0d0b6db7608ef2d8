import { taxPercentOf } from '../amounts.ts';
import type { Company, Customer, Item } from '../model.ts';
import { rateInForce } from '../rates.ts';
import { quantityPerUnit } from './item-units.ts';
import { salesPrice, type SalesPrice } from './sales-price.ts';

/** A sales line that wants a price; the rates, taxes and units that convert it are the company's. */
export interface PriceableLine {
  /** The bill-to customer. */
  readonly customer: Customer;
  readonly item: Item;
  readonly variant: string;
  readonly unit: string;
  readonly quantity: number;
  /** Order date; posting date of an invoice or credit memo. */
  readonly day: string;
  /** Blank for the company's own. */
  readonly currency: string;
  /** Whether the document's prices include tax. */
  readonly including: boolean;
}

/**
 * The price and line discount of a new sales line.
 * @throws ErpError when the item does not have the unit or the currency has no rate by that day.
 */
export function proposePrice(company: Company, line: PriceableLine): SalesPrice {
  const { customer, item, variant, unit, day, currency, including } = line;
  return salesPrice(company, {
    customer,
    item,
    variant,
    unit,
    day,
    currency,
    quantity: Math.abs(line.quantity),
    quantityPerUnit: quantityPerUnit(company, item, unit),
    rate: rateInForce(company, currency, day),
    tax: { including, percent: taxPercentOf(company, customer.taxArea, item.taxGroup) },
  });
}
