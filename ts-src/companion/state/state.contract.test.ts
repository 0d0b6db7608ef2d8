/** What every state promises, on both databases. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { link, parked } from '../../tests/databases/state-records.ts';
import { databaseKinds, freshStates } from '../../tests/databases/states.ts';
import { openState } from './open.ts';

const states = freshStates();

describe.each(databaseKinds)('the state in %s', (kind) => {
  const fresh = (skip: (reason: string) => void) => states.open(kind, skip);

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
  const nowhere = openState({ kind: 'sqlite', file: join(states.folder(), 'no', 'such', 'folder.sqlite') });
  await expect(nowhere).rejects.toMatchObject({ code: 'STATE_UNREACHABLE', kind: 'config' });
  const refused = openState({ kind: 'postgres', url: 'postgres://nobody:x@127.0.0.1:1/none' });
  await expect(refused).rejects.toMatchObject({ code: 'STATE_UNREACHABLE', kind: 'config' });
});
