import { refuse } from './errors.ts';
import type { Company } from './model.ts';
import { divideRounded, roundTo, type Cents } from './money.ts';

/**
 * Units of a currency for one unit of the company's own on a day ("Currency Factor"); 1 for the own currency.
 * The rate in force is the latest one that starts on or before the day.
 * @throws ErpError when the currency has no rate by then.
 */
export function currencyFactor(company: Company, currency: string, day: string): number {
  if (currency === '') return 1;
  let found: { exchange: number; relational: number } | undefined;
  for (const rate of company.rates.rows()) {
    if (rate.currency === currency && rate.date <= day) found = rate;
  }
  if (found === undefined) {
    throw refuse(
      `There is no Currency Exchange Rate within the filter: Currency Code ${currency}, Starting Date ..${day}.`,
    );
  }
  return found.exchange / found.relational;
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
