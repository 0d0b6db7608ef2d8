import { RowProblem } from '../row-problem.ts';
import { get, set } from './rules.ts';
import type { ObjectRules } from './rules.ts';

/** A product needs its price in the standard book before it can stand in another (Object Reference, PricebookEntry). */
export const pricebookEntryRules: ObjectRules = {
  sets: ['Name', 'ProductCode', 'StockKeepingUnit'],
  before: (save) => {
    const { database } = save.context;
    const product = get(save, 'Product2Id');
    const book = get(save, 'Pricebook2Id');
    const found = database.first(
      'SELECT "Name", "ProductCode", "StockKeepingUnit" FROM "Product2" WHERE "Id" = ?',
      product,
    );
    set(save, 'Name', found?.[0] ?? null);
    set(save, 'ProductCode', found?.[1] ?? null);
    set(save, 'StockKeepingUnit', found?.[2] ?? null);
    if (save.old !== null) return;
    const sameBook =
      'SELECT "Id" FROM "PricebookEntry" WHERE "Product2Id" = ? AND "Pricebook2Id" = ? AND "IsDeleted" = 0';
    if (database.first(sameBook, product, book) !== undefined) {
      throw new RowProblem('DUPLICATE_VALUE', 'This price definition already exists in this price book', []);
    }
    const standard = database.first('SELECT "Id" FROM "Pricebook2" WHERE "IsStandard" = 1')?.[0] ?? null;
    if (book === standard || database.first(sameBook, product, standard) !== undefined) return;
    throw new RowProblem('STANDARD_PRICE_NOT_DEFINED', 'Before creating a custom price, create a standard price.', []);
  },
};
