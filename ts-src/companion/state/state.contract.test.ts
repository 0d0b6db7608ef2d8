/** What every state promises, on both databases. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres, type PostgresServer } from '../../tests/databases/postgres-server.ts';
import { openState, type StateLocation } from './open.ts';
import type { Link, StateChanges, StatePort } from './port.ts';

const link = (key: string, more: Partial<Link> = {}): Link => ({
  object: 'ERP_Invoice__c',
  key,
  id: `a0${key}`,
  hash: '0123456789abcdef',
  children: new Uint8Array([1, 2, 3, 255]),
  account: '001A',
  ...more,
});

const parked = (key: string, more: Partial<NonNullable<StateChanges['parked']>[number]> = {}) => ({
  mapping: 'sales-invoice',
  key,
  company: 'GB',
  sourceKey: `source-${key}`,
  object: 'ERP_Invoice__c',
  code: 'SF_STRING_TOO_LONG',
  message: 'Too long.',
  owner: 'admin' as const,
  fields: ['Name'],
  retryAt: null,
  lastSeen: '2026-01-01T00:00:00.000Z',
  ...more,
});

const waiting = (key: string, waitsKey: string, more: Partial<NonNullable<StateChanges['waiting']>[number]> = {}) => ({
  mapping: 'sales-invoice',
  key,
  company: 'GB',
  sourceKey: `source-${key}`,
  waitsObject: 'ERP_Customer__c',
  waitsKey,
  written: false,
  lastSeen: '2026-01-01T00:00:00.000Z',
  ...more,
});

let postgres: PostgresServer | { readonly unavailable: string };
let folder: string;
let databases = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'counterpart-state-'));
  postgres = await startPostgres();
});

afterAll(async () => {
  if ('stop' in postgres) await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

const locations = {
  sqlite: async (): Promise<StateLocation> => ({ kind: 'sqlite', file: join(folder, `state-${++databases}.sqlite`) }),
  postgres: async (): Promise<StateLocation | null> =>
    'stop' in postgres ? { kind: 'postgres', url: await postgres.database(`state${++databases}`) } : null,
};

describe.each(['sqlite', 'postgres'] as const)('the state in %s', (kind) => {
  async function fresh(skip: (reason: string) => void): Promise<{ location: StateLocation; state: StatePort }> {
    const location = await locations[kind]();
    if (location === null) {
      skip('unavailable' in postgres ? postgres.unavailable : '');
      throw new Error('skipped');
    }
    return { location, state: await openState(location) };
  }

  it('remembers links across a restart, replaces and forgets them', async ({ skip }) => {
    const { location, state } = await fresh(skip);
    await state.record({ links: [link('k1'), link('k2', { children: null, hash: null, account: null })] });
    await state.record({ links: [link('k1', { hash: 'ffffffffffffffff' })] });
    await state.close();
    const again = await openState(location);
    const found = await again.findLinks('ERP_Invoice__c', ['k1', 'k2', 'k3']);
    expect([...found.keys()].sort()).toEqual(['k1', 'k2']);
    expect(found.get('k1')?.hash).toBe('ffffffffffffffff');
    expect([...(found.get('k1')?.children ?? [])]).toEqual([1, 2, 3, 255]);
    expect(found.get('k2')).toMatchObject({ hash: null, children: null, account: null });
    await again.record({ removedLinks: [{ object: 'ERP_Invoice__c', key: 'k1' }] });
    expect(await again.countLinks()).toEqual({ ERP_Invoice__c: 1 });
    await again.close();
  });

  it('finds and saves thousands of links at once', async ({ skip }) => {
    const { state } = await fresh(skip);
    const links = Array.from({ length: 2_500 }, (_, n) => link(`k${n}`));
    await state.record({ links });
    expect(
      (
        await state.findLinks(
          'ERP_Invoice__c',
          links.map((l) => l.key),
        )
      ).size,
    ).toBe(2_500);
    await state.close();
  });

  it('finds links of an object by what stands above them', async ({ skip }) => {
    const { state } = await fresh(skip);
    const other = { ...link('k4', { account: 'a1' }), object: 'Case' };
    await state.record({
      links: [link('k1', { account: 'a1' }), link('k2', { account: 'a2' }), link('k3', { account: null }), other],
    });
    const below = await state.linksBelow('ERP_Invoice__c', ['a1', 'a3']);
    expect(below.map(({ key }) => key)).toEqual(['k1']);
    expect(await state.linksBelow('ERP_Invoice__c', [])).toEqual([]);
    await state.close();
  });

  it('pages keys by their bytes, so that a prefix is one run of rows', async ({ skip }) => {
    const { state } = await fresh(skip);
    await state.record({ links: ['a|B', 'a|a', 'a|', 'b', 'A', 'a', 'a}'].map((key) => link(key)) });
    const page = await state.pageLinks('ERP_Invoice__c', 'a|', 10);
    expect(page.map((l) => l.key)).toEqual(['a|B', 'a|a', 'a}', 'b']);
    expect((await state.pageLinks('ERP_Invoice__c', '', 2)).map((l) => l.key)).toEqual(['A', 'a']);
    await state.close();
  });

  it('records all of a step or nothing of it', async ({ skip }) => {
    const { state } = await fresh(skip);
    const broken = { ...link('k1'), key: null as unknown as string };
    const step = state.record({
      watermark: { scope: 's', value: '7' },
      links: [link('k0'), broken],
      parked: [parked('k0')],
    });
    await expect(step).rejects.toThrow();
    expect(await state.countLinks()).toEqual({});
    expect(await state.countParked()).toBe(0);
    expect(await state.readWatermark('s')).toBeNull();
    await state.close();
  });

  it('forgets a watermark that is set to nothing', async ({ skip }) => {
    const { state } = await fresh(skip);
    await state.record({ watermark: { scope: 's', value: '7' }, marks: { org: '00D' } });
    expect(await state.readWatermark('s')).toBe('7');
    expect(await state.readMark('org')).toBe('00D');
    await state.record({ watermark: { scope: 's', value: '' } });
    expect(await state.readWatermark('s')).toBeNull();
    await state.close();
  });

  it('counts the attempts of a parked record and keeps when it was first seen', async ({ skip }) => {
    const { state } = await fresh(skip);
    await state.record({ parked: [parked('k1')] });
    await state.record({
      parked: [parked('k1', { code: 'SF_VALIDATION_RULE', lastSeen: '2026-01-02T00:00:00.000Z' })],
    });
    expect(await state.findParked('k1')).toMatchObject([
      { attempts: 2, code: 'SF_VALIDATION_RULE', firstSeen: '2026-01-01T00:00:00.000Z', fields: ['Name'] },
    ]);
    expect(await state.listParked({ code: 'SF_STRING_TOO_LONG' }, 10)).toEqual([]);
    expect(await state.listParked({ mapping: 'sales-invoice', company: 'GB' }, 10)).toHaveLength(1);
    await state.record({ settled: [{ mapping: 'sales-invoice', key: 'k1' }] });
    expect(await state.countParked()).toBe(0);
    await state.close();
  });

  it('gives parked records back when their time has come, and never those that wait for a person', async ({ skip }) => {
    const { state } = await fresh(skip);
    await state.record({ parked: [parked('k1', { retryAt: '2026-01-01T10:00:00.000Z' }), parked('k2')] });
    expect(await state.dueParked('sales-invoice', 'GB', '2026-01-01T09:00:00.000Z', 10)).toEqual([]);
    const due = await state.dueParked('sales-invoice', 'GB', '2026-01-01T10:00:00.000Z', 10);
    expect(due.map((row) => row.key)).toEqual(['k1']);
    await state.close();
  });

  it('lets waiting records go on when the record they wait for has a link', async ({ skip }) => {
    const { state } = await fresh(skip);
    await state.record({ waiting: [waiting('k1', 'c1'), waiting('k2', 'c2'), waiting('k3', 'c1', { company: 'US' })] });
    expect(await state.readyWaiting('sales-invoice', 'GB', 10)).toEqual([]);
    await state.record({ links: [link('c1', { object: 'ERP_Customer__c' })] });
    expect((await state.readyWaiting('sales-invoice', 'GB', 10)).map((row) => row.key)).toEqual(['k1']);
    expect(await state.countWaiting()).toBe(3);
    await state.close();
  });

  it('replaces what a record waits for and keeps since when', async ({ skip }) => {
    const { state } = await fresh(skip);
    await state.record({ waiting: [waiting('k1', 'c1')] });
    await state.record({ waiting: [waiting('k1', 'c2', { lastSeen: '2026-02-01T00:00:00.000Z' })] });
    expect(await state.listWaiting(10)).toMatchObject([{ waitsKey: 'c2', firstSeen: '2026-01-01T00:00:00.000Z' }]);
    await state.close();
  });

  it('gives a record one fate at a time', async ({ skip }) => {
    const { state } = await fresh(skip);
    await state.record({ waiting: [waiting('k1', 'c1')] });
    await state.record({ parked: [parked('k1')] });
    expect([await state.countWaiting(), await state.countParked()]).toEqual([0, 1]);
    await state.record({ waiting: [waiting('k1', 'c1')] });
    expect([await state.countWaiting(), await state.countParked()]).toEqual([1, 0]);
    await state.close();
  });

  it('opens an issue a cause and resolves it when its last record is in order', async ({ skip }) => {
    const { state } = await fresh(skip);
    await state.record({ parked: [parked('k1'), parked('k2'), parked('k3', { code: 'SF_VALIDATION_RULE' })] });
    const issues = await state.refreshIssues('2026-01-03T00:00:00.000Z');
    expect(issues.map((issue) => [issue.code, issue.records, issue.status]).sort()).toEqual([
      ['SF_STRING_TOO_LONG', 2, 'Open'],
      ['SF_VALIDATION_RULE', 1, 'Open'],
    ]);
    await state.record({ settled: [{ mapping: 'sales-invoice', key: 'k3' }] });
    const later = await state.refreshIssues('2026-01-04T00:00:00.000Z');
    expect(later.find((issue) => issue.code === 'SF_VALIDATION_RULE')).toMatchObject({
      status: 'Resolved',
      records: 0,
    });
    expect(await state.refreshIssues('2026-01-05T00:00:00.000Z')).toHaveLength(1);
    await state.close();
  });

  it('leaves ignored records alone until the decision is taken back, and shows their issue as ignored', async ({
    skip,
  }) => {
    const { location, state } = await fresh(skip);
    await state.record({ parked: [parked('k1'), parked('k2')] });
    const [row] = await state.findParked('k1');
    const decision = { parked: row!, hash: 'h1', reason: 'Test', user: '005A', at: '2026-02-01T00:00:00.000Z' };
    await state.record({ ignored: [decision] });
    expect((await state.listParked({}, 10)).map(({ key }) => key)).toEqual(['k2']);
    expect((await state.refreshIssues('2026-02-02T00:00:00.000Z')).map(({ status }) => status)).toEqual(['Open']);
    await state.record({ settled: [{ mapping: 'sales-invoice', key: 'k2' }] });
    expect(await state.refreshIssues('2026-02-02T00:00:00.000Z')).toMatchObject([{ status: 'Ignored', records: 1 }]);
    await state.close();
    const again = await openState(location);
    const { ignored } = await again.findRepairs('sales-invoice', 'GB', ['source-k1', 'source-k2']);
    expect([...ignored]).toEqual([['source-k1', decision]]);
    expect((await again.findRepairs('sales-invoice', 'US', ['source-k1'])).ignored.size).toBe(0);
    await again.record({ noLongerIgnored: [{ mapping: 'sales-invoice', company: 'GB', sourceKey: 'source-k1' }] });
    expect(await again.listIgnored({}, 10)).toEqual([]);
    expect(await again.refreshIssues('2026-02-03T00:00:00.000Z')).toMatchObject([{ status: 'Resolved', records: 0 }]);
    await again.close();
  });

  it('remembers values given in place of the ERP’s, one a field, until they are dropped', async ({ skip }) => {
    const { location, state } = await fresh(skip);
    const place = { mapping: 'sales-invoice', company: 'GB', sourceKey: 's1' };
    const override = { ...place, key: 'k1', field: 'address.city', erp: '"Köln"', value: 'Cologne' };
    await state.record({
      overrides: [
        { ...override, value: null },
        { ...override, field: 'draft', value: true },
      ],
    });
    await state.record({ overrides: [override] });
    await state.forgetAgreements();
    await state.close();
    const again = await openState(location);
    const { overrides } = await again.findRepairs('sales-invoice', 'GB', ['s1', 's2']);
    expect(overrides.get('s1')).toHaveLength(2);
    expect(overrides.get('s1')).toContainEqual(override);
    await again.record({ droppedOverrides: [{ ...place, field: 'draft' }] });
    expect(await again.listOverrides(10)).toEqual([override]);
    await again.close();
  });

  it('adds up the money of an issue by currency, and forgets records by their keys in the ERP', async ({ skip }) => {
    const { state } = await fresh(skip);
    const facts = (amount: number, currency: string) => ({
      facts: { object: 'ERP_Invoice__c', number: 'I-1', amount, currency, above: ['ERP_Customer__c c1'] },
    });
    await state.record({
      parked: [
        parked('k1', facts(100.1, 'GBP')),
        parked('k2', facts(0.2, 'GBP')),
        parked('k3', facts(7, 'USD')),
        parked('k4'),
      ],
      waiting: [waiting('k6', 'c1', facts(5, 'GBP'))],
    });
    const [issue] = await state.refreshIssues('2026-02-02T00:00:00.000Z');
    expect(issue).toMatchObject({ records: 4, amounts: { GBP: 100.3, USD: 7 } });
    expect((await state.findParked('k1'))[0]).toMatchObject(facts(100.1, 'GBP'));
    expect((await state.findParked('k4'))[0]).not.toHaveProperty('facts');
    expect((await state.listWaiting(10))[0]).toMatchObject(facts(5, 'GBP'));
    expect(await state.countHeldUp()).toEqual({ 'sales-invoice': { parked: 4, waiting: 1 } });
    const gone = (sourceKey: string, company = 'GB') => ({ mapping: 'sales-invoice', company, sourceKey });
    await state.record({ settledSources: [gone('source-k1'), gone('source-k6'), gone('source-k2', 'US')] });
    expect(await state.countHeldUp()).toEqual({ 'sales-invoice': { parked: 3, waiting: 0 } });
    await state.close();
  });

  it('keeps the newest run of each mapping and company, and which ones Salesforce knows', async ({ skip }) => {
    const { state } = await fresh(skip);
    const run = (runKey: string, started: string, company = 'GB') => ({
      runKey,
      started,
      mapping: 'customer',
      company,
      report: '{}',
      published: false,
    });
    for (const row of [run('1', '2026-01-01'), run('2', '2026-01-02'), run('3', '2026-01-01', 'US')]) {
      await state.saveRun(row);
    }
    expect((await state.lastRuns()).map((row) => row.runKey)).toEqual(['2', '3']);
    expect((await state.findRun('1'))?.started).toBe('2026-01-01');
    await state.markRunsPublished(['1', '3'], '2026-01-02');
    expect((await state.unpublishedRuns(10)).map((row) => row.runKey)).toEqual(['2']);
    expect(await state.findRun('1')).toBeNull();
    await state.close();
  });

  it('forgets agreements and positions on demand, and neither failures nor which org it belongs to', async ({
    skip,
  }) => {
    const { state } = await fresh(skip);
    const link = { key: 'k1', id: '1', hash: 'h', children: null, account: null };
    await state.record({
      links: [
        { ...link, object: 'Account' },
        { ...link, object: 'ERP_Message__c' },
      ],
      watermark: { scope: 's', value: 'w' },
      marks: { org: '00D', 'known:Account': 'yes' },
    });
    await state.forgetAgreements();
    expect(await state.countLinks()).toEqual({ ERP_Message__c: 1 });
    expect(await state.readWatermark('s')).toBeNull();
    expect([await state.readMark('known:Account'), await state.readMark('org')]).toEqual([null, '00D']);
    await state.close();
  });

  it('remembers what was agreed on a record and what is being written, across a restart', async ({ skip }) => {
    const { location, state } = await fresh(skip);
    const agreed = { Name: 'Ünal & Söhne', Phone: null, Count__c: 2.5, Flag__c: true };
    const sending = { toErp: { Name: 'Ünal' }, toSalesforce: {} };
    await state.record({ agreements: [{ mapping: 'accounts', key: 'k1', agreed, sending }] });
    await state.record({ agreements: [{ mapping: 'accounts', key: 'k2', agreed: {}, sending: null }] });
    await state.close();
    const again = await openState(location);
    const found = await again.findAgreements('accounts', ['k1', 'k2', 'k3']);
    expect(found.get('k1')).toEqual({ mapping: 'accounts', key: 'k1', agreed, sending });
    expect([...found.keys()].sort()).toEqual(['k1', 'k2']);
    expect((await again.findAgreements('others', ['k1'])).size).toBe(0);
    await again.record({ agreements: [{ mapping: 'accounts', key: 'k1', agreed: { Name: 'U' }, sending: null }] });
    expect((await again.findAgreements('accounts', ['k1'])).get('k1')).toMatchObject({ agreed: { Name: 'U' } });
    await again.forgetAgreements();
    expect((await again.findAgreements('accounts', ['k1'])).size).toBe(0);
    await again.close();
  });

  it('keeps the three values of a conflict until the record has another fate', async ({ skip }) => {
    const { state } = await fresh(skip);
    const conflict = [{ field: 'Name', agreed: null, salesforce: 'S', erp: 'E' }];
    await state.record({ parked: [parked('k1', { conflict }), parked('k2')] });
    expect((await state.findParked('k1'))[0]?.conflict).toEqual(conflict);
    expect((await state.findParked('k2'))[0]).not.toHaveProperty('conflict');
    await state.record({ parked: [parked('k1')] });
    expect((await state.findParked('k1'))[0]).not.toHaveProperty('conflict');
    await state.close();
  });

  it('remembers the steps of a request across a restart and a full sync, until its outcome is told', async ({
    skip,
  }) => {
    const { location, state } = await fresh(skip);
    const step = { subject: '006A', step: 'sending', facts: '{"requestKey":"CP-1"}', at: '2026-01-01T00:00:00.000Z' };
    await state.saveStep({ ...step, facts: '{}' });
    await state.saveStep(step);
    await state.saveStep({ ...step, subject: '006B' });
    await state.forgetAgreements();
    await state.close();
    const again = await openState(location);
    expect(await again.readSteps('006A')).toEqual([step]);
    await again.forgetSteps('006A');
    expect([(await again.readSteps('006A')).length, (await again.readSteps('006B')).length]).toEqual([0, 1]);
    await again.close();
  });

  it('gives a lease to one owner until it runs out', async ({ skip }) => {
    const { state } = await fresh(skip);
    const attempts = await Promise.all(['a', 'b', 'c'].map((owner) => state.takeLease('sync', owner, 1_000, 0)));
    expect(attempts.filter(Boolean)).toHaveLength(1);
    const owner = ['a', 'b', 'c'][attempts.indexOf(true)] as string;
    expect(await state.takeLease('sync', owner, 1_700_000_000_000, 500)).toBe(true);
    expect(await state.takeLease('sync', 'late', 9, 1_000)).toBe(false);
    expect(await state.leaseHolder('sync', 1_000)).toBe(owner);
    expect(await state.takeLease('sync', 'late', 2_000_000_000_000, 1_700_000_000_000)).toBe(true);
    await state.releaseLease('sync', 'someone else');
    expect(await state.leaseHolder('sync', 1_800_000_000_000)).toBe('late');
    await state.releaseLease('sync', 'late');
    expect(await state.leaseHolder('sync', 1_800_000_000_000)).toBeNull();
    await state.close();
  });
});

it('says where the state should be when it can not be opened', async () => {
  const nowhere = openState({ kind: 'sqlite', file: join(folder, 'no', 'such', 'folder.sqlite') });
  await expect(nowhere).rejects.toMatchObject({ code: 'STATE_UNREACHABLE', kind: 'config' });
  const refused = openState({ kind: 'postgres', url: 'postgres://nobody:x@127.0.0.1:1/none' });
  await expect(refused).rejects.toMatchObject({ code: 'STATE_UNREACHABLE', kind: 'config' });
});
