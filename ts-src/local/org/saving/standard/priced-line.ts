import type { OrgDatabase } from '../../store/database.ts';
import type { Stored } from '../../store/tables.ts';
import { quoted } from '../../store/tables.ts';
import { RowProblem } from '../row-problem.ts';
import { before, get, set } from './rules.ts';
import type { RowInSave } from './rules.ts';

/** A document with product lines: an opportunity or a quote. */
export interface PricedDocument {
  readonly object: 'Opportunity' | 'Quote';
  /** Field of the line that names its document. */
  readonly field: 'OpportunityId' | 'QuoteId';
}

const ENTRY_FIELD = 'PricebookEntryId';

function wrongEntry(why: string): RowProblem {
  return new RowProblem(
    'FIELD_INTEGRITY_EXCEPTION',
    `field integrity exception: ${ENTRY_FIELD} (pricebook entry ${why})`,
    [ENTRY_FIELD],
  );
}

/** What a document says about its lines. */
interface DocumentFacts {
  readonly book: Stored;
  readonly currency: Stored;
}

function documentOf(save: RowInSave, { object, field }: PricedDocument): DocumentFacts {
  const { database } = save.context;
  const currency = database.table(object).slot('CurrencyIsoCode') === undefined ? 'NULL' : '"CurrencyIsoCode"';
  const sql = `SELECT "Pricebook2Id", ${currency} FROM ${quoted(object)} WHERE "Id" = ?`;
  const found = database.first(sql, get(save, field));
  return { book: found?.[0] ?? null, currency: found?.[1] ?? null };
}

/**
 * What a line takes from its document and its price book entry before it is checked: the currency of the document; the
 * entry of the document's book for a line that names a product only; product and list price of the entry.
 * @throws RowProblem FIELD_INTEGRITY_EXCEPTION when there is no such entry (Object Reference, OpportunityLineItem)
 */
export function prepareLine(save: RowInSave, document: PricedDocument): void {
  const { database } = save.context;
  const facts = documentOf(save, document);
  set(save, 'CurrencyIsoCode', facts.currency);
  if (get(save, ENTRY_FIELD) === null && get(save, 'Product2Id') !== null) {
    const entry = entryOfProduct(database, get(save, 'Product2Id'), facts);
    if (entry === null) throw wrongEntry('of this product is not in the price book of the record');
    set(save, ENTRY_FIELD, entry);
  }
  if (save.old === null && get(save, ENTRY_FIELD) === null) {
    throw new RowProblem('REQUIRED_FIELD_MISSING', `Required fields are missing: [${ENTRY_FIELD}]`, [ENTRY_FIELD]);
  }
}

function entryOfProduct(database: OrgDatabase, product: Stored, { book, currency }: DocumentFacts): Stored {
  const inCurrency =
    database.table('PricebookEntry').slot('CurrencyIsoCode') === undefined ? '' : currencySql(currency);
  const sql =
    'SELECT "Id" FROM "PricebookEntry" WHERE "Product2Id" = ? AND "Pricebook2Id" = ? AND "IsDeleted" = 0 ' +
    `AND "IsActive" = 1${inCurrency}`;
  return database.first(sql, product, book)?.[0] ?? null;
}

function currencySql(currency: Stored): string {
  return currency === null ? '' : ` AND "CurrencyIsoCode" = '${String(currency).replaceAll("'", "''")}'`;
}

/**
 * Checks a new line's entry against its document and copies what follows from it; a document without price book takes
 * that of its first line when `takesBook`, otherwise it must have one.
 * @throws RowProblem FIELD_INTEGRITY_EXCEPTION for an entry that is inactive, of another book or another currency
 */
export function checkEntry(save: RowInSave, document: PricedDocument, takesBook: boolean): void {
  const { database } = save.context;
  const entry = get(save, ENTRY_FIELD);
  const table = database.table('PricebookEntry');
  const currency = table.slot('CurrencyIsoCode') === undefined ? 'NULL' : 'e."CurrencyIsoCode"';
  const sql =
    `SELECT e."Product2Id", e."UnitPrice", e."ProductCode", e."Name", e."Pricebook2Id", e."IsActive", ${currency}, ` +
    'b."IsActive" FROM "PricebookEntry" e JOIN "Pricebook2" b ON b."Id" = e."Pricebook2Id" WHERE e."Id" = ?';
  const [product = null, price = null, code = null, name = null, book, active, entryCurrency, bookActive] =
    database.first(sql, entry) ?? [];
  if (product === null) return;
  set(save, 'Product2Id', product);
  set(save, 'ListPrice', price);
  set(save, 'ProductCode', code);
  set(save, 'Name', name);
  if (before(save, ENTRY_FIELD) === entry) return;
  const facts = documentOf(save, document);
  if (active !== 1) throw wrongEntry('is inactive');
  if (bookActive !== 1) throw wrongEntry('is in a price book that is inactive');
  if (facts.book === null && takesBook)
    save.writes.update(document.object, get(save, document.field) as number, { Pricebook2Id: book ?? null });
  else if (facts.book !== book) {
    const name = document.object === 'Quote' ? 'Quote, or Quote has no pricebook assigned' : 'opportunity';
    throw wrongEntry(`is in a different pricebook than the one assigned to the ${name}`);
  }
  if (facts.currency !== (entryCurrency ?? null)) throw wrongEntry('has a different currency than its parent record');
}

/** Rounds money to cents, halves away from zero. */
function cents(amount: number): number {
  return (Math.sign(amount) * Math.round(Math.abs(amount) * 100 + 1e-7)) / 100;
}

/**
 * Works the sums of a line out: a total that is given without unit price makes the unit price; otherwise quantity times
 * unit price is the subtotal, and the total is that less the discount (Object Reference, OpportunityLineItem,
 * TotalPrice and Discount).
 */
export function priceLine(save: RowInSave): void {
  const quantity = Number(get(save, 'Quantity') ?? 0);
  const discount = Number(get(save, 'Discount') ?? 0);
  const given = (field: string): boolean => get(save, field) !== null && get(save, field) !== before(save, field);
  if (given('TotalPrice') && !given('UnitPrice') && quantity !== 0 && discount !== 100) {
    set(save, 'UnitPrice', cents((Number(get(save, 'TotalPrice')) / quantity) * (100 / (100 - discount))));
  }
  const subtotal = cents(Number(get(save, 'UnitPrice')) * quantity);
  set(save, 'Subtotal', subtotal);
  set(save, 'TotalPrice', cents((subtotal * (100 - discount)) / 100));
}
