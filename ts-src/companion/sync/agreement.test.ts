/** What is sent, what is left alone, and what people may change in Salesforce without losing it. */
import { describe, expect, it } from 'vitest';
import { INTEGRATIONS, type RunReport, type SyncReport } from '../companion.ts';
import { createWorld, customerRecord, invoiceRecord, testCompany, testSettings, type World } from './memory/world.ts';

const pass = (world: World): Promise<SyncReport> => world.sync().pass({ integrations: INTEGRATIONS });
const runOf = (report: SyncReport, mapping = 'sales-invoice') =>
  report.runs.find((run) => run.mapping === mapping) as RunReport;
const byKey = (world: World, object: string, key: string) =>
  world.salesforce.records(object).find((row) => row['ERP_Key__c'] === key) ?? {};

async function filled(): Promise<World> {
  const world = await createWorld();
  for (const id of ['c1', 'c2']) world.erp.put('GB', 'customer', customerRecord(id));
  for (let n = 1; n <= 4; n++) world.erp.put('GB', 'invoice', invoiceRecord(`d${n}`, `c${(n % 2) + 1}`, [1, 2]));
  return world;
}

describe('what is sent', () => {
  it('is only the lines that changed, and lines that are gone in the ERP are deleted', async () => {
    const world = await filled();
    await pass(world);
    world.erp.put('GB', 'invoice', invoiceRecord('d1', 'c2', [1, 9, 4]));
    expect(runOf(await pass(world))).toMatchObject({ read: 1, updated: 1, linesWritten: 2 });
    world.erp.put('GB', 'invoice', invoiceRecord('d1', 'c2', [1]));
    expect(runOf(await pass(world))).toMatchObject({ read: 1, updated: 1, linesWritten: 2 });
    const left = world.salesforce
      .records('ERP_Invoice_Line__c')
      .filter((row) => String(row['ERP_Key__c']).includes('|d1-'));
    expect(left).toHaveLength(1);
    expect(byKey(world, 'ERP_Invoice__c', 'GB|invoice|d1')['Complete__c']).toBe(true);
  });

  it('is nothing for a record that was touched but not changed', async () => {
    const world = await filled();
    await pass(world);
    world.erp.put('GB', 'invoice', invoiceRecord('d1', 'c2', [1, 2]));
    const report = await pass(world);
    expect(runOf(report)).toMatchObject({ read: 1, unchanged: 1 });
    expect(report.writes).toBe(0);
  });

  it('is not text that Salesforce trims, again and again', async () => {
    const world = await filled();
    world.erp.put('GB', 'customer', customerRecord('c3', '  Blank  '));
    await pass(world);
    await world.loseState();
    const report = await pass(world);
    expect(runOf(report, 'customer')).toMatchObject({ unchanged: 3, updated: 0 });
  });

  it('leaves drafts out and counts them', async () => {
    const world = await filled();
    world.erp.put('GB', 'invoice', { ...invoiceRecord('draft', 'c1', [1]), draft: true });
    expect(runOf(await pass(world))).toMatchObject({ read: 5, created: 4, filtered: 1 });
  });

  it('is headers only when the history has no lines, and the documents are complete', async () => {
    const world = await filled();
    const settings = { ...testSettings, history: { depth: 'headers' as const } };
    await world.sync({ settings }).pass({ integrations: INTEGRATIONS });
    expect(world.salesforce.records('ERP_Invoice_Line__c')).toHaveLength(0);
    expect(world.salesforce.records('ERP_Invoice__c').every((row) => row['Complete__c'] === true)).toBe(true);
    expect((await world.sync({ settings }).pass({ integrations: INTEGRATIONS })).writes).toBe(0);
  });

  it('goes by collections when it is little and by bulk jobs when it is much', async () => {
    const world = await filled();
    await pass(world);
    for (let n = 0; n < 30; n++) world.erp.put('GB', 'invoice', invoiceRecord(`m${n}`, 'c1', [1, 2]));
    await pass(world);
    const routes = world.salesforce.writes.filter((write) => write.object === 'ERP_Invoice_Line__c');
    expect(routes[0]?.route).toBe('collections');
    expect(routes.at(-1)?.route).toBe('collections');
    expect(routes.some((write) => write.route === 'bulk')).toBe(true);
    expect(world.salesforce.writes.every((write) => write.object !== 'Account' || write.route === 'collections')).toBe(
      true,
    );
  });
});

