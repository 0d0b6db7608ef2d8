import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOfRows } from './draw.ts';
import { aboutItem, type OrgPrices } from './org-facts.ts';
import { answerOfErp } from './vector-in-erp.ts';
import { answerOfOrg } from './vector-in-org.ts';
import type { PriceVector, VectorLine } from './vector.ts';

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const decimal = (max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 1, max: max * 100_000 }).map((units) => units / 100_000);
const percent = fc.integer({ min: 1, max: 10_000 }).map((units) => units / 100);

/** What every line may be limited by. */
const limits = {
  variant: maybe(fc.constantFrom('RED', 'BLUE')),
  unit: maybe(fc.constantFrom('PCS', 'BOX')),
  currency: maybe(fc.constantFrom('EUR', 'USD')),
  startingDate: maybe(fc.constantFrom('2026-03-01', '2026-03-10', '2026-03-11')),
  endingDate: maybe(fc.constantFrom('2026-03-11', '2026-03-31')),
  minimumQuantity: maybe(fc.constantFrom(0, 1, 5, 12, 24.5, 60)),
};
const line = (more: Partial<Record<keyof VectorLine, fc.Arbitrary<unknown>>>): fc.Arbitrary<VectorLine> =>
  fc
    .record({ ...limits, ...more })
    .map((said) => Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as VectorLine);

const price = fc.oneof(
  ...(
    [
      ['All Customers', ''],
      ['Customer', 'C1'],
      ['Customer', 'C2'],
      ['Customer Price Group', 'GOLD'],
      ['Customer Price Group', 'SILVER'],
    ] as const
  ).map(([source, sourceNumber]) =>
    line({
      source: fc.constant(source),
      sourceNumber: fc.constant(sourceNumber === '' ? undefined : sourceNumber),
      unitPrice: decimal(300),
      allowLineDiscount: fc.boolean(),
      includesTax: fc.boolean(),
      taxArea: fc.constant('DOMESTIC'),
    }),
  ),
);
const discount = fc.oneof(
  line({ amountType: fc.constant('Discount'), discountPercent: percent }),
  line({
    amountType: fc.constant('Discount'),
    source: fc.constant('Customer Disc. Group'),
    sourceNumber: fc.constantFrom('LARGE', 'SMALL'),
    asset: fc.constant('Item Discount Group'),
    assetNumber: fc.constantFrom('HARDWARE', 'PAINT'),
    discountPercent: percent,
    variant: fc.constant(undefined),
  }),
  line({ amountType: fc.constant('Any'), unitPrice: decimal(300), discountPercent: percent }),
);

const question: fc.Arbitrary<PriceVector> = fc.record({
  name: fc.constant('drawn'),
  why: fc.constant(''),
  item: fc.record({ unitPrice: decimal(300) }),
  units: fc.record({ BOX: fc.constantFrom(12, 0.03125, 7.5) }),
  lines: fc.array(fc.oneof(price, discount), { maxLength: 9 }),
  ask: fc.record({
    quantity: fc.constantFrom(0.5, 1, 5, 11.99999, 12, 60),
    unit: fc.constantFrom('PCS', 'BOX'),
    variant: fc.constantFrom('', 'RED'),
    day: fc.constantFrom('2026-03-10', '2026-03-11', '2026-07-02'),
    currency: fc.constantFrom('GBP', 'EUR', 'USD'),
  }),
  expect: fc.constant({ unitPrice: 0, discountPercent: 0, priceSource: '' }),
});

test('the local ERP and our objects price whatever is drawn alike', () => {
  fc.assert(
    fc.property(question, (vector) => {
      expect(answerOfOrg(vector)).toEqual(answerOfErp(vector));
    }),
    { numRuns: 1500 },
  );
});

test('a customer, an item or a rate that the org lacks is said, not priced', () => {
  const nothing: OrgPrices = {
    customers: new Map(),
    general: new Map(),
    own: new Map(),
    units: new Map(),
    rates: [],
    taxes: [],
    rows: 0,
  };
  const draw = { customer: '1', item: 'X', variant: '', unit: 'PCS', quantity: 1, day: '2026-03-10', currency: 'GBP' };
  expect(answerOfRows(nothing, draw)).toBe('the org has no customer 1');
  const customer = { number: '1', billTo: null, currency: 'GBP', homeCurrency: 'GBP', allowLineDiscount: true };
  const known = { ...customer, priceGroup: null, discountGroup: null, pricesIncludeTax: false, taxArea: null };
  const customers = new Map([['1', known]]);
  expect(answerOfRows({ ...nothing, customers, general: new Map([[aboutItem('Y'), []]]) }, draw)).toBe('NO_ITEM');
});
