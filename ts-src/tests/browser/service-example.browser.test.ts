/** An administrator maps service items to assets in the console, from an empty mapping to live, without code. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Locator, Page } from 'playwright-core';
import { startBrowser } from '../../../scripts/tasks/browser.ts';
import { createCompanion } from '../../companion/main.ts';
import type { Companion } from '../../companion/companion.ts';
import { startLocalPage, type LocalPage } from '../../local/page/index.ts';
import { openStage, type Stage } from '../e2e/stage.ts';
import { violationsOn } from './axe.ts';
import { openPage } from './browser.ts';
import { picture } from './stage.ts';

/** The companion answers every second; the rest is for a busy machine. */
const soon = { timeout: 60_000 };
const enough = { timeout: 600_000 };

let stage: Stage;
let pages: LocalPage;
let browser: Browser;
let companion: Companion;
let running: Promise<unknown>;
const stop = new AbortController();

beforeAll(async () => {
  stage = await openStage();
  companion = await createCompanion({ config: { ...stage.config, sweepSeconds: 1 } });
  await companion.sync(['customers', 'items']);
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

const option = (page: Page, name: string | RegExp): Locator => page.getByRole('option', { name }).first();

async function pick(page: Page, id: string, text: string): Promise<void> {
  const input = page.locator(`[data-id=${id}] input`).first();
  await input.click(soon);
  await input.fill(text);
  await option(page, new RegExp(text, 'i')).waitFor(soon);
  await input.press('Enter');
}

async function choose(page: Page, id: string, label: string): Promise<void> {
  await page.locator(`[data-id=${id}]`).getByRole('combobox').click(soon);
  await option(page, label).click(soon);
}

async function editField(page: Page, field: string): Promise<void> {
  await page.locator('[data-id=find-salesforce] input').fill(field);
  await page.locator(`tr[data-target="${field}"] button.target`).click(soon);
  await page.locator('c-erp-field-editor [data-id=heading]').waitFor(soon);
}

test('service items become assets: chosen, paired, tried, published and live, all in the console', enough, async () => {
  const { page, errors, close } = await openPage(
    browser,
    `${pages.url}/lightning/n/ERP_Console?c__view=mappings&c__add=true&user=admin`,
  );
  await choose(page, 'integration', 'Service');
  await pick(page, 'entity', 'serviceItem');
  await pick(page, 'object', 'Asset');
  await picture(page, 'service-1-new-mapping');
  await page.locator('c-erp-new-mapping [data-id=save] button').click();

  await page.locator('tr[data-target="SerialNumber"]').waitFor(soon);
  await page.locator('c-erp-sample-strip [data-id=position]').filter({ hasText: 'Record 1' }).waitFor(soon);
  await picture(page, 'service-2-suggestions');
  await page.locator('[data-id=accept-all] button').click();
  await editField(page, 'SerialNumber');
  await editField(page, 'Name');
  await choose(page, 'kind', 'A formula');
  const formula = page.locator('[data-id=formula] textarea');
  await formula.fill('BLANKVALUE(TRIM(descr');
  await page
    .getByRole('option', { name: /^description/ })
    .first()
    .waitFor(soon);
  await formula.press('Enter');
  await formula.pressSequentially('), number');
  await page.locator('[data-id=formula] [data-id=problem]').waitFor(soon);
  await formula.pressSequentially(')');
  await page.locator('[data-id=formula] [data-id=result]').first().waitFor(soon);
  await picture(page, 'service-3-formula');

  await editField(page, 'AccountId');
  await choose(page, 'kind', 'Another record');
  await pick(page, 'entity', 'customer');
  await pick(page, 'key-from', 'customerId');
  await editField(page, 'Status');
  await choose(page, 'kind', 'A field of the ERP');
  await pick(page, 'source', 'status');
  await choose(page, 'value-map', 'New: status');

  await page.locator('[data-tab=settings]').click();
  await page.locator('section[data-map=status] [data-id=count-values] button').click();
  await page.locator('section[data-map=status] tr[data-value]').first().waitFor(soon);
  await page.locator('section[data-map=status] [data-id=unknown]').getByRole('combobox').click();
  await option(page, 'Take the default').click();
  await page.locator('section[data-map=status] [data-id=map-default] input').fill('Installed');
  await picture(page, 'service-4-values');

  await page.locator('[data-tab=publish]').click();
  await page.locator('[data-id=check]').getByText('Nothing is wrong').waitFor(soon);
  await picture(page, 'service-5-check');
  await page.locator('[data-id=note] input').fill('Service items as assets of their customers');
  await page.locator('[data-id=save] button').click();
  await page.locator('[data-id=saved]').filter({ hasText: '2' }).waitFor(soon);
  await page.locator('[data-id=dry-run] button').first().click();
  await page.locator('[data-id=clean]').waitFor(soon);
  expect(stage.rows('SELECT Id FROM Asset')).toHaveLength(0);
  await picture(page, 'service-6-dry-run');
  expect(await violationsOn(page)).toEqual([]);
  await page.locator('[data-id=publish] button').click();
  await page.locator('[data-id=published]').filter({ hasText: '2' }).waitFor(soon);
  await page.locator('[data-id=live] button').click();
  await expect.poll(() => stage.rows('SELECT Id FROM Asset').length, soon).toBeGreaterThan(0);
  const [asset] = stage.rows(
    'SELECT Name, SerialNumber, AccountId, Status FROM Asset WHERE SerialNumber != null LIMIT 1',
  );
  expect(asset?.['AccountId']).not.toBeNull();
  expect(String(asset?.['Name'])).not.toBe('');
  await picture(page, 'service-7-live');
  expect(errors).toEqual([]);
  await close();
});

test('service orders and cases follow each other, mapped in the same way', enough, async () => {
  const { page, errors, close } = await openPage(
    browser,
    `${pages.url}/lightning/n/ERP_Console?c__view=mappings&c__add=true&user=admin`,
  );
  await choose(page, 'integration', 'Service');
  await pick(page, 'entity', 'serviceOrder');
  await pick(page, 'object', 'Case');
  await page.locator('c-erp-new-mapping [data-id=save] button').click();
  await page.locator('tr[data-target="Subject"]').waitFor(soon);
  for (const [target, source] of [
    ['Subject', 'description'],
    ['Priority', 'priority'],
  ] as const) {
    await editField(page, target);
    await choose(page, 'kind', 'A field of the ERP');
    await pick(page, 'source', source);
  }
  await editField(page, 'AccountId');
  await choose(page, 'kind', 'Another record');
  await pick(page, 'entity', 'customer');
  await pick(page, 'key-from', 'customerId');
  await page.locator('[data-tab=settings]').click();
  await page.locator('[data-name=direction]').getByRole('combobox').click();
  await option(page, 'Both ways').click();
  await page.locator('[data-name=conflict]').getByRole('combobox').click();
  await option(page, 'The later change wins').click();
  await page.locator('[data-tab=publish]').click();
  await page.locator('[data-id=check]').getByText('Nothing is wrong').waitFor(soon);
  await picture(page, 'service-8-orders');
  await page.locator('[data-id=note] input').fill('Service orders and cases');
  await page.locator('[data-id=save] button').click();
  await page.locator('[data-id=saved]').filter({ hasText: '2' }).waitFor(soon);
  await page.locator('[data-id=dry-run] button').first().click();
  await page.locator('[data-id=clean]').waitFor(soon);
  await page.locator('[data-id=publish] button').click();
  await page.locator('[data-id=published]').filter({ hasText: '2' }).waitFor(soon);
  await page.locator('[data-id=live] button').click();
  await expect.poll(() => stage.rows('SELECT Id FROM Case').length, soon).toBeGreaterThan(0);
  const company = stage.erp.companies[0]?.code ?? '';
  const open = stage.erp.clerk.serviceOrders({ company }).find(({ priority }) => priority !== 'High');
  const subject = (open?.description ?? '').replace(/'/g, "\\'");
  const [row] = stage.rows(
    `SELECT Id, AccountId FROM Case WHERE Subject = '${subject}' AND ERP_Key__c = '${company}|serviceOrder|${open?.id}'`,
  );
  expect(row?.['AccountId']).not.toBeNull();
  // Support changes the case; the order in the ERP follows.
  const admin = stage.org.users.find(({ name }) => name === 'admin')?.accessToken ?? '';
  const address = `${stage.org.url}/services/data/v${stage.org.apiVersion}/sobjects/Case/${String(row?.['Id'])}`;
  const change = await fetch(address, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' },
    body: JSON.stringify({ Priority: 'High', Subject: 'Urgent: said on the case' }),
  });
  expect(change.status).toBe(204);
  const followed = (): boolean =>
    stage.erp.clerk
      .serviceOrders({ company })
      .some(({ description, priority }) => description === 'Urgent: said on the case' && priority === 'High');
  await expect.poll(followed, soon).toBe(true);
  expect(errors).toEqual([]);
  await close();
});

test('one field more is chosen, tried, published and seen on the records within a minute', enough, async () => {
  const { page, errors, close } = await openPage(browser, `${pages.url}/lightning/n/ERP_Console?user=admin`);
  await page.locator('c-erp-console [data-id=add-field] button').waitFor(soon);
  const started = performance.now();
  await page.locator('c-erp-console [data-id=add-field] button').click();
  await pick(page, 'source', 'installationDate');
  await page.locator('[data-id=reasons]').filter({ hasText: 'Suggested' }).waitFor(soon);
  await page
    .locator('[data-id=sample]')
    .filter({ hasText: /\d{4}-\d\d-\d\d/ })
    .waitFor(soon);
  await picture(page, 'add-field-1-suggested');
  await page.locator('[data-id=try] button').click();
  await page.locator('[data-id=clean]').waitFor(soon);
  expect(stage.rows('SELECT Id FROM Asset WHERE InstallDate != null')).toHaveLength(0);
  await picture(page, 'add-field-2-tried');
  await page.locator('[data-id=publish] button').click();
  await page.locator('[data-id=done]').waitFor(soon);
  await expect.poll(() => stage.rows('SELECT Id FROM Asset WHERE InstallDate != null').length, soon).toBeGreaterThan(0);
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  process.stderr.write(`Adding one field took ${seconds} seconds, back-fill included.\n`);
  await picture(page, 'add-field-3-done');
  const [asset] = stage.rows('SELECT Id FROM Asset WHERE InstallDate != null LIMIT 1');
  await page.goto(`${pages.url}/lightning/r/Asset/${String(asset?.['Id'])}/view?user=admin`);
  await page.getByText('Install Date').first().waitFor(soon);
  await picture(page, 'add-field-4-record');
  expect(await page.locator('body').innerText()).toMatch(/Install Date/);
  expect(errors).toEqual([]);
  await close();
});

test('versions are told apart in words, restored, and read from a file of another org', enough, async () => {
  const query = 'c__view=versions&c__mapping=local%7Cservice-item&user=admin';
  const { page, errors, close } = await openPage(browser, `${pages.url}/lightning/n/ERP_Console?${query}`);
  await page.locator('tr[data-version="3"]').waitFor(soon);
  await page
    .locator('[data-id=differences] li')
    .first()
    .waitFor({ state: 'attached', ...soon });
  await choose(page, 'from', '1');
  await page.locator('[data-id=differences]').getByText('SerialNumber now gets the field serialNumber').waitFor(soon);
  await picture(page, 'versions-1-differences');
  await page.locator('tr[data-version="2"] [data-id=restore] button').click();
  await page.locator('tr[data-version="4"]').waitFor(soon);
  const [restored] = stage.rows(
    "SELECT Restored_From__c, Summary__c FROM ERP_Mapping_Version__c WHERE Version_Key__c = 'local|service-item|4'",
  );
  expect(restored).toMatchObject({ Restored_From__c: 2 });
  expect(String(restored?.['Summary__c'])).toContain('InstallDate');

  const [third] = stage.rows(
    "SELECT Document__c FROM ERP_Mapping_Version__c WHERE Version_Key__c = 'local|service-item|3'",
  );
  const document = JSON.parse(String(third?.['Document__c'])) as { fields: object[] };
  const read = (name: string, value: object): Promise<void> =>
    page.locator('input[data-id=import]').setInputFiles({
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(value)),
    });
  await read('broken.json', { ...document, colour: 'red' });
  await page.locator('[data-id=file-problem]').waitFor(soon);
  await read('other-org.json', {
    ...document,
    fields: [...document.fields, { target: 'Nope__c', source: 'priority' }],
  });
  await page.locator('[data-id=missing]').filter({ hasText: 'Nope__c' }).waitFor(soon);
  await picture(page, 'versions-2-file');
  await read('other-org.json', document);
  await page.locator('[data-id=file]').waitFor(soon);
  await page.locator('[data-id=take] button').click();
  await page.locator('tr[data-version="5"]').waitFor(soon);
  await page.locator('[data-id=publish] button').click();
  await page.locator('[data-id=published]').filter({ hasText: '5' }).waitFor(soon);
  expect(errors).toEqual([]);
  await close();
});

test(
  'the second of two who save the same version is told whose is there, and nothing is overwritten',
  enough,
  async () => {
    const address = `${pages.url}/lightning/n/ERP_Console?c__view=mappings&c__mapping=local%7Cservice-item&user=admin`;
    const [one, other] = [await openPage(browser, address), await openPage(browser, address)];
    const save = async (page: Page, target: string, text: string): Promise<void> => {
      await editField(page, target);
      await choose(page, 'kind', 'Always the same');
      await page.locator('c-erp-field-editor [data-id=constant] input').fill(text);
      await page.locator('[data-tab=publish]').click();
      await page.locator('[data-id=note] input').fill(text);
      await page.locator('[data-id=save] button').click();
    };
    for (const { page } of [one, other]) await page.locator('tr[data-target="SerialNumber"]').waitFor(soon);
    await save(one.page, 'Description', 'First');
    await one.page.locator('[data-id=saved]').filter({ hasText: '6' }).waitFor(soon);
    await save(other.page, 'Description', 'Second');
    await other.page.locator('[data-id=taken]').waitFor(soon);
    await picture(other.page, 'editor-taken');
    const versions = stage.rows(
      "SELECT Note__c FROM ERP_Mapping_Version__c WHERE Version_Key__c = 'local|service-item|6'",
    );
    expect(versions).toEqual([expect.objectContaining({ Note__c: 'First' })]);
    await other.page.locator('[data-id=go-on] button').click();
    await other.page.locator('[data-id=save] button').click();
    await other.page.locator('[data-id=saved]').filter({ hasText: '7' }).waitFor(soon);
    await one.close();
    await other.close();
  },
);

test('a representative sees nothing of the editor, the versions and the form for a field', enough, async () => {
  for (const view of ['mappings', 'versions', 'add-field']) {
    const query = `c__view=${view}&c__mapping=local%7Cservice-item&user=rep`;
    const { page, close } = await openPage(browser, `${pages.url}/lightning/n/ERP_Console?${query}`);
    await expect.poll(() => page.locator('body').innerText(), soon).not.toBe('');
    expect(await page.locator('c-erp-mapping-editor, c-erp-mapping-versions, c-erp-add-field').count()).toBe(0);
    await close();
  }
});
