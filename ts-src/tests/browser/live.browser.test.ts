import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { updateRecord } from '../../../scripts/tasks/bench/page/org-writer.ts';
import { startBrowser } from '../../../scripts/tasks/browser.ts';
import { createCompanion } from '../../companion/main.ts';
import type { Companion } from '../../companion/companion.ts';
import { startLocalPage, type LocalPage } from '../../local/page/index.ts';
import { openStage, type Stage } from '../e2e/stage.ts';
import { openPage, type WatchedPage } from './browser.ts';
import { panel, untilAll } from './stage.ts';

/** The page asks every five seconds, the companion sweeps every second; the rest is for a busy machine. */
const WITHIN_MS = 25_000;

const enough = { timeout: 240_000 };

let stage: Stage;
let pages: LocalPage;
let browser: Browser;
let companion: Companion;
let running: Promise<unknown>;
const stop = new AbortController();

beforeAll(async () => {
  stage = await openStage();
  await stage.companion.sync();
  companion = await createCompanion({ config: { ...stage.config, sweepSeconds: 1 } });
  await companion.sync();
  running = companion.run({ signal: stop.signal });
  pages = await startLocalPage({ org: stage.org, erpUrl: `${stage.erp.url}/clerk` });
  browser = await startBrowser();
}, 240_000);

afterAll(async () => {
  stop.abort();
  await running;
  await browser?.close();
  await pages?.close();
  await companion?.close();
  await stage?.close();
});

/** A customer of the first company that pays for itself, owes something and is not blocked; its account is the rep's. */
async function customerOfRep(): Promise<{ account: string; number: string; company: string }> {
  const company = stage.erp.companies[0]?.code ?? '';
  const [row] = stage.rows(
    `SELECT Account__c, Number__c FROM ERP_Customer__c WHERE Company__c = '${company}' AND Blocked__c = null ` +
      `AND Balance__c > 0 AND Overdue__c > 0 AND Home_Currency__c = 'GBP' AND Currency__c = 'GBP' ORDER BY Number__c LIMIT 1`,
  );
  const [rep] = stage.rows("SELECT Id FROM User WHERE Username LIKE 'rep@%'");
  const token = stage.org.users.find(({ name }) => name === 'admin')?.accessToken ?? '';
  const account = String(row?.['Account__c']);
  await updateRecord({ url: stage.org.url, accessToken: token }, 'Account', account, { OwnerId: rep?.['Id'] });
  return { account, number: String(row?.['Number__c']), company };
}

const money = (text: string): number => Number((/£([\d,.]+)/.exec(text)?.[1] ?? '').replaceAll(',', ''));

async function clerkFor(customer: { number: string; company: string }): Promise<WatchedPage> {
  const clerk = await openPage(browser, `${stage.erp.url}/clerk`);
  await clerk.page.selectOption('#company', customer.company);
  await clerk.page.locator(`#customer option[value="${customer.number}"]`).waitFor({ state: 'attached' });
  await clerk.page.selectOption('#customer', customer.number);
  await clerk.page.locator('#facts', { hasText: 'Balance' }).waitFor();
  return clerk;
}

async function does(clerk: Page, button: string, says: RegExp): Promise<string> {
  await clerk.getByRole('button', { name: button, exact: true }).click();
  await clerk.locator('#message', { hasText: says }).waitFor();
  return (await clerk.textContent('#message')) ?? '';
}

test('what the clerk does in the ERP stands on the open account page within seconds', enough, async () => {
  const customer = await customerOfRep();
  const { page, errors, close } = await openPage(
    browser,
    `${pages.url}/lightning/r/Account/${customer.account}/view?user=rep`,
  );
  await untilAll(page);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  const fact = (name: string): Promise<string> =>
    panel(page, 'erpAccountFacts').locator(`[data-fact=${name}]`).innerText();
  const documents = panel(page, 'erpDocuments');
  const soon = { timeout: WITHIN_MS };
  const balance = money(await fact('credit'));
  const sales = money(await fact('sales'));
  const clerk = await clerkFor(customer);

  await clerk.page.fill('#invoice [name=quantity]', '10');
  // The ERP takes the customer's own discount off what the clerk enters, so less than 10,000 arrives.
  await clerk.page.fill('#invoice [name=unitPrice]', '1000');
  const number = /Invoice (\S+) posted/.exec(await does(clerk.page, 'Post invoice', /Invoice \S+ posted/))?.[1] ?? '';
  const row = documents.locator('tr', { hasText: number });
  await row.waitFor(soon);
  await expect.poll(async () => money(await fact('credit')), soon).toBeGreaterThan(balance + 5_000);
  await expect.poll(async () => money(await fact('sales')), soon).toBeGreaterThan(sales + 5_000);
  const owed = money(await fact('credit'));
  await expect.poll(() => row.innerText(), soon).toContain('Open');

  await clerk.page.selectOption('#payment [name=appliesTo]', number);
  await clerk.page.fill('#payment [name=amount]', '4000');
  await does(clerk.page, 'Post payment', /Payment/);
  await expect.poll(() => row.innerText(), soon).toContain('Partly paid');
  await expect.poll(async () => money(await fact('credit')), soon).toBeCloseTo(owed - 4_000, 2);
  const paid = panel(page, 'erpPaymentBehaviour').locator('[data-fact=lastPayment]');
  await expect.poll(() => paid.innerText(), soon).toContain('£4,000.00');

  await clerk.page.selectOption('#memo [name=appliesTo]', number);
  await does(clerk.page, 'Post credit memo', /Credit memo/);
  await expect.poll(async () => Math.abs(money(await fact('sales')) - sales), soon).toBeLessThanOrEqual(1);
  await expect.poll(async () => money(await fact('credit')), soon).toBeLessThan(owed - 4_000);

  await clerk.page.selectOption('#block select', 'All');
  await does(clerk.page, 'Save', /\S/);
  await expect.poll(() => fact('hold'), soon).toContain('On hold');
  expect(await page.evaluate(() => (window as { sameDocument?: boolean }).sameDocument)).toBe(true);
  expect(errors).toEqual([]);
  await clerk.close();
  await close();
});
