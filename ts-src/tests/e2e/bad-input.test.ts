/** Bad input and broken surroundings: each gives a clear coded error or a parked record, and nothing is lost. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SyncReport } from '../../companion/companion.ts';
import type { CompanionConfig } from '../../companion/config.ts';
import type { Fault } from '../../local/org/faults/fault-plan.ts';
import { openStage, runOf, sumOf, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

async function failureOf(change: Partial<CompanionConfig>): Promise<{ code: string; kind: string; actions: string[] }> {
  const companion = await stage.another(change);
  const outcome: unknown = await companion.sync().catch((error: unknown) => error);
  return outcome as { code: string; kind: string; actions: string[] };
}

/** Accounting of every run adds up, and everything complete is marked so. */
function expectBalanced(report: SyncReport): void {
  for (const run of report.runs) {
    const decided = run.created + run.updated + run.unchanged + run.deleted + run.filtered + run.waiting + run.parked;
    expect(run.read, `${run.mapping} ${run.company}`).toBe(decided);
  }
}

async function expectEverythingArrives(): Promise<void> {
  stage.org.faults.clear();
  stage.erp.faults.clear();
  await stage.companion.sync();
  const last = await stage.companion.sync();
  expectBalanced(last);
  expect(last).toMatchObject({ ok: true, writes: 0 });
  expect(stage.rows('SELECT Id FROM ERP_Invoice__c WHERE Complete__c = false')).toHaveLength(0);
  const companion = await stage.another();
  const again = await companion.sync();
  expect(sumOf(again, 'created') + sumOf(again, 'updated')).toBe(0);
}

const { salesforce, erp } = { salesforce: 'salesforce', erp: 'erp' } as const;

describe('wrong credentials and unreachable hosts', () => {
  it('of Salesforce stop with a code and what to do', async () => {
    const { config } = stage;
    const auth = { kind: 'clientCredentials', clientId: stage.org.clientId, clientSecret: 'wrong' } as const;
    const refused = await failureOf({ [salesforce]: { ...config.salesforce, auth } });
    expect(refused).toMatchObject({ kind: 'auth' });
    expect(refused.code).toMatch(/^SF_LOGIN_/);
    expect(refused.actions.length).toBeGreaterThan(0);
    const gone = await failureOf({ [salesforce]: { ...config.salesforce, loginUrl: 'http://127.0.0.1:59' } });
    expect(gone).toMatchObject({ code: 'SF_UNREACHABLE' });
  });

  it('of the ERP stop with a code and what to do', async () => {
    const { config } = stage;
    const auth = { kind: 'basic', user: 'nobody', password: 'wrong' } as const;
    expect(await failureOf({ [erp]: { ...config.erp, auth } })).toMatchObject({
      code: 'BC_LOGIN_REFUSED',
      kind: 'auth',
    });
    expect(await failureOf({ [erp]: { ...config.erp, url: 'http://127.0.0.1:59' } })).toMatchObject({
      code: 'BC_UNREACHABLE',
    });
    const companies = [{ code: 'XX', name: 'No such company' }];
    expect(await failureOf({ [erp]: { ...config.erp, companies } })).toMatchObject({ code: 'BC_COMPANY_MISSING' });
  });

  it('are what check reports, side by side', async () => {
    const { config } = stage;
    const auth = { kind: 'basic', user: 'nobody', password: 'wrong' } as const;
    const companion = await stage.another({ erp: { ...config.erp, auth } });
    const report = await companion.check();
    expect(report.ok).toBe(false);
    expect(report.results.filter((result) => result.side === 'salesforce').every((result) => result.ok)).toBe(true);
    const missing = report.results.filter((result) => !result.ok);
    expect(missing.length).toBeGreaterThan(0);
    expect(missing.every((result) => result.side === 'erp' && (result.action ?? '') !== '')).toBe(true);
  });

  it('leave nothing missing for check when all is well, and it forecasts the storage', async () => {
    const report = await stage.companion.check();
    expect(report.results.filter((result) => !result.ok)).toEqual([]);
    await stage.companion.sync();
    const stored = ['Account', 'Product2', 'ERP_Customer__c', 'ERP_Invoice__c', 'ERP_Invoice_Line__c']
      .concat('ERP_Ledger_Entry__c', 'ERP_Application__c', 'ERP_Customer_Item__c')
      .reduce((sum, object) => sum + stage.org.kernel.usage.recordCount(object), 0);
    expect(report.storage?.records).toBeGreaterThan(stored * 0.7);
    expect(report.storage?.records).toBeLessThan(stored * 1.5);
  });
});

describe('a line that fails in mid-run', () => {
  const faults: [string, Fault][] = [
    ['an expired session', { action: { do: 'expireSession' }, after: 25 }],
    [
      'an answer of a collection that is lost',
      { match: { pathIncludes: '/composite/sobjects/ERP_Invoice__c' }, action: { do: 'cutAfter' } },
    ],
    [
      'a request for a collection that is cut',
      { match: { pathIncludes: '/composite/sobjects/ERP_Customer__c' }, action: { do: 'cutBefore' }, times: 2 },
    ],
    [
      'an answer of a bulk job that is lost',
      { match: { pathIncludes: '/jobs/ingest' }, action: { do: 'cutAfter' }, times: 3, after: 1 },
    ],
    [
      'a gateway page instead of an answer',
      { match: { pathIncludes: '/composite/' }, action: { do: 'html', status: 503 }, times: 2 },
    ],
    [
      'an org that is busy',
      {
        match: { pathIncludes: '/composite/' },
        action: { do: 'fail', status: 503, errorCode: 'SERVER_UNAVAILABLE' },
        times: 3,
      },
    ],
  ];
  it.each(faults)('%s loses nothing', async (_, fault) => {
    stage.org.faults.add(fault);
    expectBalanced(await stage.companion.sync());
    await expectEverythingArrives();
  });

  it('storage that is full ends the run with its code, and the rest comes when there is room', async () => {
    await stage.companion.sync();
    const company = stage.erp.companies[0]?.code ?? '';
    const [customer] = stage.rows(
      `SELECT Number__c FROM ERP_Customer__c WHERE Company__c = '${company}' AND Blocked__c = null LIMIT 1`,
    );
    const lines = [{ description: 'Delivery', quantity: 1, unitPrice: 5 }];
    stage.erp.clerk.postInvoice({ company, customer: String(customer?.['Number__c']), lines });
    stage.org.faults.add({ action: { do: 'storageFull' }, times: 0 });
    const report = await stage.companion.sync();
    expect(report.ok).toBe(false);
    expect(report.runs.find((run) => run.outcome === 'Failed')).toMatchObject({
      mapping: 'sales-invoice',
      errorCode: 'SF_STORAGE_FULL',
    });
    await expectEverythingArrives();
  });
});

