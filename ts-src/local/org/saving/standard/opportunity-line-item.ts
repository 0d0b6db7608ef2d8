import { RowProblem } from '../row-problem.ts';
import { get, set } from './rules.ts';
import type { ObjectRules, RowInSave } from './rules.ts';

function updateOpportunity(save: RowInSave): void {
  const opportunity = get(save, 'OpportunityId');
  const { database } = save.context;
  database
    .statement(
      'UPDATE "Opportunity" SET "HasOpportunityLineItem" = 1, "Amount" = (SELECT SUM("TotalPrice") FROM ' +
        '"OpportunityLineItem" WHERE "OpportunityId" = ? AND "IsDeleted" = 0) WHERE "Id" = ?',
    )
    .run(opportunity, opportunity);
}

/** A line takes product and name from its price book entry, and adds up into its opportunity's amount. */
export const opportunityLineItemRules: ObjectRules = {
  sets: ['Product2Id', 'ProductCode', 'ListPrice', 'UnitPrice', 'TotalPrice', 'Subtotal', 'Name'],
  before: (save) => {
    const entry = get(save, 'PricebookEntryId');
    const found =
      entry === null
        ? undefined
        : save.context.database.first(
            'SELECT "Product2Id", "UnitPrice", "ProductCode", "Name" FROM "PricebookEntry" WHERE "Id" = ?',
            entry,
          );
    if (found !== undefined) {
      set(save, 'Product2Id', found[0] ?? null);
      set(save, 'ListPrice', found[1] ?? null);
      set(save, 'ProductCode', found[2] ?? null);
      set(save, 'Name', found[3] ?? null);
    }
    const quantity = Number(get(save, 'Quantity') ?? 0);
    const unit = get(save, 'UnitPrice');
    const total = get(save, 'TotalPrice');
    if (unit === null && total === null) {
      throw new RowProblem('REQUIRED_FIELD_MISSING', 'Required fields are missing: [UnitPrice]', ['UnitPrice']);
    }
    if (unit === null && quantity !== 0) set(save, 'UnitPrice', Number(total) / quantity);
    const sum = Math.round(Number(get(save, 'UnitPrice')) * quantity * 100) / 100;
    set(save, 'Subtotal', sum);
    set(save, 'TotalPrice', Math.round(sum * (100 - Number(get(save, 'Discount') ?? 0))) / 100);
  },
  after: updateOpportunity,
};
