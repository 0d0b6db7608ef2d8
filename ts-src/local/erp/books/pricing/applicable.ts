import type { Company } from '../model.ts';
import { compare, fraction, times } from './fraction.ts';
import type { AmountType, PriceListLine } from './model.ts';
import type { PriceQuestion } from './question.ts';

type Wanted = Exclude<AmountType, 'Any'>;

const indexes = new WeakMap<readonly PriceListLine[], ReadonlyMap<string, readonly PriceListLine[]>>();

/** Lines by what they are about; made anew when the table's list is. */
function linesAbout(company: Company, asset: PriceListLine['asset'], number: string): readonly PriceListLine[] {
  const rows = company.priceLines.rows();
  let index = indexes.get(rows);
  if (index === undefined) {
    index = Map.groupBy(rows, (line) => `${line.asset}\t${line.assetNumber}`);
    indexes.set(rows, index);
  }
  return index.get(`${asset}\t${number}`) ?? [];
}

/** A price group gives prices only, a discount group discounts only. */
function isFor(line: PriceListLine, question: PriceQuestion, wanted: Wanted): boolean {
  switch (line.source) {
    case 'All Customers':
      return true;
    case 'Customer':
      return line.sourceNumber === question.customer.number;
    case 'Customer Price Group':
      return wanted === 'Price' && line.sourceNumber === question.customer.priceGroup;
    case 'Customer Disc. Group':
      return wanted === 'Discount' && line.sourceNumber === question.customer.discountGroup;
  }
}

const blankOr = (value: string, wanted: string): boolean => value === '' || value === wanted;

/** Both days belong to the validity; a blank one leaves it open. */
function isInForce(line: PriceListLine, day: string): boolean {
  return line.startingDate <= day && (line.endingDate === '' || line.endingDate >= day);
}

/** A line without a unit counts base units. */
function isInMinimum(line: PriceListLine, question: PriceQuestion): boolean {
  const quantity = fraction(question.quantity);
  const counted = line.unit === '' ? times(quantity, fraction(question.quantityPerUnit)) : quantity;
  return compare(fraction(line.minimumQuantity), counted) <= 0;
}

/** The active lines that the question may have a price or a discount from, in the order of lists and lines. */
export function applicableLines(company: Company, question: PriceQuestion, wanted: Wanted): readonly PriceListLine[] {
  const { item } = question;
  const group = item.discountGroup === '' ? [] : linesAbout(company, 'Item Discount Group', item.discountGroup);
  return [...linesAbout(company, 'Item', item.number), ...group].filter(
    (line) =>
      line.list.status === 'Active' &&
      (line.amountType === wanted || line.amountType === 'Any') &&
      isFor(line, question, wanted) &&
      isInForce(line, question.day) &&
      blankOr(line.currency, question.currency) &&
      blankOr(line.unit, question.unit) &&
      blankOr(line.variant, question.variant) &&
      isInMinimum(line, question),
  );
}
