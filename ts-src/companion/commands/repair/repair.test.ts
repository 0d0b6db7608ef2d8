/** Trying again, repairing and ignoring records, over the small ERP and org in memory. */
import { describe, expect, it } from 'vitest';
import { INTEGRATIONS, type SyncReport } from '../../companion.ts';
import { Killed, onCall, withFaults, type FaultPlan } from '../../sync/memory/faults.ts';
import {
  createWorld,
  customerRecord,
  invoiceRecord,
  testSettings,
  testTemplates,
  type World,
} from '../../sync/memory/world.ts';
import type { Accepted, AdminContext, Answer, Target, TargetObject } from '../command.ts';
import { assignIssue } from './assign-issue.ts';
import { ignoreRecords } from './ignore-records.ts';
import { repairRecord } from './repair-record.ts';
import { retryRecords } from './retry-records.ts';
import { showPayloads } from './show-payloads.ts';

const USER = '005000000000001AAA';
const sweep = (world: World): Promise<SyncReport> => world.sync().pass({ integrations: INTEGRATIONS });
const invoiceNames = (world: World): readonly unknown[] =>
  world.salesforce.records('ERP_Invoice__c').map((row) => row['Name']);
const messages = (world: World) => world.salesforce.records('ERP_Message__c');

function contextOf(world: World, plan: FaultPlan = () => ({ kind: 'none' })): AdminContext {
  const ports = withFaults(world, plan);
  const reader = { ...world, ...ports, settings: testSettings, random: () => 0.5, log: () => undefined };
  return {
    reader,
    templates: testTemplates,
    retry: (only) => world.sync(ports).pass({ integrations: INTEGRATIONS, only }),
    requester: USER,
    progress: async () => undefined,
  };
}

function ask<Request>(world: World, object: TargetObject, key: string, request: Request): Accepted<Request> {
  const keyField = object === 'ERP_Issue__c' ? 'Issue_Key__c' : 'Message_Key__c';
  const row = world.salesforce.records(object).find((each) => each[keyField] === key);
  const id = String(row?.['Id']);
  const target: Target = { object, id, sharedAs: id, key, accountId: null, opportunityId: null };
  const command = { id: 'c', kind: '', targetId: id, request: '', requester: USER, created: 0, started: 0 };
  return { command: { ...command, status: 'Running' }, target, request };
}
const issue = 'test|sales-invoice|SF_VALIDATION_RULE';
const messageOf = (id: string): string => `test|sales-invoice|GB|invoice|${id}`;
const resultOf = (answer: Answer): unknown => (answer.status === 'Done' ? answer.result : answer);

/** Two customers and three invoices, two of which the org refuses for their names. */
async function stage(): Promise<World> {
  const world = await createWorld();
  for (const id of ['c1', 'c2']) world.erp.put('GB', 'customer', customerRecord(id));
  for (const id of ['good', 'bad1', 'bad2']) world.erp.put('GB', 'invoice', invoiceRecord(id, 'c1', [10, 20]));
  world.salesforce.rule = (object, row) =>
    object === 'ERP_Invoice__c' && String(row['Name']).includes('bad') ? 'SF_VALIDATION_RULE' : undefined;
  await sweep(world);
  expect(await world.state.countParked()).toBe(2);
  return world;
}

