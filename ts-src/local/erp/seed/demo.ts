import { addMonths, dayMs, dayOf } from '../books/dates.ts';
import { createCompany } from '../books/company.ts';
import type { Address, Company } from '../books/model.ts';
import { populate, type DemoSize } from './populate.ts';
import { addCodes, addCurrencies, addPeriods, type CurrencySetup } from './setup.ts';

export interface DemoOptions {
  readonly seed: number;
  readonly size: DemoSize;
  readonly now: () => number;
}

/** First day of the month so many months before the day's. */
function monthsBefore(day: string, months: number): string {
  return addMonths(`${day.slice(0, 7)}-01`, -months);
}

const HOME = { GB: { STANDARD: 20, REDUCED: 5, ZERO: 0 }, DE: { STANDARD: 19, REDUCED: 7, ZERO: 0 } };

function taxPercents(country: keyof typeof HOME): Company['taxPercents'] {
  const domestic = HOME[country];
  const none = { STANDARD: 0, REDUCED: 0, ZERO: 0 };
  return { DOMESTIC: domestic, EU: none, EXPORT: none };
}

const NORTHWOLD: Address = {
  name: 'Northwold Furnishings Ltd.',
  line1: '12 Quay Street',
  line2: '',
  city: 'Bristol',
  state: '',
  country: 'GB',
  postCode: 'BS1 4RB',
};
const KASTANIENBAUM: Address = {
  name: 'Kastanienbaum Möbel GmbH',
  line1: 'Hafenstraße 7',
  line2: '',
  city: 'Hamburg',
  state: '',
  country: 'DE',
  postCode: '20459',
};

const OTHERS: readonly (CurrencySetup & { inEuros: number })[] = [
  { code: 'USD', name: 'US dollar', symbol: '$', value: 0.79, inEuros: 0.92 },
  { code: 'SEK', name: 'Swedish krona', symbol: 'kr', value: 0.075, inEuros: 0.088 },
  { code: 'JPY', name: 'Japanese yen', symbol: '¥', value: 0.0053, inEuros: 0.0062, whole: true },
];
const IN_POUNDS: readonly CurrencySetup[] = [...OTHERS, { code: 'EUR', name: 'Euro', symbol: '€', value: 0.86 }];
const IN_EUROS: readonly CurrencySetup[] = [
  ...OTHERS.map((currency) => ({ ...currency, value: currency.inEuros })),
  { code: 'GBP', name: 'Pound sterling', symbol: '£', value: 1.16 },
];

/**
 * Two invented companies with two years of business up to today: `NW` in pounds with fiscal years from April, `KB` in
 * euros with calendar years. The same seed, size and day give the same data; everything is produced by posting.
 */
export function demoCompanies(options: DemoOptions): Company[] {
  const today = dayOf(options.now());
  const from = monthsBefore(today, 24);
  const span = { from: monthsBefore(today, 26), to: today, seed: String(options.seed) };
  const start = dayMs(from);
  const make = (code: string, currency: string, address: Address): Company =>
    createCompany({
      code,
      name: address.name,
      currency,
      address,
      taxPercents: taxPercents(address.country as keyof typeof HOME),
      seed: span.seed,
      now: () => start,
    });
  const northwold = make('NW', 'GBP', NORTHWOLD);
  const kastanienbaum = make('KB', 'EUR', KASTANIENBAUM);
  for (const company of [northwold, kastanienbaum]) addCodes(company);
  addCurrencies(northwold, IN_POUNDS, span);
  addCurrencies(kastanienbaum, IN_EUROS, span);
  const firstYear = Number(from.slice(0, 4)) - 1;
  addPeriods(northwold, `${firstYear}-04-01`, addMonths(today, 12), 4);
  addPeriods(kastanienbaum, `${firstYear}-01-01`, addMonths(today, 12), 1);
  populate(northwold, { ...options, from, to: today, share: 1 });
  populate(kastanienbaum, { ...options, from, to: today, share: 0.35 });
  return [northwold, kastanienbaum];
}
