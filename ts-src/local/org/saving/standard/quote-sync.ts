import type { Stored } from '../../store/tables.ts';
import { quoted } from '../../store/tables.ts';
import { get } from './rules.ts';
import type { RowInRemoval, RowInSave, StoredValues } from './rules.ts';

/** Fields that a synced quote's lines and the opportunity's products have in common (help page "Sync Quotes and Opportunities"). */
const SHARED = ['Quantity', 'UnitPrice', 'Discount', 'ServiceDate', 'Description', 'SortOrder'] as const;

type Row = RowInRemoval;

/** The quote that an opportunity is in step with; null when there is none, or no quotes at all. */
function syncedQuote(save: Row, opportunity: Stored): Stored {
  const { database } = save.context;
  if (!database.has('Quote')) return null;
  return database.first('SELECT "SyncedQuoteId" FROM "Opportunity" WHERE "Id" = ?', opportunity)?.[0] ?? null;
}

function shared(save: Row): StoredValues {
  return Object.fromEntries(SHARED.map((field) => [field, get(save, field)]));
}

/** Brings the synced quote's line in step with a product of the opportunity that was saved. */
export function mirrorOpportunityLine(save: Row): void {
  const quote = syncedQuote(save, get(save, 'OpportunityId'));
  if (quote === null) return;
  const line = quoteLineOf(save, quote);
  if (line !== null) save.writes.update('QuoteLineItem', line as number, shared(save));
  else {
    const origin = {
      QuoteId: quote,
      PricebookEntryId: get(save, 'PricebookEntryId'),
      OpportunityLineItemId: save.row[0] ?? null,
    };
    save.writes.insert('QuoteLineItem', { ...origin, ...shared(save) });
  }
}

/** Takes the line of a deleted product off the synced quote. */
export function removeQuoteLineOf(removal: Row): void {
  const quote = syncedQuote(removal, get(removal, 'OpportunityId'));
  const line = quote === null ? null : quoteLineOf(removal, quote);
  if (line !== null) removal.writes.remove('QuoteLineItem', line as number);
}

function quoteLineOf(save: Row, quote: Stored): Stored {
  const sql =
    'SELECT "Id" FROM "QuoteLineItem" WHERE "QuoteId" = ? AND "OpportunityLineItemId" = ? AND "IsDeleted" = 0';
  return save.context.database.first(sql, quote, save.row[0] ?? null)?.[0] ?? null;
}

/** Opportunity of a quote that is synced with it; null for any other quote. */
function syncedOpportunity(save: Row, quote: Stored): Stored {
  const sql = 'SELECT "Id" FROM "Opportunity" WHERE "SyncedQuoteId" = ? AND "IsDeleted" = 0';
  return save.context.database.first(sql, quote)?.[0] ?? null;
}

/** Brings the opportunity's product in step with a line of its synced quote that was saved. */
export function mirrorQuoteLine(save: RowInSave): void {
  const opportunity = syncedOpportunity(save, get(save, 'QuoteId'));
  if (opportunity === null) return;
  const product = get(save, 'OpportunityLineItemId');
  if (product !== null) save.writes.update('OpportunityLineItem', product as number, shared(save));
  else addProduct(save, opportunity);
}

/** The line is tied to its product first: then the product finds its line when it looks for it. */
function addProduct(save: Row, opportunity: Stored): void {
  const { database } = save.context;
  const product = database.takeRecords(database.table('OpportunityLineItem'), 1);
  database
    .statement('UPDATE "QuoteLineItem" SET "OpportunityLineItemId" = ? WHERE "Id" = ?')
    .run(product, save.row[0] ?? null);
  const origin = { OpportunityId: opportunity, PricebookEntryId: get(save, 'PricebookEntryId') };
  save.writes.insert('OpportunityLineItem', { ...origin, ...shared(save) }, product);
}

/** Takes the product of a deleted line of the synced quote off the opportunity. */
export function removeProductOf(removal: Row): void {
  const product = get(removal, 'OpportunityLineItemId');
  if (product !== null && syncedOpportunity(removal, get(removal, 'QuoteId')) !== null) {
    removal.writes.remove('OpportunityLineItem', product as number);
  }
}

/**
 * Begins or ends syncing after an opportunity named another quote: the old quote is let go; the new one's lines replace
 * the products of the opportunity (help page "Sync Quotes and Opportunities").
 */
export function changeSyncedQuote(save: RowInSave, from: Stored, to: Stored): void {
  const opportunity = save.row[0] ?? null;
  if (from !== null) save.writes.update('Quote', from as number, { IsSyncing: 0 });
  if (to === null) return;
  const { database } = save.context;
  // While products make room for the lines the opportunity is in step with no quote.
  setSynced(save, null);
  for (const [product] of rowsBelow(save, 'OpportunityLineItem', 'OpportunityId', opportunity)) {
    save.writes.remove('OpportunityLineItem', product as number);
  }
  const book = database.first('SELECT "Pricebook2Id" FROM "Quote" WHERE "Id" = ?', to)?.[0] ?? null;
  if (book !== null) save.writes.update('Opportunity', opportunity as number, { Pricebook2Id: book });
  setSynced(save, to);
  save.writes.update('Quote', to as number, { IsSyncing: 1 });
  const table = database.table('QuoteLineItem');
  for (const row of rowsBelow(save, 'QuoteLineItem', 'QuoteId', to)) addProduct({ ...save, table, row }, opportunity);
}

function setSynced(save: RowInSave, quote: Stored): void {
  save.context.database
    .statement('UPDATE "Opportunity" SET "SyncedQuoteId" = ? WHERE "Id" = ?')
    .run(quote, save.row[0] ?? null);
}

function rowsBelow(save: Row, object: string, field: string, parent: Stored): Stored[][] {
  const table = save.context.database.table(object);
  const columns = table.columns.map((column) => quoted(column.name)).join(', ');
  const sql = `SELECT ${columns} FROM ${table.sql} WHERE ${quoted(field)} = ? AND "IsDeleted" = 0 ORDER BY "Id"`;
  return save.context.database.all(sql, parent);
}
