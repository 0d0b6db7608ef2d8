import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOn } from './axe.ts';
import { openPage } from './browser.ts';
import { startStage, type Stage } from './stage.ts';

/** A busy machine takes its time. */
const soon = { timeout: 20_000 };

describe.each([
  ['plain', ''],
  ['as a package with a namespace', 'cpt'],
])('the bell of the local page, %s', (_name, namespace) => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await startStage({ namespace });
  }, 240_000);
  afterAll(() => stage?.close());

  it('shows the owner of the connection that the companion has fallen silent, until it was read', async () => {
    const name = namespace ? `${namespace}__ERP_Connection__c` : 'ERP_Connection__c';
    const field = namespace ? `${namespace}__Silence_At__c` : 'Silence_At__c';
    const id = await stage.id('SELECT Id FROM ERP_Connection__c');
    const admin = stage.org.kernel.sessions.open('admin@counterpart.local')!;
    const silent = new Date(Date.now() + 60_000).toISOString();
    stage.org.kernel.save.update(name, { columns: ['Id', field], rows: [[id, silent]] }, admin);
    const control = await fetch(`${stage.org.url}/__local/clock`, { method: 'POST', body: '{"advanceSeconds":120}' });
    expect(control.status).toBe(200);

    const { page, errors, close } = await openPage(
      stage.browser,
      `${stage.page.url}/lightning/o/Account/list?user=admin`,
    );
    const bell = page.getByRole('button', { name: /^Notifications/ });
    await expect.poll(() => bell.getAttribute('aria-label'), soon).toBe('Notifications, 1 unread');
    await bell.click();
    await page.getByRole('link', { name: /^The ERP companion is silent/ }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => bell.getAttribute('aria-label'), soon).toBe('Notifications');
    expect(errors).toEqual([]);
    await close();

    const other = await openPage(stage.browser, `${stage.page.url}/lightning/o/Account/list?user=rep`);
    await other.page.getByRole('button', { name: 'Notifications', exact: true }).click();
    await other.page.getByText('Nothing yet.').waitFor();
    await other.close();
  });
});
