import { effectivePrice, priceBreaks, type PriceFacts, type PriceQuestion, type PriceRow } from 'c/erpPricing';

const card: PriceRow = {
  id: 'card',
  source: 'Item Card',
  group: null,
  itemNumber: '1000',
  itemGroup: 'SEATING',
  variant: null,
  unit: 'PCS',
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
  taxGroup: 'STANDARD',
  list: null,
  lineNumber: null,
  listName: null,
};
const row = (id: string, more: Partial<PriceRow>): PriceRow => ({
  ...card,
  id,
  source: 'All Customers',
  itemGroup: null,
  unit: null,
  taxGroup: null,
  list: 'S1',
  lineNumber: 10_000,
  listName: 'List prices',
  ...more,
});
const facts = (rows: readonly PriceRow[], customer: Partial<PriceFacts['customer']> = {}): PriceFacts => ({
  rows: [card, ...rows],
  customer: {
    homeCurrency: 'GBP',
    priceGroup: 'TRADE',
    discountGroup: 'LARGE',
    allowLineDiscount: true,
    pricesIncludeTax: false,
    taxArea: 'DOMESTIC',
    ...customer,
  },
  conversions: {
    units: [{ itemNumber: '1000', unit: 'BOX', quantity: 12 }],
    rates: [{ currency: 'EUR', startingDate: '2026-01-01', exchange: 100, relational: 86, rounding: 0.01 }],
    taxes: [{ area: 'DOMESTIC', group: 'STANDARD', percent: 20 }],
  },
});
const question: PriceQuestion = {
  itemNumber: '1000',
  variant: null,
  unit: 'PCS',
  quantity: 1,
  day: '2026-03-10',
  currency: 'GBP',
};

describe('effective price', () => {
  it('names the row that the price and the discount come from', () => {
    const trade = row('trade', { source: 'Customer Price Group', group: 'TRADE', unitPrice: 90 });
    const offer = row('offer', { amountType: 'Discount', discountPercent: 5 });
    const price = effectivePrice(facts([row('all', { unitPrice: 95 }), trade, offer]), question);
    expect(price).toEqual({
      unitPrice: 90,
      discountPercent: 5,
      netPrice: 85.5,
      priceRule: { row: trade, converted: [] },
      discountRule: { row: offer, converted: [] },
    });
  });

  it('says what was converted, and rounds unit prices as the currency does', () => {
    const price = effectivePrice(facts([], { pricesIncludeTax: true }), { ...question, unit: 'BOX', currency: 'EUR' });
    expect(price).toMatchObject({
      unitPrice: 1674.42,
      priceRule: { row: card, converted: ['tax', 'unit', 'currency'] },
    });
  });

  it('gives no discount with a card price to a customer who is not allowed one', () => {
    const offer = row('offer', { amountType: 'Discount', discountPercent: 5 });
    const price = effectivePrice(facts([offer], { allowLineDiscount: false }), question);
    expect(price).toMatchObject({ discountPercent: 0, netPrice: 100, discountRule: null });
  });

  it('names the same one of equal offers whatever their order', () => {
    const rows = [
      row('b', { unitPrice: 90, lineNumber: 20_000 }),
      row('a', { unitPrice: 90 }),
      row('c', { unitPrice: 90, list: 'S2' }),
    ];
    for (const list of [rows, [...rows].reverse()]) {
      expect(effectivePrice(facts(list), question)).toMatchObject({ priceRule: { row: { id: 'a' } } });
    }
  });

  it('says why there is no price', () => {
    const problem = (more: Partial<PriceQuestion>): unknown => effectivePrice(facts([]), { ...question, ...more });
    expect(problem({ itemNumber: '2000' })).toEqual({ problem: 'NO_ITEM' });
    expect(problem({ unit: 'PALLET' })).toEqual({ problem: 'NO_UNIT' });
    expect(problem({ currency: 'USD' })).toEqual({ problem: 'NO_RATE' });
    expect(problem({ currency: 'EUR', day: '2025-12-31' })).toEqual({ problem: 'NO_RATE' });
  });
});

describe('price breaks', () => {
  it('are the quantities at which price or discount change, in the asked unit', () => {
    const rows = [
      row('ten', { unitPrice: 90, minimumQuantity: 10 }),
      row('dear', { unitPrice: 95, minimumQuantity: 20 }),
      row('fifty', { unitPrice: 80, minimumQuantity: 50 }),
      row('offer', { amountType: 'Discount', discountPercent: 5, minimumQuantity: 50 }),
    ];
    const breaks = (unit: string): unknown =>
      priceBreaks(facts(rows), { ...question, unit }).map(({ quantity, price }) => [quantity, price.netPrice]);
    expect(breaks('PCS')).toEqual([
      [0, 100],
      [10, 90],
      [50, 76],
    ]);
    expect(breaks('BOX')).toEqual([
      [0, 1200],
      [0.83334, 1080],
      [4.16667, 912],
    ]);
  });

  it('are none without a price', () => {
    expect(priceBreaks(facts([]), { ...question, itemNumber: '2000' })).toEqual([]);
  });
});
