/** What every state promises of records that failed or wait, on both databases. */
import { describe, expect, it } from 'vitest';
import { link, parked, waiting } from '../../tests/databases/state-records.ts';
import { databaseKinds, freshStates } from '../../tests/databases/states.ts';
import { openState } from './open.ts';

const states = freshStates();

describe.each(databaseKinds)('failures in the state in %s', (kind) => {
  const fresh = (skip: (reason: string) => void) => states.open(kind, skip);

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
});
