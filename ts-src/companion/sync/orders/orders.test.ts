import { describe, expect, it } from 'vitest';
import { INTEGRATIONS, type SyncReport } from '../../companion.ts';
import type { SourceRecord } from '../../erp/contract.ts';
import { parseMappingDocument } from '../../../mapping/index.ts';
import { installMappings } from '../mapping-store.ts';
import {
  createWorld,
  customerRecord,
  invoiceRecord,
  orderTemplate,
  testSettings,
  testTemplates,
  type World,
} from '../memory/world.ts';

const line = (id: string, number: number, quantity: number, more: Partial<SourceRecord> = {}): SourceRecord => ({
  id,
  line: number,
  item: 'A',
  quantity,
  net: quantity * 10,
  shipped: 0,
  invoiced: 0,
  credited: 0,
  ...more,
});

const order = (id: string, lines: readonly SourceRecord[], more: Partial<SourceRecord> = {}): SourceRecord => ({
  id,
  number: `N-${id}`,
  customer: 'c1',
  status: 'Open',
  reference: '',
  open: 100,
  next: '2026-07-01',
  lines,
  ...more,
});

const pass = (world: World): Promise<SyncReport> =>
  world.sync({ templates: [...testTemplates, orderTemplate] }).pass({ integrations: INTEGRATIONS });
const runOf = (report: SyncReport) => report.runs.find((run) => run.mapping === 'sales-order');
const stored = (world: World, key: string) =>
  world.salesforce.records('ERP_Order__c').find((row) => row['ERP_Key__c'] === `GB|order|${key}`);
const storedLine = (world: World, key: string) =>
  world.salesforce.records('ERP_Order_Line__c').find((row) => row['ERP_Key__c'] === `GB|orderLine|${key}`);

async function worldWith(...orders: readonly SourceRecord[]): Promise<World> {
  const world = await createWorld();
  world.erp.put('GB', 'customer', customerRecord('c1'));
  for (const record of orders) world.erp.put('GB', 'order', record);
  await pass(world);
  return world;
}

const post = (world: World, kind: string, quantity: number, more: Partial<SourceRecord> = {}): void =>
  world.erp.put('GB', 'posting', {
    id: `p${world.erp.all('GB', 'posting').length}`,
    ...{ orderNumber: 'N-o1', kind, lineNumber: 10_000, number: 'A', quantity },
    ...more,
  });

describe('an order', () => {
  it('keeps a line that the clerk took out, marked, and counts only the others', async () => {
    const world = await worldWith(order('o1', [line('l1', 10_000, 1), line('l2', 20_000, 2)]));
    world.erp.put('GB', 'order', order('o1', [line('l2', 20_000, 2)]));
    await pass(world);
    expect(storedLine(world, 'l1')).toMatchObject({ Removed__c: true, Quantity__c: 1 });
    expect(storedLine(world, 'l2')).toMatchObject({ Removed__c: false });
    expect(stored(world, 'o1')).toMatchObject({ Complete__c: true, Lines_Expected__c: 1 });
    expect((await pass(world)).writes).toBe(0);
  });

  it('says which line came in the place of one, also when it came later', async () => {
    const world = await worldWith(order('o1', [line('l1', 10_000, 1), line('l2', 20_000, 2)]));
    world.erp.put('GB', 'order', order('o1', [line('l3', 15_000, 1, { item: 'B' }), line('l2', 20_000, 2)]));
    await pass(world);
    expect(storedLine(world, 'l1')?.['Replaced_By__c']).toBe(storedLine(world, 'l3')?.['Id']);
    world.erp.put('GB', 'order', order('o1', [line('l3', 15_000, 1, { item: 'B' })]));
    await pass(world);
    expect(storedLine(world, 'l2')).toMatchObject({ Removed__c: true, Replaced_By__c: null });
    world.erp.put('GB', 'order', order('o1', [line('l3', 15_000, 1, { item: 'B' }), line('l4', 25_000, 2)]));
    await pass(world);
    expect(storedLine(world, 'l2')?.['Replaced_By__c']).toBe(storedLine(world, 'l4')?.['Id']);
    expect(storedLine(world, 'l1')?.['Replaced_By__c']).toBe(storedLine(world, 'l3')?.['Id']);
  });

  it('takes a line that comes back for a line again', async () => {
    const world = await worldWith(order('o1', [line('l1', 10_000, 1), line('l2', 20_000, 2)]));
    world.erp.put('GB', 'order', order('o1', [line('l2', 20_000, 2)]));
    await pass(world);
    world.erp.put('GB', 'order', order('o1', [line('l1', 10_000, 1), line('l2', 20_000, 2)]));
    await pass(world);
    expect(storedLine(world, 'l1')).toMatchObject({ Removed__c: false });
    expect(stored(world, 'o1')).toMatchObject({ Complete__c: true });
  });

  it('is marked without its state too: a lost disk forgets no line', async () => {
    const world = await worldWith(order('o1', [line('l1', 10_000, 1), line('l2', 20_000, 2)]));
    await world.loseState();
    world.erp.put('GB', 'order', order('o1', [line('l2', 20_000, 2)]));
    await pass(world);
    expect(storedLine(world, 'l1')).toMatchObject({ Removed__c: true });
  });

  it('finds the opportunity that it was sent from, which no mapping brings', async () => {
    const world = await worldWith();
    const request = 'CP-006000000000001AAA';
    world.erp.put('GB', 'order', order('o1', [line('l1', 10_000, 1)], { reference: request }));
    await world.salesforce.create('Opportunity', [{ Name: 'Deal', ERP_Request_Key__c: request }]);
    await pass(world);
    const [opportunity] = world.salesforce.records('Opportunity');
    expect(stored(world, 'o1')?.['Opportunity__c']).toBe(opportunity?.['Id']);
    world.erp.put('GB', 'order', order('o2', [line('l9', 10_000, 1)], { reference: 'PO 17' }));
    await pass(world);
    expect(stored(world, 'o2')).toMatchObject({ Opportunity__c: null });
  });
});

