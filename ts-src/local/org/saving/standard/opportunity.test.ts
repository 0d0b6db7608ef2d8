import { expect, test } from 'vitest';
import { createTestOrg } from '../../fixtures/test-org.ts';

test('the amount of an opportunity can be set until it has line items, from then on it is their total', () => {
  const org = createTestOrg();
  const product = org.make('Product2', { Name: 'Nut' });
  const [book] = org.rows('SELECT Id FROM Pricebook2 WHERE IsStandard = true');
  const entry = org.make('PricebookEntry', {
    Pricebook2Id: book?.Id,
    Product2Id: product,
    UnitPrice: 2,
    IsActive: true,
  });
  const deal = { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2026-12-01', Amount: 7, Pricebook2Id: book?.Id };
  const Id = org.make('Opportunity', deal);
  const update = (fields: object): unknown => {
    org.update('Opportunity', [{ Id, ...fields }]);
    return org.rows('SELECT Amount, Description FROM Opportunity')[0];
  };
  expect(update({ Amount: 8 })).toEqual({ Amount: 8, Description: null });
  org.make('OpportunityLineItem', { OpportunityId: Id, PricebookEntryId: entry, Quantity: 3, UnitPrice: 5 });
  expect(update({ Amount: 9, Description: 'kept' })).toEqual({ Amount: 15, Description: 'kept' });
});
