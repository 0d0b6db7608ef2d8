import { describe, expect, test } from 'vitest';
import { parseMappingDocument, type MappingDocument } from '../../mapping/index.ts';
import { accountMapping, twoWayWorld } from '../sync/merge/two-way-world.ts';
import { createWorld, customerRecord, filledWorld, invoiceRecord, testTemplates } from '../sync/memory/world.ts';
import { syncAll, tryMapping } from './dry-run-world.ts';
import { spread } from './sample.ts';

const template = (name: string, parts: Record<string, unknown> = {}): MappingDocument =>
  parseMappingDocument({ ...testTemplates.find((each) => each.name === name), ...parts });

const invoices = template('sales-invoice');
const noCounts = { create: 0, update: 0, unchanged: 0, blocked: 0, filtered: 0, refused: 0, notTried: 0 };
const noChildren = { create: 0, update: 0, unchanged: 0, remove: 0, blocked: 0, notTried: 0 };

describe('A dry run', () => {
  test('tells what would be created, with values and lines', async () => {
    const world = await filledWorld(2);
    await world.sync().pass({ integrations: ['customers'] });
    const result = await tryMapping(world, invoices);
    expect(result).toMatchObject({ company: 'GB', records: 2, available: 2, sample: 'all', rolledBack: true });
    expect(result.counts).toEqual({ ...noCounts, create: 2 });
    expect(result.children).toEqual({ ...noChildren, create: 4 });
    expect(result.creates[0]).toEqual({
      number: 'INV-d1',
      key: 'GB|invoice|d1',
      fields: expect.arrayContaining([
        { field: 'Name', after: 'INV-d1' },
        { field: 'Net_Home__c', after: 3 },
        { field: 'Customer__r.ERP_Key__c', after: 'GB|customer|c2' },
      ]) as unknown,
      children: { create: 2, update: 0, remove: 0 },
    });
    expect(result.notUndone.join(' ')).toContain('not undone');
  });

  test('tells what would change, before and after, line by line, and leaves alone what is the same', async () => {
    const world = await filledWorld(4);
    await syncAll(world);
    const [first] = world.erp.all('GB', 'invoice');
    const changed = { ...invoiceRecord('d1', 'c2', [1, 2]), number: 'INV-new', date: '2026-04-01' };
    world.erp.put('GB', 'invoice', changed);
    world.erp.put('GB', 'invoice', invoiceRecord('d2', 'c1', [1, 5, 7]));
    world.erp.put('GB', 'invoice', invoiceRecord('d3', 'c2', [1]));
    expect(first).toBeDefined();
    const result = await tryMapping(world, invoices);
    expect(result.counts).toEqual({ ...noCounts, update: 3, unchanged: 1 });
    expect(result.children).toEqual({ ...noChildren, create: 1, update: 1, unchanged: 6, remove: 1 });
    expect(result.updates.find(({ key }) => key.endsWith('d1'))?.fields).toEqual([
      { field: 'Name', before: 'INV-d1', after: 'INV-new' },
      { field: 'Posting_Date__c', before: '2026-03-01', after: '2026-04-01' },
    ]);
    expect(result.updates.find(({ key }) => key.endsWith('d2'))?.children).toEqual({ create: 1, update: 1, remove: 0 });
  });

  test('finds records that the state knows nothing of', async () => {
    const world = await filledWorld(4);
    await syncAll(world);
    await world.loseState();
    expect((await tryMapping(world, invoices)).counts).toEqual({ ...noCounts, unchanged: 4 });
  });

  test('groups what the org refuses by its words, with examples, and lets the others through', async () => {
    const world = await filledWorld(6);
    await world.sync().pass({ integrations: ['customers'] });
    world.salesforce.rule = (object, row) =>
      object === 'ERP_Invoice__c' && /d[1-4]$/.test(String(row['Name'])) ? 'SF_VALIDATION_RULE' : undefined;
    const result = await tryMapping(world, invoices);
    expect(result.counts).toEqual({ ...noCounts, blocked: 4, create: 2 });
    expect(result.children).toEqual({ ...noChildren, create: 4, notTried: 8 });
    expect(result.groups).toEqual([
      expect.objectContaining({ code: 'SF_VALIDATION_RULE', source: 'org', count: 4, field: 'ERP_Invoice__c' }),
    ]);
    expect(result.groups[0]?.examples[0]).toEqual({ key: 'GB|invoice|d1', number: 'INV-d1' });
  });

  test('holds a refused line against its document and names the object', async () => {
    const world = await filledWorld(2);
    await syncAll(world);
    world.erp.put('GB', 'invoice', invoiceRecord('d1', 'c2', [1, 2, 3]));
    world.salesforce.rule = (object) => (object === 'ERP_Invoice_Line__c' ? 'SF_VALIDATION_RULE' : undefined);
    const result = await tryMapping(world, invoices);
    expect(result.counts).toEqual({ ...noCounts, blocked: 1, unchanged: 1 });
    expect(result.children).toEqual({ ...noChildren, unchanged: 4, blocked: 1 });
    expect(result.groups).toMatchObject([{ object: 'ERP_Invoice_Line__c', count: 1 }]);
  });

  test('counts apart what the filter leaves out, what the mapping refuses and what waits for its parent', async () => {
    const world = await filledWorld(1);
    await world.sync().pass({ integrations: ['customers'] });
    world.erp.put('GB', 'invoice', { ...invoiceRecord('d7', 'c1', []), draft: true });
    world.erp.put('GB', 'invoice', invoiceRecord('d8', 'nobody', []));
    world.erp.put('GB', 'invoice', { ...invoiceRecord('d9', 'c1', []), date: 'soon' });
    const result = await tryMapping(world, invoices);
    expect(result.counts).toEqual({ ...noCounts, create: 1, filtered: 1, refused: 1, notTried: 1 });
    expect(result.groups).toMatchObject([
      { source: 'mapping', count: 1, field: 'Posting_Date__c', examples: [{ number: 'INV-d9' }] },
      { source: 'mapping', code: 'SF_PARENT_MISSING', object: 'ERP_Customer__c', examples: [{ number: 'INV-d8' }] },
    ]);
  });

  test('takes a budget spread over all records, of the company asked for', async () => {
    const world = await filledWorld(30);
    await world.sync().pass({ integrations: ['customers'] });
    const result = await tryMapping(world, invoices, { records: 10, company: 'GB' });
    expect(result).toMatchObject({ records: 10, available: 30, sample: 'spread', counts: { create: 10 } });
    expect(result.creates.map(({ number }) => number)).toEqual(expect.arrayContaining(['INV-d1', 'INV-d30']));
    expect(spread([1, 2, 3, 4, 5], 3)).toEqual([1, 3, 5]);
    expect(spread([1, 2, 3], 1)).toEqual([3]);
  });

  test.each([0, 1.5, 2_001, Number.NaN])('refuses a budget of %s', async (records) => {
    const world = await createWorld();
    await expect(tryMapping(world, invoices, { records })).rejects.toMatchObject({ code: 'DRY_RUN_RECORDS' });
  });

  test('refuses a company that the connection does not have', async () => {
    const world = await createWorld();
    await expect(tryMapping(world, invoices, { company: 'XX' })).rejects.toMatchObject({
      code: 'DRY_RUN_COMPANY_UNKNOWN',
      message: 'The connection has no company XX; it has GB.',
    });
  });

  test('of nothing is nothing, without asking the org to try anything', async () => {
    const world = await createWorld();
    const result = await tryMapping(world, invoices);
    expect(result).toMatchObject({ records: 0, counts: noCounts, notUndone: [] });
  });

  test('says what the mapping cuts and how far it is', async () => {
    const world = await createWorld();
    world.erp.put('GB', 'customer', customerRecord('c1', 'x'.repeat(100)));
    const told: string[] = [];
    const result = await tryMapping(world, template('customer-account'), { progress: async (t) => void told.push(t) });
    expect(result.alterations).toEqual([{ code: 'MAPPING_TEXT_CUT', object: 'Account', field: 'Name', values: 1 }]);
    expect(told.map((text) => text.slice(0, 3))).toEqual(['1/4', '2/4', '3/4', '4/4']);
  });

  test('masks values by the classes of the fields that they are made of', async () => {
    const world = await createWorld();
    world.erp.put('GB', 'customer', { ...customerRecord('c1', 'Anna Lind'), phone: '+44 20 7946' });
    const open = await tryMapping(world, template('customer-account', { classes: { name: 'open', phone: 'open' } }));
    expect(open.creates[0]?.fields).toContainEqual({ field: 'Phone', after: '+44 20 7946' });
    const masked = await tryMapping(world, template('customer-account', { classes: { phone: 'confidential' } }));
    expect(masked.creates[0]?.fields).toContainEqual({ field: 'Name', after: 'Xxxx Xxxx' });
    expect(masked.creates[0]?.fields).toContainEqual({ field: 'Phone', after: '•••' });
    expect(masked.creates[0]?.key).toBe('GB|customer|c1');
  });

  test('always fits the record of a command, and counts what it left out', async () => {
    const world = await createWorld();
    for (let n = 0; n < 400; n++)
      world.erp.put('GB', 'customer', { ...customerRecord(`c${n}`), phone: 'p'.repeat(2_000) });
    const wide = template('item-product', {
      source: { entity: 'customer', companies: 'each' },
      fields: [
        { target: 'Name', source: 'name' },
        ...['ERP_Unit__c', 'ERP_Base_Unit__c'].map((target) => ({ target, source: 'phone' })),
      ],
    });
    const result = await tryMapping(world, wide, { records: 400 });
    expect(result.counts.create).toBe(400);
    expect(JSON.stringify(result).length).toBeLessThan(131_072);
    expect(result.creates.length + result.more.creates).toBe(400);
    expect(result.creates.length).toBeGreaterThan(10);
  });
});

