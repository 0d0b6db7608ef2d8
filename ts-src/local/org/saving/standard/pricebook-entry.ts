import type { Stored } from '../../store/tables.ts';
import { RowProblem } from '../row-problem.ts';
import { changed, get, set } from './rules.ts';
import type { ObjectRules, RowInRemoval, RowInSave } from './rules.ts';

function standardBook(save: RowInRemoval): Stored {
  return save.context.database.first('SELECT "Id" FROM "Pricebook2" WHERE "IsStandard" = 1')?.[0] ?? null;
}

/** Entry of the product in a book, in the currency of the row; price and id. */
function entryIn(save: RowInRemoval, book: Stored): Stored[] | undefined {
  const { database } = save.context;
  const several = save.table.slot('CurrencyIsoCode') !== undefined;
  const sql =
    'SELECT "UnitPrice", "Id" FROM "PricebookEntry" WHERE "Product2Id" = ? AND "Pricebook2Id" = ? AND "IsDeleted" = 0' +
    (several ? ' AND "CurrencyIsoCode" = ?' : '');
  return database.first(sql, get(save, 'Product2Id'), book, ...(several ? [get(save, 'CurrencyIsoCode')] : []));
}

function checkNew(save: RowInSave, book: Stored, standard: Stored): void {
  if (entryIn(save, book) !== undefined) {
    throw new RowProblem('DUPLICATE_VALUE', 'This price definition already exists in this price book', []);
  }
  if (book === standard || entryIn(save, standard) !== undefined) return;
  throw new RowProblem('STANDARD_PRICE_NOT_DEFINED', 'Before creating a custom price, create a standard price.', []);
}

/** Entries of other books that use the standard price follow it. */
function passOn(save: RowInSave): void {
  const several = save.table.slot('CurrencyIsoCode') !== undefined;
  const sql =
    'SELECT "Id" FROM "PricebookEntry" WHERE "Product2Id" = ? AND "UseStandardPrice" = 1 AND "IsDeleted" = 0 AND "Id" <> ?' +
    (several ? ' AND "CurrencyIsoCode" = ?' : '');
  const currency = several ? [get(save, 'CurrencyIsoCode')] : [];
  for (const [entry] of save.context.database.all(sql, get(save, 'Product2Id'), save.row[0] ?? null, ...currency)) {
    save.writes.update('PricebookEntry', entry as number, { UnitPrice: get(save, 'UnitPrice') });
  }
}

/** Whether a line of an opportunity, quote or order has the entry. */
function inUse(removal: RowInRemoval): boolean {
  const { database } = removal.context;
  return ['OpportunityLineItem', 'QuoteLineItem', 'OrderItem'].some((object) => {
    if (!database.has(object)) return false;
    const sql = `SELECT 1 FROM "${object}" WHERE "PricebookEntryId" = ? AND "IsDeleted" = 0`;
    return database.first(sql, removal.row[0] ?? null) !== undefined;
  });
}

/**
 * A product needs its price in the standard book, in the same currency, before it can stand in another; there it may
 * follow the standard price. An entry in use is archived when it is deleted (Object Reference, PricebookEntry).
 */
export const pricebookEntryRules: ObjectRules = {
  sets: ['Name', 'ProductCode', 'StockKeepingUnit', 'UnitPrice'],
  prepare: (save) => {
    if (get(save, 'UseStandardPrice') !== 1) return;
    const standard = standardBook(save);
    if (get(save, 'Pricebook2Id') === standard) return;
    const price = entryIn(save, standard)?.[0];
    if (price !== undefined) set(save, 'UnitPrice', price);
  },
  before: (save) => {
    const found = save.context.database.first(
      'SELECT "Name", "ProductCode", "StockKeepingUnit" FROM "Product2" WHERE "Id" = ?',
      get(save, 'Product2Id'),
    );
    set(save, 'Name', found?.[0] ?? null);
    set(save, 'ProductCode', found?.[1] ?? null);
    set(save, 'StockKeepingUnit', found?.[2] ?? null);
    if (save.old === null) checkNew(save, get(save, 'Pricebook2Id'), standardBook(save));
  },
  afterMayRefuse: true,
  after: (save) => {
    if (save.old !== null && changed(save, 'UnitPrice') && get(save, 'Pricebook2Id') === standardBook(save))
      passOn(save);
  },
  beforeRemove: (removal) => {
    if (!inUse(removal)) return undefined;
    removal.context.database
      .statement('UPDATE "PricebookEntry" SET "IsArchived" = 1, "IsActive" = 0, "IsDeleted" = 1 WHERE "Id" = ?')
      .run(removal.row[0] ?? null);
    return 'kept';
  },
};
