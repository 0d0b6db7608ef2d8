import { badRequest } from '../errors.ts';
import type { Company, Item } from '../model.ts';

/** The unit that a new sales line of the item has. */
export function soldIn(item: Item): string {
  return item.salesUnit === '' ? item.unit : item.salesUnit;
}

/**
 * Base units in one unit of an item.
 * @throws ErpError when the item does not have the unit.
 */
export function quantityPerUnit(company: Company, item: Item, unit: string): number {
  if (unit === item.unit) return 1;
  const row = company.itemUnits.byKey(`${item.number}\t${unit}`);
  if (row === undefined) {
    throw badRequest(
      `The field Unit of Measure Code contains a value (${unit}) that cannot be found in the related table (Item Unit of Measure).`,
      'Internal_InvalidTableRelation',
    );
  }
  return row.quantity;
}
