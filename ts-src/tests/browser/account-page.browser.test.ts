import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { updateRecord } from '../../../scripts/tasks/bench/page/org-writer.ts';
import { violationsOn } from './axe.ts';
import { openPage, type WatchedPage } from './browser.ts';
import { DE, UK, panel, picture, startStage, untilAll, type Stage } from './stage.ts';

const euros = (value: number, digits = 2): string =>
  new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);

describe.each([
  ['plain', ''],
  ['as a package with a namespace', 'cpt'],
])('the account page, %s', (_name, namespace) => {
  let stage: Stage;
  let account = '';
  let open: WatchedPage | undefined;

  beforeAll(async () => {
    stage = await startStage({ namespace });
    account = await stage.fill({
      name: 'Adatum Corporation',
      customers: [
        { company: DE, number: '10000', documents: 120, creditLimit: 60_000 },
        { company: UK, number: '2210', documents: 30, creditLimit: 8_000, blocked: 'Ship' },
      ],
    });
    await stage.fill({ name: 'Not Linked Ltd', customers: [] });
  });
  afterAll(() => stage?.close());
  afterEach(async () => {
    await open?.close();
    open = undefined;
  });

  async function shown(): Promise<WatchedPage> {
    open = await openPage(stage.browser, stage.address(account));
    await untilAll(open.page);
    return open;
  }
  const customer = "Customer__r.ERP_Key__c = 'DE|customer|10000'";

  it('fills every panel with at most one question a component and no error', async () => {
    const { page, errors, operations } = await shown();
    const ours = operations.filter((operation) => operation.startsWith('erp'));
    expect(ours.length).toBeLessThanOrEqual(8);
    expect(new Set(ours).size).toBe(ours.length);
    await panel(page, 'erpSales').locator('canvas').waitFor();
    await picture(page, namespace ? 'account-namespaced' : 'account');
    expect(errors).toEqual([]);
  });

  it('shows the sums that SOQL gives over the same documents', async () => {
    const { page } = await shown();
    const { today } = stage;
    const open = `${customer} AND Open__c = true AND Remaining_Home__c > 0`;
    const overdue = await stage.value(
      `SELECT SUM(Remaining_Home__c) s FROM ERP_Ledger_Entry__c WHERE ${open} AND Due_Date__c < ${today}`,
    );
    const owed = await stage.value(`SELECT SUM(Remaining_Home__c) s FROM ERP_Ledger_Entry__c WHERE ${open}`);
    const yearStart = `${today.slice(0, 4)}-01-01`;
    const sales = async (type: string): Promise<number> =>
      stage.value(
        `SELECT SUM(Net_Home__c) s FROM ERP_Invoice__c WHERE ${customer} AND Complete__c = true AND Type__c = '${type}' AND Posting_Date__c >= ${yearStart}`,
      );
    const net = (await sales('Invoice')) - (await sales('Credit Memo'));
    const facts = panel(page, 'erpAccountFacts');
    await expect.poll(() => facts.locator('[data-fact=overdue]').innerText()).toContain(euros(overdue));
    expect(await facts.locator('[data-fact=sales]').innerText()).toContain(euros(net, 0));
    expect(await facts.locator('[data-fact=sales]').innerText()).not.toContain('loading');
    expect(await panel(page, 'erpAging').locator('[data-id=total]').innerText()).toBe(euros(owed));
    const invoices = await stage.value(
      `SELECT COUNT(Id) n FROM ERP_Invoice__c WHERE ${customer} AND Type__c = 'Invoice'`,
    );
    expect(await panel(page, 'erpDocuments').locator('[data-id=range]').innerText()).toBe(`1–10 of ${invoices}`);
  });

  it('opens the lines of an invoice in place, and turns pages', async () => {
    const { page } = await shown();
    const documents = panel(page, 'erpDocuments');
    await documents.locator('[data-id=toggle]').first().click();
    await documents.locator('tr[data-line]').first().waitFor();
    await documents.locator('[data-id=next] button').click();
    await expect.poll(() => documents.locator('[data-id=range]').innerText()).toMatch(/^11–20 of/);
    await documents.locator('[data-id=previous] button').click();
    await expect.poll(() => documents.locator('[data-id=range]').innerText()).toMatch(/^1–10 of/);
  });

  it('shows what a payment settled', async () => {
    const { page } = await shown();
    const documents = panel(page, 'erpDocuments');
    await page.getByRole('tab', { name: 'Payments' }).click();
    const applied = documents.locator('tr[data-document^=PAY1]').first();
    await applied.locator('[data-id=toggle]').click();
    await documents.locator('tr[data-settled^=INV]').first().waitFor();
    await picture(page, namespace ? 'payments-namespaced' : 'payments');
  });

  it('shows the open items of an ageing bucket whose sum is the bucket', async () => {
    const { page } = await shown();
    const bucket = panel(page, 'erpAging').locator('[data-bucket=late4]');
    const amount = await panel(page, 'erpAging').locator('[data-bucket-row=late4] td').first().innerText();
    await bucket.click();
    const documents = panel(page, 'erpDocuments');
    await documents.locator('[data-id=bucket-filter]').waitFor();
    await documents.locator('tr[data-document]').first().waitFor();
    expect(await bucket.getAttribute('aria-pressed')).toBe('true');
    const cells = await documents.locator('tr[data-document] td:nth-child(6)').allInnerTexts();
    const sum = cells.reduce((total, text) => total + Number(text.replaceAll(/[^\d.]/g, '')), 0);
    expect(amount.split('\n')[0]).toBe(euros(sum));
    await page.getByRole('button', { name: 'Show all open items' }).click();
    await expect.poll(() => documents.locator('[data-id=bucket-filter]').count()).toBe(0);
  });

  it('switches all panels to the other ERP customer and its currency', async () => {
    const { page } = await shown();
    await page.getByRole('combobox', { name: 'ERP customer' }).click();
    await page.getByRole('option', { name: /CRONUS UK/ }).click();
    for (const name of ['erpAccountFacts', 'erpAging', 'erpPaymentBehaviour', 'erpSales', 'erpTopProducts'] as const) {
      await expect.poll(() => panel(page, name).innerText()).toContain('£');
      expect(await panel(page, name).locator('[data-id=freshness]').innerText()).toContain('CRONUS UK');
    }
    expect(await panel(page, 'erpAccountFacts').innerText()).toContain('The ERP refuses shipments');
    expect(await panel(page, 'erpAging').innerText()).not.toContain('€');
  });

  it('shows a change in the org within seconds, without being asked', async () => {
    const { page } = await shown();
    const id = await stage.id("SELECT Id FROM ERP_Customer__c WHERE ERP_Key__c = 'DE|customer|10000'");
    await updateRecord(stage.admin, 'ERP_Customer__c', id, { Blocked__c: 'All' });
    const hold = panel(page, 'erpAccountFacts').locator('[data-fact=hold]');
    await expect.poll(() => hold.innerText(), { timeout: 12_000 }).toContain('On hold');
    await updateRecord(stage.admin, 'ERP_Customer__c', id, { Blocked__c: null });
  });

  it('shows the charts as tables for who prefers them', async () => {
    const { page } = await shown();
    await panel(page, 'erpSales').getByRole('button', { name: 'Show as table' }).click();
    expect(await panel(page, 'erpSales').locator('tbody tr').count()).toBe(12);
    await panel(page, 'erpSales').getByRole('button', { name: 'Show as chart' }).click();
    await panel(page, 'erpSales').locator('canvas').waitFor();
  });

  it('shows details and related lists of the record in the other tabs', async () => {
    const { page, errors } = await shown();
    await page.getByRole('tab', { name: 'Details' }).click();
    await page.getByText('Account Name').first().waitFor();
    await page.getByRole('tab', { name: 'Related' }).click();
    await page.getByRole('heading', { name: 'ERP Customers (2)' }).waitFor();
    expect(errors).toEqual([]);
  });

  it('has nothing that axe objects to, with everything open', async () => {
    const { page } = await shown();
    await panel(page, 'erpDocuments').locator('[data-id=toggle]').first().click();
    await panel(page, 'erpDocuments').locator('tr[data-line]').first().waitFor();
    await panel(page, 'erpPaymentBehaviour').getByRole('button', { name: 'Show as table' }).click();
    expect(await violationsOn(page)).toEqual([]);
  });

  if (!namespace) {
    it('copies an invoice for an e-mail', async () => {
      const { page } = await shown();
      await panel(page, 'erpDocuments')
        .getByRole('button', { name: /^Copy INV\d+ for an e-mail/ })
        .first()
        .click();
      await page.getByText('Copied for your e-mail').waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^Invoice INV\d+ of .*CRONUS DE/);
    });

    it('can be used with the keyboard alone', async () => {
      const { page } = await shown();
      await panel(page, 'erpAging').locator('[data-bucket=notDue]').focus();
      await page.keyboard.press('Enter');
      await page.getByText('Open items: Not due').waitFor();
      await page.getByRole('tab', { name: 'Open Items' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await page.getByText('There are no orders yet.').waitFor();
      await page.getByRole('tab', { name: 'Invoices' }).click();
      await panel(page, 'erpDocuments').locator('[data-id=toggle]').first().focus();
      await page.keyboard.press('Space');
      await panel(page, 'erpDocuments').locator('tr[data-line]').first().waitFor();
    });

    it('fits narrow screens, also with several ERP customers of long names', async () => {
      const name = 'Adatum Furnishings and Garden Centres Holding GmbH & Co. KG';
      const customers = [
        { company: DE, number: '30000', documents: 12 },
        { company: UK, number: '3000', documents: 12 },
      ];
      const long = await stage.fill({ name, customers });
      for (const width of [375, 720]) {
        open = await openPage(stage.browser, stage.address(long), width);
        await untilAll(open.page);
        expect(await open.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await picture(open.page, `account-narrow-${width}`);
        await open.close();
      }
    });

    it('is reached from the list of accounts, which can be searched', async () => {
      open = await openPage(stage.browser, `${stage.page.url}/?user=rep`);
      const { page } = open;
      await page.getByRole('link', { name: 'Not Linked Ltd' }).waitFor();
      await page.getByRole('searchbox').fill('datum');
      await expect.poll(() => page.getByRole('link', { name: 'Not Linked Ltd' }).count()).toBe(0);
      await picture(page, 'accounts');
      expect(await violationsOn(page)).toEqual([]);
      await page.getByRole('link', { name: 'Adatum Corporation' }).click();
      await untilAll(page);
      expect(await page.title()).toBe('Adatum Corporation | Account');
    });
  }
});
