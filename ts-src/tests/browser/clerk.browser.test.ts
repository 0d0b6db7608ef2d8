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

test('the clerk enters an order, replaces its item, ships and invoices a part, and credits some of it', async () => {
  const { page, errors, close } = await openPage(browser, `${erp.url}/clerk`);
  const says = (text: string): Promise<void> => page.locator('#message', { hasText: text }).waitFor();
  const button = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  await page.locator('#customer option').nth(6).waitFor({ state: 'attached' });
  await page.selectOption('#customer', { index: 6 });
  await page.locator('#facts', { hasText: 'not blocked' }).waitFor();
  await page.selectOption('#new-order [name=item]', { index: 0 });
  await page.fill('#new-order [name=quantity]', '4');
  await page.fill('#new-order [name=unitPrice]', '100');
  await button('Enter order');
  await says('created');
  await page.locator('#order-title', { hasText: 'Draft' }).waitFor();
  await page.selectOption('#lines select', { index: 1 });
  await button('Change line 1');
  await says('Item replaced');
  await page.selectOption('#carrier', 'HERON');
  await page.fill('#tracking', 'HE123');
  await page.getByLabel('Ship or invoice now of line 1').fill('3');
  await button('Ship');
  await says('Shipment');
  await page.locator('#order-title', { hasText: 'Open' }).waitFor();
  await page.getByLabel('Ship or invoice now of line 1').fill('2');
  await button('Invoice what was shipped');
  await says('Invoice');
  const invoice = /Invoice (\S+) posted/.exec((await page.textContent('#message')) ?? '')?.[1] ?? '';
  await page.fill('#credit-lines [name=invoice]', invoice);
  await page.fill('#credit-lines [name=quantity]', '1');
  await button('Credit this quantity');
  await says('Credit memo');
  expect(await page.locator('#lines td.number').allInnerTexts()).toEqual([expect.any(String), '3', '2']);
  await button('Delete the order');
  await says('Qty. Shipped Not Invoiced');
  expect(await violationsOn(page)).toEqual([]);
  expect(errors.filter((error) => !error.includes('status of 400'))).toEqual([]);
  await close();
});
