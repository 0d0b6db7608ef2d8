import { newRow } from '../books/company.ts';
import { addDays, addMonths } from '../books/dates.ts';
import type { Company, Customer, Item } from '../books/model.ts';
import { addPriceLine, addPriceList, type LineSaying } from '../books/pricing/lists.ts';
import type { PriceStatus } from '../books/pricing/model.ts';
import { createRandom, type Random } from '../books/random.ts';
import { rateInForce } from '../books/rates.ts';

/** First and last day of business; prices of the past, of today and to come lie around them. */
export interface PriceSpan {
  readonly from: string;
  readonly to: string;
  readonly seed: string;
}

/** Item discount groups by category; the others have none. */
const DISCOUNT_GROUPS: Readonly<Record<string, string>> = {
  CHAIR: 'SEATING',
  DESK: 'TABLES',
  GARDEN: 'OUTDOOR',
  HEATING: 'OUTDOOR',
};

/** Every other customer has no discount group. */
const CUSTOMER_GROUPS = ['', 'LARGE', '', 'DEALER'];

const cents = (value: number): number => Math.round(value * 100) / 100;

/** Writes a company's price lists; every draw is of its own generator, so that other demo data stays as it is. */
class PriceWriter {
  private readonly company: Company;
  private readonly random: Random;
  private readonly span: PriceSpan;
  private lists = 0;

  constructor(company: Company, span: PriceSpan) {
    this.company = company;
    this.span = span;
    this.random = createRandom(`${span.seed}/prices/${company.code}`);
  }

  private list(description: string, lines: readonly LineSaying[], status: PriceStatus = 'Active'): void {
    this.lists += 1;
    const code = `S${String(this.lists).padStart(5, '0')}`;
    const list = addPriceList(this.company, { code, description, status });
    for (const line of lines) addPriceLine(this.company, list, line);
  }

  private some(chance: number): Item[] {
    return this.company.items.rows().filter(() => this.random.chance(chance));
  }

  /** Units, sales units and discount groups of items; discount groups of customers. */
  groups(): void {
    const { company } = this;
    for (const [index, item] of company.items.rows().entries()) {
      item.discountGroup = DISCOUNT_GROUPS[item.category] ?? '';
      company.itemUnits.insert({ ...newRow(company), item, code: item.unit, quantity: 1 });
      if (item.unit !== 'PCS' || index % 3 !== 0) continue;
      company.itemUnits.insert({ ...newRow(company), item, code: 'SET', quantity: index % 2 === 0 ? 4 : 6 });
      if (index % 12 === 0) item.salesUnit = 'SET';
    }
    for (const [index, customer] of company.customers.rows().entries()) {
      customer.discountGroup = CUSTOMER_GROUPS[Math.floor(index / 3) % CUSTOMER_GROUPS.length] ?? '';
      customer.allowLineDiscount = index % 12 !== 11;
    }
    for (const [code, description] of [
      ['RETAIL', 'Retail shops'],
      ['TRADE', 'Trade and contractors'],
    ] as const) {
      const row = { code, description, allowLineDiscount: true, allowInvoiceDiscount: true, includesTax: false };
      company.priceGroups.insert({ ...newRow(company), ...row });
    }
  }

  /** Prices for everybody: of last year, of today, and of the year to come. */
  forAll(): void {
    const { to } = this.span;
    const change = addMonths(`${to.slice(0, 7)}-01`, -5);
    const next = addMonths(`${to.slice(0, 7)}-01`, 2);
    this.list(
      'List prices',
      this.some(0.4).flatMap((item): LineSaying[] => [
        { assetNumber: item.number, unitPrice: cents(item.unitPrice * 0.96), endingDate: addDays(change, -1) },
        { assetNumber: item.number, unitPrice: item.unitPrice, startingDate: change, endingDate: addDays(next, -1) },
        { assetNumber: item.number, unitPrice: cents(item.unitPrice * 1.04), startingDate: next },
      ]),
    );
    for (const { code: currency } of this.company.codes.currencies.rows()) {
      const { exchange, relational } = rateInForce(this.company, currency, to);
      this.list(
        `Export prices ${currency}`,
        this.some(0.15).map((item) => ({
          assetNumber: item.number,
          currency,
          unitPrice: cents(item.unitPrice * (exchange / relational) * 1.05),
          startingDate: this.span.from,
        })),
      );
    }
  }

