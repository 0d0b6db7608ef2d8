/** Where a price or discount stands in the ERP. */
export type PriceSource = 'Item Card' | 'All Customers' | 'Customer Price Group' | 'Customer Disc. Group' | 'Customer';

/** One active row of ERP_Price__c, or of ERP_Customer_Price__c below the customer that pays; null is left open. */
export interface PriceRow {
  readonly id: string;
  readonly source: PriceSource;
  /** Code of the price group or discount group. */
  readonly group: string | null;
  readonly itemNumber: string | null;
  /** On the item card the group that the item belongs to; elsewhere the group that the row is about. */
  readonly itemGroup: string | null;
  readonly variant: string | null;
  /** On the item card the base unit. */
  readonly unit: string | null;
  readonly currency: string;
  readonly amountType: 'Price' | 'Discount' | 'Price & Discount';
  readonly unitPrice: number | null;
  readonly discountPercent: number | null;
  readonly minimumQuantity: number | null;
  readonly startingDate: string | null;
  readonly endingDate: string | null;
  readonly allowLineDiscount: boolean;
  readonly includesTax: boolean;
  /** Whose tax the price includes. */
  readonly taxArea: string | null;
  /** On the item card: what the item is taxed as. */
  readonly taxGroup: string | null;
  readonly list: string | null;
  readonly lineNumber: number | null;
  readonly listName: string | null;
}

/** The customer that pays, as far as prices depend on it. */
export interface PricedCustomer {
  readonly homeCurrency: string;
  readonly priceGroup: string | null;
  readonly discountGroup: string | null;
  readonly allowLineDiscount: boolean;
  readonly pricesIncludeTax: boolean;
  readonly taxArea: string | null;
}

/** What prices are converted with, as ERP_Conversion__c keeps it. */
export interface Conversions {
  readonly units: readonly { readonly itemNumber: string; readonly unit: string; readonly quantity: number }[];
  /** So many of the currency (`exchange`) are worth so many of the home currency (`relational`). */
  readonly rates: readonly {
    readonly currency: string;
    readonly startingDate: string;
    readonly exchange: number;
    readonly relational: number;
    readonly rounding: number | null;
  }[];
  readonly taxes: readonly { readonly area: string; readonly group: string; readonly percent: number }[];
}

export interface PriceQuestion {
  readonly itemNumber: string;
  readonly variant: string | null;
  readonly unit: string;
  readonly quantity: number;
  /** ISO date of the order. */
  readonly day: string;
  readonly currency: string;
}

/** Everything that is known; rows of other items and groups may be among it. */
export interface PriceFacts {
  readonly rows: readonly PriceRow[];
  readonly customer: PricedCustomer;
  readonly conversions: Conversions;
}

/** The row that a price or discount comes from, and how the price was changed on the way. */
export interface PriceRule {
  readonly row: PriceRow;
  readonly converted: readonly ('currency' | 'unit' | 'tax')[];
}

export interface EffectivePrice {
  readonly unitPrice: number;
  readonly discountPercent: number;
  /** Unit price less discount, rounded as unit prices of the currency are. */
  readonly netPrice: number;
  readonly priceRule: PriceRule;
  /** Null when no discount is given. */
  readonly discountRule: PriceRule | null;
}

/** Why there is no price: the item is not known, its unit is not, or the currency has no rate on that day. */
export type PriceProblem = 'NO_ITEM' | 'NO_UNIT' | 'NO_RATE';
export type PriceResult = EffectivePrice | { readonly problem: PriceProblem };

/** From this quantity of the asked unit on the price is another one. */
export interface PriceBreak {
  readonly quantity: number;
  readonly price: EffectivePrice;
}

/** A quotient of whole numbers, the lower one above zero: nothing is rounded before the end. */
type Ratio = readonly [bigint, bigint];

