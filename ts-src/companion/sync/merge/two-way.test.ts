/** Two-way mappings through whole passes, on an ERP and an org in memory. */
import { describe, expect, test } from 'vitest';
import type { SyncReport } from '../../companion.ts';
import { always, failing, Killed, onCall, withFaults, type Fault } from '../memory/faults.ts';
import { customerRecord } from '../memory/world.ts';
import { twoWayWorld, type TwoWayWorld } from './two-way-world.ts';

async function settledWorld(parts: Record<string, unknown> = {}): Promise<TwoWayWorld> {
  const world = await twoWayWorld(parts);
  world.erp.put('GB', 'customer', customerRecord('c1', 'Orchard'));
  world.erp.put('GB', 'customer', customerRecord('c2', 'Bakery'));
  await world.pass();
  await world.pass();
  return world;
}

const accounts = (report: SyncReport) => report.runs.find((run) => run.mapping === 'customer-account');
const businessWrites = (world: TwoWayWorld): number =>
  world.salesforce.writes.filter(({ object }) => object === 'Account').length;

describe('a change on one side', () => {
  test('is counted once, however often the look at Salesforce comes by it again', async () => {
    const world = await twoWayWorld();
    for (const id of ['c1', 'c2']) world.erp.put('GB', 'customer', customerRecord(id));
    await world.pass();
    const readOf = async (): Promise<number> => accounts(await world.pass())?.read ?? 0;
    await readOf();
    expect(await readOf()).toBe(0);
    world.editAccount('c1', { Phone: '+44' });
    expect(await readOf()).toBeGreaterThan(0);
    await readOf();
    expect(await readOf()).toBe(0);
  });

  test('of the account goes to the ERP, and its echo changes nothing', async () => {
    const world = await settledWorld();
    world.editAccount('c1', { Phone: '0123' });
    const report = await world.pass();
    expect(world.erpCustomer('c1')).toMatchObject({ phone: '0123', name: 'Orchard' });
    expect(accounts(report)).toMatchObject({ updated: 1, parked: 0 });
    const version = world.erpCustomer('c1')['etag'];
    const writes = businessWrites(world);
    expect((await world.pass()).writes).toBe(0);
    expect(world.erpCustomer('c1')['etag']).toBe(version);
    expect(businessWrites(world)).toBe(writes);
  });

  test('of the customer goes to the account', async () => {
    const world = await settledWorld();
    world.editErp('c1', { name: 'Orchard & Sons' });
    await world.pass();
    expect(world.account('c1')).toMatchObject({ Name: 'Orchard & Sons' });
  });

  test('in different fields of both sides goes both ways at once', async () => {
    const world = await settledWorld();
    world.editErp('c1', { name: 'Orchard 2' });
    world.editAccount('c1', { Phone: '99' });
    await world.pass();
    expect(world.account('c1')).toMatchObject({ Name: 'Orchard 2', Phone: '99' });
    expect(world.erpCustomer('c1')).toMatchObject({ name: 'Orchard 2', phone: '99' });
  });

  test('what the ERP makes of a value comes back', async () => {
    const world = await settledWorld();
    world.editAccount('c1', { Phone: 'ext a', Name: 'A name that is too long' });
    await world.pass();
    expect(world.account('c1')).toMatchObject({ Phone: 'EXT A', Name: 'A name that' });
    expect((await world.pass()).writes).toBe(0);
  });

  test('counts whoever made it: values are compared, not users', async () => {
    const world = await settledWorld();
    world.editErp('c1', { name: 'New' });
    await world.pass();
    world.editAccount('c1', { Name: 'Edited by the integration user', LastModifiedById: 'integration' });
    await world.pass();
    expect(world.erpCustomer('c1')).toMatchObject({ name: 'Edited by th' });
  });

  test('a field without a way back is put right in Salesforce', async () => {
    const world = await settledWorld({
      fields: [
        { target: 'Name', source: 'name', toErp: [] },
        { target: 'Phone', source: 'phone' },
      ],
    });
    world.editAccount('c1', { Name: 'Mine' });
    await world.pass();
    expect(world.account('c1')).toMatchObject({ Name: 'Orchard' });
    expect(world.erpCustomer('c1')).toMatchObject({ name: 'Orchard' });
  });

  test('a record that the ERP no longer has is accounted for', async () => {
    const world = await settledWorld();
    world.erp.drop('GB', 'customer', 'c1');
    world.editAccount('c1', { Phone: '5' });
    const run = accounts(await world.pass());
    expect(run).toMatchObject({ filtered: 1, outcome: 'Done' });
  });
});