describe('trying again', () => {
  it('tries all records of an issue and says how many went through and how many stay', async () => {
    const world = await stage();
    world.salesforce.rule = (object, row) => (row['Name'] === 'INV-bad2' ? 'SF_VALIDATION_RULE' : undefined);
    const answer = await retryRecords(contextOf(world), ask(world, 'ERP_Issue__c', issue, {}));
    expect(resultOf(answer)).toMatchObject({ tried: 2, settled: 1, stillParked: 1 });
    expect(invoiceNames(world)).toEqual(['INV-good', 'INV-bad1']);
    expect(messages(world).find((row) => row['Record_Key__c'] === 'GB|invoice|bad1')).toMatchObject({
      State__c: 'Resolved',
    });
  });

  it('tries the one record of a message, and refuses when nothing is held up any more', async () => {
    const world = await stage();
    world.salesforce.rule = () => undefined;
    const one = ask(world, 'ERP_Message__c', messageOf('bad1'), {});
    expect(resultOf(await retryRecords(contextOf(world), one))).toMatchObject({ tried: 1, settled: 1 });
    await expect(retryRecords(contextOf(world), one)).rejects.toMatchObject({ code: 'CMD_NOTHING_HELD_UP' });
  });

  it('loses nothing when it is killed at any of its calls: asked once more it brings the rest', async () => {
    for (let nth = 1; nth <= 12; nth++) {
      const world = await stage();
      world.salesforce.rule = () => undefined;
      const accepted = ask(world, 'ERP_Issue__c', issue, {});
      let call = 0;
      const plan: FaultPlan = () => (++call === nth * 4 ? { kind: 'kill', when: 'after' } : { kind: 'none' });
      await retryRecords(contextOf(world, plan), accepted).catch((error: unknown) => {
        expect(error).toBeInstanceOf(Killed);
      });
      world.clock.advance(3_600_000);
      if ((await world.state.countParked()) > 0) await retryRecords(contextOf(world), accepted);
      await sweep(world);
      expect(invoiceNames(world).toSorted()).toEqual(['INV-bad1', 'INV-bad2', 'INV-good']);
      expect(await world.state.countParked()).toBe(0);
    }
  });
});

describe('repairing', () => {
  const repair = (world: World, values: Readonly<Record<string, string | number | boolean | null>>, plan?: FaultPlan) =>
    repairRecord(contextOf(world, plan), ask(world, 'ERP_Message__c', messageOf('bad1'), { values }));

  it('uses the value in place of the ERP’s, also when all is read again, until the ERP’s own value changes', async () => {
    const world = await stage();
    expect(resultOf(await repair(world, { number: 'INV-1' }))).toMatchObject({ settled: true });
    expect(invoiceNames(world)).toContain('INV-1');
    world.erp.put('GB', 'invoice', { ...invoiceRecord('bad1', 'c1', [10, 25]) });
    await sweep(world);
    expect(invoiceNames(world)).toContain('INV-1');
    expect(world.salesforce.records('ERP_Invoice_Line__c').map((row) => row['Net__c'])).toContain(25);
    world.erp.put('GB', 'invoice', { ...invoiceRecord('bad1', 'c1', [10, 25]), number: 'INV-right' });
    await sweep(world);
    expect(invoiceNames(world)).toContain('INV-right');
    expect(await world.state.listOverrides(10)).toEqual([]);
  });

  it('that fails again says why, and the record stays', async () => {
    const world = await stage();
    const answer = resultOf(await repair(world, { number: 'still-bad' }));
    expect(answer).toMatchObject({
      settled: false,
      code: 'SF_VALIDATION_RULE',
      audit: { after: { number: 'still-bad' } },
    });
    expect(await world.state.countParked()).toBe(2);
  });

  it.each([
    [{ nonsense: 'x' }, 'CMD_FIELD_NOT_READ'],
    [{ id: 'x' }, 'CMD_FIELD_NOT_READ'],
    [{ date: 'tomorrow' }, 'CMD_VALUE_WRONG'],
    [{ date: '2026-02-30' }, 'CMD_VALUE_WRONG'],
    [{ draft: 'perhaps' }, 'CMD_VALUE_WRONG'],
    [{ number: 7 }, 'CMD_VALUE_WRONG'],
  ])('refuses %j with %s and changes nothing', async (values, code) => {
    const world = await stage();
    await expect(repair(world, values as unknown as Record<string, string>)).rejects.toMatchObject({ code });
    expect(await world.state.listOverrides(10)).toEqual([]);
  });

  it('refuses a record that the ERP no longer has', async () => {
    const world = await stage();
    world.erp.drop('GB', 'invoice', 'bad1');
    await expect(repair(world, { number: 'x' })).rejects.toMatchObject({ code: 'CMD_RECORD_GONE' });
  });

  it('is carried on by the next sweep when it is killed after the value was remembered', async () => {
    const world = await stage();
    const plan = onCall('state.takeLease', { kind: 'kill', when: 'before' });
    await expect(repair(world, { number: 'INV-1' }, plan)).rejects.toBeInstanceOf(Killed);
    expect(invoiceNames(world)).not.toContain('INV-1');
    world.clock.advance(3_600_000);
    await sweep(world);
    expect(invoiceNames(world)).toContain('INV-1');
  });

  it('is known again after the state was lost', async () => {
    const world = await stage();
    await repair(world, { number: 'INV-1' });
    await world.loseState();
    await sweep(world);
    expect(invoiceNames(world)).toContain('INV-1');
    expect(await world.state.listOverrides(10)).toMatchObject([{ field: 'number', value: 'INV-1' }]);
  });
});

