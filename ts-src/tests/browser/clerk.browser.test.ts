import type { Browser, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startLocalErp, type LocalErp } from '../../local/erp/index.ts';
import { violationsOn } from './axe.ts';
import { startBrowser } from '../../../scripts/tasks/browser.ts';
import { openPage } from './browser.ts';

let erp: LocalErp;
let browser: Browser;

beforeAll(async () => {
  [erp, browser] = await Promise.all([startLocalErp({ size: 'small' }), startBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await erp.close();
});

test('a slow answer about one customer does not fill the page of the next', async () => {
  const { page, close } = await openPage(browser, `${erp.url}/clerk`);
  await page.locator('#customer option').nth(5).waitFor({ state: 'attached' });
  await page.locator('#facts', { hasText: 'Balance' }).waitFor();
  const numbers = await page
    .locator('#customer option')
    .evaluateAll((all) => all.map((each) => each.getAttribute('value')));
  const [slow, quick] = [numbers[4] ?? '', numbers[5] ?? ''];
  let release = (): void => undefined;
  const held = new Promise<void>((done) => (release = done));
  const about = (request: Request, number: string): boolean =>
    request.url().endsWith('/openEntries') && (request.postData() ?? '').includes(`"${number}"`);
  await page.route('**/openEntries', async (route) => {
    if (!about(route.request(), slow)) return route.continue();
    await held;
    return route.fulfill({ json: [{ documentNumber: 'LATE', documentType: 'Invoice', remaining: 1, amount: 1 }] });
  });
  await page.selectOption('#customer', slow);
  const answered = page.waitForResponse((response) => about(response.request(), quick));
  await page.selectOption('#customer', quick);
  await answered;
  const late = page.waitForResponse((response) => about(response.request(), slow));
  release();
  await late;
  await page.waitForLoadState('networkidle');
  expect(await page.locator('#entries').innerText()).not.toContain('LATE');
  await close();
});

test('the clerk posts an invoice, takes a part payment, credits the rest and blocks, with an accessible page', async () => {
  const { page, errors, close } = await openPage(browser, `${erp.url}/clerk`);
  const says = (text: string): Promise<void> => page.locator('#message', { hasText: text }).waitFor();
  await page.locator('#customer option').nth(4).waitFor({ state: 'attached' });
  await page.selectOption('#customer', { index: 4 });
  await page.locator('#facts', { hasText: 'Balance' }).waitFor();
  await page.fill('#invoice [name=quantity]', '3');
  await page.fill('#invoice [name=unitPrice]', '100');
  await page.getByRole('button', { name: 'Post invoice' }).click();
  await says('posted');
  const number = /Invoice (\S+) posted/.exec((await page.textContent('#message')) ?? '')?.[1] ?? '';
  const row = page.locator('#entries tr', { hasText: number });
  await row.waitFor();
  await page.selectOption('#payment [name=appliesTo]', number);
  await page.fill('#payment [name=amount]', '10');
  await page.getByRole('button', { name: 'Post payment' }).click();
  await says('Payment');
  await page.selectOption('#memo [name=appliesTo]', number);
  await page.getByRole('button', { name: 'Post credit memo' }).click();
  await says('Credit memo');
  await row.waitFor({ state: 'detached' });
  await page.selectOption('#block select', 'All');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('#facts', { hasText: 'blocked: All' }).waitFor();
  await page.getByRole('button', { name: 'Post invoice' }).click();
  await says('blocked with type All');
  expect(await violationsOn(page)).toEqual([]);
  // The refused posting answers 400, which the browser reports as a console error of its own.
  expect(errors.filter((error) => !error.includes('status of 400'))).toEqual([]);
  await close();
});
