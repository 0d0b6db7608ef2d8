/** An administrator adds one field by the keyboard, with a stop-watch, the real companion, the local ERP and the local org. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../../../scripts/tasks/browser.ts';
import type { Companion } from '../../companion/companion.ts';
import { createCompanion } from '../../companion/main.ts';
import { STARTING_USERS } from '../../local/org/access/org-users.ts';
import { startLocalPage, type LocalPage } from '../../local/page/index.ts';
import { openStage, type Stage } from '../e2e/stage.ts';
import { violationsOn } from './axe.ts';
import { openPage } from './browser.ts';
import { picture } from './stage.ts';

/** The companion answers every second; the rest is for a busy machine. */
const soon = { timeout: 60_000 };
const enough = { timeout: 300_000 };

/** A permission set of the org itself by which the companion may write the type of accounts. */
async function ownRights(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'own-rights-'));
  await mkdir(join(folder, 'permissionsets'));
  const field = '<editable>true</editable><field>Account.Type</field><readable>true</readable>';
  const set = `<label>Own Rights</label><fieldPermissions>${field}</fieldPermissions>`;
  await writeFile(
    join(folder, 'permissionsets/Own_Rights.permissionset-meta.xml'),
    `<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">${set}</PermissionSet>`,
  );
  return folder;
}

const users = STARTING_USERS.map((user) =>
  user.name === 'integration' ? { ...user, permissionSets: [...user.permissionSets, 'Own_Rights'] } : user,
);

/** Goes on by Tab until the focus is on something of that name, as somebody without a mouse does. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (name.test(await focused(page))) return;
  }
  throw new Error(`The Tab key never came to ${String(name)}.`);
}

/** The name of what has the focus, through all shadow roots. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const root = element?.getRootNode() as Document | ShadowRoot | undefined;
    const label = element?.id ? root?.querySelector(`label[for="${element.id}"]`) : null;
    return `${label?.textContent ?? ''} ${element?.textContent ?? ''}`.trim();
  });

describe.each([
  ['plain', ''],
  ['as a package with a namespace', 'cpt'],
])('adding one field, %s', (_name, namespace) => {
  const stop = new AbortController();
  const named = (name: string): string => (namespace ? `${namespace}__${name}` : name);
  let folder: string;
  let stage: Stage;
  let pages: LocalPage;
  let browser: Browser;
  let companion: Companion;
  let running: Promise<unknown>;

  beforeAll(async () => {
    folder = await ownRights();
    stage = await openStage({ org: { namespace, users, extraMetadataDirs: [folder] } });
    companion = await createCompanion({ config: { ...stage.config, sweepSeconds: 1 } });
    await companion.sync();
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
    await rm(folder, { recursive: true, force: true });
  });

  const filled = (): readonly Readonly<Record<string, unknown>>[] =>
    stage.rows("SELECT Id FROM Account WHERE Type IN ('Company', 'Person') LIMIT 1");

  test('it is found, proposed, tried, published and on a record with the back-fill', enough, async () => {
    const address = `${pages.url}/lightning/n/${named('ERP_Console')}?user=admin`;
    const { page, errors, close } = await openPage(browser, address);
    await page.getByRole('button', { name: 'Add one field' }).waitFor(soon);
    const started = performance.now();
    await tabTo(page, /^Add one field/);
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Field of the ERP' }).waitFor(soon);
    await tabTo(page, /Field of the ERP/);
    await page.keyboard.type('type customers and accounts');
    await page.getByRole('option', { name: /^type ?Customers and accounts/ }).waitFor(soon);
    await page.keyboard.press('Enter');
    await page.getByText('Suggested:').waitFor(soon);
    await page.getByText('would get: Company').waitFor(soon);
    await picture(page, `add-field-1-suggested${namespace}`);
    await tabTo(page, /^Dry run/);
    await page.keyboard.press('Enter');
    await page.getByText('nothing was written', { exact: false }).first().waitFor(soon);
    expect(filled()).toHaveLength(0);
    await picture(page, `add-field-2-tried${namespace}`);
    expect(await violationsOn(page)).toEqual([]);
    await tabTo(page, /^Publish/);
    await page.keyboard.press('Enter');
    await page.getByText('is filled from type from now on').waitFor(soon);
    await expect.poll(() => filled().length, soon).toBe(1);
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    process.stderr.write(
      `Adding one field took ${seconds} seconds, back-fill included${namespace && ' (packaged)'}.\n`,
    );
    await picture(page, `add-field-3-done${namespace}`);
    await page.goto(`${pages.url}/lightning/r/Account/${String(filled()[0]?.['Id'])}/view?user=admin`);
    await page.getByText('Company', { exact: true }).first().waitFor(soon);
    await picture(page, `add-field-4-record${namespace}`);
    expect(errors).toEqual([]);
    await close();
  });

  test('a representative is told what it takes, and nothing is read', enough, async () => {
    const prefix = namespace || 'c';
    const address = `${pages.url}/lightning/n/${named('ERP_Console')}?${prefix}__view=add-field&user=rep`;
    const { page, operations, close } = await openPage(browser, address);
    await page.getByText('This page needs the permission ERP Admin.').waitFor(soon);
    expect(operations).toEqual([]);
    await close();
  });
});
