import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { updateRecord } from '../../../scripts/tasks/bench/page/org-writer.ts';
import { violationsOn } from './axe.ts';
import { openPage } from './browser.ts';
import { takeCommand } from './companion.ts';
import { beat, consoleAddress, fillMapping } from './console.ts';
import { picture, startStage, type Stage } from './stage.ts';

/** Runs in the page: components have roots of their own, each of which knows what has the focus in it. */
const isFocused = (element: Element): boolean => (element.getRootNode() as ShadowRoot).activeElement === element;

describe.each([
  ['plain', ''],
  ['as a package with a namespace', 'cpt'],
])('the console, %s', (_name, namespace) => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await startStage({ namespace });
    await beat(stage);
    await fillMapping(stage, 'customer');
    await fillMapping(stage, 'item-product', {
      Integration__c: 'items',
      Entity__c: 'item',
      Target_Object__c: 'Product2',
      Direction__c: 'both',
      Paused__c: 'DRIFT_BREAKS: The field Size__c is not there any more.',
      Parked__c: 4,
      Latest_Version__c: 3,
    });
    await fillMapping(stage, 'sales-invoice', {
      Integration__c: 'sales-history',
      Entity__c: 'salesInvoice',
      Target_Object__c: 'ERP_Invoice__c',
      State__c: 'Off',
      Last_Run__c: null,
      Current_To__c: null,
    });
    await fillMapping(stage, 'credit-memo', {
      Integration__c: 'sales-history',
      State__c: 'Off',
      Active_Version__c: null,
      Last_Run__c: null,
      Current_To__c: null,
    });
  });
  afterAll(() => stage?.close());

  it('shows the mappings, keeps the place in the address, and switches a state', async () => {
    const { page, errors, close } = await openPage(stage.browser, consoleAddress(stage));
    const views = page.getByRole('navigation', { name: 'Views of the console' });
    await views.getByRole('button', { name: 'Mappings' }).click();
    await page.getByText('The field Size__c is not there any more.').waitFor();
    await page.getByText('1 of 2 running.').waitFor();
    expect(new URL(page.url()).searchParams.get(`${namespace || 'c'}__view`)).toBe('mappings');
    await expect.poll(() => page.locator('[data-id=heading]:focus').innerText()).toBe('Mappings');
    await picture(page, `console-mappings${namespace}`);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('combobox', { name: 'State of sales-invoice' }).click();
    await page.getByRole('option', { name: 'Test' }).click();
    const command = await takeCommand(stage, 'change-mapping');
    expect(command.request).toEqual({ state: 'Test' });
    await command.answer({ Status__c: 'Done', Result__c: '{"state":"Test"}' });
    await page.getByText('The state is changed.').waitFor();
    await page.reload();
    await page.getByText('The field Size__c is not there any more.').waitFor();
    await page.goBack();
    await expect.poll(() => views.locator('[aria-current=page]').innerText()).toBe('Home');
    expect(errors).toEqual([]);
    await close();
  });

  it('makes a mapping with an empty version', async () => {
    const { page, errors, close } = await openPage(stage.browser, consoleAddress(stage, { view: 'mappings' }));
    await page.getByRole('button', { name: 'New mapping' }).click();
    const command = await takeCommand(stage, 'read-catalogue');
    const result = {
      entities: [{ name: 'serviceOrder', label: 'Service orders' }],
      objects: [{ name: 'Case', label: 'Case' }],
    };
    await command.answer({ Status__c: 'Done', Result__c: JSON.stringify(result) });
    await page.getByRole('combobox', { name: 'Integration' }).first().click();
    await page.getByRole('option', { name: 'Service' }).click();
    await page.getByRole('combobox', { name: 'From the ERP' }).fill('service');
    await page.getByRole('option', { name: 'Service orders' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Into Salesforce' }).fill('ca');
    await page.getByRole('option', { name: 'Case' }).waitFor();
    await page.keyboard.press('Enter');
    await picture(page, `console-new-mapping${namespace}`);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Make and open' }).click();
    const query =
      "SELECT Document__c, Mapping__r.State__c FROM ERP_Mapping_Version__c WHERE Version_Key__c LIKE '%|service-order|1'";
    await expect.poll(() => stage.rows(query).then((rows) => rows.length)).toBe(1);
    const [version] = await stage.rows(query);
    expect(JSON.parse(String(version?.['Document__c']))).toMatchObject({ target: { object: 'Case' }, fields: [] });
    expect(errors).toEqual([]);
    await close();
  });

  it('switches all mappings of an integration from its tile, by keyboard, after saying what happens', async () => {
    const invoices = await stage.id("SELECT Id FROM ERP_Mapping__c WHERE Mapping_Key__c = 'main|sales-invoice'");
    await updateRecord(stage.admin, 'ERP_Mapping__c', invoices, { State__c: 'Off' });
    const { page, errors, close } = await openPage(stage.browser, consoleAddress(stage));
    const tile = page.locator('[data-integration=sales-history]');
    await tile.getByRole('button', { name: 'Switch all' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Live' }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('[data-id=heading]:focus').innerText()).toBe('Switch Sales history live');
    await tile.getByText('sales-invoice, now off').waitFor();
    await tile.getByText('credit-memo: has no active version').waitFor();
    await picture(page, `console-switch-all${namespace}`);
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const command = await takeCommand(stage, 'change-mapping');
    expect(command.request).toEqual({ state: 'Live' });
    await tile.getByText('0 of 1 done.').waitFor();
    await updateRecord(stage.admin, 'ERP_Mapping__c', invoices, { State__c: 'Live' });
    await command.answer({ Status__c: 'Done', Result__c: '{"state":"Live"}' });
    await tile.getByText('The mapping is switched.').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => tile.getByRole('button', { name: 'Switch all' }).evaluate(isFocused)).toBe(true);
    await tile.getByText('Live').first().waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  it('shows a representative what it takes, and asks nothing', async () => {
    const { page, operations, close } = await openPage(
      stage.browser,
      consoleAddress(stage, { view: 'mappings' }, 'rep'),
    );
    await page.getByText('This page needs the permission ERP Admin.').waitFor();
    expect(operations).toEqual([]);
    await expect.poll(() => page.getByRole('link', { name: 'Counterpart Console' }).count()).toBe(0);
    await close();
  });
});