function exact(value: number): Ratio {
  const [, sign = '', whole = '0', places = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(String(value)) ?? [];
  const units = BigInt(`${sign}${whole}${places}`);
  const scale = places.length - Number(power);
  return scale <= 0 ? [units * 10n ** BigInt(-scale), 1n] : [units, 10n ** BigInt(scale)];
}

const multiply = (a: Ratio, b: Ratio): Ratio => [a[0] * b[0], a[1] * b[1]];
const divide = (a: Ratio, b: Ratio): Ratio => [a[0] * b[1], a[1] * b[0]];
const isLess = (a: Ratio, b: Ratio): boolean => a[0] * b[1] < b[0] * a[1];

/** 100 per cent and so many more, or less, of a whole. */
const wholeAnd = (percent: number): Ratio => {
  const [top, bottom] = exact(percent);
  return [100n * bottom + top, 100n * bottom];
};

/** To a multiple of the step, halves upwards; prices are never below zero. */
function roundTo(value: Ratio, step: number): number {
  const [stepTop, stepBottom] = exact(step);
  const [top, bottom] = [value[0] * stepBottom, value[1] * stepTop];
  const steps = (top + top + bottom) / (bottom + bottom);
  return Number(steps * stepTop) / Number(stepBottom);
}

/** Unit prices are kept with five decimal places where a currency does not say otherwise. */
const UNIT_PRICE_STEP = 0.00001;

/** Facts that one question needs, looked up once. */
interface Setting {
  readonly facts: PriceFacts;
  readonly question: PriceQuestion;
  readonly card: PriceRow;
  readonly perUnit: Ratio;
  readonly rate: Ratio;
  readonly step: number;
}

function rateOf({ conversions, customer }: PriceFacts, { currency, day }: PriceQuestion): [Ratio, number] | null {
  if (currency === customer.homeCurrency) return [[1n, 1n], UNIT_PRICE_STEP];
  let latest: Conversions['rates'][number] | null = null;
  for (const rate of conversions.rates) {
    if (rate.currency !== currency || rate.startingDate > day) continue;
    if (latest === null || rate.startingDate > latest.startingDate) latest = rate;
  }
  if (latest === null) return null;
  return [divide(exact(latest.exchange), exact(latest.relational)), latest.rounding ?? UNIT_PRICE_STEP];
}

function settingOf(facts: PriceFacts, question: PriceQuestion): Setting | PriceProblem {
  const card = facts.rows.find((row) => row.source === 'Item Card' && row.itemNumber === question.itemNumber);
  if (card === undefined) return 'NO_ITEM';
  const unit = facts.conversions.units.find(
    (row) => row.itemNumber === question.itemNumber && row.unit === question.unit,
  );
  if (unit === undefined && question.unit !== card.unit) return 'NO_UNIT';
  const found = rateOf(facts, question);
  if (found === null) return 'NO_RATE';
  const [rate, step] = found;
  return { facts, question, card, perUnit: exact(unit?.quantity ?? 1), rate, step };
}

/** Whether the row is meant for this customer; groups of customers give either prices or discounts. */
function concerns(row: PriceRow, customer: PricedCustomer, wanted: 'Price' | 'Discount'): boolean {
  if (row.amountType !== wanted && row.amountType !== 'Price & Discount') return false;
  switch (row.source) {
    case 'Item Card':
      return false;
    case 'Customer Price Group':
      return wanted === 'Price' && row.group === customer.priceGroup;
    case 'Customer Disc. Group':
      return wanted === 'Discount' && row.group === customer.discountGroup;
    default:
      return true;
  }
}

function isAbout(row: PriceRow, { card, question }: Setting): boolean {
  if (row.itemNumber === null) return row.itemGroup !== null && row.itemGroup === card.itemGroup;
  return row.itemNumber === question.itemNumber && (row.variant === null || row.variant === question.variant);
}

/** Rows that would count if enough were bought. */
function standingRows(setting: Setting, wanted: 'Price' | 'Discount'): PriceRow[] {
  const { facts, question } = setting;
  const { customer } = facts;
  return facts.rows.filter(
    (row) =>
      concerns(row, customer, wanted) &&
      isAbout(row, setting) &&
      (row.unit === null || row.unit === question.unit) &&
      (row.currency === question.currency || row.currency === customer.homeCurrency) &&
      (row.startingDate === null || row.startingDate <= question.day) &&
      (row.endingDate === null || row.endingDate >= question.day),
  );
}

/** The quantity of the asked unit from which on the row counts: a row without a unit counts base units. */
function leastQuantity(row: PriceRow, { perUnit }: Setting): Ratio {
  const least = exact(row.minimumQuantity ?? 0);
  return row.unit === null ? divide(least, perUnit) : least;
}

/** Of the rows that count, those that say most exactly what is asked: the currency, and the variant. */
function closest(rows: readonly PriceRow[], { facts, question }: Setting): readonly PriceRow[] {
  const isForeign = question.currency !== facts.customer.homeCurrency;
  const said = (row: PriceRow): number =>
    Number(isForeign && row.currency === question.currency) + Number(row.variant !== null);
  const most = rows.reduce((top, row) => Math.max(top, said(row)), 0);
  return rows.filter((row) => said(row) === most);
}

function taxPercent({ facts, card }: Setting, area: string | null): number {
  return facts.conversions.taxes.find((tax) => tax.area === area && tax.group === card.taxGroup)?.percent ?? 0;
}

/** The row's price as a line of the order would show it, and what was changed for that. */
function convert(row: PriceRow, setting: Setting): { unitPrice: number; rule: PriceRule } {
  const { facts, question, perUnit, rate, step } = setting;
  const { customer } = facts;
  const converted: ('currency' | 'unit' | 'tax')[] = [];
  let price = exact(row.unitPrice ?? 0);
  const outgoing = row.includesTax ? taxPercent(setting, row.taxArea) : 0;
  const incoming = customer.pricesIncludeTax ? taxPercent(setting, customer.taxArea) : 0;
  if (outgoing !== incoming) {
    price = divide(multiply(price, wholeAnd(incoming)), wholeAnd(outgoing));
    converted.push('tax');
  }
  const inBaseUnit = row.source === 'Item Card' || row.unit === null;
  if (inBaseUnit && perUnit[0] !== perUnit[1]) {
    price = multiply(price, perUnit);
    converted.push('unit');
  }
  if (row.currency !== question.currency) {
    price = multiply(price, rate);
    converted.push('currency');
  }
  return { unitPrice: roundTo(price, step), rule: { row, converted } };
}

function priceAt(setting: Setting, quantity: Ratio): EffectivePrice {
  const counts = (row: PriceRow): boolean => !isLess(quantity, leastQuantity(row, setting));
  const discounts = closest(standingRows(setting, 'Discount').filter(counts), setting);
  const discount = discounts.reduce<PriceRow | null>(
    (best, row) => ((row.discountPercent ?? 0) > (best?.discountPercent ?? 0) ? row : best),
    null,
  );
  const percent = discount?.discountPercent ?? 0;
  const offers = closest(standingRows(setting, 'Price').filter(counts), setting).map((row) => {
    const allowed = row.allowLineDiscount;
    const { unitPrice, rule } = convert(row, setting);
    return { unitPrice, rule, allowed, net: multiply(exact(unitPrice), wholeAnd(allowed ? -percent : 0)) };
  });
  const card = { ...convert(setting.card, setting), allowed: setting.facts.customer.allowLineDiscount };
  const best = offers.reduce<(typeof offers)[number] | null>(
    (first, offer) => (first === null || isLess(offer.net, first.net) ? offer : first),
    null,
  );
  const { unitPrice, rule, allowed } = best ?? card;
  const discountPercent = allowed ? percent : 0;
  return {
    unitPrice,
    discountPercent,
    netPrice: roundTo(multiply(exact(unitPrice), wholeAnd(-discountPercent)), setting.step),
    priceRule: rule,
    discountRule: discount !== null && discountPercent > 0 ? { row: discount, converted: [] } : null,
  };
}

function isBefore(a: PriceRow, b: PriceRow): boolean {
  if (a.list === b.list) return (a.lineNumber ?? 0) < (b.lineNumber ?? 0);
  return (a.list ?? '') < (b.list ?? '');
}

/** In the order in which equal offers count: by price list and place in it, so that the first one is named each time. */
function inOrder(facts: PriceFacts): PriceFacts {
  const rows = [...facts.rows].sort((a, b) => (isBefore(a, b) ? -1 : Number(isBefore(b, a))));
  return { ...facts, rows };
}

/**
 * What the ERP would propose for one more line of an order: the highest discount that applies, and the price that is
 * lowest with it. Prices in the asked currency or for the variant go before others. Without a price the item card
 * counts. Rates, taxes and units convert a price exactly; it is rounded once, as unit prices of the currency are.
 */
export function effectivePrice(facts: PriceFacts, question: PriceQuestion): PriceResult {
  const setting = settingOf(inOrder(facts), question);
  return typeof setting === 'string' ? { problem: setting } : priceAt(setting, exact(Math.abs(question.quantity)));
}

/**
 * The quantities of the asked unit at which the effective price changes, ascending, the first being the least that can be
 * bought. Empty when there is no price.
 */
export function priceBreaks(facts: PriceFacts, question: PriceQuestion): PriceBreak[] {
  const setting = settingOf(inOrder(facts), question);
  if (typeof setting === 'string') return [];
  const rows = [...standingRows(setting, 'Price'), ...standingRows(setting, 'Discount')];
  const quantities = new Set(rows.map((row) => upward(leastQuantity(row, setting))));
  quantities.add(0);
  const breaks: PriceBreak[] = [];
  for (const quantity of [...quantities].sort((a, b) => a - b)) {
    const price = priceAt(setting, exact(quantity));
    if (!isSame(price, breaks.at(-1)?.price)) breaks.push({ quantity, price });
  }
  return breaks;
}

/** Quantities have five decimal places; the next one that is not less. */
function upward([top, bottom]: Ratio): number {
  const units = (top * 100_000n + bottom - 1n) / bottom;
  return Number(units) / 100_000;
}

function isSame(a: EffectivePrice, b: EffectivePrice | undefined): boolean {
  return a.unitPrice === b?.unitPrice && a.discountPercent === b.discountPercent;
}