describe('the ERP', () => {
  it('that answers with a page instead of JSON fails the run with a code and loses nothing', async () => {
    stage.erp.faults.add({ kind: 'html', path: 'salesInvoices' });
    const report = await stage.companion.sync();
    expectBalanced(report);
    const failed = report.runs.find((run) => run.outcome === 'Failed');
    expect(failed).toMatchObject({ mapping: 'sales-invoice', errorCode: 'BC_HTML_ANSWER' });
    await expectEverythingArrives();
  });

  it('that cuts its answers short, throttles and fails for a while is waited for', async () => {
    stage.erp.faults.add({ kind: 'cut', path: 'salesInvoices', afterBytes: 500, times: 2 });
    stage.erp.faults.add({ kind: 'status', status: 429, path: 'customers', times: 1, retryAfterSeconds: 0 });
    stage.erp.faults.add({ kind: 'status', status: 503, path: 'items', times: 1, retryAfterSeconds: 0 });
    const report = await stage.companion.sync();
    expect(report.ok).toBe(true);
    await expectEverythingArrives();
  });

  it('of an older version that lacks a field is normal: the field stays empty', async () => {
    stage.erp.faults.add({ kind: 'missing-field', set: 'customers', field: 'phoneNumber' });
    const report = await stage.companion.sync();
    expect(report.ok).toBe(true);
    expect(stage.rows('SELECT Id FROM ERP_Customer__c WHERE Phone__c != null')).toHaveLength(0);
  });
});

describe('an ERP that suddenly lacks a field', () => {
  it('that only decorates leaves what Salesforce has', async () => {
    await stage.companion.sync();
    const before = stage.rows('SELECT Id FROM ERP_Customer__c WHERE Phone__c != null').length;
    stage.erp.faults.add({ kind: 'missing-field', set: 'customers', field: 'phoneNumber' });
    await stage.companion.sync();
    expect(before).toBeGreaterThan(0);
    expect(stage.rows('SELECT Id FROM ERP_Customer__c WHERE Phone__c != null')).toHaveLength(before);
  });

  it('that an amount comes from pauses its mapping before it writes anything', async () => {
    stage.erp.faults.add({ kind: 'missing-field', set: 'customerLedgerEntries', field: 'amount' });
    const { ok, notices } = await stage.companion.sync();
    expect(ok).toBe(false);
    expect(notices).toContainEqual(
      expect.objectContaining({ mapping: 'ledger-entry', code: 'MAPPING_MALFORMED', paused: true }),
    );
    expect(stage.rows('SELECT Id FROM ERP_Ledger_Entry__c')).toHaveLength(0);
  });
});

describe('records', () => {
  it('whose customer is not moved wait by name and go on when it is', async () => {
    const report = await stage.companion.sync(['sales-history']);
    expectBalanced(report);
    expect(sumOf(report, 'waiting')).toBe(sumOf(report, 'read') - sumOf(report, 'filtered'));
    const [waiting] = await stage.companion.waiting();
    expect(waiting?.waitsFor).toMatch(/\|customer\|/);
    await expectEverythingArrives();
  });

  it('that a rule of the org refuses are parked with the code, shown, and tried anew when asked', async () => {
    const company = stage.erp.companies[0]?.code ?? '';
    await stage.companion.sync(['customers', 'items']);
    const [mapping] = stage.rows(`SELECT Id FROM ERP_Mapping__c WHERE Mapping_Key__c = 'local|customer'`);
    expect(mapping).toBeDefined();
    const [customer] = stage.rows(
      `SELECT ERP_Key__c, Account__c FROM ERP_Customer__c WHERE Company__c = '${company}' ORDER BY ERP_Key__c LIMIT 1`,
    );
    stage.org.faults.add({ action: { do: 'lockAccount', accountId: String(customer?.['Account__c']) }, times: 0 });
    const report = await stage.companion.sync(['sales-history']);
    expectBalanced(report);
    expect(runOf(report, 'sales-invoice', company)).toMatchObject({ outcome: 'Partly' });
    const [parked] = await stage.companion.parked.list({ mapping: 'sales-invoice' });
    expect(parked).toMatchObject({ code: 'SF_ROW_LOCKED', integration: 'sales-history' });
    expect(await stage.companion.parked.show(parked?.key ?? '')).toMatchObject({ key: parked?.key, attempts: 1 });
    expect(stage.rows(`SELECT Id FROM ERP_Message__c WHERE State__c = 'Parked'`).length).toBeGreaterThan(0);
    stage.org.faults.clear();
    const retried = await stage.companion.parked.retry([parked?.key ?? '']);
    expect(retried.ok).toBe(true);
    expect(sumOf(retried, 'read')).toBe(1);
    await expectEverythingArrives();
  });
});
