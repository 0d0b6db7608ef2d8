import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../../../scripts/tasks/browser.ts';
import { soql } from '../../../scripts/tasks/soql.ts';
import { startLocalOrg, type LocalOrg } from '../../local/org/index.ts';
import { startLocalPage, type LocalPage } from '../../local/page/index.ts';
import { violationsOn } from './axe.ts';
import { openPage, type WatchedPage } from './browser.ts';
import { picture } from './stage.ts';

/** A busy machine takes its time. */
const soon = { timeout: 20_000 };

describe.each([
  ['plain', ''],
  ['as a package with a namespace', 'cpt'],
])('the pages on which a representative sells, %s', (_name, namespace) => {
  let org: LocalOrg;
  let pages: LocalPage;
  let browser: Browser;
  let open: WatchedPage | undefined;
  let account = '';

  const tokenOf = (name: string): string => org.users.find((user) => user.name === name)!.accessToken;

  async function send(method: string, path: string, body: object, user = 'admin'): Promise<string> {
    const headers = { authorization: `Bearer ${tokenOf(user)}`, 'content-type': 'application/json' };
    const url = `${org.url}/services/data/v${org.apiVersion}/sobjects/${path}`;
    const answer = await fetch(url, { method, headers, body: JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${text}`);
    return text ? (JSON.parse(text) as { id: string }).id : '';
  }

  async function rows(query: string): Promise<Record<string, unknown>[]> {
    return Array.fromAsync(soql({ url: org.url, accessToken: tokenOf('admin'), apiVersion: org.apiVersion }, query));
  }

  /** Products with standard prices, more than a list of choices shows at once. */
  async function fillPriceBook(): Promise<void> {
    const [book] = await rows('SELECT Id FROM Pricebook2 WHERE IsStandard = true');
    const id = String(book!['Id']);
    await send('PATCH', `Pricebook2/${id}`, { IsActive: true });
    for (let number = 1; number <= 60; number += 1) {
      const name = `Bicycle ${String(number).padStart(3, '0')}`;
      const product = await send('POST', 'Product2', { Name: name, ProductCode: `B${number}`, IsActive: true });
      const entry = { Pricebook2Id: id, Product2Id: product, UnitPrice: 100 + number, IsActive: true };
      await send('POST', 'PricebookEntry', entry);
    }
  }

  beforeAll(async () => {
    org = await startLocalOrg({ features: ['quotes'], ...(namespace ? { namespace } : {}) });
    pages = await startLocalPage({ org, namespace });
    browser = await startBrowser();
    account = await send('POST', 'Account', { Name: 'Adatum Corporation' }, 'rep');
    await fillPriceBook();
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await pages?.close();
    await org?.close();
  });
  afterEach(async () => {
    await open?.close();
    open = undefined;
  });

  async function show(path: string, user = 'rep'): Promise<Page> {
    open = await openPage(browser, `${pages.url}/lightning/${path}?user=${user}`);
    return open.page;
  }
  const related = (page: Page, object: string) => page.locator(`[data-related=${object}]`);
  const detail = (page: Page, field: string) => page.locator(`[data-detail="${field}"] dd`);
  const save = (page: Page): Promise<void> => page.getByRole('button', { name: 'Save' }).click();

  async function choose(page: Page, field: RegExp, option: RegExp): Promise<void> {
    await page.getByRole('combobox', { name: field }).click();
    await page.getByRole('option', { name: option }).first().click();
  }

  async function newOpportunity(page: Page, name: string): Promise<void> {
    await page.getByRole('tab', { name: 'Related' }).click();
    await related(page, 'Opportunity').getByRole('button', { name: 'New Opportunity' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await choose(page, /^Stage/, /Proposal/);
    await page.getByLabel('Close Date').fill('Dec 31, 2027');
    await page.keyboard.press('Tab');
    await choose(page, /^Price Book/, /Standard/);
    await save(page);
    await related(page, 'Opportunity').getByRole('link', { name }).click();
    await expect.poll(() => page.locator('[data-id=record-name]').innerText(), soon).toBe(name);
  }

  async function addProduct(page: Page, list: string, product: string, quantity: string): Promise<void> {
    await page.getByRole('tab', { name: 'Related' }).click();
    await related(page, list).getByRole('button', { name: /^New/ }).click();
    await page.getByRole('searchbox', { name: /^Search Price Book Entry/ }).fill(product);
    const entry = page.getByRole('combobox', { name: /Price Book Entry/ });
    await expect
      .poll(async () => {
        await entry.click();
        return page.getByRole('option').allInnerTexts();
      }, soon)
      .toHaveLength(1);
    await page.getByRole('option').click();
    await page.getByLabel('Quantity').fill(quantity);
    await save(page);
    await related(page, list).getByRole('rowheader', { name: product }).waitFor();
  }

  it('makes an opportunity with products of its price book, changes and removes them', async () => {
    const page = await show(`r/Account/${account}/view`);
    await newOpportunity(page, 'Fifty bicycles');
    await addProduct(page, 'OpportunityLineItem', 'Bicycle 029', '50');
    const lines = related(page, 'OpportunityLineItem');
    expect(await lines.locator('tbody tr').innerText()).toMatch(/Bicycle 029\s+B29\s+50\s+129/);
    await page.getByText('$6,450.00').first().waitFor();
    await lines.getByRole('button', { name: 'Edit Bicycle 029' }).click();
    await page.getByLabel('Quantity').fill('10');
    await save(page);
    await page.getByText('$1,290.00').first().waitFor();
    await picture(page, namespace ? 'opportunity-namespaced' : 'opportunity');
    expect(await violationsOn(page)).toEqual([]);
    await lines.getByRole('button', { name: 'Delete Bicycle 029' }).click();
    await lines.getByText('Nothing here.').waitFor();
    expect(open!.errors).toEqual([]);
  });

  it('changes fields of the record in place, and says what the org refuses', async () => {
    const page = await show(`r/Account/${account}/view`);
    await page.getByRole('tab', { name: 'Details' }).click();
    await page.getByRole('button', { name: 'Edit Account' }).click();
    await page.getByLabel('Phone').fill('+44 20 1234');
    await page.getByLabel('Billing City').fill('Bristol');
    expect(await violationsOn(page)).toEqual([]);
    await save(page);
    await expect.poll(() => detail(page, 'Phone').innerText(), soon).toBe('+44 20 1234');
    expect(await page.locator('page-highlights').innerText()).toContain('Bristol');
    await page.getByRole('button', { name: 'Edit Account' }).click();
    await page.getByLabel('Phone').fill('1'.repeat(60));
    await save(page);
    await expect
      .poll(() => page.getByRole('alert').first().innerText(), soon)
      .toMatch(/too long|data value too large/i);
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    expect(await detail(page, 'Phone').innerText()).toBe('+44 20 1234');
  });

  it('makes a quote of the products of an opportunity, adds to it and keeps both in step', async () => {
    const page = await show(`r/Account/${account}/view`);
    await newOpportunity(page, 'Quoted bicycles');
    await addProduct(page, 'OpportunityLineItem', 'Bicycle 029', '1');
    await related(page, 'Quote').getByRole('button', { name: 'New Quote' }).click();
    await page
      .getByLabel('Quote Name')
      .or(page.getByRole('textbox', { name: 'Name' }))
      .first()
      .fill('Offer 1');
    await save(page);
    await related(page, 'Quote').getByRole('link', { name: 'Offer 1' }).click();
    await expect.poll(() => page.locator('[data-id=record-name]').innerText(), soon).toBe('Offer 1');
    await addProduct(page, 'QuoteLineItem', 'Bicycle 007', '3');
    await related(page, 'QuoteLineItem').getByRole('rowheader', { name: 'Bicycle 029' }).waitFor();
    await page.getByText('$450.00').first().waitFor();
    await page.getByRole('button', { name: 'Start Sync' }).click();
    await page.getByRole('button', { name: 'Stop Sync' }).waitFor();
    const [opportunity] = await rows("SELECT Amount FROM Opportunity WHERE Name = 'Quoted bicycles'");
    expect(opportunity!['Amount']).toBe(450);
    expect(await page.getByRole('link', { name: 'Quotes' }).getAttribute('aria-current')).toBe('page');
    expect(await violationsOn(page)).toEqual([]);
    expect(open!.errors).toEqual([]);
  });

  it('lists what the user sees under tabs, and finds the object of an address that names none', async () => {
    const page = await show('o/Opportunity/list');
    await page.locator('table[data-id=opportunities] tbody tr').first().waitFor();
    await page.getByRole('searchbox').fill('quoted');
    await expect.poll(() => page.locator('tbody tr').count(), soon).toBe(1);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('link', { name: 'Quoted bicycles' }).click();
    await expect.poll(() => page.title(), soon).toBe('Quoted bicycles | Opportunity');
    await page.goto(`${pages.url}/lightning/r/${account}/view`);
    await expect.poll(() => page.title(), soon).toBe('Adatum Corporation | Account');
  });
});
