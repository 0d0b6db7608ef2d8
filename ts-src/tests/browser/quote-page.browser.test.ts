import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecord, updateRecord } from '../../../scripts/tasks/bench/page/org-writer.ts';
import { violationsOn } from './axe.ts';
import { openPage } from './browser.ts';
import { takeCommand } from './companion.ts';
import { fillOpportunity } from './sale.ts';
import { DE, picture, startStage, type Stage } from './stage.ts';

describe.each([
  ['plain', ''],
  ['as a package with a namespace', 'cpt'],
])('the quote page, %s', (_name, namespace) => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await startStage({ namespace, features: ['quotes'] });
  });
  afterAll(() => stage?.close());

  it('checks readiness and sends the quote, and shows the order number', async () => {
    const account = await stage.fill({
      name: 'Adatum Corporation',
      customers: [{ company: DE, number: '10000', documents: 5, creditLimit: 60_000 }],
    });
    const { opportunity } = await fillOpportunity(stage, { name: 'With a quote', account, items: ['1000'] });
    const entry = await stage.rows('SELECT Id, Product2Id, Pricebook2Id FROM PricebookEntry LIMIT 1');
    const quote = await createRecord(stage.admin, 'Quote', {
      Name: 'First quote',
      OpportunityId: opportunity,
      Pricebook2Id: entry[0]?.['Pricebook2Id'],
    });
    const { page, errors, close } = await openPage(
      stage.browser,
      `${stage.page.url}/lightning/r/Quote/${quote}/view?user=rep`,
    );
    const send = page.locator('[data-component=erpSendToErp]');
    await send.getByText('There are no products.').waitFor();
    await createRecord(stage.admin, 'QuoteLineItem', {
      QuoteId: quote,
      PricebookEntryId: entry[0]?.['Id'],
      Quantity: 1,
      UnitPrice: 100,
    });
    await page.reload();
    await send.getByText('Everything needed is here').waitFor();
    await send.getByRole('button', { name: 'Send to ERP' }).click();
    const command = await takeCommand(stage, 'send-quote');
    expect(command.request).toMatchObject({ quoteId: quote, erpCustomerId: expect.any(String) });
    await updateRecord(stage.admin, 'Quote', quote, { ERP_Order_Number__c: 'SO-1', ERP_Send_State__c: 'Accepted' });
    await command.answer({ Status__c: 'Done', Result__c: '{"documentType":"order","number":"SO-1"}' });
    await send.getByText('Order SO-1 is in the ERP.').waitFor();
    await picture(page, `quote-accepted${namespace}`);
    expect(await violationsOn(page)).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  });
});
