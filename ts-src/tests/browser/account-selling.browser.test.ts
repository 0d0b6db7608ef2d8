import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createRecord, updateRecord, upsertRecord } from '../../../scripts/tasks/bench/page/org-writer.ts';
import { violationsOn } from './axe.ts';
import { openPage, type WatchedPage } from './browser.ts';
import { takeCommand } from './companion.ts';
import { DE, panel, picture, startStage, untilAll, type Stage } from './stage.ts';

describe.each([
  ['plain', ''],
  ['as a package with a namespace', 'cpt'],
])('orders, prices and conflicts on the account page, %s', (_name, namespace) => {
  let stage: Stage;
  let account = '';
  let open: WatchedPage | undefined;
  const customerKey = 'DE|customer|10000';

  beforeAll(async () => {
    stage = await startStage({ namespace });
    account = await stage.fill({
      name: 'Adatum Corporation',
      customers: [{ company: DE, number: '10000', documents: 30, creditLimit: 60_000 }],
    });
    const customer = await stage.id(`SELECT Id FROM ERP_Customer__c WHERE ERP_Key__c = '${customerKey}'`);
    await updateRecord(stage.admin, 'ERP_Customer__c', customer, {
      Open_Orders__c: 300,
      Next_Shipment_Date__c: '2099-03-01',
      Price_Group__c: 'RETAIL',
      Allow_Line_Discount__c: true,
    });
    await fillOrder();
    await fillPrices();
  });
  afterAll(() => stage?.close());
  afterEach(async () => {
    await open?.close();
    open = undefined;
  });

  async function fillOrder(): Promise<void> {
    await upsertRecord(stage.admin, 'ERP_Order__c', {
      ERP_Key__c: 'DE|salesOrder|SO-1',
      Customer__r: { ERP_Key__c: customerKey },
      Company__c: 'DE',
      Number__c: 'SO-1',
      Status__c: 'Open',
      Order_Date__c: stage.today,
      Currency__c: 'EUR',
      Gross__c: 476,
      Open_Net__c: 300,
      Lines_Expected__c: 0,
      Next_Shipment_Date__c: '2099-03-01',
    });
  }

  async function fillPrices(): Promise<void> {
    await upsertRecord(stage.admin, 'Product2', {
      ERP_Key__c: '*|item|1000',
      Name: 'Oak desk',
      IsActive: true,
      ERP_Item_Number__c: '1000',
      ERP_Company__c: '*',
      ERP_Unit__c: 'PCS',
    });
    const row = { Company__c: 'DE', Item_Number__c: '1000', Unit__c: 'PCS', Currency__c: 'EUR', Active__c: true };
    await upsertRecord(stage.admin, 'ERP_Price__c', {
      ...row,
      ERP_Key__c: 'DE|price|card',
      Source__c: 'Item Card',
      Amount_Type__c: 'Price',
      Unit_Price__c: 100,
    });
    await upsertRecord(stage.admin, 'ERP_Price__c', {
      ...row,
      ERP_Key__c: 'DE|price|group',
      Source__c: 'Customer Price Group',
      Price_Group__c: 'RETAIL',
      Amount_Type__c: 'Price',
      Unit_Price__c: 90,
      Minimum_Quantity__c: 10,
      Price_List__c: 'S00002',
      Price_List_Name__c: 'Retail',
      Allow_Line_Discount__c: true,
    });
  }

  async function shown(user = 'rep'): Promise<WatchedPage> {
    open = await openPage(stage.browser, stage.address(account, user));
    await untilAll(open.page);
    return open;
  }

  it('tells open orders and the next shipment, and lists the orders in their tab', async () => {
    const { page, errors } = await shown();
    const fact = panel(page, 'erpAccountFacts').locator('[data-fact=orders]');
    await expect.poll(() => fact.innerText()).toContain('€300.00');
    expect(await fact.innerText()).toContain('Next shipment Mar 1, 2099');
    await page.getByRole('tab', { name: 'Orders' }).click();
    await panel(page, 'erpDocuments').locator('tr[data-order="SO-1"]').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('finds an item and tells its price, its breaks and where they are from', async () => {
    const { page, errors } = await shown();
    const prices = page.locator('[data-component=erpCustomerPrices]');
    await prices.getByLabel('Find an item').fill('oak');
    await prices.getByRole('button', { name: 'Oak desk (1000)' }).click();
    await prices.getByText('€100.00 / PCS').first().waitFor();
    await prices.getByLabel('Quantity', { exact: true }).fill('12');
    await page.keyboard.press('Tab');
    await prices.locator('[data-id=price]').getByText('Price group RETAIL, price list Retail').waitFor();
    expect(await prices.locator('[data-id=breaks] tbody tr').count()).toBe(2);
    await picture(page, `account-prices${namespace}`);
    expect(await violationsOn(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('shows what both sides changed to those who may see it, and takes their choice', async () => {
    await createRecord(stage.admin, 'ERP_Message__c', {
      Message_Key__c: 'conflict 1',
      Record_Key__c: customerKey,
      State__c: 'Parked',
      Error_Code__c: 'SYNC_CONFLICT',
      Conflict__c: JSON.stringify([{ field: 'Phone', agreed: '1', salesforce: '2', erp: '3' }]),
    });
    const { page, errors } = await shown('admin');
    const conflicts = page.locator('[data-component=erpConflicts]');
    await conflicts.getByText('Salesforce: 2').click();
    await picture(page, `account-conflict${namespace}`);
    expect(await violationsOn(page)).toEqual([]);
    await conflicts.getByRole('button', { name: 'Take the chosen values' }).click();
    const settle = await takeCommand(stage, 'settle-conflict');
    expect(settle.request).toEqual({ choices: { Phone: 'salesforce' } });
    const message = await stage.id("SELECT Id FROM ERP_Message__c WHERE Error_Code__c = 'SYNC_CONFLICT'");
    await updateRecord(stage.admin, 'ERP_Message__c', message, { State__c: 'Resolved' });
    await settle.answer({ Status__c: 'Done', Result__c: '{"settled":["Phone"]}' });
    await conflicts.getByRole('heading').first().waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
  });
});
