import { addCode, newRow } from '../books/company.ts';
import { addDays, addMonths, dayMs } from '../books/dates.ts';
import type { Company } from '../books/model.ts';
import { createRandom } from '../books/random.ts';

const UNITS: readonly (readonly [string, string, string])[] = [
  ['PCS', 'Piece', 'EA'],
  ['BOX', 'Box', 'BX'],
  ['PACK', 'Pack', 'PK'],
  ['SET', 'Set', 'SET'],
  ['KG', 'Kilogram', 'KGM'],
  ['L', 'Litre', 'LTR'],
  ['M', 'Metre', 'MTR'],
  ['HOUR', 'Hour', 'HUR'],
];

const CATEGORIES: readonly (readonly [string, string])[] = [
  ['CHAIR', 'Office chairs'],
  ['DESK', 'Desks'],
  ['LIGHT', 'Lighting'],
  ['STORAGE', 'Storage'],
  ['GARDEN', 'Garden and terrace'],
  ['HEATING', 'Heaters and stoves'],
  ['PAPER', 'Paper and stationery'],
  ['SERVICE', 'Services'],
];

const TERMS: readonly (readonly [string, string, string, string, number])[] = [
  ['COD', 'Cash on delivery', '0D', '', 0],
  ['7D', 'Net 7 days', '7D', '', 0],
  ['14D', 'Net 14 days', '14D', '', 0],
  ['30D', 'Net 30 days', '30D', '', 0],
  ['60D', 'Net 60 days', '60D', '', 0],
  ['CM', 'Current month', 'CM', '', 0],
  ['1M(8D)', '1 Month/2% 8 days', '1M', '8D', 2],
  ['30D(10D)', 'Net 30 days/3% 10 days', '30D', '10D', 3],
];

/** Code, name and address for following a parcel, where %1 stands for its number ("Internet Address"). */
const SHIPPING_AGENTS: readonly (readonly [string, string, string])[] = [
  ['HERON', 'Heron Parcels', 'https://parcels.example/heron/%1'],
  ['NORTHLINE', 'Northline Freight', 'https://freight.example/northline?number=%1'],
  ['OWN', 'Own lorry', ''],
];

const COUNTRIES =
  'AT:Austria BE:Belgium CH:Switzerland CZ:Czechia DE:Germany DK:Denmark ES:Spain FI:Finland FR:France GB:Great_Britain GR:Greece IE:Ireland IT:Italy JP:Japan NL:Netherlands NO:Norway PL:Poland PT:Portugal SE:Sweden US:USA';

/** Name, start value in units of the company's currency for one unit, spread of a month's move. */
export interface CurrencySetup {
  readonly code: string;
  readonly name: string;
  readonly symbol: string;
  readonly value: number;
  readonly whole?: boolean;
}

/** Codes that every company has: units, categories, terms, methods, countries, tax areas and groups. */
export function addCodes(company: Company): void {
  for (const [code, name, standard] of UNITS) {
    addCode(company, 'unitsOfMeasure', { code, name, more: { internationalStandardCode: standard } });
  }
  for (const [code, name] of CATEGORIES) addCode(company, 'itemCategories', { code, name });
  for (const [code, name] of [
    ['BANK', 'Bank transfer'],
    ['CARD', 'Card payment'],
    ['CASH', 'Cash payment'],
    ['DD', 'Direct debit'],
  ] as const) {
    addCode(company, 'paymentMethods', { code, name });
  }
  for (const [code, name] of [
    ['EXW', 'Ex works'],
    ['DAP', 'Delivered at place'],
    ['CIF', 'Cost, insurance and freight'],
    ['PICKUP', 'Pick-up at location'],
  ] as const) {
    addCode(company, 'shipmentMethods', { code, name });
  }
  for (const [code, name, url] of SHIPPING_AGENTS) {
    addCode(company, 'shippingAgents', { code, name, more: { url } });
  }
  for (const country of COUNTRIES.split(' ')) {
    const [code = '', name = ''] = country.split(':');
    const addressFormat = code === 'US' ? 'City+County+Post Code' : code === 'GB' ? 'City+Post Code' : 'Post Code+City';
    addCode(company, 'countriesRegions', { code, name: name.replaceAll('_', ' '), more: { addressFormat } });
  }
  for (const area of Object.keys(company.taxPercents)) {
    const name = `${area.charAt(0)}${area.slice(1).toLowerCase()} customers`;
    addCode(company, 'taxAreas', { code: area, name });
  }
  for (const group of Object.keys(company.taxPercents['DOMESTIC'] ?? {})) {
    addCode(company, 'taxGroups', { code: group, name: `${group.charAt(0)}${group.slice(1).toLowerCase()} rate` });
  }
  for (const [code, name, due, discountDue, discountPercent] of TERMS) {
    const row = { code, name, due, discountDue, discountPercent, discountOnCreditMemos: false };
    company.terms.insert({ ...newRow(company), ...row });
  }
}

/** Currencies with a rate from the first of every month; the rates wander a little from month to month. */
export function addCurrencies(
  company: Company,
  currencies: readonly CurrencySetup[],
  span: { from: string; to: string; seed: string },
): void {
  const random = createRandom(`${span.seed}/rates/${company.code}`);
  for (const { code, name, symbol, value, whole } of currencies) {
    const more = {
      symbol,
      amountDecimalPlaces: whole === true ? '0:0' : '2:2',
      amountRoundingPrecision: whole === true ? 1 : 0.01,
      unitAmountRounding: 0.01,
    };
    addCode(company, 'currencies', { code, name, more });
    let rate = value;
    for (let month = span.from; month <= span.to; month = addMonths(month, 1)) {
      rate *= 1 + (random.unit() - 0.5) * 0.03;
      const relational = Math.round(rate * 1_000_000) / 10_000;
      company.rates.insert({ ...newRow(company), currency: code, date: month, exchange: 100, relational });
    }
  }
}

/** Monthly accounting periods from a first day on; `firstMonth` is the month in which fiscal years begin (1–12). */
export function addPeriods(company: Company, from: string, to: string, firstMonth: number): void {
  for (let day = from; day <= to; day = addMonths(day, 1)) {
    const name = new Date(dayMs(day)).toLocaleString('en', { month: 'long', timeZone: 'UTC' });
    const newFiscalYear = Number(day.slice(5, 7)) === firstMonth;
    const closed = addDays(day, 730) < to;
    company.periods.insert({ ...newRow(company), startingDate: day, name, newFiscalYear, closed });
  }
}
