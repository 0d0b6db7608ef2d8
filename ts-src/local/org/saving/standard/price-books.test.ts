import { beforeEach, describe, expect, test } from 'vitest';
import { createTestOrg } from '../../fixtures/test-org.ts';
import type { TestOrg } from '../../fixtures/test-org.ts';

let org: TestOrg;
let standard: unknown;
let custom: string;
let product: string;
let opportunity: string;

type Fields = Record<string, unknown>;
const entry = (fields: Fields = {}): Fields => ({
  Pricebook2Id: standard,
  Product2Id: product,
  UnitPrice: 2,
  IsActive: true,
  ...fields,
});
const refusal = (object: string, fields: Fields): unknown => org.insert(object, [fields])[0]?.errors[0]?.statusCode;
const change = (object: string, fields: Fields): unknown => org.update(object, [fields])[0]?.errors[0]?.statusCode;
const prices = (): unknown[] =>
  org.rows('SELECT UnitPrice FROM PricebookEntry ORDER BY Id').map((row) => row['UnitPrice']);

function fill(kind: TestOrg, more: Fields = {}): void {
  org = kind;
  [{ Id: standard }] = org.rows('SELECT Id FROM Pricebook2 WHERE IsStandard = true') as [{ Id: unknown }];
  custom = org.make('Pricebook2', { Name: 'Wholesale', IsActive: true });
  product = org.make('Product2', { Name: 'Nut', IsActive: true });
  opportunity = org.make('Opportunity', { Name: 'D', StageName: 'Prospecting', CloseDate: '2026-12-01', ...more });
}

describe('price books', () => {
  beforeEach(() => fill(createTestOrg()));

  test('the standard book can be neither made nor deleted', () => {
    expect(refusal('Pricebook2', { Name: 'Mine', IsStandard: true })).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
    expect(org.kernel.save.remove('Pricebook2', [String(standard)], org.admin)[0]?.success).toBe(false);
  });

  test('a product has a standard price before another, and one price a book', () => {
    expect(refusal('PricebookEntry', entry({ Pricebook2Id: custom }))).toBe('STANDARD_PRICE_NOT_DEFINED');
    org.make('PricebookEntry', entry());
    org.make('PricebookEntry', entry({ Pricebook2Id: custom }));
    expect(refusal('PricebookEntry', entry({ Pricebook2Id: custom }))).toBe('DUPLICATE_VALUE');
  });

  test('an entry keeps its book and product', () => {
    const Id = org.make('PricebookEntry', entry());
    expect(change('PricebookEntry', { Id, Pricebook2Id: custom })).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
    expect(change('PricebookEntry', { Id, Product2Id: product })).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
  });

  test('an entry that uses the standard price follows it', () => {
    const Id = org.make('PricebookEntry', entry());
    org.make('PricebookEntry', entry({ Pricebook2Id: custom, UnitPrice: undefined, UseStandardPrice: true }));
    expect(prices()).toEqual([2, 2]);
    org.update('PricebookEntry', [{ Id, UnitPrice: 3 }]);
    expect(prices()).toEqual([3, 3]);
  });

  test('an entry in use is archived when it is deleted, another goes', () => {
    const used = org.make('PricebookEntry', entry());
    org.make('OpportunityLineItem', { OpportunityId: opportunity, PricebookEntryId: used, Quantity: 1, UnitPrice: 1 });
    expect(org.kernel.save.remove('PricebookEntry', [used], org.admin)[0]?.success).toBe(true);
    expect(prices()).toEqual([]);
    expect(org.rows('SELECT PricebookEntry.IsArchived FROM OpportunityLineItem')).toEqual([
      { PricebookEntry: { IsArchived: true } },
    ]);
  });
});

