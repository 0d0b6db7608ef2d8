import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSellingStage, type SellingStage } from './selling-stage.ts';

type Json = Readonly<Record<string, unknown>>;
const resultOf = (record: Json): Json => JSON.parse(String(record['Result__c'])) as Json;

describe('an org with quotes and several currencies', () => {
  let stage: SellingStage;
  beforeAll(async () => {
    stage = await openSellingStage({ org: { features: ['quotes', 'multicurrency'] } });
  });
  afterAll(() => stage.close());

  /** A quote of an opportunity with one line of the first product. */
  async function quoteOf(opportunity: string, quantity: number): Promise<string> {
    const [book] = stage.rows('SELECT Id FROM Pricebook2 WHERE IsStandard = true');
    const quote = await stage.create('rep', 'Quote', {
      Name: 'Offer',
      OpportunityId: opportunity,
      Pricebook2Id: book?.['Id'],
    });
    const line = { QuoteId: quote, PricebookEntryId: stage.products[0]?.entryId, Quantity: quantity, UnitPrice: 12 };
    await stage.create('rep', 'QuoteLineItem', { ...line, Discount: 5 });
    return quote;
  }

  test('a quote is sent with its own lines and discounts, once for the opportunity', async () => {
    const opportunity = await stage.opportunity([1]);
    const quote = await quoteOf(opportunity, 7);
    const record = await stage.ask('rep', 'send-quote', quote);
    expect(record).toMatchObject({ Status__c: 'Done', Error_Message__c: null });
    const [order] = await stage.orders(quote);
    expect(order?.['salesOrderLines']).toMatchObject([{ quantity: 7, unitPrice: 12, discountPercent: 5 }]);
    const columns = 'ERP_Order_Number__c, ERP_Send_State__c';
    for (const [object, id] of [
      ['Opportunity', opportunity],
      ['Quote', quote],
    ]) {
      expect(stage.rows(`SELECT ${columns} FROM ${object} WHERE Id = '${id}'`)).toMatchObject([
        { ERP_Order_Number__c: order?.['number'], ERP_Send_State__c: 'Accepted' },
      ]);
    }
    const again = resultOf(await stage.ask('rep', 'send-quote', opportunity));
    expect(again).toMatchObject({ created: false, number: order?.['number'] });
  });

  test('the synced quote gives the lines where that is set, and its lack is told', async () => {
    const [row] = stage.rows('SELECT Id FROM ERP_Connection__c');
    const path = `/sobjects/ERP_Connection__c/${String(row?.['Id'])}`;
    await stage.call('admin', 'PATCH', path, { Quote_Lines_From__c: 'Synced Quote' });
    const opportunity = await stage.opportunity([1]);
    const before = resultOf(await stage.ask('rep', 'check-quote', opportunity));
    expect(before['problems']).toMatchObject([{ code: 'CMD_QUOTE_NOT_SYNCED', field: 'SyncedQuoteId' }]);
    const quote = await quoteOf(opportunity, 4);
    await stage.call('rep', 'PATCH', `/sobjects/Opportunity/${opportunity}`, { SyncedQuoteId: quote });
    const after = resultOf(await stage.ask('rep', 'check-quote', opportunity));
    await stage.call('admin', 'PATCH', path, { Quote_Lines_From__c: null });
    expect(after['lines']).toMatchObject([{ quantity: 4, price: 12 }]);
  });

  test('a quote of another opportunity is refused', async () => {
    const quote = await quoteOf(await stage.opportunity([1]), 1);
    const record = await stage.ask('rep', 'check-quote', await stage.opportunity([1]), { quoteId: quote });
    expect(record).toMatchObject({ Status__c: 'Refused', Error_Code__c: 'CMD_FOREIGN_RECORD' });
  });

  test('a rep who may not see the opportunity may not send its quote', async () => {
    const quote = await quoteOf(await stage.opportunity([1]), 1);
    const idOf = (object: string, where: string): unknown =>
      stage.rows(`SELECT Id FROM ${object} WHERE ${where}`)[0]?.['Id'];
    await stage.create('admin', 'PermissionSetAssignment', {
      AssigneeId: idOf('User', "Username = 'rep2@counterpart.local'"),
      PermissionSetId: idOf('PermissionSet', "Name = 'ERP_Seller'"),
    });
    const record = await stage.ask('rep2', 'send-quote', quote);
    expect(record).toMatchObject({ Status__c: 'Refused', Error_Code__c: 'CMD_NO_ACCESS' });
    expect(await stage.orders(quote)).toEqual([]);
  });

  test('an order in another currency is made in it, and the credit is counted in the company’s own', async () => {
    const opportunity = await stage.opportunity([], { CurrencyIsoCode: 'EUR' });
    const [book] = stage.rows('SELECT Id FROM Pricebook2 WHERE IsStandard = true');
    const product = stage.products[0];
    const present = stage.rows(
      `SELECT Id FROM PricebookEntry WHERE Product2Id = '${product?.id}' AND CurrencyIsoCode = 'EUR' AND Pricebook2Id = '${String(book?.['Id'])}'`,
    )[0]?.['Id'];
    const entry =
      present ??
      (await stage.create('admin', 'PricebookEntry', {
        Pricebook2Id: book?.['Id'],
        Product2Id: product?.id,
        UnitPrice: 10,
        IsActive: true,
        CurrencyIsoCode: 'EUR',
      }));
    await stage.create('rep', 'OpportunityLineItem', {
      OpportunityId: opportunity,
      PricebookEntryId: entry,
      Quantity: 2,
      UnitPrice: 50,
    });
    const preflight = resultOf(await stage.ask('rep', 'check-quote', opportunity)) as { credit: Json; lines: Json[] };
    expect(preflight.lines).toMatchObject([{ currency: 'EUR', price: 50 }]);
    expect(preflight.credit['currency']).toBe('GBP');
    expect(preflight.credit['thisOrder']).not.toBe(100);
    await stage.ask('rep', 'send-quote', opportunity);
    expect(await stage.orders(opportunity)).toMatchObject([{ currencyCode: 'EUR', totalAmountExcludingTax: 100 }]);
  });
});