  /** Group prices: with quantity breaks, some without further discount, some with tax, some by set. */
  forGroups(): void {
    const retail = { source: 'Customer Price Group', sourceNumber: 'RETAIL' } as const;
    const trade = { source: 'Customer Price Group', sourceNumber: 'TRADE' } as const;
    this.list(
      'Retail prices with tax',
      this.some(0.2).map((item) => ({
        ...retail,
        assetNumber: item.number,
        unitPrice: cents(item.unitPrice * 1.12),
        includesTax: true,
        taxArea: 'DOMESTIC',
      })),
    );
    this.list(
      'Trade prices by quantity',
      this.some(0.3).flatMap((item) =>
        [
          [0, 0.95],
          [10, 0.92],
          [50, 0.875],
        ].map(([minimumQuantity = 0, part = 1]) => ({
          ...trade,
          assetNumber: item.number,
          minimumQuantity,
          unitPrice: cents(item.unitPrice * part),
          allowLineDiscount: minimumQuantity < 50,
        })),
      ),
    );
    const sets = this.company.itemUnits.rows().filter(({ code }) => code === 'SET');
    this.list(
      'Trade prices of sets',
      sets
        .filter((_, index) => index % 2 === 0)
        .map(({ item, quantity }) => ({
          ...trade,
          assetNumber: item.number,
          unit: 'SET',
          minimumQuantity: 2,
          unitPrice: cents(item.unitPrice * quantity * 0.9),
        })),
    );
  }

  /** Agreements with single customers, in their own currency, now and then for a variant or with a discount. */
  private agreement(customer: Customer): LineSaying[] {
    const { random, company } = this;
    const { exchange, relational } = rateInForce(company, customer.currency, this.span.to);
    const inCurrency = (price: number): number => cents(price * (exchange / relational));
    const own = { source: 'Customer', sourceNumber: customer.number, currency: customer.currency } as const;
    return Array.from({ length: 4 }, (): LineSaying => {
      const item = random.pick(company.items.rows());
      const variant = company.variants.rows().find((row) => row.item === item && random.chance(0.7))?.code ?? '';
      const unitPrice = inCurrency(item.unitPrice * (0.82 + random.unit() * 0.12)) || 0.01;
      const discountPercent = random.pick([2, 3, 5]);
      const startingDate = random.chance(0.5) ? addMonths(this.span.to, -random.int(1, 14)) : '';
      const endingDate = random.chance(0.4) ? addMonths(this.span.to, random.int(-1, 6)) : '';
      const line = { ...own, assetNumber: item.number, variant, unitPrice, startingDate, endingDate };
      return random.chance(0.3)
        ? { ...line, amountType: 'Any', discountPercent, minimumQuantity: 5 }
        : { ...line, allowLineDiscount: random.chance(0.7) };
    });
  }

  forCustomers(): void {
    const chosen = this.company.customers.rows().filter((_, index) => index % 7 === 2);
    for (const customer of chosen)
      this.list(`Agreement ${customer.address.name}`.slice(0, 100), this.agreement(customer));
  }

  /** Discounts for everybody, for groups and for customers; offers that are over and one to come. */
  discounts(): void {
    const { to } = this.span;
    const onGroup = { asset: 'Item Discount Group', amountType: 'Discount' } as const;
    const large = { ...onGroup, source: 'Customer Disc. Group', sourceNumber: 'LARGE' } as const;
    const dealer = { ...onGroup, source: 'Customer Disc. Group', sourceNumber: 'DEALER' } as const;
    this.list('Volume discount', [
      { ...onGroup, assetNumber: 'SEATING', minimumQuantity: 6, discountPercent: 3 },
      { ...onGroup, assetNumber: 'TABLES', minimumQuantity: 6, discountPercent: 2.5 },
    ]);
    this.list('Large accounts', [
      { ...large, assetNumber: 'SEATING', discountPercent: 7.5 },
      { ...large, assetNumber: 'TABLES', discountPercent: 5 },
      { ...large, assetNumber: 'OUTDOOR', discountPercent: 4, minimumQuantity: 4 },
    ]);
    this.list('Dealers', [
      { ...dealer, assetNumber: 'SEATING', discountPercent: 12.5 },
      { ...dealer, assetNumber: 'OUTDOOR', discountPercent: 10, startingDate: addMonths(to, -9) },
    ]);
    const offers = this.some(0.12).map((item) => ({ assetNumber: item.number, amountType: 'Discount' as const }));
    const last = { startingDate: addMonths(to, -8), endingDate: addMonths(to, -6), discountPercent: 15 };
    const coming = { startingDate: addMonths(to, 1), endingDate: addMonths(to, 3), discountPercent: 20 };
    this.list(
      'Spring offers',
      offers.map((offer) => ({ ...offer, ...last })),
    );
    this.list(
      'Coming offers',
      offers.map((offer) => ({ ...offer, ...coming })),
    );
  }

  /** Lists that must never count. */
  notInForce(): void {
    const half = this.some(0.3).map((item) => ({
      assetNumber: item.number,
      unitPrice: cents(item.unitPrice / 2) + 0.01,
    }));
    this.list('Prices in preparation', half, 'Draft');
    this.list('Prices of the former owner', half, 'Inactive');
  }
}

/** Adds price groups, discount groups, units and price lists to a company that has its items and customers. */
export function addPrices(company: Company, span: PriceSpan): void {
  const writer = new PriceWriter(company, span);
  writer.groups();
  writer.forAll();
  writer.forGroups();
  writer.forCustomers();
  writer.discounts();
  writer.notInForce();
}