describe('products of an opportunity', () => {
  let nut: string;
  beforeEach(() => {
    fill(createTestOrg());
    nut = org.make('PricebookEntry', entry());
  });
  const line = (fields: Fields = {}): Fields => ({
    OpportunityId: opportunity,
    PricebookEntryId: nut,
    Quantity: 2,
    UnitPrice: 3,
    ...fields,
  });
  const deal = (): Fields | undefined =>
    org.rows(
      'SELECT Amount, Pricebook2Id, HasOpportunityLineItem, ExpectedRevenue, TotalOpportunityQuantity FROM Opportunity',
    )[0];

  test('give the opportunity its price book and its amount; without them the amount is free again', () => {
    const Id = org.make('OpportunityLineItem', line());
    expect(deal()).toEqual({
      Amount: 6,
      Pricebook2Id: standard,
      HasOpportunityLineItem: true,
      ExpectedRevenue: 0.6,
      TotalOpportunityQuantity: 2,
    });
    expect(change('Opportunity', { Id: opportunity, Pricebook2Id: custom })).toBe('FIELD_INTEGRITY_EXCEPTION');
    org.kernel.save.remove('OpportunityLineItem', [Id], org.admin);
    org.update('Opportunity', [{ Id: opportunity, Amount: 9, Pricebook2Id: custom }]);
    expect(deal()).toMatchObject({ Amount: 9, Pricebook2Id: custom, HasOpportunityLineItem: false });
  });

  test('may name the product alone when the opportunity has a price book', () => {
    expect(refusal('OpportunityLineItem', line({ PricebookEntryId: undefined, Product2Id: product }))).toBe(
      'FIELD_INTEGRITY_EXCEPTION',
    );
    org.update('Opportunity', [{ Id: opportunity, Pricebook2Id: standard }]);
    org.make('OpportunityLineItem', line({ PricebookEntryId: undefined, Product2Id: product }));
    expect(org.rows('SELECT PricebookEntryId, Name, ListPrice FROM OpportunityLineItem')).toEqual([
      { PricebookEntryId: nut, Name: 'Nut', ListPrice: 2 },
    ]);
  });

  test('come from the book of the opportunity, from active entries of active books', () => {
    const other = org.make('PricebookEntry', entry({ Pricebook2Id: custom }));
    org.update('Opportunity', [{ Id: opportunity, Pricebook2Id: standard }]);
    expect(refusal('OpportunityLineItem', line({ PricebookEntryId: other }))).toBe('FIELD_INTEGRITY_EXCEPTION');
    org.update('Opportunity', [{ Id: opportunity, Pricebook2Id: custom }]);
    org.update('Pricebook2', [{ Id: custom, IsActive: false }]);
    expect(refusal('OpportunityLineItem', line({ PricebookEntryId: other }))).toBe('FIELD_INTEGRITY_EXCEPTION');
    org.update('Opportunity', [{ Id: opportunity, Pricebook2Id: standard }]);
    org.update('PricebookEntry', [{ Id: nut, IsActive: false }]);
    expect(refusal('OpportunityLineItem', line())).toBe('FIELD_INTEGRITY_EXCEPTION');
    expect(org.rows('SELECT Id FROM OpportunityLineItem')).toEqual([]);
  });

  test('keep opportunity and entry, and take a total in the place of a price', () => {
    const Id = org.make('OpportunityLineItem', line({ UnitPrice: undefined, TotalPrice: 10 }));
    expect(org.rows('SELECT UnitPrice FROM OpportunityLineItem')).toEqual([{ UnitPrice: 5 }]);
    expect(change('OpportunityLineItem', { Id, PricebookEntryId: nut })).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
    expect(change('OpportunityLineItem', { Id, OpportunityId: opportunity })).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
  });

  test('belong to opportunities that the user may edit', () => {
    const [result] = org.kernel.save.insert(
      'OpportunityLineItem',
      { columns: Object.keys(line()), rows: [Object.values(line())] },
      org.rep,
    );
    expect(result?.errors[0]?.statusCode).toBe('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY');
  });
});