describe('ignoring', () => {
  const ignore = (world: World, request: { readonly reason: string } | { readonly undo: true }) =>
    ignoreRecords(contextOf(world), ask(world, 'ERP_Issue__c', issue, request));

  it('leaves records out, counted as filtered, until something of them changes in the ERP', async () => {
    const world = await stage();
    expect(resultOf(await ignore(world, { reason: 'Test records' }))).toMatchObject({ ignored: 2 });
    expect(world.salesforce.records('ERP_Issue__c')).toMatchObject([{ Status__c: 'Ignored' }]);
    expect(messages(world)).toMatchObject([
      { State__c: 'Ignored', Ignored_Reason__c: 'Test records', Ignored_By__c: USER },
      { State__c: 'Ignored' },
    ]);
    await world.state.record({ watermark: { scope: 'sales-invoice|GB', value: '' } });
    const run = (await sweep(world)).runs.find(({ mapping }) => mapping === 'sales-invoice');
    expect(run).toMatchObject({ read: 3, filtered: 2, unchanged: 1, parked: 0 });
    world.erp.put('GB', 'invoice', invoiceRecord('bad1', 'c1', [10, 20, 30]));
    await sweep(world);
    expect((await world.state.listParked({}, 10)).map(({ key }) => key)).toEqual(['GB|invoice|bad1']);
    expect(await world.state.listIgnored({}, 10)).toHaveLength(1);
  });

  it('is taken back by undo, and the next sweep tries them', async () => {
    const world = await stage();
    await ignore(world, { reason: 'Test records' });
    await ignore(world, { undo: true });
    world.salesforce.rule = () => undefined;
    await sweep(world);
    expect(invoiceNames(world)).toHaveLength(3);
    expect(world.salesforce.records('ERP_Issue__c')).toMatchObject([{ Status__c: 'Resolved', Records__c: 0 }]);
    await expect(ignore(world, { undo: true })).rejects.toMatchObject({ code: 'CMD_NOTHING_HELD_UP' });
  });

  it('is known again after the state was lost', async () => {
    const world = await stage();
    await ignore(world, { reason: 'Test records' });
    await world.loseState();
    const run = (await sweep(world)).runs.find(({ mapping }) => mapping === 'sales-invoice');
    expect(run).toMatchObject({ read: 3, filtered: 2, parked: 0 });
    expect(messages(world)).toMatchObject([{ State__c: 'Ignored' }, { State__c: 'Ignored' }]);
  });
});

it('shows what the ERP has and what would be written, without what must not be shown', async () => {
  const world = await stage();
  const answer = await showPayloads(contextOf(world), ask(world, 'ERP_Message__c', messageOf('bad1'), {}));
  expect(resultOf(answer)).toMatchObject({
    source: { number: 'INV-bad1', date: '2026-03-01', lines: [{ net: 10 }, { net: 20 }] },
    target: [{ object: 'ERP_Invoice__c', key: 'GB|invoice|bad1', row: { Name: 'INV-bad1' } }, {}, {}],
    problems: [],
    versions: { mapping: 1 },
  });
  expect(JSON.stringify(answer)).not.toContain('etag');
});

it('assigns an issue to an active user only', async () => {
  const world = await stage();
  const to = (userId: string | null) => assignIssue(contextOf(world), ask(world, 'ERP_Issue__c', issue, { userId }));
  await expect(to('005000000000009AAA')).rejects.toMatchObject({ code: 'CMD_ASSIGNEE_UNFIT' });
  expect(resultOf(await to(null))).toMatchObject({ audit: { after: null } });
});
