import { beforeEach, describe, expect, test } from 'vitest';
import { createTestOrg } from '../../fixtures/test-org.ts';
import type { TestOrg } from '../../fixtures/test-org.ts';

let org: TestOrg;
let account: string;
let opportunity: string;
let book: unknown;
let nut: string;
let bolt: string;

function makeEntry(name: string, price: number): string {
  const product = org.make('Product2', { Name: name, IsActive: true });
  return org.make('PricebookEntry', { Pricebook2Id: book, Product2Id: product, UnitPrice: price, IsActive: true });
}

const deal = (): Record<string, unknown> | undefined =>
  org.rows(
    `SELECT Amount, HasOpportunityLineItem, Pricebook2Id, SyncedQuoteId FROM Opportunity WHERE Id = '${opportunity}'`,
  )[0];
const products = (): unknown[] =>
  org.rows('SELECT Quantity, UnitPrice, Discount, TotalPrice FROM OpportunityLineItem ORDER BY UnitPrice');
const lines = (): Record<string, unknown>[] =>
  org.rows('SELECT Id, Quantity, UnitPrice, OpportunityLineItemId FROM QuoteLineItem ORDER BY UnitPrice');
const problem = (object: string, record: Record<string, unknown>): unknown =>
  org.insert(object, [record])[0]?.errors[0];

beforeEach(() => {
  org = createTestOrg('', ['quotes']);
  account = org.make('Account', { Name: 'Buyer' });
  opportunity = org.make('Opportunity', {
    Name: 'Deal',
    StageName: 'Prospecting',
    CloseDate: '2026-12-01',
    AccountId: account,
  });
  [{ Id: book }] = org.rows('SELECT Id FROM Pricebook2 WHERE IsStandard = true') as [{ Id: unknown }];
  nut = makeEntry('Nut', 2);
  bolt = makeEntry('Bolt', 5);
});

test('without the feature the org has no quotes', () => {
  const plain = createTestOrg();
  expect(plain.kernel.schema.object('Quote')).toBeUndefined();
  expect(plain.kernel.schema.object('Opportunity')?.field('SyncedQuoteId')).toBeUndefined();
});

