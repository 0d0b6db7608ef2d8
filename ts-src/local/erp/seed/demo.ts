import { addMonths, dayOf } from '../books/dates.ts';
import { createCompany } from '../books/company.ts';
import type { Company } from '../books/model.ts';
import { populate, type DemoSize } from './populate.ts';
import { addCodes, addCurrencies, addPeriods } from './setup.ts';

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

/**
 * Two invented companies with two years of business up to today: `NW` in pounds with fiscal years from April, `KB` in
 * euros with calendar years. The same seed, size and day give the same data; everything is produced by posting.
 */
export function demoCompanies(options: DemoOptions): Company[] {
  const today = dayOf(options.now());
  const from = monthsBefore(today, 24);
  const span = { from: monthsBefore(today, 26), to: today, seed: String(options.seed) };
  const line2 = '';
  const state = '';
  const northwold = createCompany({
    code: 'NW',
    name: 'Northwold Furnishings Ltd.',
    currency: 'GBP',
    address: {
      name: 'Northwold Furnishings Ltd.',
      line1: '12 Quay Street',
      line2,
      city: 'Bristol',
      state,
      country: 'GB',
      postCode: 'BS1 4RB',
    },
    taxPercents: taxPercents('GB'),
    seed: span.seed,
    now: options.now,
  });
  const kastanie = createCompany({
    code: 'KB',
    name: 'Kastanienbaum Möbel GmbH',
    currency: 'EUR',
    address: {
      name: 'Kastanienbaum Möbel GmbH',
      line1: 'Hafenstraße 7',
      line2,
      city: 'Hamburg',
      state,
      country: 'DE',
      postCode: '20459',
    },
    taxPercents: taxPercents('DE'),
    seed: span.seed,
    now: options.now,
  });
  const others = [
    { code: 'USD', name: 'US dollar', symbol: '$', value: 1 },
    { code: 'SEK', name: 'Swedish krona', symbol: 'kr', value: 1 },
    { code: 'JPY', name: 'Japanese yen', symbol: '¥', value: 1, whole: true },
  ];
  const inPounds: Readonly<Record<string, number>> = { USD: 0.79, SEK: 0.075, JPY: 0.0053 };
  const inEuros: Readonly<Record<string, number>> = { USD: 0.92, SEK: 0.088, JPY: 0.0062 };
  const valued = (values: typeof inPounds): typeof others =>
    others.map((one) => ({ ...one, value: values[one.code] ?? 1 }));
  for (const company of [northwold, kastanie]) addCodes(company);
  addCurrencies(northwold, [...valued(inPounds), { code: 'EUR', name: 'Euro', symbol: '€', value: 0.86 }], span);
  addCurrencies(
    kastanie,
    [...valued(inEuros), { code: 'GBP', name: 'Pound sterling', symbol: '£', value: 1.16 }],
    span,
  );
  addPeriods(northwold, `${Number(from.slice(0, 4)) - 1}-04-01`, addMonths(today, 12), 4);
  addPeriods(kastanie, `${Number(from.slice(0, 4)) - 1}-01-01`, addMonths(today, 12), 1);
  populate(northwold, { ...options, from, to: today, share: 1 });
  populate(kastanie, { ...options, from, to: today, share: 0.35 });
  return [northwold, kastanie];
}
