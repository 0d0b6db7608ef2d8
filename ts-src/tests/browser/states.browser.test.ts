import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from 'playwright-core';
import { fillConnection } from '../../../scripts/tasks/bench/page/fill-org.ts';
import { updateRecord, upsertRecord } from '../../../scripts/tasks/bench/page/org-writer.ts';
import { STARTING_USERS } from '../../local/org/access/org-users.ts';
import { violationsOn } from './axe.ts';
import { openPage, type WatchedPage } from './browser.ts';
import { DE, UK, panel, panels, picture, startStage, untilAll, type Stage } from './stage.ts';

const outsider = {
  name: 'outsider',
  role: 'No ERP rights',
  firstName: 'Otto',
  lastName: 'Outsider',
  profile: 'Standard User',
  permissionSets: [],
} as const;

/** Routes the questions of one operation to a handler. */
async function intercept(open: WatchedPage, operation: string, handle: (route: Route) => Promise<void>): Promise<void> {
  await open.page.route('**/graphql', (route) =>
    (route.request().postData() ?? '').includes(`query ${operation}(`) ? handle(route) : route.fallback(),
  );
}

describe('the states of the account page', () => {
  let stage: Stage;
  let full = '';
  let open: WatchedPage | undefined;

  beforeAll(async () => {
    stage = await startStage({ users: [...STARTING_USERS, outsider] });
    full = await stage.fill({ name: 'Full', customers: [{ company: DE, number: '1', documents: 40 }] });
  });
  afterAll(() => stage?.close());
  afterEach(async () => {
    await open?.close();
    open = undefined;
  });
  const shown = async (account: string, user = 'rep'): Promise<WatchedPage> => {
    open = await openPage(stage.browser, stage.address(account, user));
    return open;
  };

  it('says that an account is not linked', async () => {
    const { page, errors } = await shown(await stage.fill({ name: 'Not Linked', customers: [] }));
    await untilAll(page, 'notLinked');
    expect(await panel(page, 'erpAccountFacts').innerText()).toContain('not linked to a customer in the ERP');
    expect(await panel(page, 'erpAccountFacts').innerText()).toContain('ask your administrator');
    expect(await panel(page, 'erpSales').innerText()).not.toContain('ask your administrator');
    await picture(page, 'state-not-linked');
    expect(await violationsOn(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('says what is empty for a customer without business', async () => {
    const { page, errors } = await shown(
      await stage.fill({ name: 'Empty', customers: [{ company: DE, number: '2', documents: 0 }] }),
    );
    for (const name of ['erpAging', 'erpPaymentBehaviour', 'erpSales', 'erpTopProducts'] as const) {
      await panel(page, name).locator('lightning-card[data-state=empty]').waitFor();
    }
    await panel(page, 'erpDocuments').getByText('No documents here.').waitFor();
    expect(await panel(page, 'erpAccountFacts').innerText()).toContain('Nothing is overdue');
    await picture(page, 'state-empty');
    expect(await violationsOn(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('shows a user without ERP rights that there is something, and none of it', async () => {
    const account = await upsertRecord(stage.admin, 'Account', { ERP_Key__c: 'account|Full' });
    expect(account).toBe(full);
    const own = await ownedBy('outsider', 'Outsider Ltd');
    const { page, errors } = await shown(own, 'outsider');
    await untilAll(page, 'noPermission');
    expect(await page.locator('body').innerText()).not.toContain('€');
    await picture(page, 'state-no-permission');
    expect(await violationsOn(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('shows a representative nothing of an account of others', async () => {
    const { page } = await shown(full, 'rep2');
    await page.getByText('You cannot see this account').waitFor();
    expect(await page.locator('lightning-card').count()).toBe(0);
    expect(await violationsOn(page)).toEqual([]);
    expect(await page.locator('body').innerText()).not.toContain('€');
  });

  it('warns of old figures with the reason', async () => {
    const old = new Date(Date.now() - 5 * 3_600_000).toISOString();
    const reason = {
      Last_Run__c: old,
      Heartbeat__c: old,
      State__c: 'Paused',
      State_Detail__c: 'The password of the ERP expired.',
    };
    await fillConnection(stage.admin, [DE, UK], reason);
    const { page } = await shown(full);
    await untilAll(page);
    expect(await panel(page, 'erpAging').locator('[data-id=stale]').innerText()).toContain(
      'password of the ERP expired',
    );
    expect(await panel(page, 'erpAging').locator('[data-id=stale]').innerText()).toContain('5 hours ago');
    await picture(page, 'state-stale');
    expect(await violationsOn(page)).toEqual([]);
    await fillConnection(stage.admin, [DE, UK]);
  });

  it('fails in one panel alone, and recovers when asked', async () => {
    open = await openPage(stage.browser, 'about:blank');
    let broken = true;
    await intercept(open, 'erpPaymentBehaviour', (route) => (broken ? route.abort() : route.fallback()));
    await open.page.goto(stage.address(full));
    const behaviour = panel(open.page, 'erpPaymentBehaviour');
    await behaviour.locator('lightning-card[data-state=failed]').waitFor();
    for (const name of panels.filter((each) => each !== 'erpPaymentBehaviour')) {
      await panel(open.page, name).locator('lightning-card[data-state=ready]').waitFor();
    }
    await picture(open.page, 'state-failed');
    expect(await violationsOn(open.page)).toEqual([]);
    broken = false;
    await behaviour.getByRole('button', { name: 'Try again' }).click();
    await behaviour.locator('lightning-card[data-state=ready]').waitFor();
  });

  it('keeps what it knows when a later look fails, and says so', async () => {
    const { page } = await shown(full);
    await untilAll(page);
    await intercept(open!, 'erpPosition', (route) => route.abort());
    await page.getByRole('button', { name: 'Refresh', exact: true }).click();
    await panel(page, 'erpAging').locator('[data-id=partial]').waitFor();
    expect(await panel(page, 'erpAging').locator('[data-id=total]').innerText()).toContain('€');
    await picture(page, 'state-partial');
  });

  it('shows that it waits for slow answers', async () => {
    open = await openPage(stage.browser, 'about:blank');
    const held: Route[] = [];
    await intercept(open, 'erpSales', async (route) => void held.push(route));
    await open.page.goto(stage.address(full));
    await panel(open.page, 'erpSales').locator('[data-id=loading]').waitFor();
    await panel(open.page, 'erpAging').locator('lightning-card[data-state=ready]').waitFor();
    expect(await violationsOn(open.page)).toEqual([]);
    await Promise.all(held.map((route) => route.fallback()));
    await panel(open.page, 'erpSales').locator('lightning-card[data-state=ready]').waitFor();
  });

  it('leaves an incomplete document out of the sums and shows it as loading', async () => {
    const account = await stage.fill({ name: 'Loading', customers: [{ company: DE, number: '3', documents: 12 }] });
    const latest =
      "Customer__r.ERP_Key__c = 'DE|customer|3' AND Type__c = 'Invoice' ORDER BY Posting_Date__c DESC LIMIT 1";
    const id = await stage.id(`SELECT Id FROM ERP_Invoice__c WHERE ${latest}`);
    await updateRecord(stage.admin, 'ERP_Invoice__c', id, { Lines_Expected__c: 99 });
    const { page } = await shown(account);
    await untilAll(page);
    expect(await panel(page, 'erpAccountFacts').innerText()).toContain('Documents still loading, not in the sums: 1');
    const first = panel(page, 'erpDocuments').locator('tr[data-document]').first();
    await expect.poll(() => first.innerText()).toContain('Loading lines');
    const complete = "Customer__r.ERP_Key__c = 'DE|customer|3' AND Complete__c = true AND Type__c = 'Invoice'";
    const counted = await stage.value(`SELECT COUNT(Id) n FROM ERP_Invoice__c WHERE ${complete}`);
    const all = await stage.value(
      "SELECT COUNT(Id) n FROM ERP_Invoice__c WHERE Customer__r.ERP_Key__c = 'DE|customer|3' AND Type__c = 'Invoice'",
    );
    expect(counted).toBe(all - 1);
  });

  it('changes the user with the switch', async () => {
    const { page } = await shown(full, 'rep2');
    await page.getByText('You cannot see this account').waitFor();
    await page.getByRole('combobox', { name: 'Act as' }).click();
    await page.getByRole('option', { name: /\badmin\b/ }).click();
    await untilAll(page);
    expect(await page.locator('[data-id=record-name]').innerText()).toBe('Full');
  });

  it('never gives the browser an access token', async () => {
    const { page } = await shown(full);
    await untilAll(page);
    const config = await (await page.request.get(`${stage.page.url}/page/config.json`)).text();
    for (const { accessToken } of stage.org.users) expect(config).not.toContain(accessToken);
    const refused = await page.request.get(`${stage.page.url}/services/data/v66.0/limits`);
    expect(refused.status()).toBe(400);
  });

  async function ownedBy(user: string, name: string): Promise<string> {
    const ownerId = await stage.id(`SELECT Id FROM User WHERE Username LIKE '${user}@%'`);
    return stage.fill({ name, ownerId, customers: [{ company: DE, number: '9', documents: 5 }] });
  }
});