describe('a quote', () => {
  let quote: string;
  beforeEach(() => {
    quote = org.make('Quote', {
      Name: 'Q',
      OpportunityId: opportunity,
      Pricebook2Id: book,
      Tax: 3,
      ShippingHandling: 1,
    });
  });
  const head = (): Record<string, unknown> | undefined =>
    org.rows(
      'SELECT AccountId, QuoteNumber, Status, Subtotal, Discount, TotalPrice, GrandTotal, LineItemCount, IsSyncing ' +
        `FROM Quote WHERE Id = '${quote}'`,
    )[0];

  test('has key prefix, number, account and a draft status from the platform', () => {
    expect(quote).toMatch(/^0Q0/);
    expect(head()).toMatchObject({ AccountId: account, QuoteNumber: '00000001', Status: 'Draft', LineItemCount: 0 });
  });

  test('adds its lines up and takes no sums from outside', () => {
    const line = org.make('QuoteLineItem', {
      QuoteId: quote,
      PricebookEntryId: nut,
      Quantity: 10,
      UnitPrice: 2,
      Discount: 10,
    });
    org.make('QuoteLineItem', { QuoteId: quote, PricebookEntryId: bolt, Quantity: 1, UnitPrice: 5 });
    expect(line).toMatch(/^0QL/);
    expect(head()).toMatchObject({ Subtotal: 25, TotalPrice: 23, Discount: 8, GrandTotal: 27, LineItemCount: 2 });
    org.kernel.save.remove('QuoteLineItem', [line], org.admin);
    expect(head()).toMatchObject({ Subtotal: 5, TotalPrice: 5, LineItemCount: 1 });
    expect(problem('Quote', { Name: 'Q', OpportunityId: opportunity, TotalPrice: 3 })).toMatchObject({
      statusCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
    });
  });

  test('needs its price book before lines, and keeps it while it has some', () => {
    const bare = org.make('Quote', { Name: 'Bare', OpportunityId: opportunity });
    const refused = problem('QuoteLineItem', { QuoteId: bare, PricebookEntryId: nut, Quantity: 1, UnitPrice: 2 });
    expect(refused).toMatchObject({ statusCode: 'FIELD_INTEGRITY_EXCEPTION', fields: ['PricebookEntryId'] });
    org.make('QuoteLineItem', { QuoteId: quote, PricebookEntryId: nut, Quantity: 1, UnitPrice: 2 });
    const other = org.make('Pricebook2', { Name: 'Other', IsActive: true });
    expect(org.update('Quote', [{ Id: quote, Pricebook2Id: other }])[0]?.errors[0]).toMatchObject({
      statusCode: 'FIELD_INTEGRITY_EXCEPTION',
      fields: ['Pricebook2Id'],
    });
  });

  describe('that is synced', () => {
    beforeEach(() => {
      org.make('OpportunityLineItem', {
        OpportunityId: opportunity,
        PricebookEntryId: bolt,
        Quantity: 9,
        UnitPrice: 9,
      });
      org.make('QuoteLineItem', { QuoteId: quote, PricebookEntryId: nut, Quantity: 10, UnitPrice: 2, Discount: 10 });
      org.update('Opportunity', [{ Id: opportunity, SyncedQuoteId: quote }]);
    });

    test('puts its lines in the place of the products', () => {
      expect(head()).toMatchObject({ IsSyncing: true });
      expect(deal()).toMatchObject({ SyncedQuoteId: quote, Amount: 18, HasOpportunityLineItem: true });
      expect(products()).toEqual([{ Quantity: 10, UnitPrice: 2, Discount: 10, TotalPrice: 18 }]);
    });

    test('hands changes of its lines to the products', () => {
      const [line] = lines();
      org.update('QuoteLineItem', [{ Id: line?.['Id'], Quantity: 4 }]);
      org.make('QuoteLineItem', { QuoteId: quote, PricebookEntryId: bolt, Quantity: 1, UnitPrice: 5 });
      expect(products()).toMatchObject([{ Quantity: 4 }, { Quantity: 1, UnitPrice: 5 }]);
      org.kernel.save.remove('QuoteLineItem', [String(line?.['Id'])], org.admin);
      expect(products()).toMatchObject([{ UnitPrice: 5 }]);
      expect(deal()).toMatchObject({ Amount: 5 });
    });

    test('takes changes of the products over', () => {
      const [line] = lines();
      const product = String(line?.['OpportunityLineItemId']);
      org.update('OpportunityLineItem', [{ Id: product, Quantity: 7 }]);
      org.make('OpportunityLineItem', {
        OpportunityId: opportunity,
        PricebookEntryId: bolt,
        Quantity: 2,
        UnitPrice: 6,
      });
      expect(lines()).toMatchObject([{ Quantity: 7 }, { Quantity: 2, UnitPrice: 6 }]);
      org.kernel.save.remove('OpportunityLineItem', [product], org.admin);
      expect(lines()).toMatchObject([{ Quantity: 2 }]);
      expect(head()).toMatchObject({ TotalPrice: 12 });
    });

    test('is let go when another quote is synced, or none, or when it is deleted; the products stay', () => {
      const other = org.make('Quote', { Name: 'Other', OpportunityId: opportunity, Pricebook2Id: book });
      org.make('QuoteLineItem', { QuoteId: other, PricebookEntryId: bolt, Quantity: 3, UnitPrice: 4 });
      org.update('Opportunity', [{ Id: opportunity, SyncedQuoteId: other }]);
      expect(head()).toMatchObject({ IsSyncing: false, LineItemCount: 1 });
      expect(products()).toMatchObject([{ Quantity: 3 }]);
      org.kernel.save.remove('Quote', [other], org.admin);
      expect(deal()).toMatchObject({ SyncedQuoteId: null, Amount: 12 });
      expect(products()).toHaveLength(1);
    });

    test('belongs to the opportunity that names it', () => {
      const other = org.make('Opportunity', { Name: 'Other', StageName: 'Prospecting', CloseDate: '2026-12-01' });
      const [result] = org.update('Opportunity', [{ Id: other, SyncedQuoteId: quote }]);
      expect(result?.errors[0]).toMatchObject({ statusCode: 'FIELD_INTEGRITY_EXCEPTION', fields: ['SyncedQuoteId'] });
    });

    test('goes with its opportunity', () => {
      expect(org.kernel.save.remove('Opportunity', [opportunity], org.admin)[0]?.errors).toEqual([]);
      expect(org.rows('SELECT Id FROM Quote')).toEqual([]);
    });
  });
});
