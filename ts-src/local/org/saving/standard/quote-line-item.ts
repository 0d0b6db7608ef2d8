import { checkEntry, prepareLine, priceLine } from './priced-line.ts';
import type { PricedDocument } from './priced-line.ts';
import { mirrorQuoteLine, removeProductOf } from './quote-sync.ts';
import { get } from './rules.ts';
import type { ObjectRules, RowInRemoval } from './rules.ts';

const QUOTE: PricedDocument = { object: 'Quote', field: 'QuoteId' };

/** Tells the quote that its lines have changed; its own rules add them up. */
function updateQuote(save: RowInRemoval): void {
  const quote = get(save, 'QuoteId') as number;
  const sql =
    'SELECT COUNT(*), SUM("Subtotal"), SUM("TotalPrice") FROM "QuoteLineItem" WHERE "QuoteId" = ? AND "IsDeleted" = 0';
  const [count = 0, subtotal = null, total = null] = save.context.database.first(sql, quote) ?? [];
  save.writes.update('Quote', quote, { LineItemCount: count, Subtotal: subtotal ?? 0, TotalPrice: total ?? 0 });
}

/** A line of a quote: its price book is the quote's, its sums are the platform's (Object Reference, QuoteLineItem). */
export const quoteLineItemRules: ObjectRules = {
  sets: ['PricebookEntryId', 'Product2Id', 'ListPrice', 'UnitPrice', 'TotalPrice', 'Subtotal', 'CurrencyIsoCode'],
  prepare: (save) => prepareLine(save, QUOTE),
  before: (save) => {
    checkEntry(save, QUOTE, false);
    priceLine(save);
  },
  afterMayRefuse: true,
  after: (save) => {
    updateQuote(save);
    mirrorQuoteLine(save);
  },
  afterRemove: (removal) => {
    updateQuote(removal);
    removeProductOf(removal);
  },
};
