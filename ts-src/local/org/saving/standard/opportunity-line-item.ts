import { RowProblem } from '../row-problem.ts';
import { checkEntry, prepareLine, priceLine } from './priced-line.ts';
import type { PricedDocument } from './priced-line.ts';
import { mirrorOpportunityLine, removeQuoteLineOf } from './quote-sync.ts';
import { get } from './rules.ts';
import type { ObjectRules, RowInRemoval } from './rules.ts';

const OPPORTUNITY: PricedDocument = { object: 'Opportunity', field: 'OpportunityId' };

/** Amount and quantity of an opportunity follow its lines; that of one without lines stays and can be set again. */
function updateOpportunity(save: RowInRemoval): void {
  const opportunity = get(save, 'OpportunityId') as number;
  const [lines = 0, quantity = null, amount = null] =
    save.context.database.first(
      'SELECT COUNT(*), SUM("Quantity"), SUM("TotalPrice") FROM "OpportunityLineItem" WHERE "OpportunityId" = ? AND ' +
        '"IsDeleted" = 0',
      opportunity,
    ) ?? [];
  if (lines === 0) save.writes.update('Opportunity', opportunity, { HasOpportunityLineItem: 0 });
  else {
    const sums = { HasOpportunityLineItem: 1, TotalOpportunityQuantity: quantity, Amount: amount };
    save.writes.update('Opportunity', opportunity, sums);
  }
}

/**
 * A line takes product and name from its price book entry, adds up into its opportunity's amount, and is kept alike with
 * its line of the synced quote.
 */
export const opportunityLineItemRules: ObjectRules = {
  sets: [
    'PricebookEntryId',
    'Product2Id',
    'ProductCode',
    'ListPrice',
    'UnitPrice',
    'TotalPrice',
    'Subtotal',
    'Name',
    'CurrencyIsoCode',
  ],
  prepare: (save) => prepareLine(save, OPPORTUNITY),
  before: (save) => {
    checkEntry(save, OPPORTUNITY, true);
    if (get(save, 'UnitPrice') === null && get(save, 'TotalPrice') === null) {
      throw new RowProblem('REQUIRED_FIELD_MISSING', 'Required fields are missing: [UnitPrice]', ['UnitPrice']);
    }
    priceLine(save);
  },
  afterMayRefuse: true,
  after: (save) => {
    updateOpportunity(save);
    mirrorOpportunityLine(save);
  },
  beforeRemove: (removal) => {
    removeQuoteLineOf(removal);
    return undefined;
  },
  afterRemove: updateOpportunity,
};
