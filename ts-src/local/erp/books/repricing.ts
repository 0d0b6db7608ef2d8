import { taxPercentOf } from './amounts.ts';
import { proposedFor } from './documents.ts';
import { fieldError } from './errors.ts';
import type { Company, Item, SalesLine } from './model.ts';
import { changeQuantity, checkItem, checkReopened, lineKey } from './order-lines.ts';
import { soldIn } from './pricing/item-units.ts';
import { EMPTY_GUID } from './random.ts';

function checkNotShipped(line: SalesLine): void {
  const { shipped } = line.progress;
  if (shipped === 0) return;
  throw fieldError(
    `Quantity Shipped must be equal to '0' in Sales Line: ${lineKey(line)}. Current value is '${shipped}'.`,
  );
}

/**
 * Puts another item on the line, as item substitution does: the quantity stays, the rest is proposed anew.
 * @throws ErpError when the order is released, the line was shipped, or the item is blocked.
 */
export function replaceItem(company: Company, line: SalesLine, item: Item): void {
  const { document } = line;
  checkReopened(document);
  checkNotShipped(line);
  checkItem(item);
  const taxPercent = taxPercentOf(company, document.billTo.taxArea, item.taxGroup);
  const { description, description2, number } = item;
  const unit = soldIn(item);
  Object.assign(line, { type: 'Item', item, number, description, description2, unit, variantId: EMPTY_GUID });
  Object.assign(line, { taxCode: item.taxGroup, taxPercent, discount: 0 });
  Object.assign(line, proposedFor(company, { document, item, unit, variantId: EMPTY_GUID, quantity: line.quantity }));
}

/**
 * Changes the quantity of a line; where a price list has a price or discount for the new quantity, the line gets it,
 * else it keeps what it has.
 * @throws ErpError when the order is released, or less is left than was shipped.
 */
export function reorder(company: Company, line: SalesLine, quantity: number): void {
  changeQuantity(line, quantity);
  if (line.item === null) return;
  const { unitPrice, discountPercent, priceLine, discountLine } = proposedFor(company, { ...line, item: line.item });
  if (priceLine !== null) line.unitPrice = unitPrice;
  if (discountLine !== null) line.discountPercent = discountPercent;
}

/**
 * Sells the line in another unit, at the price of that unit.
 * @throws ErpError when the order is released, the line was shipped, or the item does not have the unit.
 */
export function changeUnit(company: Company, line: SalesLine, unit: string): void {
  checkReopened(line.document);
  checkNotShipped(line);
  if (unit === line.unit) return;
  line.unit = unit;
  if (line.item !== null) line.unitPrice = proposedFor(company, { ...line, item: line.item }).unitPrice;
}
