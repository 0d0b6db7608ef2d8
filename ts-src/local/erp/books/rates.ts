import { refuse } from './errors.ts';
import type { Company } from './model.ts';
import { divideRounded, roundTo, type Cents } from './money.ts';

/** So many units of a currency are worth so many of the company's own. */
export interface Rate {
  readonly exchange: number;
  readonly relational: number;
}

/**
 * The rate of a currency in force on a day: the latest one that starts on or before it; one to one for the own currency.
 * @throws ErpError when the currency has no rate by then.
 */
export function rateInForce(company: Company, currency: string, day: string): Rate {
  if (currency === '') return { exchange: 1, relational: 1 };
  let found: Rate | undefined;
  for (const rate of company.rates.rows()) {
    if (rate.currency === currency && rate.date <= day) found = rate;
  }
  if (found === undefined) {
    throw refuse(
      `There is no Currency Exchange Rate within the filter: Currency Code ${currency}, Starting Date ..${day}.`,
    );
  }
  return found;
}

/**
 * Units of a currency for one unit of the company's own on a day ("Currency Factor"); 1 for the own currency.
 * @throws ErpError when the currency has no rate by then.
 */
export function currencyFactor(company: Company, currency: string, day: string): number {
  const { exchange, relational } = rateInForce(company, currency, day);
  return exchange / relational;
}

/** An amount of a currency in the company's own, rounded to its hundredths. */
export function toLocal(amount: Cents, factor: number): Cents {
  return factor === 1 ? amount : Math.round(Math.abs(amount) / factor) * Math.sign(amount) || 0;
}

/** An amount of one currency in another at their factors, rounded to the second one's precision. */
export function exchange(amount: Cents, fromFactor: number, to: { factor: number; precision: number }): Cents {
  const value = (Math.abs(amount) / fromFactor) * to.factor;
  return roundTo(divideRounded(Math.round(value * 1000), 1000), to.precision) * Math.sign(amount) || 0;
}

/** Rounding precision of a currency in cents: 1, or 100 for a currency without a minor unit. */
export function precisionOf(company: Company, currency: string): number {
  const row = currency === '' ? undefined : company.codes.currencies.byKey(currency);
  return row?.more['amountRoundingPrecision'] === 1 ? 100 : 1;
}
