import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { newRow } from '../company.ts';
import type { Customer, Item } from '../model.ts';
import { testCompany, type TestCompany } from '../test-company.ts';
import { fraction, rounded, times } from './fraction.ts';
import type { PriceListLine } from './model.ts';
import { proposePrice, type PriceableLine } from './propose.ts';
import type { SalesPrice } from './sales-price.ts';
import { listOfOne } from './test-prices.ts';

let books: TestCompany;
let item: Item;
let customer: Customer;

beforeEach(() => {
  books = testCompany();
  item = books.item;
  item.unitPrice = 100;
  item.discountGroup = 'SEATING';
  customer = books.addCustomer('C1', { priceGroup: 'TRADE', discountGroup: 'LARGE' });
  books.company.itemUnits.insert({ ...newRow(books.company), item, code: 'BOX', quantity: 12 });
});

const add = (line: Parameters<typeof listOfOne>[2]): PriceListLine => listOfOne(books.company, item, line);

function ask(question: Partial<PriceableLine> = {}): SalesPrice {
  const open = { customer, item, variant: '', unit: 'PCS', quantity: 1, day: '2026-03-10', currency: '' };
  return proposePrice(books.company, { ...open, including: false, ...question });
}

describe('which price', () => {
  test('without a price list the item card counts', () => {
    expect(ask()).toEqual({ unitPrice: 100, discountPercent: 0, priceLine: null, discountLine: null });
  });

  test('a list price counts also where it is above the item card', () => {
    add({ unitPrice: 120 });
    expect(ask().unitPrice).toBe(120);
  });

  test('the lowest of the prices for all, for the group and for the customer counts', () => {
    books.addCustomer('C2');
    add({ unitPrice: 95 });
    const group = add({ unitPrice: 90, source: 'Customer Price Group', sourceNumber: 'TRADE' });
    add({ unitPrice: 92, source: 'Customer', sourceNumber: 'C1' });
    add({ unitPrice: 50, source: 'Customer Price Group', sourceNumber: 'RETAIL' });
    add({ unitPrice: 50, source: 'Customer', sourceNumber: 'C2' });
    expect(ask().priceLine).toBe(group);
  });

  test.each(['Draft', 'Inactive'] as const)('a list in status %s does not count', (status) => {
    add({ unitPrice: 80, status });
    expect(ask().unitPrice).toBe(100);
  });

  test('both days of the validity count, the days around them do not', () => {
    add({ unitPrice: 80, startingDate: '2026-03-10', endingDate: '2026-03-12' });
    const prices = ['2026-03-09', '2026-03-10', '2026-03-12', '2026-03-13'].map((day) => ask({ day }).unitPrice);
    expect(prices).toEqual([100, 80, 80, 100]);
  });

  test('a minimum quantity counts base units where the line names no unit, else its own', () => {
    add({ unitPrice: 80, minimumQuantity: 24 });
    add({ unitPrice: 900, minimumQuantity: 3, unit: 'BOX' });
    expect(ask({ quantity: 23 }).unitPrice).toBe(100);
    expect(ask({ quantity: 24 }).unitPrice).toBe(80);
    expect(ask({ unit: 'BOX', quantity: 2 }).unitPrice).toBe(960);
    expect(ask({ unit: 'BOX', quantity: 3 }).unitPrice).toBe(900);
  });

  test('the item card price of a larger unit is that of so many base units', () => {
    expect(ask({ unit: 'BOX' }).unitPrice).toBe(1200);
  });

  test('a price of the variant goes before a lower one of the item', () => {
    add({ unitPrice: 70 });
    add({ unitPrice: 85, variant: 'OAK' });
    expect(ask({ variant: 'OAK' }).unitPrice).toBe(85);
    expect(ask().unitPrice).toBe(70);
  });

  test('a unit that the item does not have is refused', () => {
    expect(() => ask({ unit: 'PALLET' })).toThrow('Item Unit of Measure');
  });
});

describe('currencies and tax', () => {
  const rate = (exchange: number, relational: number): void => {
    const row = { currency: 'USD', date: '2026-03-02', exchange, relational };
    books.company.rates.insert({ ...newRow(books.company), ...row });
  };

  test('a price in the currency goes before a lower one in the own currency', () => {
    rate(100, 80);
    add({ unitPrice: 10 });
    add({ unitPrice: 99, currency: 'USD' });
    expect(ask({ currency: 'USD' }).unitPrice).toBe(99);
    expect(ask().unitPrice).toBe(10);
  });

  test('without one the price in the own currency is converted at the rate of the day', () => {
    rate(100, 80);
    add({ unitPrice: 10 });
    expect(ask({ currency: 'USD' }).unitPrice).toBe(12.5);
  });

  test('a converted price is rounded to the unit amounts of the currency, half away from zero', () => {
    rate(100, 80);
    const usd = books.company.codes.currencies.byKey('USD');
    Object.assign(usd?.more ?? {}, { unitAmountRounding: 0.01 });
    add({ unitPrice: 10.004 });
    expect(ask({ currency: 'USD' }).unitPrice).toBe(12.51);
  });

  test('a price with tax is brought to a document without, and the other way', () => {
    add({ unitPrice: 120, includesTax: true, taxArea: 'DOMESTIC', endingDate: '2026-12-31' });
    expect(ask().unitPrice).toBe(100);
    expect(ask({ including: true }).unitPrice).toBe(120);
    item.unitPrice = 50;
    expect(ask({ including: true, day: '2027-01-01' }).unitPrice).toBe(60);
  });

  test("a price with the home tax becomes one with the customer's tax", () => {
    add({ unitPrice: 120, includesTax: true, taxArea: 'DOMESTIC' });
    customer.taxArea = 'EXPORT';
    expect(ask({ including: true }).unitPrice).toBe(100);
  });
});