describe('an org with several currencies', () => {
  beforeEach(() => fill(createTestOrg('', ['multicurrency', 'quotes']), { CurrencyIsoCode: 'EUR' }));

  test('an org with one currency does not know the field', () => {
    expect(() => createTestOrg().insert('Account', [{ Name: 'A', CurrencyIsoCode: 'EUR' }])).toThrow('CurrencyIsoCode');
  });

  test('records have the corporate currency unless they name an active one', () => {
    const Id = org.make('Account', { Name: 'A' });
    org.update('Account', [{ Id, CurrencyIsoCode: 'usd' }]);
    org.make('Parent__c', { Account__c: Id, Key__c: 'k' });
    expect(org.rows('SELECT CurrencyIsoCode, (SELECT CurrencyIsoCode FROM Parents__r) FROM Account')).toMatchObject([
      { CurrencyIsoCode: 'USD', Parents__r: { records: [{ CurrencyIsoCode: 'GBP' }] } },
    ]);
    expect(refusal('Account', { Name: 'B', CurrencyIsoCode: 'XXX' })).toBe('INVALID_CURRENCY_ISO');
  });

  test('currencies can be added and put out of use, and picklists follow', () => {
    const Id = org.make('CurrencyType', { IsoCode: 'SEK', ConversionRate: 13.1, IsActive: true, DecimalPlaces: 2 });
    const offered = (): string[] | undefined =>
      org.kernel.schema
        .object('Account')
        ?.field('CurrencyIsoCode')
        ?.picklistValues.map(({ value }) => value);
    expect(offered()).toContain('SEK');
    org.make('Account', { Name: 'B', CurrencyIsoCode: 'SEK' });
    org.update('CurrencyType', [{ Id, IsActive: false }]);
    expect(offered()).not.toContain('SEK');
    expect(refusal('Account', { Name: 'C', CurrencyIsoCode: 'SEK' })).toBe('INVALID_CURRENCY_ISO');
  });

  test('an entry stands once a currency, behind the standard price in that currency, and keeps it', () => {
    org.make('PricebookEntry', entry());
    const euro = entry({ Pricebook2Id: custom, CurrencyIsoCode: 'EUR' });
    expect(refusal('PricebookEntry', euro)).toBe('STANDARD_PRICE_NOT_DEFINED');
    org.make('PricebookEntry', entry({ CurrencyIsoCode: 'EUR' }));
    const Id = org.make('PricebookEntry', euro);
    expect(refusal('PricebookEntry', euro)).toBe('DUPLICATE_VALUE');
    expect(change('PricebookEntry', { Id, CurrencyIsoCode: 'USD' })).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
  });

  test('lines have the currency of their document and entries of that currency', () => {
    const pound = org.make('PricebookEntry', entry());
    const euro = org.make('PricebookEntry', entry({ CurrencyIsoCode: 'EUR' }));
    const line = { OpportunityId: opportunity, Quantity: 1, UnitPrice: 1 };
    expect(refusal('OpportunityLineItem', { ...line, PricebookEntryId: pound })).toBe('FIELD_INTEGRITY_EXCEPTION');
    org.make('OpportunityLineItem', { ...line, PricebookEntryId: euro });
    expect(org.rows('SELECT CurrencyIsoCode FROM OpportunityLineItem')).toEqual([{ CurrencyIsoCode: 'EUR' }]);
    expect(change('Opportunity', { Id: opportunity, CurrencyIsoCode: 'GBP' })).toBe('FIELD_INTEGRITY_EXCEPTION');
    const quote = org.make('Quote', { Name: 'Q', OpportunityId: opportunity, Pricebook2Id: standard });
    org.make('QuoteLineItem', { QuoteId: quote, Product2Id: product, Quantity: 1, UnitPrice: 1 });
    expect(org.rows('SELECT CurrencyIsoCode, Quote.CurrencyIsoCode, PricebookEntryId FROM QuoteLineItem')).toEqual([
      { CurrencyIsoCode: 'EUR', Quote: { CurrencyIsoCode: 'EUR' }, PricebookEntryId: euro },
    ]);
  });
});