describe('A dry run of a mapping of both directions', () => {
  test('merges: what follows to Salesforce, what would go to the ERP, and conflicts', async () => {
    const world = await twoWayWorld();
    for (const id of ['c1', 'c2', 'c3', 'c4']) world.erp.put('GB', 'customer', customerRecord(id));
    await world.pass();
    world.editErp('c1', { name: 'New in the ERP' });
    world.editAccount('c2', { Phone: '99' });
    world.editErp('c3', { name: 'One' });
    world.editAccount('c3', { Name: 'Other' });
    world.erp.put('GB', 'customer', customerRecord('c5'));
    const result = await tryMapping(world, accountMapping());
    expect(result.counts).toEqual({ ...noCounts, create: 1, update: 2, unchanged: 1, refused: 1 });
    expect(result.updates.find(({ key }) => key.endsWith('c1'))?.fields).toEqual([
      { field: 'Name', before: 'Xxxxxxxx x9', after: 'Xxx xx xxx XXX' },
    ]);
    expect(result.toErp).toEqual([
      { number: 'c2', key: 'GB|customer|c2', fields: [{ field: 'Phone', before: '9', after: '99' }] },
    ]);
    expect(result.groups).toMatchObject([{ code: 'SYNC_CONFLICT', source: 'mapping', field: 'Name' }]);
    expect(result.creates).toMatchObject([{ key: 'GB|customer|c5' }]);
  });

  test('lets the org try the changes of existing records too', async () => {
    const world = await twoWayWorld();
    world.erp.put('GB', 'customer', customerRecord('c1'));
    await world.pass();
    world.editErp('c1', { name: 'Refused' });
    world.salesforce.rule = (_, row) => (row['Name'] === 'Refused' ? 'SF_VALIDATION_RULE' : undefined);
    const result = await tryMapping(world, accountMapping());
    expect(result.counts).toEqual({ ...noCounts, blocked: 1 });
  });
});