describe('a lost state', () => {
  it('is rebuilt from the keys in Salesforce: no duplicate and no needless write', async () => {
    const world = await filled();
    await pass(world);
    await world.loseState();
    const writes = world.salesforce.writes.length;
    const report = await pass(world);
    expect(runOf(report)).toMatchObject({ read: 4, unchanged: 4, created: 0, updated: 0 });
    const sent = world.salesforce.writes.slice(writes).map((write) => write.object);
    expect(
      sent.filter((object) => /Account|ERP_Customer__c|ERP_Invoice/.test(object) && object !== 'ERP_Customer__c'),
    ).toEqual([]);
    expect(world.salesforce.records('Account')).toHaveLength(2);
  });

  it('sends exactly what changed while there was none', async () => {
    const world = await filled();
    await pass(world);
    await world.loseState();
    world.erp.put('GB', 'invoice', invoiceRecord('d1', 'c2', [1, 7]));
    world.erp.put('GB', 'invoice', invoiceRecord('d2', 'c1', [1]));
    expect(runOf(await pass(world))).toMatchObject({ read: 4, unchanged: 2, updated: 2, linesWritten: 2 });
    expect(world.salesforce.records('ERP_Invoice_Line__c')).toHaveLength(7);
  });

  it('lets sales history find its customers although only sales history is moved', async () => {
    const world = await filled();
    await pass(world);
    await world.loseState();
    world.erp.put('GB', 'invoice', invoiceRecord('new', 'c1', [3]));
    const report = await world.sync().pass({ integrations: ['sales-history'] });
    expect(runOf(report)).toMatchObject({ created: 1, waiting: 0 });
  });
});

describe('the account of a customer', () => {
  it('stays where an admin has put the customer, and gets the fields of its responsible customer only', async () => {
    const world = await filled();
    await pass(world);
    const target = byKey(world, 'Account', 'GB|customer|c1');
    world.salesforce.edit('ERP_Customer__c', String(byKey(world, 'ERP_Customer__c', 'GB|customer|c2')['Id']), {
      Account__c: target['Id'],
    });
    world.erp.put('GB', 'customer', customerRecord('c2', 'Second'));
    await pass(world);
    expect(byKey(world, 'ERP_Customer__c', 'GB|customer|c2')).toMatchObject({
      Account__c: target['Id'],
      Name: 'Second',
    });
    expect(byKey(world, 'Account', 'GB|customer|c1')['Name']).toBe('Customer c1');
    world.erp.put('GB', 'customer', customerRecord('c1', 'First'));
    await pass(world);
    expect(byKey(world, 'Account', 'GB|customer|c1')['Name']).toBe('First');
    expect(byKey(world, 'Account', 'GB|customer|c2')['Name']).toBe('Customer c2');
  });

  it('that a person made is kept up by the customer put below it', async () => {
    const world = await filled();
    await pass(world);
    const [own] = await world.salesforce.create('Account', [{ Name: 'Made by hand' }]);
    const id = own?.ok === true ? String(own.id) : '';
    world.salesforce.edit('ERP_Customer__c', String(byKey(world, 'ERP_Customer__c', 'GB|customer|c2')['Id']), {
      Account__c: id,
    });
    world.erp.put('GB', 'customer', customerRecord('c2', 'Second'));
    await pass(world);
    expect(world.salesforce.records('Account').find((row) => row['Id'] === id)).toMatchObject({ Name: 'Second' });
    expect(world.salesforce.records('Account')).toHaveLength(3);
  });

  it('stays there through a lost state', async () => {
    const world = await filled();
    await pass(world);
    const target = byKey(world, 'Account', 'GB|customer|c1');
    const moved = byKey(world, 'ERP_Customer__c', 'GB|customer|c2');
    world.salesforce.edit('ERP_Customer__c', String(moved['Id']), { Account__c: target['Id'] });
    await world.loseState();
    await pass(world);
    expect(byKey(world, 'ERP_Customer__c', 'GB|customer|c2')['Account__c']).toBe(target['Id']);
  });
});

