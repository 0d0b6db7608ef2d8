import type { Company } from '../model.ts';
import { applicableLines } from './applicable.ts';
import { convertPrice } from './convert.ts';
import { compare, fraction, times, type Fraction } from './fraction.ts';
import type { PriceListLine } from './model.ts';
import type { PriceQuestion } from './question.ts';

/** What a sales line is proposed, in the document's currency, unit and tax. */
export interface SalesPrice {
  readonly unitPrice: number;
  readonly discountPercent: number;
  /** The line that gave the price; null when the item card did. */
  readonly priceLine: PriceListLine | null;
  /** The line that gave the discount; null when there is none. */
  readonly discountLine: PriceListLine | null;
}

/**
 * Lines that name the document's currency or variant go before lines that leave it open, also where those are better;
 * lines that name both go before lines that name one of them.
 */
function mostSpecific(lines: readonly PriceListLine[]): readonly PriceListLine[] {
  const named = (line: PriceListLine): number => (line.currency === '' ? 0 : 1) + (line.variant === '' ? 0 : 1);
  const most = Math.max(0, ...lines.map(named));
  return lines.filter((line) => named(line) === most);
}

function bestDiscount(company: Company, question: PriceQuestion): PriceListLine | null {
  let best: PriceListLine | null = null;
  for (const line of mostSpecific(applicableLines(company, question, 'Discount'))) {
    if (line.discountPercent > (best?.discountPercent ?? 0)) best = line;
  }
  return best;
}

/** The price less the discount that a line lets pass; lines are compared by it. */
function afterDiscount(unitPrice: number, percent: number): Fraction {
  const rest = fraction(percent);
  return times(fraction(unitPrice), { top: 100n * rest.bottom - rest.top, bottom: 100n * rest.bottom });
}

/**
 * The price and the line discount that a new sales line gets: the highest discount first, then the price that is lowest
 * with it ("Record special sales prices and discounts", best price calculation). Without a price line the item card's
 * price counts, and whether a discount goes with it is said by the customer; else by the line.
 */
export function salesPrice(company: Company, question: PriceQuestion): SalesPrice {
  const { item, customer } = question;
  const discountLine = bestDiscount(company, question);
  const percent = discountLine?.discountPercent ?? 0;
  let best: { line: PriceListLine; unitPrice: number; net: Fraction } | null = null;
  for (const line of mostSpecific(applicableLines(company, question, 'Price'))) {
    const unitPrice = convertPrice(company, line, question);
    const net = afterDiscount(unitPrice, line.allowLineDiscount ? percent : 0);
    if (best === null || compare(net, best.net) < 0) best = { line, unitPrice, net };
  }
  const allowed = best?.line.allowLineDiscount ?? customer.allowLineDiscount;
  const card = {
    unitPrice: item.unitPrice,
    unit: '',
    currency: '',
    includesTax: item.priceIncludesTax,
    taxArea: item.priceTaxArea,
  };
  return {
    unitPrice: best?.unitPrice ?? convertPrice(company, card, question),
    discountPercent: allowed ? percent : 0,
    priceLine: best?.line ?? null,
    discountLine: allowed ? discountLine : null,
  };
}
