import { describe, expect, test } from 'vitest';
import { checkDrift } from './check-drift.ts';
import { driftWorld, without } from './drift-world.ts';
import { settleDrift } from './settle-drift.ts';

const describedAs = (name: string) => ({
  name,
  label: name,
  type: 'string',
  length: 255,
  precision: 0,
  scale: 0,
  createable: true,
  updateable: true,
  nillable: true,
  defaultedOnCreate: false,
  externalId: false,
  relationshipName: null,
  referenceTo: [],
  picklistValues: [],
  restrictedPicklist: false,
});

describe('Schema changes', () => {
  test('are none while nothing changes; the first look remembers the fields of both sides', async () => {
    const world = await driftWorld();
    const entities = world.salesforce.records('ERP_Entity__c').map((row) => row['Entity_Key__c']);
    expect(entities).toEqual(expect.arrayContaining(['test|ERP|customer', 'test|Salesforce|Account']));
    expect(await checkDrift(world.reader)).toMatchObject({ open: 0, found: [], paused: [], added: [] });
    const report = await world.pass();
    expect(report).toMatchObject({ ok: true, writes: 0 });
  });

  test('a removed field of the ERP pauses the mappings that use it before they run, and they go on when it is back', async () => {
    const world = await driftWorld();
    world.changeErp('customer', without('phone'));
    const report = await world.pass();
    expect(world.drifts('Open')).toEqual(['Removed customer.phone']);
    expect(world.salesforce.records('ERP_Drift__c')[0]).toMatchObject({
      Mappings__c: 'customer-account',
      Breaks__c: true,
      Before__c: 'text',
    });
    expect(report.ok).toBe(false);
    expect(report.notices).toMatchObject([{ mapping: 'customer-account', code: 'DRIFT_FIELD_CHANGED', paused: true }]);
    expect(report.runs.map(({ mapping }) => mapping)).toEqual(['customer']);
    expect(world.mapping('customer-account')['Paused__c']).toMatch(
      /^DRIFT_FIELD_CHANGED: .*phone of customer in the ERP was removed/,
    );
    world.changeErp('customer', (fields) => [...fields, { name: 'phone', type: 'text' }]);
    expect(await world.pass()).toMatchObject({ ok: true });
    expect(world.mapping('customer-account')['Paused__c']).toBeNull();
    expect(world.drifts('Open')).toEqual([]);
    expect(world.drifts('Resolved')).toEqual(['Removed customer.phone']);
  });

  test('a removed field of Salesforce does the same, and what is written stays', async () => {
    const world = await driftWorld();
    world.changeOrg('Account', without('Phone'));
    expect(await world.pass()).toMatchObject({
      notices: [{ mapping: 'customer-account', code: 'DRIFT_FIELD_CHANGED' }],
    });
    expect(world.drifts('Open')).toEqual(['Removed Account.Phone']);
    expect(world.salesforce.records('Account')[0]).toMatchObject({ Phone: '1' });
    world.changeOrg('Account', (fields) => fields);
    expect(await world.pass()).toMatchObject({ ok: true });
  });

  test('with the policy Ignore a mapping runs on with what holds and leaves the column alone', async () => {
    const world = await driftWorld();
    world.setPolicy('customer-account', 'Ignore');
    world.changeErp('customer', without('phone'));
    world.erp.put('GB', 'customer', { id: 'c1', name: 'Renamed' });
    expect(await world.pass()).toMatchObject({ ok: true });
    expect(world.drifts('Open')).toEqual(['Removed customer.phone']);
    expect(world.salesforce.records('Account').find((row) => row['Name'] === 'Renamed')).toMatchObject({ Phone: '1' });
  });

  test('whatever the policy, a mapping does not run without what it can’t be without', async () => {
    const world = await driftWorld();
    world.setPolicy('customer-account', 'Ignore');
    world.setPolicy('customer', 'Ignore');
    world.changeErp('customer', without('id'));
    const report = await world.pass();
    expect(report.runs).toEqual([]);
    expect(report.notices?.map(({ code }) => code)).toEqual(['DRIFT_FIELD_NEEDED', 'DRIFT_FIELD_NEEDED']);
  });

  test('another type pauses, and ends by itself when the type is as it was', async () => {
    const world = await driftWorld();
    world.changeErp('customer', (fields) =>
      fields.map((field) => (field.name === 'phone' ? { ...field, type: 'number' } : field)),
    );
    await world.pass();
    expect(world.salesforce.records('ERP_Drift__c')[0]).toMatchObject({
      Kind__c: 'Retyped',
      Before__c: 'text',
      After__c: 'number',
      Breaks__c: true,
    });
    expect(world.mapping('customer-account')['Paused__c']).toContain('was text and is number now');
    world.changeErp('customer', (fields) =>
      fields.map((field) => (field.name === 'phone' ? { ...field, type: 'text' } : field)),
    );
    expect(await world.pass()).toMatchObject({ ok: true });
    expect(world.drifts('Resolved')).toEqual(['Retyped customer.phone']);
  });

  test('a renaming is proposed, and taking it makes a version with the new name', async () => {
    const world = await driftWorld();
    world.changeErp('customer', (fields) =>
      fields.map((field) => (field.name === 'phone' ? { ...field, name: 'phoneNumber' } : field)),
    );
    await world.pass();
    expect(world.drifts('Open')).toEqual(['Renamed customer.phone']);
    const settled = await settleDrift(world.reader, { driftKey: 'test|ERP|customer|phone|Renamed', choice: 'add' });
    expect(settled.versions).toEqual(['customer-account|2']);
    expect(world.mapping('customer-account')).toMatchObject({ Active_Version__c: 2, Paused__c: null });
    world.erp.put('GB', 'customer', { id: 'c1', name: 'Customer c1', phoneNumber: '77' });
    expect(await world.pass()).toMatchObject({ ok: true });
    expect(world.salesforce.records('Account').map((row) => row['Phone'])).toContain('77');
    expect(world.drifts('Added')).toEqual(['Renamed customer.phone']);
  });

  test('ignoring a removal lets the mapping run on, and it stays ignored', async () => {
    const world = await driftWorld();
    world.changeErp('customer', without('phone'));
    await world.pass();
    const settled = await settleDrift(world.reader, { driftKey: 'test|ERP|customer|phone|Removed', choice: 'ignore' });
    expect(settled.report).toMatchObject({ open: 0, resumed: ['customer-account'] });
    expect(await world.pass()).toMatchObject({ ok: true });
    expect(world.salesforce.records('Account').map((row) => row['Phone'])).toEqual(['1', '1']);
    expect(world.drifts('Ignored')).toEqual(['Removed customer.phone']);
  });

  test('a new field is listed; with the policy Add one that surely belongs to a field of Salesforce is taken in', async () => {
    const world = await driftWorld();
    world.changeErp('customer', (fields) => [...fields, { name: 'region', type: 'text', maxLength: 20 }]);
    await world.pass();
    expect(world.drifts('Open')).toEqual(['New customer.region']);
    await expect(
      settleDrift(world.reader, { driftKey: 'test|ERP|customer|region|New', choice: 'add' }),
    ).rejects.toMatchObject({ code: 'DRIFT_NOT_SURE' });
    world.setPolicy('customer-account', 'Add');
    world.changeOrg('Account', (fields) => [...fields, describedAs('Region__c')]);
    const report = await checkDrift(world.reader);
    expect(report.added).toEqual(['customer-account|2']);
    expect(world.mapping('customer-account')).toMatchObject({ Active_Version__c: 2, Latest_Version__c: 2 });
    const document = String(
      world.salesforce
        .records('ERP_Mapping_Version__c')
        .find((row) => row['Version_Key__c'] === 'test|customer-account|2')?.['Document__c'],
    );
    expect((JSON.parse(document) as { fields: object[] }).fields).toContainEqual({
      target: 'Region__c',
      source: 'region',
    });
    expect(world.drifts('Open').filter((name) => name.includes('customer-account'))).toEqual([]);
  });

  test('a version that is published with a missing field, or a mapping switched on again, is looked at before it runs', async () => {
    const world = await driftWorld();
    world.changeErp('customer', without('phone'));
    await world.pass();
    const [mapping] = [world.mapping('customer-account')];
    world.salesforce.edit('ERP_Mapping__c', String(mapping?.['Id']), { Paused__c: null });
    const report = await world.pass();
    expect(report.runs.map((run) => run.mapping)).toEqual(['customer']);
    expect(world.mapping('customer-account')['Paused__c']).toMatch(/^DRIFT_FIELD_CHANGED/);
  });

  test('a state that was lost changes nothing about it', async () => {
    const world = await driftWorld();
    world.changeErp('customer', without('phone'));
    await world.pass();
    await world.loseState();
    const fresh = world.sync({ salesforce: world.reader.salesforce });
    const report = await fresh.pass({ integrations: ['customers'] });
    expect(report.notices).toMatchObject([{ code: 'DRIFT_FIELD_CHANGED' }]);
  });

  test('what was ignored is still left out after the state was lost, so that nothing is emptied', async () => {
    const world = await driftWorld();
    world.setPolicy('customer-account', 'Ignore');
    world.changeErp('customer', without('phone'));
    for (const id of ['c1', 'c2']) world.erp.put('GB', 'customer', { id, name: `Again ${id}` });
    await world.pass();
    await world.loseState();
    await world.sync({ salesforce: world.reader.salesforce }).pass({ integrations: ['customers'] });
    expect(world.salesforce.records('Account').map((row) => row['Phone'])).toEqual(['1', '1']);
  });

  test('an entity that is gone is one change, not one for each of its fields', async () => {
    const world = await driftWorld();
    const describe_ = world.erp.describe;
    const gone = {
      ...world.reader,
      erp: {
        ...world.erp,
        describe: async (entity: string) => (entity === 'customer' ? world.erp.describe('nothing') : describe_(entity)),
      },
    };
    const report = await checkDrift(gone);
    expect(report.found.map(({ field, kind }) => [field, kind])).toEqual([['', 'Removed']]);
    expect(report.paused.toSorted()).toEqual(['customer', 'customer-account']);
    expect((await checkDrift(world.reader)).resumed.toSorted()).toEqual(['customer', 'customer-account']);
  });

  test('a choice about a change that is not known, or is over, is refused', async () => {
    const world = await driftWorld();
    await expect(settleDrift(world.reader, { driftKey: 'test|nothing', choice: 'ignore' })).rejects.toMatchObject({
      code: 'DRIFT_UNKNOWN',
    });
    await expect(settleDrift(world.reader, { driftKey: "x' OR Id != '", choice: 'add' })).rejects.toMatchObject({
      code: 'DRIFT_UNKNOWN',
    });
  });
});