describe('a change on both sides', () => {
  async function conflictWorld(): Promise<TwoWayWorld> {
    const world = await settledWorld();
    world.editErp('c1', { phone: 'E' });
    world.editAccount('c1', { Phone: 'S' });
    const run = accounts(await world.pass());
    expect(run).toMatchObject({ parked: 1, outcome: 'Partly' });
    return world;
  }

  test('is parked with three values and published; neither side is changed', async () => {
    const world = await conflictWorld();
    expect(world.account('c1')).toMatchObject({ Phone: 'S' });
    expect(world.erpCustomer('c1')).toMatchObject({ phone: 'E' });
    const [conflict] = await world.conflicts().list();
    expect(conflict?.fields).toEqual([{ field: 'Phone', agreed: '1', salesforce: 'S', erp: 'E' }]);
    const [message] = world.salesforce.records('ERP_Message__c');
    expect(message).toMatchObject({ State__c: 'Parked', Error_Code__c: 'SYNC_CONFLICT', Fields__c: 'Phone' });
    expect(JSON.parse(String(message?.['Conflict__c']))).toEqual(conflict?.fields);
    expect(String(message?.['Error_Message__c'])).not.toContain('E,');
  });

  test('stays open over further passes, with the newest values', async () => {
    const world = await conflictWorld();
    await world.pass();
    expect(await world.conflicts().list()).toHaveLength(1);
    world.editErp('c1', { phone: 'E2' });
    await world.pass();
    expect((await world.conflicts().list())[0]?.fields[0]).toMatchObject({ erp: 'E2', salesforce: 'S' });
  });

  test.each([
    ['erp', 'E'],
    ['salesforce', 'S'],
  ] as const)('is settled for %s by one command', async (side, value) => {
    const world = await conflictWorld();
    const { settled } = await world.conflicts().settle('GB|customer|c1', { Phone: side });
    expect(settled).toEqual(['Phone']);
    expect(world.account('c1')).toMatchObject({ Phone: value });
    expect(world.erpCustomer('c1')).toMatchObject({ phone: value });
    expect(await world.conflicts().list()).toEqual([]);
    await world.pass();
    expect(world.salesforce.records('ERP_Message__c')[0]).toMatchObject({ State__c: 'Resolved' });
  });

  test('settles itself when both sides become equal', async () => {
    const world = await conflictWorld();
    world.editAccount('c1', { Phone: 'E' });
    await world.pass();
    expect(await world.conflicts().list()).toEqual([]);
  });

  test('that is not there can not be settled', async () => {
    const world = await conflictWorld();
    await expect(world.conflicts().settle('GB|customer|c1', { Name: 'erp' })).rejects.toMatchObject({
      code: 'SYNC_CONFLICT_UNKNOWN',
    });
    await expect(world.conflicts().settle('GB|customer|c2', 'erp')).rejects.toMatchObject({
      code: 'SYNC_CONFLICT_UNKNOWN',
    });
  });

  test('goes to the later one where the policy says so', async () => {
    const world = await settledWorld({ conflict: 'latest' });
    world.editAccount('c1', { Phone: 'S' });
    world.editErp('c1', { phone: 'E' });
    world.editErp('c2', { phone: 'E' });
    world.editAccount('c2', { Phone: 'S' });
    await world.pass();
    expect(world.account('c1')).toMatchObject({ Phone: 'E' });
    expect(world.erpCustomer('c2')).toMatchObject({ phone: 'S' });
  });
});

describe('a lost memory', () => {
  test('makes a conflict of what differs, and overwrites nothing', async () => {
    const world = await settledWorld();
    world.editAccount('c1', { Phone: 'S' });
    await world.loseState();
    await world.pass();
    expect(world.account('c1')).toMatchObject({ Phone: 'S' });
    expect(world.erpCustomer('c1')).toMatchObject({ phone: '1' });
    expect((await world.conflicts().list())[0]?.fields).toEqual([
      { field: 'Phone', agreed: null, salesforce: 'S', erp: '1' },
    ]);
    expect(world.salesforce.records('Account')).toHaveLength(2);
  });

  test('is decided by the policy where there is one', async () => {
    const world = await settledWorld({ conflict: 'salesforce' });
    world.editAccount('c1', { Phone: 'S' });
    await world.loseState();
    await world.pass();
    expect(world.erpCustomer('c1')).toMatchObject({ phone: 'S' });
  });
});

describe('several customers on one account', () => {
  /** Both customers on the account of the first, which is the responsible one. */
  async function sharedWorld(): Promise<TwoWayWorld> {
    const world = await settledWorld();
    const own = world.salesforce.records('ERP_Customer__c').find((row) => row['ERP_Key__c'] === 'GB|customer|c2');
    world.salesforce.edit('ERP_Customer__c', String(own?.['Id']), { Account__c: world.account('c1')['Id'] });
    world.editErp('c2', { name: 'Bakery 2' });
    await world.pass();
    return world;
  }

  test('the responsible one gives and takes, the other gives nothing', async () => {
    const world = await sharedWorld();
    expect(world.account('c1')).toMatchObject({ Name: 'Orchard' });
    world.editErp('c1', { name: 'Orchard 2' });
    await world.pass();
    expect(world.account('c2')).toMatchObject({ Name: 'Orchard 2' });
    expect(world.erpCustomer('c2')).toMatchObject({ name: 'Bakery 2' });
  });

  test('fields for every record go to all customers when they change in Salesforce', async () => {
    const world = await sharedWorld();
    world.editAccount('c1', { Phone: '777', Name: 'Both' });
    await world.pass();
    expect(world.erpCustomer('c1')).toMatchObject({ phone: '777', name: 'Both' });
    expect(world.erpCustomer('c2')).toMatchObject({ phone: '777', name: 'Bakery 2' });
    const version = world.erpCustomer('c2')['etag'];
    await world.pass();
    expect(world.erpCustomer('c2')['etag']).toBe(version);
  });
});

