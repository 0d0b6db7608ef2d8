/** A record that the org refuses, from the issue to the repair, with the real companion between local ERP and local org. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../../../scripts/tasks/browser.ts';
import type { Companion } from '../../companion/companion.ts';
import { createCompanion } from '../../companion/main.ts';
import { startLocalPage, type LocalPage } from '../../local/page/index.ts';
import { openStage, type Stage } from '../e2e/stage.ts';
import { violationsOn } from './axe.ts';
import { openPage } from './browser.ts';
import { picture } from './stage.ts';

/** The console asks every few seconds, the companion every second; the rest is for a busy machine. */
const soon = { timeout: 40_000 };
const enough = { timeout: 300_000 };

let stage: Stage;
let pages: LocalPage;
let browser: Browser;
let companion: Companion;
let running: Promise<unknown>;
let number: string;
const stop = new AbortController();

/** Takes `All` out of the picklist of blocked customers and lets it take no other values, as an org's administrator may. */
function narrowPicklist(): void {
  const field = stage.org.kernel.schema.object('ERP_Customer__c')?.field('Blocked__c');
  if (!field) throw new Error('The org has no field Blocked__c.');
  const picklistValues = field.picklistValues.filter(({ value }) => value !== 'All');
  Object.assign(field, { restrictedPicklist: true, picklistValues });
}

/** A customer of the first company that nothing is blocked for. */
async function blockCustomer(): Promise<string> {
  const company = stage.erp.companies[0]?.code ?? '';
  const [row] = stage.rows(
    `SELECT Number__c FROM ERP_Customer__c WHERE Company__c = '${company}' AND Blocked__c = null ORDER BY Number__c LIMIT 1`,
  );
  const customer = String(row?.['Number__c']);
  stage.erp.clerk.blockCustomer({ company, customer, blocked: 'All' });
  return customer;
}

beforeAll(async () => {
  stage = await openStage();
  narrowPicklist();
  companion = await createCompanion({ config: { ...stage.config, sweepSeconds: 1 } });
  await companion.sync();
  number = await blockCustomer();
  running = companion.run({ signal: stop.signal });
  pages = await startLocalPage({ org: stage.org, erpUrl: `${stage.erp.url}/clerk` });
  browser = await startBrowser();
}, 300_000);

afterAll(async () => {
  stop.abort();
  await running;
  await browser?.close();
  await pages?.close();
  await companion?.close();
  await stage?.close();
});

test('an issue is seen, understood, repaired by a value and closed, all in the console', enough, async () => {
  const { page, errors, close } = await openPage(
    browser,
    `${pages.url}/lightning/n/ERP_Console?c__view=monitor&user=admin`,
  );
  await page.locator('tr[data-issue]').filter({ hasText: 'MAPPING_PICKLIST_VALUE_UNKNOWN' }).first().waitFor(soon);
  await page.getByText(/issues? needs? you\./).waitFor(soon);
  await picture(page, 'console-real-1-monitor');
  await page
    .locator('tr[data-issue]')
    .filter({ hasText: 'MAPPING_PICKLIST_VALUE_UNKNOWN' })
    .filter({ hasText: 'customer' })
    .getByRole('button')
    .first()
    .click();
  const row = page.locator(`tr[data-number="${number}"]`);
  await row.waitFor(soon);
  await row.getByRole('button').click();
  await page.getByRole('button', { name: 'Show both sides' }).click();
  await page.getByText('As the ERP has it').waitFor(soon);
  await page.getByText('blocked', { exact: true }).first().waitFor(soon);
  await picture(page, 'console-real-2-issue');
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Repair a value…' }).click();
  await page.getByRole('combobox', { name: 'Field of the ERP' }).fill('blocked');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Value' }).fill('Invoice');
  await page.getByRole('button', { name: 'Repair and retry' }).click();
  await page.getByText('Repaired: it went through.').waitFor(soon);
  const blocked = (): unknown =>
    stage.rows(`SELECT Blocked__c FROM ERP_Customer__c WHERE Number__c = '${number}'`)[0]?.['Blocked__c'];
  await expect.poll(blocked, soon).toBe('Invoice');
  await row.getByText('Went through').waitFor(soon);
  await picture(page, 'console-real-3-repaired');
  await page.getByRole('button', { name: 'Audit' }).click();
  await page.getByText(/Used values of blocked/).waitFor(soon);
  expect(errors).toEqual([]);
  await close();
});

test('a rule made of an issue becomes a version of the mapping that runs, and solves the rest', enough, async () => {
  const { page, errors, close } = await openPage(
    browser,
    `${pages.url}/lightning/n/ERP_Console?c__view=monitor&user=admin`,
  );
  const issue = page.locator('tr[data-issue]').filter({ hasText: 'MAPPING_PICKLIST_VALUE_UNKNOWN' });
  await issue.getByRole('button').click(soon);
  await page.getByRole('button', { name: 'Make a rule…' }).click(soon);
  await page.getByRole('textbox', { name: 'Value of the ERP' }).fill('All');
  await page.getByRole('textbox', { name: 'Becomes' }).fill('Invoice');
  await page.getByRole('textbox', { name: 'Why' }).fill('The org knows no customer that is blocked for all');
  await page.getByText('“All” becomes “Invoice”').waitFor(soon);
  await picture(page, 'console-real-4-rule');
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save version 2, publish and retry' }).click();
  await page.getByText('Solved: nothing below it fails any more.').waitFor(soon);
  const [mapping] = stage.rows("SELECT Active_Version__c FROM ERP_Mapping__c WHERE Mapping_Key__c = 'local|customer'");
  expect(mapping).toMatchObject({ Active_Version__c: 2 });
  expect(
    stage.rows("SELECT Id FROM ERP_Message__c WHERE State__c = 'Parked' AND Target_Object__c = 'ERP_Customer__c'"),
  ).toEqual([]);
  await picture(page, 'console-real-5-solved');
  expect(errors).toEqual([]);
  await close();
});

test('an alarm is set, given to somebody, tested, and arrives under their bell', enough, async () => {
  const { page, errors, close } = await openPage(
    browser,
    `${pages.url}/lightning/n/ERP_Console?c__view=monitor&user=admin`,
  );
  const lag = page.getByRole('spinbutton', { name: 'a mapping lags behind (minutes)' });
  await lag.fill('15', soon);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved. The companion goes by it').waitFor(soon);
  await page.getByRole('button', { name: 'Choose who' }).click();
  await page.getByRole('combobox', { name: 'Who' }).fill('admin');
  await page.getByRole('option', { name: /Ada Admin/ }).click(soon);
  await page.getByText('Alarms go to Ada Admin.').waitFor(soon);
  expect(stage.rows('SELECT Alert_Settings__c FROM ERP_Connection__c')).toMatchObject([
    { Alert_Settings__c: '{"lagMinutes":15}' },
  ]);
  await page.getByRole('button', { name: 'Test: much money is held up by one cause' }).click();
  await page.getByText('Sent to 1. It shows under the bell at the top of the page.').waitFor(soon);
  const bell = page.getByRole('button', { name: /^Notifications/ });
  await expect.poll(() => bell.getAttribute('aria-label'), soon).toContain('unread');
  await picture(page, 'console-real-6-alarms');
  expect(await violationsOn(page)).toEqual([]);
  await bell.click();
  await page.getByRole('link', { name: /^Test of the ERP alarms/ }).waitFor(soon);
  expect(errors).toEqual([]);
  await close();
});
