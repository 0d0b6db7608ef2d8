import type { Company, SalesDocument, SalesLine } from './model.ts';
import { multiply, percentOf, roundTo, share, type Cents } from './money.ts';
import { precisionOf } from './rates.ts';

/** The tax percentage for a customer's area and an item's group; 0 where none is set up. */
export function taxPercentOf(company: Company, area: string, group: string): number {
  return company.taxPercents[area]?.[group] ?? 0;
}

/**
 * Splits tax over lines of one percentage so that the lines add up to the tax of their sum: each line gets the rounded
 * tax of the running total less what the lines before it got (how the VAT amount lines carry their remainder).
 */
class RunningTax {
  private readonly done = new Map<number, { base: Cents; result: Cents }>();
  private readonly precision: number;

  constructor(precision: number) {
    this.precision = precision;
  }

  /** The line's part of `rounded(base × part / whole)`. */
  next(percent: number, base: Cents, of: { part: number; whole: number }): Cents {
    const running = this.done.get(percent) ?? { base: 0, result: 0 };
    const total = running.base + base;
    const result = roundTo(share(total, of.part, of.whole), this.precision);
    this.done.set(percent, { base: total, result });
    return result - running.result;
  }
}

/** The line's amount before any tax or invoice discount is split: quantity × price less the line discount. */
function lineAmount(line: SalesLine, precision: number): Cents {
  if (line.type === 'Comment') return 0;
  const amount = roundTo(multiply(line.quantity, line.unitPrice), precision);
  if (line.discountPercent !== 0) line.discount = roundTo(percentOf(amount, line.discountPercent), precision);
  return amount - line.discount;
}

/**
 * Computes every amount of a document from quantities, prices and discounts: line discount, invoice discount shared in
 * proportion to the lines, tax per percentage. Prices are with or without tax as the document says.
 */
export function computeAmounts(company: Company, document: SalesDocument): void {
  const precision = precisionOf(company, document.currency);
  const including = document.pricesIncludeTax;
  const amounts = document.lines.map((line) => lineAmount(line, precision));
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const before = new RunningTax(precision);
  const after = new RunningTax(precision);
  let seen = 0;
  let given = 0;
  document.net = 0;
  document.tax = 0;
  for (const [index, line] of document.lines.entries()) {
    const amount = amounts[index] ?? 0;
    seen += amount;
    const discount = roundTo(share(document.invoiceDiscount, seen, total), precision) - given;
    given += discount;
    const thousandths = Math.round(line.taxPercent * 1000);
    const of = including ? { part: thousandths, whole: 100_000 + thousandths } : { part: thousandths, whole: 100_000 };
    const taxBefore = before.next(thousandths, amount, of);
    const taxAfter = after.next(thousandths, amount - discount, of);
    line.lineNet = including ? amount - taxBefore : amount;
    line.lineGross = including ? amount : amount + taxBefore;
    line.net = including ? amount - discount - taxAfter : amount - discount;
    line.tax = taxAfter;
    document.net += line.net;
    document.tax += line.tax;
  }
}