describe('deleted and merged accounts', () => {
  test('a deleted account parks its customer when that changes', async () => {
    const world = await settledWorld();
    await world.salesforce.remove('Account', [String(world.account('c1')['Id'])]);
    world.editErp('c1', { name: 'Back again' });
    const run = accounts(await world.pass());
    expect(run?.parked).toBe(1);
    const parked = await world.state.listParked({ mapping: 'customer-account' }, 9);
    expect(parked.map(({ code }) => code)).toEqual(['SYNC_ACCOUNT_GONE']);
  });

  test('a customer that stands on another account now agrees on nothing yet with it', async () => {
    const world = await settledWorld();
    const own = world.salesforce.records('ERP_Customer__c').find((row) => row['ERP_Key__c'] === 'GB|customer|c1');
    const [outcome] = await world.salesforce.create('Account', [{ Name: 'Winner', Phone: '1' }]);
    if (outcome?.ok !== true) throw new Error('no account');
    world.salesforce.edit('ERP_Customer__c', String(own?.['Id']), { Account__c: outcome.id });
    world.editErp('c1', { phone: '1' });
    await world.pass();
    expect((await world.conflicts().list())[0]?.fields).toEqual([
      { field: 'Name', agreed: null, salesforce: 'Winner', erp: 'Orchard' },
    ]);
    await world.conflicts().settle('GB|customer|c1', 'salesforce');
    expect(world.erpCustomer('c1')).toMatchObject({ name: 'Winner' });
  });
});

describe('when something fails', () => {
  const kill = (when: 'before' | 'after'): Fault => ({ kind: 'kill', when });
  const lost: Fault = { kind: 'fail', when: 'after', error: failing('uncertain') };

  test.each([
    ['before announcing', 'state.record', kill('before')],
    ['after announcing', 'state.record', kill('after')],
    ['before the ERP is written', 'erpWrite.update', kill('before')],
    ['after the ERP is written', 'erpWrite.update', kill('after')],
    ['after reading back', 'erp.readByKey', kill('after')],
    ['before Salesforce is written', 'salesforce.update Account', kill('before')],
    ['after Salesforce is written', 'salesforce.update Account', kill('after')],
  ])('killed %s it ends as if it had not been', async (_, call, fault) => {
    for (let nth = 1; nth <= 4; nth++) {
      const world = await settledWorld();
      world.editAccount('c1', { Phone: 'ext a' });
      world.editErp('c1', { name: 'New' });
      await world.pass(withFaults(world, onCall(call, fault, nth))).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
      world.clock.advance(3_600_000);
      await world.pass();
      await world.pass();
      expect(world.account('c1')).toMatchObject({ Phone: 'EXT A', Name: 'New' });
      expect(world.erpCustomer('c1')).toMatchObject({ phone: 'EXT A', name: 'New' });
      expect(await world.conflicts().list()).toEqual([]);
      expect((await world.pass()).writes).toBe(0);
    }
  });

  test('a lost answer of the ERP is read back, not sent again', async () => {
    const world = await settledWorld();
    world.editAccount('c1', { Phone: '55' });
    const before = Math.max(...world.erp.all('GB', 'customer').map(({ etag }) => Number(etag)));
    const report = await world.pass(withFaults(world, onCall('erpWrite.update', lost)));
    expect(accounts(report)).toMatchObject({ updated: 1, parked: 0 });
    expect(world.erpCustomer('c1')).toMatchObject({ phone: '55' });
    expect(Number(world.erpCustomer('c1')['etag'])).toBe(before + 1);
  });

  test('a record that keeps changing in the ERP is left for the next pass', async () => {
    const world = await settledWorld();
    world.editAccount('c1', { Phone: '55' });
    const changed: Fault = { kind: 'fail', when: 'before', error: failing('conflict') };
    const report = await world.pass(withFaults(world, always('erpWrite.update', changed)));
    expect(accounts(report)).toMatchObject({ parked: 1 });
    await world.pass();
    expect(world.erpCustomer('c1')).toMatchObject({ phone: '55' });
    expect(await world.state.countParked()).toBe(0);
  });

  test('what the ERP refuses is parked until it changes', async () => {
    const world = await settledWorld();
    world.editAccount('c1', { Phone: 'no' });
    const refused: Fault = { kind: 'fail', when: 'before', error: failing('data') };
    await world.pass(withFaults(world, always('erpWrite.update', refused)));
    expect(await world.state.countParked()).toBe(1);
    world.editAccount('c1', { Phone: 'yes' });
    await world.pass();
    expect(world.erpCustomer('c1')).toMatchObject({ phone: 'YES' });
    expect(await world.state.countParked()).toBe(0);
  });
});
