import { describe, expect, it } from 'vitest';
import type { PriceRow } from '../../../lwc/erpPricing/erpPricing.ts';
import { desiredEntries, type Book, type PriceWorld } from './entries.ts';

const row = (more: Partial<PriceRow>): PriceRow => ({
  id: 'r',
  source: 'Item Card',
  group: null,
  itemNumber: 'A',
  itemGroup: null,
  variant: null,
  unit: null,
  currency: 'GBP',
  amountType: 'Price',
  unitPrice: 100,
  discountPercent: null,
  minimumQuantity: null,
  startingDate: null,
  endingDate: null,
  allowLineDiscount: true,
  includesTax: false,
  taxArea: null,
  taxGroup: null,
  list: null,
  lineNumber: null,
  listName: null,
  ...more,
});
const card = row({ unit: 'PCS' });
const retail = { source: 'Customer Price Group', group: 'RETAIL', list: 'L1' } as const;
const product = { id: 'p1', itemNumber: 'A', variant: null, unit: 'PCS', active: true };
const books: readonly Book[] = [
  { id: 'retail', kind: 'group', group: 'RETAIL' },
  { id: 'all', kind: 'all', group: null },
  { id: 'standard', kind: 'standard', group: null },
];
const world = (rows: readonly PriceRow[], more: Partial<PriceWorld> = {}): PriceWorld => ({
  rows,
  conversions: {
    units: [{ itemNumber: 'A', unit: 'PCS', quantity: 1 }],
    rates: [{ currency: 'EUR', startingDate: '2026-01-01', exchange: 100, relational: 80, rounding: 0.01 }],
    taxes: [],
  },
  homeCurrency: 'GBP',
  currencies: new Set(['GBP', 'EUR']),
  day: '2026-06-15',
  ...more,
});
const prices = (rows: readonly PriceRow[], more: Partial<PriceWorld> = {}) =>
  desiredEntries(product, books, world(rows, more)).entries.map(({ book, currency, price }) => [book, currency, price]);

describe('the entries of price books', () => {
  it('have the list price in the standard book, first, and a group’s price in its own', () => {
    expect(prices([card, row({ ...retail, unitPrice: 80 })])).toEqual([
      ['standard', 'GBP', 100],
      ['retail', 'GBP', 80],
      ['all', 'GBP', 100],
    ]);
  });

  it('take for a group the best of its own prices and of those for all customers', () => {
    const forAll = row({ source: 'All Customers', list: 'L2', unitPrice: 70 });
    expect(prices([card, row({ ...retail, unitPrice: 80 }), forAll])).toEqual([
      ['standard', 'GBP', 100],
      ['retail', 'GBP', 70],
      ['all', 'GBP', 70],
    ]);
  });

  it('hold what is valid today for one unit: neither past nor future prices nor those from a quantity on', () => {
    const rows = [
      card,
      row({ ...retail, unitPrice: 1, endingDate: '2026-06-14' }),
      row({ ...retail, unitPrice: 2, startingDate: '2026-06-16' }),
      row({ ...retail, unitPrice: 3, minimumQuantity: 10 }),
      row({ ...retail, unitPrice: 90, startingDate: '2026-06-15', endingDate: '2026-06-15' }),
    ];
    expect(prices(rows)[1]).toEqual(['retail', 'GBP', 90]);
    expect(prices(rows, { day: '2026-06-16' })[1]).toEqual(['retail', 'GBP', 2]);
  });

  it('stand in each currency that a list names, with a standard entry at the ERP’s rate', () => {
    expect(prices([card, row({ ...retail, currency: 'EUR', unitPrice: 110 })])).toEqual([
      ['standard', 'GBP', 100],
      ['standard', 'EUR', 125],
      ['retail', 'GBP', 100],
      ['retail', 'EUR', 110],
      ['all', 'GBP', 100],
    ]);
  });

  it('never stand in a currency that the org does not have, and say which were left out', () => {
    const rows = [card, row({ ...retail, currency: 'EUR', unitPrice: 110 })];
    const result = desiredEntries(product, books, world(rows, { currencies: new Set(['GBP']) }));
    expect(new Set(result.entries.map((entry) => entry.currency))).toEqual(new Set(['GBP']));
    expect([...result.leftOut]).toEqual(['EUR']);
    expect(desiredEntries(product, books, world(rows, { currencies: new Set(['USD']) })).entries).toEqual([]);
  });

  it('are inactive for a blocked item, and absent for one without an item card', () => {
    const blocked = desiredEntries({ ...product, active: false }, books, world([card]));
    expect(blocked.entries.every((entry) => !entry.active)).toBe(true);
    expect(prices([row({ ...retail, unitPrice: 80 })])).toEqual([]);
  });
});
