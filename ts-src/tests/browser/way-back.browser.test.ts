/** How a field goes back to the ERP is said in the console, refused while it is wrong, published and seen in the ERP. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../../../scripts/tasks/browser.ts';
import type { Companion } from '../../companion/companion.ts';
import { createCompanion } from '../../companion/main.ts';
import { startLocalPage, type LocalPage } from '../../local/page/index.ts';
import { ofErp } from '../e2e/selling-stage.ts';
import { openStage, type Stage } from '../e2e/stage.ts';
import { violationsOn } from './axe.ts';
import { openPage } from './browser.ts';
import { picture } from './stage.ts';

/** The companion answers every second; the rest is for a busy machine. */
const soon = { timeout: 60_000 };
const enough = { timeout: 300_000 };
/** What a city of Business Central has room for. */
const CITY_LENGTH = 30;

const focusOn = (page: Page, selector: string): Promise<unknown> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => (element as HTMLElement).focus());
/** What has the focus, through all shadow roots: the row and the part of the editor it is in. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    let [way, part] = ['', ''];
    for (; element; element = element.shadowRoot?.activeElement ?? null) {
      part = (element as HTMLElement).dataset['id'] ?? part;
      way = element.closest<HTMLElement>('[data-way]')?.dataset['way'] ?? way;
    }
    return `${way} ${part}`;
  });
const write = async (page: Page, formula: string): Promise<void> => {
  await focusOn(page, '[data-id=way-formula] textarea');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(formula);
};
async function save(page: Page, note: string, number: number): Promise<void> {
  await focusOn(page, '[data-tab=publish]');
  await page.keyboard.press('Enter');
  await page.locator('[data-id=note] input').fill(note);
  await page.locator('[data-id=save] button').click();
  await page.getByText(`Saved as version ${number}.`).waitFor(soon);
  await page.locator('[data-id=publish] button').click();
}

describe.each([
  ['plain', ''],
  ['as a package with a namespace', 'cpt'],
])('the way back of a field, %s', (_name, namespace) => {
  const stop = new AbortController();
  const prefix = namespace || 'c';
  let stage: Stage;
  let pages: LocalPage;
  let browser: Browser;
  let companion: Companion;
  let running: Promise<unknown>;

  beforeAll(async () => {
    stage = await openStage({ org: { namespace } });
    companion = await createCompanion({ config: { ...stage.config, sweepSeconds: 1 } });
    await companion.sync(['customers']);
    running = companion.run({ signal: stop.signal });
    pages = await startLocalPage({ org: stage.org, namespace, erpUrl: `${stage.erp.url}/clerk` });
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

  /** Rows of a query, with names of ours as they are without a namespace. */
  const rows = (soql: string): readonly Readonly<Record<string, unknown>>[] => {
    if (!namespace) return stage.rows(soql);
    const found = stage.rows(soql.replace(/\b[A-Za-z]\w*?__[cr]\b/g, (name) => `${namespace}__${name}`));
    return JSON.parse(JSON.stringify(found).replaceAll(`"${namespace}__`, '"')) as typeof found;
  };
  async function open(user: string): Promise<Awaited<ReturnType<typeof openPage>>> {
    const tab = namespace ? `${namespace}__ERP_Console` : 'ERP_Console';
    const query = new URLSearchParams({ user, [`${prefix}__view`]: 'mappings' });
    query.set(`${prefix}__mapping`, 'local|customer-account');
    return openPage(browser, `${pages.url}/lightning/n/${tab}?${query.toString()}`);
  }
  /** The page looks the same in both. */
  const keep = (page: Page, name: string): Promise<void> => (namespace ? Promise.resolve() : picture(page, name));
  const choose = async (page: Page, field: string): Promise<void> => {
    await page.locator('[data-id=find-salesforce] input').fill(field);
    await page.locator(`tr[data-target="${field}"] button.target`).click(soon);
    await page.locator('c-erp-way-back').waitFor({ state: 'attached', ...soon });
  };
  const version = (number: number): { fields: readonly { target: string }[] } => {
    const key = `local|customer-account|${number}`;
    const [row] = rows(`SELECT Document__c FROM ERP_Mapping_Version__c WHERE Version_Key__c = '${key}'`);
    return JSON.parse(String(row?.['Document__c'])) as { fields: readonly { target: string }[] };
  };
  const active = (): unknown =>
    rows("SELECT Active_Version__c FROM ERP_Mapping__c WHERE Mapping_Key__c = 'local|customer-account'")[0]?.[
      'Active_Version__c'
    ];

  test('a formula is written, refused while it is wrong, published, and run', enough, async () => {
    const { page, errors, close } = await open('admin');
    await page.getByText(/Record 1 of/).waitFor(soon);
    await choose(page, 'BillingStreet');
    await expect.poll(() => page.locator('[data-way]').count(), soon).toBe(2);
    await page.locator('[data-way=addressLine2] [data-trip=same]').first().waitFor(soon);
    await keep(page, 'way-back-1-street');
    expect(await violationsOn(page)).toEqual([]);

    // A plain field: what it gives back as it came, then a formula instead, which changes values.
    await choose(page, 'BillingCity');
    await page.locator('[data-way=city] [data-trip=same]').first().waitFor(soon);
    await focusOn(page, '[data-id=how] input');
    await page.keyboard.press('ArrowDown');
    await page.locator('[data-id=way-formula] textarea').waitFor(soon);
    await write(page, 'UPPER(BillingCi');
    await page.getByRole('option', { name: /^BillingCity/ }).waitFor(soon);
    await page.keyboard.press('Enter');
    await page.keyboard.type(')');
    await page.locator('[data-way=city] [data-trip=differs]').first().waitFor(soon);
    await keep(page, 'way-back-2-differs');
    expect(await violationsOn(page)).toEqual([]);

    // A field more and less, by the keyboard.
    await focusOn(page, '[data-id=add] button');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page), soon).toBe(' erp-field');
    await page.keyboard.type('email');
    await page.keyboard.press('Enter');
    await page.locator('[data-way=email]').waitFor(soon);
    await focusOn(page, '[data-way=email] [data-id=remove] button');
    await page.keyboard.press('Enter');
    await page.locator('[data-way=email]').waitFor({ state: 'detached', ...soon });
    await expect.poll(() => focused(page), soon).toBe('city erp-field');

    // A wrong one is marked where it is, and the companion does not publish it.
    await write(page, 'LEFT(BillingTown, 30)');
    await page.locator('[data-id=way-formula] [data-id=problem]').getByText('Line 1, column 6').waitFor(soon);
    await page.getByRole('button', { name: 'Check and publish (1)' }).waitFor(soon);
    await keep(page, 'way-back-3-wrong');
    expect(await violationsOn(page)).toEqual([]);
    const before = active();
    await save(page, 'A wrong way back', 2);
    await page.locator('[data-id=refusals] li').first().filter({ hasText: 'BillingTown' }).waitFor(soon);
    expect(active()).toBe(before);

    await page.locator('[data-tab=fields]').click();
    await write(page, `LEFT(BillingCity, ${CITY_LENGTH})`);
    await page.locator('[data-way=city] [data-trip=same]').first().waitFor(soon);
    await save(page, 'Cut cities that the ERP has no room for', 3);
    await page.getByText('Version 3 runs from the next sweep on.').waitFor(soon);
    expect(version(3).fields).toContainEqual({
      target: 'BillingCity',
      source: 'city',
      toErp: [{ field: 'city', formula: `LEFT(BillingCity, ${CITY_LENGTH})` }],
    });
    expect(errors).toEqual([]);
    await close();
    await changesGoThrough();
  });

  /** A city that is too long for the ERP stands there cut, instead of being parked. */
  async function changesGoThrough(): Promise<void> {
    const where = `Company__c = '${stage.erp.companies[0]?.code ?? ''}' AND Blocked__c = null`;
    const [customer] = rows(`SELECT ERP_Key__c, Account__c FROM ERP_Customer__c WHERE ${where} LIMIT 1`);
    const session = stage.org.kernel.sessions.open(
      stage.org.users.find(({ name }) => name === 'admin')?.username ?? '',
    );
    if (session === null) throw new Error('The local org has no admin.');
    const long = 'Llanfairpwllgwyngyllgogerychwyrndrobwll';
    const change = { columns: ['Id', 'BillingCity'], rows: [[String(customer?.['Account__c']), long]] };
    stage.org.kernel.save.update('Account', change, session);
    const id = String(customer?.['ERP_Key__c']).split('|')[2] ?? '';
    const city = async (): Promise<unknown> => (await ofErp(stage, `customers?$filter=id eq ${id}`))[0]?.['city'];
    await expect.poll(city, soon).toBe(long.slice(0, CITY_LENGTH));
  }

  test('a representative sees nothing of it', enough, async () => {
    const { page, operations, close } = await open('rep');
    await page.getByText('This page needs the permission ERP Admin.').waitFor(soon);
    expect(operations).toEqual([]);
    expect(await page.locator('c-erp-way-back').count()).toBe(0);
    await close();
  });
});
