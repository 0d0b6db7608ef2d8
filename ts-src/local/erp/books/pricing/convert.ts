import { taxPercentOf } from '../amounts.ts';
import type { Company } from '../model.ts';
import { dividedBy, fraction, rounded, times, type Fraction } from './fraction.ts';
import type { PriceQuestion } from './question.ts';

/** Rounding of unit prices where a currency says nothing ("Unit-Amount Rounding Precision", its initial value). */
const UNIT_AMOUNT_ROUNDING = 0.00001;

/** A price as it is kept: on a price list line or on the item card (no unit, no currency). */
export interface KeptPrice {
  readonly unitPrice: number;
  readonly unit: string;
  readonly currency: string;
  readonly includesTax: boolean;
  readonly taxArea: string;
}

/** To what unit prices of a currency are rounded; the company's own for a blank code. */
export function unitRounding(company: Company, currency: string): number {
  const own = currency === '' ? undefined : company.codes.currencies.byKey(currency)?.more['unitAmountRounding'];
  return typeof own === 'number' ? own : UNIT_AMOUNT_ROUNDING;
}

function withTax(percent: number): Fraction {
  return dividedBy(
    { top: fraction(percent).top + 100n * fraction(percent).bottom, bottom: fraction(percent).bottom },
    fraction(100),
  );
}

/** Tax in or out: the tax of the price's own area goes out, the document's comes in. */
function byTax(company: Company, price: KeptPrice, question: PriceQuestion): Fraction {
  const amount = fraction(price.unitPrice);
  const { including, percent } = question.tax;
  if (!price.includesTax) return including ? times(amount, withTax(percent)) : amount;
  const own = taxPercentOf(company, price.taxArea, question.item.taxGroup);
  if (!including) return dividedBy(amount, withTax(own));
  return own === percent ? amount : dividedBy(times(amount, withTax(percent)), withTax(own));
}

/** The price in the document's tax, unit and currency, rounded to the currency's unit amounts. */
export function convertPrice(company: Company, price: KeptPrice, question: PriceQuestion): number {
  let amount = byTax(company, price, question);
  if (price.unit === '') amount = times(amount, fraction(question.quantityPerUnit));
  if (question.currency !== '' && price.currency === '') {
    amount = dividedBy(times(amount, fraction(question.rate.exchange)), fraction(question.rate.relational));
  }
  return rounded(amount, unitRounding(company, question.currency));
}
