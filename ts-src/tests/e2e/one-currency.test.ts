/** An org that keeps one currency has the list prices of companies with that currency. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { companyReaders } from '../../../scripts/tasks/verify/nine/expected/erp-reader.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  expect(await stage.companion.sync(['customers', 'items', 'prices'])).toMatchObject({ ok: true });
});
afterAll(() => stage.close());

it('gives every item that can be sold its list price, where the company keeps the same currency', async () => {
  const rows = stage.rows(
    'SELECT UnitPrice, Product2.ERP_Key__c FROM PricebookEntry WHERE Pricebook2.IsStandard = true AND IsActive = true ' +
      "AND Product2.ERP_Variant_Code__c = null AND Product2.ERP_Company__c = 'NW'",
  );
  const held = new Map(rows.map((row) => [String((row['Product2'] as Record<string, unknown>)['ERP_Key__c']), row]));
  const company = (await companyReaders(stage.erp)).find(({ code }) => code === 'NW');
  const items = ((await company?.standard('items')) ?? []).filter((item) => item['blocked'] === false);
  expect(items.length).toBeGreaterThan(20);
  expect(items.filter((item) => !held.has(`NW|item|${item['id']}`))).toEqual([]);
});

it('opens no issue for currencies that such an org can not have, and names them with the company', () => {
  expect(stage.rows("SELECT Code__c, Cause__c FROM ERP_Issue__c WHERE Status__c = 'Open'")).toEqual([]);
  const [connection] = stage.rows('SELECT Companies__c FROM ERP_Connection__c');
  const companies = JSON.parse(String(connection?.['Companies__c'])) as { code: string; pricesLeftOut?: string[] }[];
  expect(companies.flatMap(({ pricesLeftOut = [] }) => pricesLeftOut).length).toBeGreaterThan(0);
});
