/** What Salesforce is told of failures, of customers that are not in step, and of mappings. */
import { describe, expect, it } from 'vitest';
import { INTEGRATIONS, type SyncReport } from '../companion.ts';
import { twoWayWorld } from './merge/two-way-world.ts';
import { createWorld, customerRecord, invoiceRecord, type World } from './memory/world.ts';

const pass = (world: World): Promise<SyncReport> => world.sync().pass({ integrations: INTEGRATIONS });
const messages = (world: World) => world.salesforce.records('ERP_Message__c');
const issues = (world: World) => world.salesforce.records('ERP_Issue__c');
const customer = (world: World, id: string) =>
  world.salesforce.records('ERP_Customer__c').find((row) => row['ERP_Key__c'] === `GB|customer|${id}`) ?? {};

/** Two customers; the org refuses invoices with a line over 500. */
async function stage(): Promise<World> {
  const world = await createWorld();
  for (const id of ['c1', 'c2']) world.erp.put('GB', 'customer', customerRecord(id));
  world.erp.put('GB', 'invoice', invoiceRecord('d1', 'c1', [600, 20.5]));
  world.erp.put('GB', 'invoice', invoiceRecord('d2', 'c2', [10]));
  world.salesforce.rule = (object, row) =>
    object === 'ERP_Invoice__c' && Number(row['Net_Home__c']) > 500 ? 'SF_VALIDATION_RULE' : undefined;
  await pass(world);
  return world;
}

describe('an issue', () => {
  it('says what money is concerned and when it is tried again; its messages say which records they are', async () => {
    const world = await stage();
    expect(issues(world)).toMatchObject([{ Records__c: 1, Amounts__c: '{"GBP":620.5}', Amount_Home__c: 620.5 }]);
    expect(messages(world)).toMatchObject([
      {
        State__c: 'Parked',
        Company__c: 'GB',
        Number__c: 'INV-d1',
        Source_Key__c: 'd1',
        Record_Key__c: 'GB|invoice|d1',
        Amount_Home__c: 620.5,
        Currency__c: 'GBP',
        Retry_At__c: new Date(world.clock.now() + 86_400_000).toISOString(),
      },
    ]);
  });

  it('keeps the user it is assigned to whatever becomes of it', async () => {
    const world = await stage();
    const id = String(issues(world)[0]?.['Id']);
    world.salesforce.edit('ERP_Issue__c', id, { Assigned_To__c: '005A' });
    world.erp.put('GB', 'invoice', invoiceRecord('d3', 'c1', [700]));
    await pass(world);
    expect(issues(world)).toMatchObject([{ Records__c: 2, Assigned_To__c: '005A' }]);
    world.salesforce.rule = () => undefined;
    world.clock.advance(86_400_000);
    await pass(world);
    expect(issues(world)).toMatchObject([{ Status__c: 'Resolved', Records__c: 0, Assigned_To__c: '005A' }]);
  });

  it('is closed by a newer good version of its record, and by a version that the filter leaves out', async () => {
    const world = await stage();
    world.erp.put('GB', 'invoice', invoiceRecord('d3', 'c1', [700]));
    await pass(world);
    expect(await world.state.countParked()).toBe(2);
    world.erp.put('GB', 'invoice', invoiceRecord('d1', 'c1', [60]));
    world.erp.put('GB', 'invoice', { ...invoiceRecord('d3', 'c1', [700]), draft: true });
    await pass(world);
    expect(await world.state.countParked()).toBe(0);
    expect(issues(world)).toMatchObject([{ Status__c: 'Resolved', Records__c: 0 }]);
    expect(messages(world).map((row) => row['State__c'])).toEqual(['Resolved', 'Resolved']);
  });

  it('that was open when the state was lost is resolved when its record is in order', async () => {
    const world = await stage();
    await world.loseState();
    world.salesforce.rule = () => undefined;
    await pass(world);
    expect(issues(world)).toMatchObject([{ Status__c: 'Resolved', Records__c: 0 }]);
    expect(messages(world)).toMatchObject([{ State__c: 'Resolved' }]);
    expect(customer(world, 'c1')).toMatchObject({ Sync_State__c: 'In Step' });
  });
});

