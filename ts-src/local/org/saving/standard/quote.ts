import { RowProblem } from '../row-problem.ts';
import { before, changed, get, set } from './rules.ts';
import type { ObjectRules, RowInSave } from './rules.ts';

function refuseOtherBook(save: RowInSave): void {
  if (save.old === null || !changed(save, 'Pricebook2Id') || Number(before(save, 'LineItemCount') ?? 0) === 0) return;
  throw new RowProblem(
    'FIELD_INTEGRITY_EXCEPTION',
    'field integrity exception: Pricebook2Id (the price book of a quote with line items can not be changed)',
    ['Pricebook2Id'],
  );
}

/** A quote belongs to the account of its opportunity and adds its lines up (Object Reference, Quote). */
export const quoteRules: ObjectRules = {
  sets: ['AccountId', 'Subtotal', 'TotalPrice', 'GrandTotal', 'Discount', 'LineItemCount', 'CanCreateQuoteLineItems'],
  prepare: (save) => {
    if (save.old !== null) return;
    const { database } = save.context;
    const opportunity = get(save, 'OpportunityId');
    const account = database.first('SELECT "AccountId" FROM "Opportunity" WHERE "Id" = ?', opportunity);
    set(save, 'AccountId', account?.[0] ?? null);
    set(save, 'LineItemCount', 0);
    if (save.table.slot('CurrencyIsoCode') === undefined) return;
    const currency = database.first('SELECT "CurrencyIsoCode" FROM "Opportunity" WHERE "Id" = ?', opportunity);
    set(save, 'CurrencyIsoCode', currency?.[0] ?? null);
  },
  before: (save) => {
    refuseOtherBook(save);
    const subtotal = Number(get(save, 'Subtotal') ?? 0);
    const total = Number(get(save, 'TotalPrice') ?? 0);
    set(save, 'Subtotal', subtotal);
    set(save, 'TotalPrice', total);
    set(save, 'Discount', subtotal === 0 ? 0 : Math.round(((subtotal - total) / subtotal) * 10_000) / 100);
    const extras = Number(get(save, 'Tax') ?? 0) + Number(get(save, 'ShippingHandling') ?? 0);
    set(save, 'GrandTotal', Math.round((total + extras) * 100) / 100);
    set(save, 'CanCreateQuoteLineItems', get(save, 'Pricebook2Id') === null ? 0 : 1);
  },
  // The products of an opportunity outlive the quote that they were in step with.
  beforeRemove: (removal) => {
    const { database } = removal.context;
    database
      .statement('UPDATE "Opportunity" SET "SyncedQuoteId" = NULL WHERE "SyncedQuoteId" = ?')
      .run(removal.row[0] ?? null);
    return undefined;
  },
};
