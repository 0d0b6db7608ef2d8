/** Which price a product has in which book, in which currency, today. Pure. */
import { effectivePrice, type Conversions, type PriceRow } from '../../../lwc/erpPricing/erpPricing.ts';

/** A product as its price is asked for: an item or a variant of it, in the unit it is sold in. */
export interface PricedProduct {
  readonly id: string;
  readonly itemNumber: string;
  readonly variant: string | null;
  readonly unit: string;
  readonly active: boolean;
}

/** A price book: the standard one, that of all customers, or that of a price group. */
export interface Book {
  readonly id: string;
  readonly kind: 'standard' | 'all' | 'group';
  /** Code of the price group. */
  readonly group: string | null;
}

/** A price that a book should have. */
export interface DesiredEntry {
  readonly book: string;
  readonly product: string;
  readonly currency: string;
  readonly price: number;
  readonly active: boolean;
}

export interface PriceWorld {
  readonly rows: readonly PriceRow[];
  readonly conversions: Conversions;
  readonly homeCurrency: string;
  /** Currencies that the org's records can have. */
  readonly currencies: ReadonlySet<string>;
  /** ISO date. */
  readonly day: string;
}

export interface DesiredEntries {
  /** Standard entries first: without one the platform takes no other. */
  readonly entries: readonly DesiredEntry[];
  /** Currencies that the ERP has prices in and the org does not have. */
  readonly leftOut: ReadonlySet<string>;
}

/**
 * The entries of a product: in each book the ERP's price for one unit, in the company's own currency and in every
 * currency that a price list of it names. A book of a group holds what a customer of the group pays, so also what holds
 * for all customers and the item card's price where no list has one; an opportunity takes its products from one book.
 */
export function desiredEntries(product: PricedProduct, books: readonly Book[], world: PriceWorld): DesiredEntries {
  const rows = world.rows.filter((row) => row.itemNumber === product.itemNumber);
  const leftOut = new Set<string>();
  const currencies = new Set([world.homeCurrency, ...rows.map((row) => row.currency)]);
  for (const currency of currencies) if (!world.currencies.has(currency)) leftOut.add(currency);
  const entries: DesiredEntry[] = [];
  for (const book of [...books].sort((a, b) => rank(a) - rank(b))) {
    const own = rows.filter((row) => holdsIn(row, book));
    for (const currency of currencies) {
      if (leftOut.has(currency)) continue;
      const named = book.kind === 'standard' || currency === world.homeCurrency;
      if (!named && !own.some((row) => row.currency === currency)) continue;
      const price = priceIn(product, { ...world, rows: own }, { group: book.group, currency });
      if (price === null) continue;
      const standing = entries.some((entry) => entry.product === product.id && entry.currency === currency);
      if (book.kind !== 'standard' && !standing) continue;
      entries.push({ book: book.id, product: product.id, currency, price, active: product.active });
    }
  }
  return { entries, leftOut };
}

const rank = (book: Book): number => (book.kind === 'standard' ? 0 : 1);

/** Whether a row counts in a book; the standard book holds the list price of the item card alone. */
function holdsIn(row: PriceRow, book: Book): boolean {
  if (row.source === 'Item Card') return true;
  if (book.kind === 'standard') return false;
  if (row.source === 'All Customers') return true;
  return row.source === 'Customer Price Group' && row.group === book.group;
}

/** The ERP's unit price before discount for one unit; null when it has none (no item, unit or rate). */
function priceIn(
  product: PricedProduct,
  world: PriceWorld,
  asked: { readonly group: string | null; readonly currency: string },
): number | null {
  const customer = {
    homeCurrency: world.homeCurrency,
    priceGroup: asked.group,
    discountGroup: null,
    allowLineDiscount: true,
    pricesIncludeTax: false,
    taxArea: null,
  };
  const { itemNumber, variant, unit } = product;
  const question = { itemNumber, variant, unit, quantity: 1, day: world.day, currency: asked.currency };
  const found = effectivePrice({ rows: world.rows, customer, conversions: world.conversions }, question);
  return 'problem' in found ? null : found.unitPrice;
}
