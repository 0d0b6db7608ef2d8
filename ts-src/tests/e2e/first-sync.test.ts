/** The demo company from the local ERP into an empty local org: everything ties out, and stays so. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readErpTotals } from '../../../scripts/tasks/tie-out/erp-totals.ts';
import { readOrgTotals } from '../../../scripts/tasks/tie-out/org-totals.ts';
import { differencesBetween } from '../../../scripts/tasks/tie-out/totals.ts';
import { FIRST_INTEGRATIONS, type SyncReport } from '../../companion/companion.ts';
import { openStage, runOf, sumOf, type Stage } from './stage.ts';
import { businessCentralTemplates } from '../../templates/business-central/index.ts';

/** The templates that the first sync installs by itself. */
const firstTemplates = businessCentralTemplates.filter(({ integration }) => FIRST_INTEGRATIONS.includes(integration));

let stage: Stage;
let first: SyncReport;

beforeAll(async () => {
  stage = await openStage();
  first = await stage.companion.sync();
});
afterAll(() => stage.close());

async function differences(): Promise<string[]> {
  const { org, erp } = stage;
  const admin = org.kernel.sessions.open(org.users.find((user) => user.name === 'admin')?.username ?? '');
  const access = { url: org.url, apiVersion: org.apiVersion, accessToken: admin?.token ?? '', namespace: '' };
  return differencesBetween(
    await readErpTotals({ ...erp, companies: [...erp.companies] }),
    await readOrgTotals(access),
  );
}

describe('the first sync', () => {
  it('moves every record, refuses none and ties out customer by customer', async () => {
    expect(first.ok).toBe(true);
    expect(first.installed).toHaveLength(firstTemplates.length);
    expect(sumOf(first, 'parked')).toBe(0);
    expect(sumOf(first, 'waiting')).toBe(0);
    expect(sumOf(first, 'created')).toBe(sumOf(first, 'read') - sumOf(first, 'filtered'));
    expect(stage.rows('SELECT Id FROM ERP_Invoice__c WHERE Complete__c = false LIMIT 5')).toHaveLength(0);
    expect(await differences()).toEqual([]);
  });

  it('is written down in the org: runs with their accounting, the connection, the mappings', () => {
    const runs = stage.rows(
      'SELECT Read__c, Created__c, Filtered__c, Outcome__c, Mapping__r.Integration__c FROM ERP_Run__c',
    );
    expect(runs).toHaveLength(first.runs.length);
    const [connection] = stage.rows('SELECT State__c, ERP_Kind__c, Companies__c, Heartbeat__c FROM ERP_Connection__c');
    expect(connection).toMatchObject({ State__c: 'Running', ERP_Kind__c: 'business-central' });
    expect(JSON.parse(String(connection?.['Companies__c']))).toHaveLength(2);
    expect(stage.rows('SELECT Id FROM ERP_Mapping_Version__c')).toHaveLength(firstTemplates.length);
  });

  it('leaves figures on customers and their items', () => {
    expect(stage.rows('SELECT Id FROM ERP_Customer__c WHERE Figures_As_Of__c = null')).toHaveLength(0);
    expect(stage.rows('SELECT Id FROM ERP_Customer__c WHERE Overdue__c > 0 LIMIT 1')).toHaveLength(1);
    expect(stage.rows('SELECT Id FROM ERP_Customer_Item__c LIMIT 1')).toHaveLength(1);
  });

  it('is followed by one that writes nothing', async () => {
    const second = await stage.companion.sync();
    expect(second).toMatchObject({ ok: true, writes: 0, figuresWritten: 0 });
  });
});

describe('a lost state', () => {
  it('is rebuilt: nothing twice, nothing written', async () => {
    const counts = () =>
      [
        'Account',
        'ERP_Customer__c',
        'ERP_Invoice__c',
        'ERP_Invoice_Line__c',
        'ERP_Ledger_Entry__c',
        'ERP_Application__c',
      ].map((object) => stage.org.kernel.usage.recordCount(object));
    const before = counts();
    const companion = await stage.another();
    const report = await companion.sync();
    expect(report.ok).toBe(true);
    expect(sumOf(report, 'created') + sumOf(report, 'updated')).toBe(0);
    expect(sumOf(report, 'unchanged')).toBe(sumOf(first, 'created'));
    expect(counts()).toEqual(before);
  });
});

describe('what happens in the ERP afterwards', () => {
  it('arrives by the next sync: an invoice, a part payment, a credit memo, a block', async () => {
    const { clerk, companies } = stage.erp;
    const company = companies[0]?.code ?? '';
    const [customer] = stage.rows(
      `SELECT Number__c, ERP_Key__c FROM ERP_Customer__c WHERE Company__c = '${company}' AND Blocked__c = null ORDER BY Number__c LIMIT 1`,
    );
    const [item] = stage.rows(
      `SELECT ProductCode FROM Product2 WHERE ERP_Key__c LIKE '${company}|%' AND IsActive = true LIMIT 1`,
    );
    const number = String(customer?.['Number__c']);
    const line = { item: String(item?.['ProductCode']), quantity: 2, unitPrice: 50 };
    const invoice = clerk.postInvoice({ company, customer: number, lines: [line] });
    let report = await stage.companion.sync();
    expect(runOf(report, 'sales-invoice', company)).toMatchObject({ created: 1, linesWritten: 1 });
    const stored = () =>
      stage.rows(
        `SELECT Complete__c, Status__c, Gross__c, Remaining__c FROM ERP_Invoice__c WHERE Number__c = '${invoice.number}' AND Company__c = '${company}'`,
      )[0];
    expect(stored()).toMatchObject({ Complete__c: true, Status__c: 'Open', Remaining__c: invoice.total });
    clerk.receivePayment({ company, customer: number, amount: 30, appliesTo: invoice.number });
    report = await stage.companion.sync();
    expect(report.ok).toBe(true);
    expect(stored()).toMatchObject({ Status__c: 'Open', Remaining__c: Math.round((invoice.total - 30) * 100) / 100 });
    expect(runOf(report, 'application', company)?.created).toBeGreaterThan(0);
    clerk.issueCreditMemo({ company, customer: number, appliesTo: invoice.number });
    clerk.blockCustomer({ company, customer: number, blocked: 'All' });
    report = await stage.companion.sync();
    expect(runOf(report, 'sales-credit-memo', company)).toMatchObject({ created: 1 });
    const key = String(customer?.['ERP_Key__c']);
    expect(stage.rows(`SELECT Blocked__c FROM ERP_Customer__c WHERE ERP_Key__c = '${key}'`)).toMatchObject([
      { Blocked__c: 'All' },
    ]);
    expect(await differences()).toEqual([]);
    expect((await stage.companion.sync()).writes).toBe(0);
  });
});
