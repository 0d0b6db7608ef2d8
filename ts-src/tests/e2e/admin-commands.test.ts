/** Requests of administrators: who may ask, about what, and what becomes of a mapping. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSellingStage, type SellingStage } from './selling-stage.ts';

let stage: SellingStage;
const idOf = (object: string, where: string): string =>
  String(stage.rows(`SELECT Id FROM ${object} WHERE ${where}`)[0]?.['Id']);
const mapping = (name: string): Readonly<Record<string, unknown>> =>
  stage.rows(
    `SELECT Id, State__c, Active_Version__c, Drift_Policy__c FROM ERP_Mapping__c WHERE Mapping_Key__c = '${stage.config.connection}|${name}'`,
  )[0] ?? {};
const connection = (): string => idOf('ERP_Connection__c', `Connection_Key__c = '${stage.config.connection}'`);

/** A target and a proper request of every kind, made when the stage stands. */
const asks: Readonly<Record<string, () => readonly [string, object]>> = {
  'install-templates': () => [connection(), { integration: 'customers' }],
  'change-mapping': () => [String(mapping('customer')['Id']), { state: 'Live' }],
  'dry-run': () => [
    idOf('ERP_Mapping_Version__c', `Version_Key__c = '${stage.config.connection}|customer|1'`),
    { records: 3 },
  ],
};

beforeAll(async () => {
  stage = await openSellingStage();
});
afterAll(() => stage.close());

async function ending(user: string, kind: string, target: string, request: object = {}): Promise<unknown> {
  const { Status__c, Error_Code__c } = await stage.ask(user, kind, target, request);
  return [Status__c, Error_Code__c];
}

describe.each(Object.keys(asks))('a request to %s', (kind) => {
  test('of a user without ERP Admin is refused', async () => {
    const [target, request] = asks[kind]!();
    expect(await ending('rep', kind, target, request)).toEqual(['Refused', 'CMD_NO_PERMISSION']);
  });

  test('about a record of another sort, or about none, is refused', async () => {
    const [, request] = asks[kind]!();
    expect(await ending('admin', kind, stage.account.id, request)).toEqual(['Refused', 'CMD_TARGET_WRONG']);
    expect(await ending('admin', kind, 'a00000000000001AAA', request)).toEqual(['Refused', 'CMD_NO_ACCESS']);
    expect(await ending('admin', kind, "x' OR Id != '", request)).toEqual(['Refused', 'CMD_TARGET_WRONG']);
  });

  test('with members that it does not know is refused', async () => {
    const [target, request] = asks[kind]!();
    expect(await ending('admin', kind, target, { ...request, root: true })).toEqual([
      'Refused',
      'CMD_REQUEST_MALFORMED',
    ]);
  });

  test('can’t be changed after it was sent', async () => {
    const [target, request] = asks[kind]!();
    const id = await stage.request('admin', kind, target, request);
    const { error } = await stage.call('admin', 'PATCH', `/sobjects/ERP_Command__c/${id}`, { Request__c: '{}' });
    expect(error).toMatch(/CMD_REQUEST_CHANGED|CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY|INSUFFICIENT_ACCESS/);
    await stage.companion.commands.round();
    expect(stage.command(id)['Status__c']).toBe('Done');
  });
});

test('a request about the set-up of another connection waits for the companion of that one', async () => {
  const other = await stage.create('integration', 'ERP_Connection__c', { Connection_Key__c: 'other', Name: 'other' });
  const answer = await stage.ask('admin', 'install-templates', other, { integration: 'customers' });
  expect(answer['Status__c']).toBe('New');
});

test('a mapping is switched off and live again, and the answer says what was before', async () => {
  const id = String(mapping('customer')['Id']);
  const off = await stage.ask('admin', 'change-mapping', id, { state: 'Off', driftPolicy: 'Ignore' });
  expect(JSON.parse(String(off['Result__c']))).toMatchObject({
    state: 'Off',
    audit: { before: { state: 'Live', driftPolicy: 'Pause' }, after: { state: 'Off', driftPolicy: 'Ignore' } },
  });
  expect(mapping('customer')).toMatchObject({ State__c: 'Off', Drift_Policy__c: 'Ignore' });
  expect(await ending('admin', 'change-mapping', id, { state: 'Live' })).toEqual(['Done', null]);
  expect(mapping('customer')['State__c']).toBe('Live');
});

test('a mapping without a version, or with one that does not hold, does not go live', async () => {
  const key = `${stage.config.connection}|empty`;
  const id = await stage.create('admin', 'ERP_Mapping__c', {
    Name: 'Empty',
    Mapping_Key__c: key,
    Integration__c: 'service',
  });
  expect(await ending('admin', 'change-mapping', id, { state: 'Live' })).toEqual([
    'Refused',
    'CMD_MAPPING_HAS_NO_VERSION',
  ]);
  await stage.create('admin', 'ERP_Mapping_Version__c', {
    Mapping__c: id,
    Number__c: 1,
    Version_Key__c: `${key}|1`,
    Document__c: '{"schemaVersion": 1}',
    Note__c: 'Broken',
  });
  await stage.call('admin', 'PATCH', `/sobjects/ERP_Mapping__c/${id}`, { Active_Version__c: 1 });
  const answer = await stage.ask('admin', 'change-mapping', id, { state: 'Live' });
  expect(answer['Error_Code__c']).toBe('MAPPING_MALFORMED');
  expect(String(answer['Error_Message__c'])).toContain('source');
});

test('templates of an integration are installed once, in the state that was chosen', async () => {
  const removed = mapping('item-variant');
  expect(removed['State__c']).toBe('Live');
  await stage.call('admin', 'DELETE', `/sobjects/ERP_Mapping__c/${String(removed['Id'])}`);
  const first = await stage.ask('admin', 'install-templates', connection(), { integration: 'items', state: 'Test' });
  expect(JSON.parse(String(first['Result__c']))).toMatchObject({ installed: ['item-variant'] });
  expect(mapping('item-variant')).toMatchObject({ State__c: 'Test', Active_Version__c: 1 });
  const again = await stage.ask('admin', 'install-templates', connection(), { integration: 'items' });
  expect(JSON.parse(String(again['Result__c']))).toMatchObject({ installed: [] });
  const unknown = await stage.ask('admin', 'install-templates', connection(), { integration: 'astrology' });
  expect(unknown['Error_Code__c']).toBe('CMD_TEMPLATES_UNKNOWN');
});
