import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecord, updateRecord } from '../../../scripts/tasks/bench/page/org-writer.ts';
import { violationsOn } from './axe.ts';
import { openPage } from './browser.ts';
import { takeCommand } from './companion.ts';
import { beat, consoleAddress, fillDrift, fillIssue, fillMapping, fillMessage, fillRun } from './console.ts';
import { DE, picture, startStage, type Stage } from './stage.ts';

describe.each([
  ['plain', ''],
  ['as a package with a namespace', 'cpt'],
])('watching and repairing, %s', (_name, namespace) => {
  let stage: Stage;
  let issue: string;
  let message: string;

  beforeAll(async () => {
    stage = await startStage({ namespace });
    await beat(stage);
    const customer = await fillMapping(stage, 'customer', { Parked__c: 3, Waiting__c: 1, Api_Calls_Today__c: 4100 });
    await fillMapping(stage, 'item-product', {
      Integration__c: 'items',
      Entity__c: 'item',
      Target_Object__c: 'Product2',
    });
    await fillMapping(stage, 'price', { Integration__c: 'prices', State__c: 'Test', Entity__c: 'price' });
    await fillRun(stage, customer, { Read__c: 400, Created__c: 5, Updated__c: 40, Unchanged__c: 352, Parked__c: 3 });
    issue = await fillIssue(stage, customer, {});
    await fillIssue(stage, customer, {
      Cause__c: 'The customer is blocked in the ERP for all documents.',
      Code__c: 'ERP_BLOCKED',
      Owner_Kind__c: 'Finance',
      Records__c: 1,
      Amounts__c: '{"EUR":120.5,"GBP":77}',
    });
    message = await fillMessage(stage, issue, { Number__c: '10000', Record_Key__c: 'DE|customer|a' });
    await fillMessage(stage, issue, { Number__c: '20000', Record_Key__c: 'DE|customer|b' });
    await fillMessage(stage, null, {
      State__c: 'Waiting',
      Number__c: 'INV-1',
      Record_Key__c: 'DE|salesInvoice|c',
      Waits_For__c: 'DE|customer|30000',
      Integration__c: 'sales-history',
      Target_Object__c: 'ERP_Invoice__c',
    });
    await fillDrift(stage, {
      Container__c: 'customer',
      Field__c: 'loyaltyLevel',
      Kind__c: 'New',
      After__c: 'string 20',
    });
    await fillDrift(stage, {
      Side__c: 'Salesforce',
      Container__c: 'Account',
      Field__c: 'Size__c',
      Kind__c: 'Removed',
      Before__c: 'string 10',
      Breaks__c: true,
    });
  });
  afterAll(() => stage?.close());

  it('answers first, shows nine integrations, and installs what is missing with one choice', async () => {
    const { page, errors, close } = await openPage(stage.browser, consoleAddress(stage));
    await page.getByText('All 2 running.').waitFor();
    await page.getByText('1 issue needs you.').waitFor();
    await expect.poll(() => page.locator('[data-integration]').count()).toBe(9);
    await picture(page, `console-home${namespace}`);
    expect(await violationsOn(page)).toEqual([]);
    const service = page.locator('[data-integration=service]');
    await service.getByRole('button', { name: 'Install' }).click();
    await page.getByRole('menuitem', { name: 'Install and test' }).click();
    const command = await takeCommand(stage, 'install-templates');
    expect(command.request).toEqual({ integration: 'service', state: 'Test' });
    await fillMapping(stage, 'service-order', { Integration__c: 'service', State__c: 'Test' });
    await command.answer({ Status__c: 'Done', Result__c: '{"installed":["service-order"]}' });
    await service.getByText('1 mapping').waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  it('goes from the issue to its record, shows both sides, repairs, and says when it is solved', async () => {
    const { page, errors, close } = await openPage(stage.browser, consoleAddress(stage, { view: 'monitor' }));
    await page.getByRole('button', { name: 'The value is not in the picklist of Blocked.' }).waitFor();
    await page.getByText('400', { exact: true }).waitFor();
    await page.getByText('customer 30000 of DE').waitFor();
    await page.getByText('23,000 of 100,000 calls are used').waitFor();
    await picture(page, `console-monitor${namespace}`);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByText('Finance', { exact: true }).first().click();
    await page.getByText('The customer is blocked in the ERP for all documents.').waitFor();
    await page.getByText('All open').click();
    await page.getByRole('button', { name: 'The value is not in the picklist of Blocked.' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Show 10000' }).click();
    await page.getByRole('button', { name: 'Show both sides' }).click();
    const shown = await takeCommand(stage, 'show-payloads');
    const payloads = {
      source: { number: '10000', displayName: 'Xxxxxx Xxxxxxxxxxx', blocked: 'Everything', creditLimit: 60000 },
      target: [{ object: 'ERP_Customer__c', key: 'DE|customer|a', row: { Name: 'Xxxxxx', Blocked__c: 'Everything' } }],
      problems: [{ message: 'Everything is not a value of the picklist.', field: 'Blocked__c' }],
      masked: ['displayName', 'Name'],
    };
    await shown.answer({ Status__c: 'Done', Result__c: JSON.stringify(payloads) });
    await page.getByText('Masked: displayName, Name').waitFor();
    await picture(page, `console-issue${namespace}`);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Repair a value…' }).click();
    await page.getByRole('combobox', { name: 'Field of the ERP' }).fill('blo');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Value' }).fill('All');
    await page.getByRole('button', { name: 'Repair and retry' }).click();
    const repair = await takeCommand(stage, 'repair-record');
    expect(repair.request).toEqual({ values: { blocked: 'All' } });
    await updateRecord(stage.admin, 'ERP_Message__c', message, { State__c: 'Resolved' });
    await repair.answer({
      Status__c: 'Done',
      Result__c: '{"settled":true,"audit":{"what":"Repaired customer 10000.","before":"Everything","after":"All"}}',
    });
    await page.getByText('Repaired customer 10000.').waitFor();
    await page.locator('[data-number="10000"]').getByText('Went through').waitFor();
    await page.getByText('Repaired: it went through.').waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  it('shows more of a long list of records by keyboard, says how many, and keeps the focus', async () => {
    const mapping = await stage.id("SELECT Id FROM ERP_Mapping__c WHERE Mapping_Key__c = 'main|customer'");
    const long = await fillIssue(stage, mapping, { Status__c: 'Ignored', Records__c: 203 });
    const numbers = Array.from({ length: 203 }, (_, index) => String(40_000 + index));
    await Promise.all(numbers.map((number) => fillMessage(stage, long, { Number__c: number, State__c: 'Ignored' })));
    const { page, errors, close } = await openPage(
      stage.browser,
      consoleAddress(stage, { view: 'monitor', issue: long }),
    );
    await page.getByText('200 of 203 are shown.').waitFor();
    expect(await page.locator('[data-number]').count()).toBe(200);
    await page.getByRole('button', { name: 'Show 3 more' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('[data-id=count]:focus').innerText()).toBe('All 203 are shown.');
    expect(await page.locator('[data-number]').count()).toBe(203);
    expect(errors).toEqual([]);
    await close();
  });

  it('assigns an issue to somebody and ignores it with a reason', async () => {
    const { page, errors, close } = await openPage(stage.browser, consoleAddress(stage, { view: 'monitor', issue }));
    await page.getByRole('button', { name: 'Assign…' }).click();
    await page.getByRole('combobox', { name: 'Who' }).fill('a');
    await page.getByRole('option').first().click();
    await page.getByRole('button', { name: 'Assign', exact: true }).click();
    const assign = await takeCommand(stage, 'assign-issue');
    const { userId } = assign.request;
    expect(userId).toMatch(/^005/);
    await updateRecord(stage.admin, 'ERP_Issue__c', issue, { Assigned_To__c: userId });
    await assign.answer({ Status__c: 'Done', Result__c: '{}' });
    await page.getByRole('button', { name: 'Assign to nobody' }).waitFor();
    await page.getByRole('button', { name: 'Ignore…' }).first().click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('Test data of the ERP');
    await page.getByRole('button', { name: 'Ignore', exact: true }).click();
    const ignore = await takeCommand(stage, 'ignore-records');
    expect(ignore.request).toEqual({ reason: 'Test data of the ERP' });
    await ignore.answer({ Status__c: 'Done', Result__c: '{"ignored":2}' });
    await page.getByText('Ignored until they change in the ERP.').waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  it('settles changes of fields, and finds all of it in the audit', async () => {
    const { page, errors, close } = await openPage(stage.browser, consoleAddress(stage, { view: 'drift' }));
    await page.getByText('Cannot run with it').waitFor();
    await picture(page, `console-drift${namespace}`);
    expect(await violationsOn(page)).toEqual([]);
    await page.locator('[data-drift="customer.loyaltyLevel"]').getByRole('button', { name: 'Add' }).click();
    const settle = await takeCommand(stage, 'settle-drift');
    expect(settle.request).toMatchObject({ choice: 'add' });
    await settle.answer({ Status__c: 'Done', Result__c: '{"version":2}' });
    await page.getByText('It is added in version 2.').waitFor();
    await page.getByRole('button', { name: 'Audit' }).click();
    await page.getByText('Repaired customer 10000.').waitFor();
    await page.getByText('Reason: Test data of the ERP').waitFor();
    await picture(page, `console-audit${namespace}`);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'Person' }).fill('nobody of this name');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing of this kind was done.').waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  it('tells a representative on the account and on the order whether they are in step', async () => {
    const account = await stage.fill({ name: 'Adatum', customers: [{ company: DE, number: '10000', documents: 3 }] });
    const customer = await stage.id("SELECT Id FROM ERP_Customer__c WHERE Number__c = '10000'");
    const state = {
      Sync_State__c: 'Failed',
      Sync_Detail__c: 'The phone number is too long.',
      Sync_Since__c: new Date(Date.now() - 7_200_000).toISOString(),
    };
    await updateRecord(stage.admin, 'ERP_Customer__c', customer, state);
    const order = await createRecord(stage.admin, 'ERP_Order__c', {
      Name: 'SO-1',
      ERP_Key__c: 'DE|salesOrder|1',
      Customer__c: customer,
      Number__c: 'SO-1',
      Company__c: 'DE',
      Status__c: 'Open',
      Currency__c: 'EUR',
      Sync_State__c: 'In Step',
    });
    const { page, close } = await openPage(stage.browser, stage.address(account));
    await page.getByText('The phone number is too long.').waitFor();
    await page.getByText('since 2 hours ago').waitFor();
    await picture(page, `record-status${namespace}`);
    const object = namespace ? 'cpt__ERP_Order__c' : 'ERP_Order__c';
    await page.goto(`${stage.page.url}/lightning/r/${object}/${order}/view?user=rep`);
    await page.locator('[data-id=chip]').getByText('In step').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await close();
  });
});