describe('a customer', () => {
  it('says that a document below it failed, only that one, and that it is in step again', async () => {
    const world = await stage();
    const failed = { Sync_State__c: 'Failed', Sync_Since__c: new Date(world.clock.now()).toISOString() };
    expect(customer(world, 'c1')).toMatchObject(failed);
    expect(customer(world, 'c1')['Sync_Detail__c']).toContain('invoice INV-d1');
    expect(customer(world, 'c2')).not.toHaveProperty('Sync_State__c');
    expect((await pass(world)).writes).toBe(0);
    world.erp.put('GB', 'invoice', invoiceRecord('d1', 'c1', [60]));
    world.clock.advance(5_000);
    await pass(world);
    expect(customer(world, 'c1')).toMatchObject({
      Sync_State__c: 'In Step',
      Sync_Detail__c: null,
      Sync_Since__c: new Date(world.clock.now()).toISOString(),
    });
    expect((await pass(world)).writes).toBe(0);
  });

  it('in conflict with its account says so, and saying it is no change that would go to the ERP', async () => {
    const world = await twoWayWorld();
    world.erp.put('GB', 'customer', customerRecord('c1'));
    await world.pass();
    world.editAccount('c1', { Name: 'Here' });
    world.editErp('c1', { name: 'There' });
    await world.pass();
    expect(customer(world, 'c1')).toMatchObject({ Sync_State__c: 'Conflict' });
    const version = world.erpCustomer('c1')['etag'];
    expect((await world.pass()).writes).toBe(0);
    expect(world.erpCustomer('c1')['etag']).toBe(version);
    await world.conflicts().settle('GB|customer|c1', 'erp');
    await world.pass();
    expect(customer(world, 'c1')).toMatchObject({ Sync_State__c: 'In Step' });
  });
});

describe('a mapping’s record', () => {
  const mapping = (world: World, name: string) =>
    world.salesforce.records('ERP_Mapping__c').find((row) => row['Mapping_Key__c'] === `test|${name}`) ?? {};

  it('says how far it is, how the last run ended and what is held up', async () => {
    const world = await stage();
    expect(mapping(world, 'sales-invoice')).toMatchObject({
      Last_Outcome__c: 'Partly',
      Last_Error__c: null,
      Parked__c: 1,
      Waiting__c: 0,
    });
    const started = Date.parse(String(mapping(world, 'sales-invoice')['Current_To__c']));
    expect(world.clock.now() - started).toBeLessThan(1_000);
    expect(Number(mapping(world, 'sales-invoice')['Api_Calls_Today__c'])).toBeGreaterThan(0);
    expect(mapping(world, 'customer')).toMatchObject({ Last_Outcome__c: 'Done', Parked__c: 0 });
  });

  it('is written at most once a minute, and every five minutes when only time has passed', async () => {
    const world = await stage();
    const writes = (): number =>
      world.salesforce.writes.filter(({ object, rows }) => object === 'ERP_Mapping__c' && rows > 1).length;
    const before = writes();
    world.clock.advance(30_000);
    world.erp.put('GB', 'invoice', invoiceRecord('d3', 'c1', [700]));
    await pass(world);
    expect(writes()).toBe(before);
    world.clock.advance(31_000);
    await pass(world);
    expect(mapping(world, 'sales-invoice')).toMatchObject({ Parked__c: 2 });
    expect(writes()).toBe(before + 1);
    world.clock.advance(200_000);
    await pass(world);
    expect(writes()).toBe(before + 1);
    world.clock.advance(101_000);
    await pass(world);
    expect(writes()).toBe(before + 2);
  });

  it('goes with the connection’s word on API calls', async () => {
    const world = await stage();
    world.clock.advance(61_000);
    await pass(world);
    const [connection = {}] = world.salesforce.records('ERP_Connection__c');
    expect(connection).toMatchObject({ Api_Calls_Max__c: 15_000 });
    expect(Number(connection['Api_Calls_Ours__c'])).toBeGreaterThan(0);
    expect(Number(connection['Api_Forecast__c'])).toBeGreaterThanOrEqual(Number(connection['Api_Calls_Used__c']));
  });
});
