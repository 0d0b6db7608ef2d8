import { effectivePrice, type PriceFacts } from '../../../../ts-src/lwc/erpPricing/erpPricing.ts';
import { addDays, daysBetween } from '../../../../ts-src/local/erp/books/dates.ts';
import type { Random } from '../../../../ts-src/local/erp/books/random.ts';
import { aboutGroup, aboutItem, type OrgPrices } from './org-facts.ts';

/** One question, as it is put to the ERP and to the org's objects. */
export interface Draw {
  readonly customer: string;
  readonly item: string;
  readonly variant: string;
  readonly unit: string;
  readonly quantity: number;
  readonly day: string;
  readonly currency: string;
}

/** What questions are drawn from. */
export interface Deck {
  readonly customers: readonly string[];
  /** Items with their units and variants. */
  readonly items: readonly {
    readonly number: string;
    readonly units: readonly string[];
    readonly variants: readonly string[];
  }[];
  /** Currencies with the first day for which each has a rate; the own currency with a blank day. */
  readonly currencies: readonly { readonly code: string; readonly since: string }[];
  readonly from: string;
  readonly to: string;
}

/** Quantities around the usual steps, and fractions. */
const QUANTITIES = [1, 1, 2, 3, 5, 6, 9, 10, 11, 14, 15, 24, 25, 40, 41, 49, 50, 60, 61, 100, 0.5, 2.25];

/** Draws a question; mostly in the customer's currency, sometimes in any. */
export function drawQuestion(deck: Deck, random: Random, ownCurrency: (customer: string) => string): Draw {
  const customer = random.pick(deck.customers);
  const item = random.pick(deck.items);
  const day = addDays(deck.from, random.int(0, daysBetween(deck.from, deck.to)));
  const wanted = random.chance(0.7) ? ownCurrency(customer) : random.pick(deck.currencies).code;
  const known = deck.currencies.find(({ code, since }) => code === wanted && since <= day);
  return {
    customer,
    item: item.number,
    variant: random.chance(0.4) ? random.pick(['', ...item.variants]) : '',
    unit: random.pick(item.units),
    quantity: random.pick(QUANTITIES),
    day,
    currency: known?.code ?? (deck.currencies[0]?.code || ''),
  };
}

/** What either side says to a question; `list` and `discountList` name the rules. */
export interface Answer {
  readonly unitPrice: number;
  readonly discountPercent: number;
  readonly source: string;
  readonly list: string;
  readonly discountList: string;
}

/** The org's answer: the calculation of the page over the rows that the question touches. */
export function answerOfRows(prices: OrgPrices, draw: Draw): Answer | string {
  const customer = prices.customers.get(draw.customer);
  if (customer === undefined) return `the org has no customer ${draw.customer}`;
  const payer = prices.customers.get(customer.billTo ?? customer.number) ?? customer;
  const rows = [
    ...(prices.general.get(aboutItem(draw.item)) ?? []),
    ...(prices.own.get(payer.number) ?? []).filter((row) => row.itemNumber === null || row.itemNumber === draw.item),
  ];
  const group = rows.find((row) => row.source === 'Item Card')?.itemGroup;
  const ofGroup = group === null || group === undefined ? [] : (prices.general.get(aboutGroup(group)) ?? []);
  const facts: PriceFacts = {
    rows: [...rows, ...ofGroup],
    customer: payer,
    conversions: { units: prices.units.get(draw.item) ?? [], rates: prices.rates, taxes: prices.taxes },
  };
  const { item, variant, unit, quantity, day, currency } = draw;
  const question = { itemNumber: item, variant: variant === '' ? null : variant, unit, quantity, day, currency };
  const price = effectivePrice(facts, question);
  if ('problem' in price) return price.problem;
  const { priceRule, discountRule } = price;
  return {
    unitPrice: price.unitPrice,
    discountPercent: price.discountPercent,
    source: priceRule.row.source,
    list: priceRule.row.list ?? '',
    discountList: discountRule?.row.list ?? '',
  };
}