describe('the figures of a customer', () => {
  it('say what is on order, what of it was shipped, and when the next shipment leaves', async () => {
    const first = order('o1', [line('l1', 10_000, 4, { shipped: 3, invoiced: 1 })], { open: 30 });
    const world = await worldWith(first, order('o2', [line('l2', 10_000, 1)], { open: 10, next: '2026-06-20' }));
    const customer = () => world.salesforce.records('ERP_Customer__c')[0];
    expect(customer()).toMatchObject({
      Open_Orders__c: 40,
      Shipped_Not_Invoiced__c: 20,
      Next_Shipment_Date__c: '2026-06-20',
    });
    world.erp.drop('GB', 'order', 'o2');
    await pass(world);
    expect(customer()).toMatchObject({ Open_Orders__c: 30, Next_Shipment_Date__c: '2026-07-01' });
  });
});

describe('an order that the ERP no longer has', () => {
  it('is finished when its invoices cover it; its lines say how much went where', async () => {
    const world = await worldWith(order('o1', [line('l1', 10_000, 3, { shipped: 1, invoiced: 1 })]));
    post(world, 'Shipment', 3);
    post(world, 'Invoice', 1);
    post(world, 'Invoice', 2);
    post(world, 'Credit Memo', 1);
    world.erp.drop('GB', 'order', 'o1');
    const run = runOf(await pass(world));
    expect(run).toMatchObject({ read: 1, updated: 1, deleted: 0 });
    expect(stored(world, 'o1')).toMatchObject({
      Status__c: 'Finished',
      Open_Net_Home__c: 0,
      Next_Shipment_Date__c: null,
      Fully_Shipped__c: true,
      Complete__c: true,
    });
    expect(storedLine(world, 'l1')).toMatchObject({
      Shipped_Quantity__c: 3,
      Invoiced_Quantity__c: 3,
      Credited_Quantity__c: 1,
      Removed__c: false,
    });
    expect((await pass(world)).writes).toBe(0);
  });

  it('that is finished learns of credits that are posted later', async () => {
    const world = await worldWith(order('o1', [line('l1', 10_000, 3)]));
    post(world, 'Invoice', 3);
    world.erp.drop('GB', 'order', 'o1');
    await pass(world);
    expect(stored(world, 'o1')).toMatchObject({ Status__c: 'Finished' });
    post(world, 'Credit Memo', 2);
    world.erp.put('GB', 'invoice', { ...invoiceRecord('m1', 'c1', [20]), number: 'CR-1' });
    await pass(world);
    expect(storedLine(world, 'l1')).toMatchObject({ Invoiced_Quantity__c: 3, Credited_Quantity__c: 0 });
    const creditMemos = parseMappingDocument({
      ...testTemplates.find(({ name }) => name === 'sales-invoice'),
      name: 'credit-memo',
      fields: [
        { target: 'Name', source: 'number' },
        { target: 'Type__c', constant: 'Credit Memo' },
      ],
    });
    await world.salesforce.upsert({
      object: 'ERP_Mapping__c',
      externalIdField: 'Mapping_Key__c',
      rows: [{ Mapping_Key__c: 'test|sales-invoice', State__c: 'Off' }],
      route: 'collections',
    });
    await installMappings({ ...world, settings: testSettings, random: () => 0.5, log: () => undefined }, [creditMemos]);
    const report = await pass(world);
    expect(report.ok).toBe(true);
    expect(storedLine(world, 'l1')).toMatchObject({ Invoiced_Quantity__c: 3, Credited_Quantity__c: 2 });
    expect((await pass(world)).writes).toBe(0);
  });

  it('is deleted when they do not, and stays in Salesforce', async () => {
    const world = await worldWith(order('o1', [line('l1', 10_000, 3)]), order('o2', [line('l2', 10_000, 1)]));
    world.erp.drop('GB', 'order', 'o1');
    const run = runOf(await pass(world));
    expect(run).toMatchObject({ read: 1, updated: 0, deleted: 1 });
    expect(stored(world, 'o1')).toMatchObject({ Status__c: 'Deleted' });
    expect(stored(world, 'o2')).toMatchObject({ Status__c: 'Open' });
  });

  it('is open again when the ERP brings it back', async () => {
    const record = order('o1', [line('l1', 10_000, 3)]);
    const world = await worldWith(record);
    world.erp.drop('GB', 'order', 'o1');
    await pass(world);
    world.erp.put('GB', 'order', record);
    await pass(world);
    expect(stored(world, 'o1')).toMatchObject({ Status__c: 'Open', Open_Net_Home__c: 100 });
  });

  it('is parked when Salesforce refuses the change, and settled once it does not', async () => {
    const world = await worldWith(order('o1', [line('l1', 10_000, 3)]));
    world.erp.drop('GB', 'order', 'o1');
    world.salesforce.rule = (object) => (object === 'ERP_Order__c' ? 'SF_VALIDATION_RULE' : undefined);
    expect(runOf(await pass(world))).toMatchObject({ read: 1, parked: 1 });
    expect(await world.state.countParked()).toBe(1);
    world.salesforce.rule = () => undefined;
    await pass(world);
    expect(stored(world, 'o1')).toMatchObject({ Status__c: 'Deleted' });
    expect(await world.state.countParked()).toBe(0);
  });
});