describe('which discount', () => {
  test('the highest of all discounts of item, item group, customer and customer group counts', () => {
    add({ amountType: 'Discount', discountPercent: 5 });
    add({ amountType: 'Discount', discountPercent: 7, source: 'Customer', sourceNumber: 'C1' });
    const best = add({
      amountType: 'Discount',
      discountPercent: 12.5,
      asset: 'Item Discount Group',
      assetNumber: 'SEATING',
      source: 'Customer Disc. Group',
      sourceNumber: 'LARGE',
    });
    expect(ask()).toMatchObject({ unitPrice: 100, discountPercent: 12.5, discountLine: best });
  });

  test('a price group has no discounts, a discount group no prices, and an item discount group no prices', () => {
    const price = { source: 'Customer Price Group', sourceNumber: 'TRADE', unitPrice: 90 } as const;
    expect(() => add({ ...price, amountType: 'Any', discountPercent: 20 })).toThrow('has prices only');
    const discount = { source: 'Customer Disc. Group', sourceNumber: 'LARGE', discountPercent: 3 } as const;
    expect(() => add({ ...discount, amountType: 'Any', unitPrice: 10 })).toThrow('has discounts only');
    expect(() => add({ asset: 'Item Discount Group', assetNumber: 'SEATING', unitPrice: 5 })).toThrow('discounts only');
  });

  test('a line with price and discount gives both', () => {
    add({ amountType: 'Any', unitPrice: 90, discountPercent: 3 });
    expect(ask()).toMatchObject({ unitPrice: 90, discountPercent: 3 });
  });

  test('a price that allows no line discount is compared and given without', () => {
    add({ amountType: 'Discount', discountPercent: 10 });
    add({ unitPrice: 94, allowLineDiscount: false });
    expect(ask()).toMatchObject({ unitPrice: 94, discountPercent: 0 });
    add({ unitPrice: 100 });
    expect(ask()).toMatchObject({ unitPrice: 100, discountPercent: 10 });
  });

  test('on the item card price the customer says whether a discount goes with it', () => {
    add({ amountType: 'Discount', discountPercent: 10 });
    expect(ask().discountPercent).toBe(10);
    customer.allowLineDiscount = false;
    expect(ask()).toMatchObject({ discountPercent: 0, discountLine: null });
  });

  test('a discount in the currency goes before a higher one in the own currency', () => {
    add({ amountType: 'Discount', discountPercent: 10 });
    add({ amountType: 'Discount', discountPercent: 2, currency: 'USD' });
    expect(ask({ currency: 'USD' }).discountPercent).toBe(2);
  });
});

describe('always', () => {
  const lines = fc.array(
    fc.record({
      unitPrice: fc.integer({ min: 1, max: 20_000_000 }).map((units) => units / 100_000),
      minimumQuantity: fc.integer({ min: 0, max: 20 }),
      allowLineDiscount: fc.boolean(),
    }),
    { maxLength: 8 },
  );

  test('more quantity never costs more a piece, and no applicable line is cheaper than the answer', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 25 }), (list, quantity) => {
        books = testCompany();
        item = books.item;
        customer = books.addCustomer('C1');
        item.unitPrice = 1000;
        list.forEach(add);
        const { unitPrice } = ask({ quantity });
        const applicable = list.filter(({ minimumQuantity }) => minimumQuantity <= quantity);
        expect(unitPrice).toBe(
          Math.min(...applicable.map((line) => line.unitPrice), ...(applicable.length ? [] : [1000])),
        );
        if (applicable.length > 0) expect(ask({ quantity: quantity + 1 }).unitPrice).toBeLessThanOrEqual(unitPrice);
      }),
      { numRuns: 60 },
    );
  });

  test('decimals are taken as written and rounded half away from zero', () => {
    expect(rounded(times(fraction(1.005), fraction(1)), 0.01)).toBe(1.01);
    expect(rounded(fraction(2.675), 0.01)).toBe(2.68);
    expect(rounded(fraction(-0.5), 1)).toBe(-1);
    expect(rounded(fraction(1e-7), 0.00001)).toBe(0);
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (units) => {
        expect(rounded(fraction(units / 100_000), 0.00001)).toBe(units / 100_000 || 0);
      }),
    );
  });
});