describe('mappings', () => {
  it('are installed once, and then the active version in the org is what runs', async () => {
    const world = await filled();
    expect((await pass(world)).installed).toHaveLength(5);
    const again = await pass(world);
    expect(again.installed).toEqual([]);
    const mapping = world.salesforce.records('ERP_Mapping__c').find((row) => row['Mapping_Key__c'] === 'test|customer');
    const version = world.salesforce
      .records('ERP_Mapping_Version__c')
      .find((row) => row['Version_Key__c'] === 'test|customer|1');
    const document = String(version?.['Document__c']).replace('"source": "name"', '"formula": "UPPER(name)"');
    await world.salesforce.upsert({
      object: 'ERP_Mapping_Version__c',
      externalIdField: 'Version_Key__c',
      rows: [
        {
          Version_Key__c: 'test|customer|2',
          'Mapping__r.Mapping_Key__c': 'test|customer',
          Number__c: 2,
          Document__c: document,
        },
      ],
      route: 'collections',
    });
    world.salesforce.edit('ERP_Mapping__c', String(mapping?.['Id']), { Active_Version__c: 2 });
    const report = await pass(world);
    expect(runOf(report, 'customer')).toMatchObject({ mappingVersion: 2, read: 2, updated: 2 });
    expect(byKey(world, 'ERP_Customer__c', 'GB|customer|c1')['Name']).toBe('CUSTOMER C1');
  });

  it('that are switched off do not run and are not installed again', async () => {
    const world = await filled();
    await pass(world);
    const mapping = world.salesforce
      .records('ERP_Mapping__c')
      .find((row) => row['Mapping_Key__c'] === 'test|sales-invoice');
    world.salesforce.edit('ERP_Mapping__c', String(mapping?.['Id']), { State__c: 'Off' });
    const report = await pass(world);
    expect(report.runs.map((run) => run.mapping)).not.toContain('sales-invoice');
    expect(report.installed).toEqual([]);
  });
});

describe('companies', () => {
  it('keep records apart that have the same id', async () => {
    const us = { ...testCompany, code: 'US', currency: 'USD' };
    const world = await createWorld(':memory:', [testCompany, us]);
    for (const code of ['GB', 'US']) {
      world.erp.put(code, 'customer', customerRecord('c1', `${code} customer`));
      world.erp.put(code, 'invoice', invoiceRecord('d1', 'c1', [1]));
    }
    const report = await pass(world);
    expect(report.runs).toHaveLength(10);
    expect(
      world.salesforce
        .records('ERP_Invoice__c')
        .map((row) => row['ERP_Key__c'])
        .sort(),
    ).toEqual(['GB|invoice|d1', 'US|invoice|d1']);
  });
});

describe('books', () => {
  it('hold a record a run that moved something and one a day for runs that did not', async () => {
    const world = await filled();
    await pass(world);
    const before = world.salesforce.records('ERP_Run__c').length;
    expect(world.salesforce.records('ERP_Run__c').find((row) => row['Read__c'] === 4)).toMatchObject({
      Created__c: 4,
      Lines_Written__c: 8,
      Outcome__c: 'Done',
      Company__c: 'GB',
      Integration__c: 'sales-history',
    });
    for (let sweep = 0; sweep < 5; sweep++) {
      world.clock.advance(120_000);
      await pass(world);
    }
    expect(world.salesforce.records('ERP_Run__c').length).toBeLessThanOrEqual(before + 5);
    expect(world.salesforce.records('ERP_Connection__c')).toMatchObject([
      { State__c: 'Running', Connection_Key__c: 'test' },
    ]);
    const companies = JSON.parse(String(world.salesforce.records('ERP_Connection__c')[0]?.['Companies__c'])) as unknown;
    expect(companies).toEqual([
      { code: 'GB', name: 'Great Britain', currency: 'GBP', fiscalYears: ['2025-01-01', '2026-01-01'] },
    ]);
  });

  it('cost no call at all when nothing happened and the heartbeat is fresh', async () => {
    const world = await filled();
    const synchroniser = world.sync();
    await synchroniser.pass({ integrations: INTEGRATIONS });
    await synchroniser.pass({ integrations: INTEGRATIONS });
    const writes = world.salesforce.writes.length;
    world.clock.advance(3_000);
    const report = await synchroniser.pass({ integrations: INTEGRATIONS });
    expect(report.apiCalls).toBe(0);
    expect(world.salesforce.writes.length).toBe(writes);
  });
});
