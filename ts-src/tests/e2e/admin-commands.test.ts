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
const company = (): string => stage.erp.companies[0]?.code ?? '';
const result = (answer: Readonly<Record<string, unknown>>) =>
  JSON.parse(String(answer['Result__c'])) as Readonly<Record<string, unknown>>;
const connection = (): string => idOf('ERP_Connection__c', `Connection_Key__c = '${stage.config.connection}'`);

/** A target and a proper request of every kind, made when the stage stands. */
const asks: Readonly<Record<string, () => readonly [string, object]>> = {
  'install-templates': () => [connection(), { integration: 'customers' }],
  'change-mapping': () => [String(mapping('customer')['Id']), { state: 'Live' }],
  'change-alarms': () => [connection(), { silenceMinutes: 45 }],
  'test-alert': () => [connection(), { alert: 'lag' }],
  'check-drift': () => [connection(), {}],
  'settle-drift': () => [connection(), { driftKey: `${stage.config.connection}|ERP|x|y|Removed`, choice: 'ignore' }],
  'dry-run': () => [
    idOf('ERP_Mapping_Version__c', `Version_Key__c = '${stage.config.connection}|customer|1'`),
    { records: 3 },
  ],
};

/** Saves a version of a mapping as the editor does, made from its active one. */
async function saveVersion(
  name: string,
  change: (document: Record<string, unknown> & { fields: object[] }) => object,
): Promise<{ readonly id: string; readonly number: number }> {
  const key = `${stage.config.connection}|${name}`;
  const { Id, Active_Version__c } = mapping(name);
  const versions = stage.rows(
    `SELECT Number__c, Document__c FROM ERP_Mapping_Version__c WHERE Mapping__c = '${String(Id)}' ORDER BY Number__c DESC`,
  );
  const active = versions.find((row) => row['Number__c'] === Active_Version__c);
  const number = Number(versions[0]?.['Number__c'] ?? 0) + 1;
  const id = await stage.create('admin', 'ERP_Mapping_Version__c', {
    Mapping__c: Id,
    Number__c: number,
    Version_Key__c: `${key}|${number}`,
    Based_On__c: Active_Version__c,
    Document__c: JSON.stringify(change(JSON.parse(String(active?.['Document__c'])))),
    Note__c: 'From a test',
  });
  return { id, number };
}
const withField = (field: object) => (document: { fields: object[] } & object) => ({
  ...document,
  fields: [...document.fields, field],
});

beforeAll(async () => {
  stage = await openSellingStage();
  const change = { Side__c: 'ERP', Container__c: 'x', Field__c: 'y', Kind__c: 'Removed', Status__c: 'Open' };
  const Drift_Key__c = `${stage.config.connection}|ERP|x|y|Removed`;
  await stage.create('integration', 'ERP_Drift__c', {
    ...change,
    Drift_Key__c,
    First_Seen__c: new Date().toISOString(),
  });
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
    const { error } = await stage.call('admin', 'PATCH', `/sobjects/ERP_Command__c/${id}`, {
      Request__c: '{"other":1}',
    });
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

test('a template that came later is offered by an issue, and the issue ends when it is installed', async () => {
  const { kernel } = stage.org;
  const session = kernel.sessions.open(stage.org.users.find(({ name }) => name === 'admin')?.username ?? '');
  if (session === null) throw new Error('The local org has no admin.');
  const key = `${stage.config.connection}|item-variant`;
  kernel.save.remove('ERP_Mapping__c', [idOf('ERP_Mapping__c', `Mapping_Key__c = '${key}'`)], session);
  const status = () =>
    stage.rows(`SELECT Status__c FROM ERP_Issue__c WHERE Issue_Key__c = '${key}|SYNC_TEMPLATE_NEW'`)[0]?.['Status__c'];
  // A companion of its own each time: one at work looks the mappings up once a minute.
  const report = await (await stage.another()).sync();
  expect(report).toMatchObject({ ok: true, notices: [{ mapping: 'item-variant', code: 'SYNC_TEMPLATE_NEW' }] });
  expect(status()).toBe('Open');
  const answer = await stage.ask('admin', 'install-templates', connection(), { integration: 'items', state: 'Off' });
  expect(result(answer)['installed']).toEqual(['item-variant']);
  expect(mapping('item-variant')['State__c']).toBe('Off');
  expect((await (await stage.another()).sync()).notices).toBeUndefined();
  expect(status()).toBe('Resolved');
});

describe('the catalogue', () => {
  const row = (key: string) =>
    stage.rows(
      `SELECT Label__c, Fields__c, Children__c, Samples__c, Records__c, Key_Field__c, Writable__c, LastModifiedDate FROM ERP_Entity__c WHERE Entity_Key__c = '${stage.config.connection}|${key}'`,
    )[0] ?? {};
  const json = (text: unknown) => JSON.parse(String(text)) as Readonly<Record<string, unknown>>[];

  test('lists every entity of the ERP and every object that can be written', async () => {
    const names = result(await stage.ask('admin', 'read-catalogue', connection(), { list: true }));
    const of = (kind: string) => (names[kind] as { name: string; label: string }[]).map(({ name }) => name);
    expect(of('entities')).toEqual(expect.arrayContaining(['customer', 'salesInvoice', 'item']));
    expect(of('objects')).toEqual(expect.arrayContaining(['Account', 'Case', 'ERP_Invoice__c']));
  });

  test('holds fields with classes and masked values on one side, and what the companion may do on the other', async () => {
    const ask = { entities: ['customer', 'salesInvoice', 'nothing'], objects: ['Account', 'Nope__c'] };
    const read = result(await stage.ask('admin', 'read-catalogue', connection(), ask));
    expect(read).toMatchObject({
      entities: [{ name: 'customer' }, { name: 'salesInvoice' }],
      objects: [{ name: 'Account' }],
    });
    const customer = row('ERP|customer');
    expect(customer).toMatchObject({ Key_Field__c: 'id', Writable__c: true });
    expect(Number(customer['Records__c'])).toBeGreaterThan(0);
    const fields = json(customer['Fields__c']);
    const email = fields.find(({ name }) => name === 'email');
    expect(email?.['class']).toBe('personal');
    expect(JSON.stringify(email?.['samples'])).toMatch(/^\[("[Xx9@.+_-]+",?)+\]$/);
    const number = fields.find(({ name }) => name === 'number');
    expect(number?.['class']).toBe('open');
    expect((number?.['samples'] as unknown[]).length).toBeGreaterThan(0);
    const invoices = json(row('ERP|salesInvoice')['Samples__c']);
    expect(invoices.some((invoice) => Array.isArray(invoice['salesInvoiceLines']))).toBe(true);
    const account = json(row('Salesforce|Account')['Fields__c']);
    expect(account.find(({ name }) => name === 'Name')).toMatchObject({ label: 'Account Name', required: true });
    const rating = account.find(({ name }) => name === 'ERP_Customers__c');
    expect(rating).toMatchObject({ createable: false, updateable: false, required: false });
  });

  test('is not written again while nothing is new', async () => {
    await stage.ask('admin', 'read-catalogue', connection(), { objects: ['Contact'] });
    const before = row('Salesforce|Contact');
    await stage.ask('admin', 'read-catalogue', connection(), { objects: ['Contact'] });
    expect(row('Salesforce|Contact')).toEqual(before);
  });
});

describe('samples and counts', () => {
  test('records are found by number and shown masked, with lines where they are asked for', async () => {
    const [first] = stage.rows(`SELECT Number__c FROM ERP_Customer__c WHERE Company__c = '${company()}' LIMIT 1`);
    const find = String(first?.['Number__c']);
    const { records, masked } = result(
      await stage.ask('admin', 'read-samples', connection(), {
        entity: 'customer',
        company: company(),
        find,
        count: 1,
      }),
    ) as { records: Record<string, unknown>[]; masked: string[] };
    expect(records[0]).toMatchObject({ number: find });
    expect(String(records[0]?.['displayName'])).toMatch(/^[^A-WYZa-wyz0-8]*$/);
    expect(masked).toContain('displayName');
    expect(records[0]).not.toHaveProperty('etag');
  });

  test('records that a filter takes in are counted with the values of a field, up to a budget', async () => {
    const all = result(await stage.ask('admin', 'count-records', connection(), { entity: 'customer' }));
    const total = stage.rows('SELECT Id FROM ERP_Customer__c').length;
    expect(all).toMatchObject({ read: total, matching: total, complete: true });
    const ask = { entity: 'customer', filter: 'NOT(ISBLANK(number))', field: 'blocked', company: company() };
    const counted = result(await stage.ask('admin', 'count-records', connection(), ask)) as {
      matching: number;
      values: { value: string; count: number }[];
    };
    expect(counted.values.reduce((sum, { count }) => sum + count, 0)).toBe(counted.matching);
    const some = result(await stage.ask('admin', 'count-records', connection(), { entity: 'customer', budget: 3 }));
    expect(some).toMatchObject({ read: 3, complete: false });
  });

  test('a filter with a mistake, an unknown entity and an unknown company are refused', async () => {
    const code = async (ask: object) => (await stage.ask('admin', 'count-records', connection(), ask))['Error_Code__c'];
    expect(await code({ entity: 'customer', filter: 'number = ' })).toBe('CMD_FILTER_WRONG');
    expect(await code({ entity: 'customer', filter: 'number' })).toBe('CMD_FILTER_WRONG');
    expect(await code({ entity: 'nothing' })).toBe('BC_ENTITY_MISSING');
    expect(await code({ entity: 'customer', company: 'NOPE' })).toBe('CMD_COMPANY_UNKNOWN');
  });
});

describe('publishing a version', () => {
  test('makes it run at once and moves what was moved before; a companion at work need not be told', async () => {
    const { id, number } = await saveVersion('item-product', (document) => ({
      ...document,
      fields: document.fields.map((field) =>
        'target' in field && field.target === 'Description' ? { target: 'Description', source: 'number' } : field,
      ),
    }));
    await stage.companion.sync(['items']);
    const answer = await stage.ask('admin', 'publish-mapping', id);
    expect(JSON.parse(String(answer['Result__c']))).toMatchObject({
      version: number,
      audit: { before: 1, after: number },
    });
    const report = await stage.companion.sync(['items']);
    const runs = report.runs.filter((run) => run.mapping === 'item-product');
    expect(runs.every((run) => run.mappingVersion === number)).toBe(true);
    expect(runs[0]?.updated).toBeGreaterThan(0);
    const [product] = stage.rows(
      'SELECT Description FROM Product2 WHERE ERP_Item_Number__c != null AND ERP_Variant_Code__c = null',
    );
    expect(product?.['Description']).not.toBeNull();
  });

  test('without back-fill leaves what was moved before until it changes', async () => {
    // Counting has read the customers too; the sweep reads what is not settled once more after that.
    await stage.companion.sync(['customers']);
    const { id, number } = await saveVersion(
      'customer',
      withField({ target: 'Reporting_Currency__c', constant: 'XXX' }),
    );
    const answer = await stage.ask('admin', 'publish-mapping', id, { backfill: false });
    expect(answer['Status__c']).toBe('Done');
    const runs = (await stage.companion.sync(['customers'])).runs.filter((run) => run.mapping === 'customer');
    expect(runs.every((run) => run.mappingVersion === number && run.updated === 0)).toBe(true);
    expect(stage.rows("SELECT Id FROM ERP_Customer__c WHERE Reporting_Currency__c = 'XXX'")).toHaveLength(0);
  });

  test('that does not hold is refused with all that is wrong and where, and changes nothing', async () => {
    const before = mapping('sales-shipment');
    const { id } = await saveVersion('sales-shipment', (document) => ({
      ...withField({ target: 'Nope__c', source: 'code' })(document),
      source: { entity: 'salesShipment', companies: 'each', filter: '1 +' },
    }));
    const answer = await stage.ask('admin', 'publish-mapping', id);
    expect([answer['Status__c'], answer['Error_Code__c']]).toEqual(['Refused', 'CMD_VERSION_DOES_NOT_HOLD']);
    const { problems } = JSON.parse(String(answer['Result__c'])) as { problems: { path: string }[] };
    expect(problems.map(({ path }) => path)).toContain('source.filter');
    expect(mapping('sales-shipment')).toEqual(before);
  });

  test.each([
    ['no JSON', 'nope', 'MAPPING_NOT_JSON'],
    ['no mapping', '[]', ''],
    ['of another name', '', 'MAPPING_NAME_WRONG'],
  ])('whose document is %s is refused', async (_what, text, code) => {
    const { id } = await saveVersion('sales-order', (document) => ({ ...document, name: 'other' }));
    const version = stage.rows(`SELECT Number__c FROM ERP_Mapping_Version__c WHERE Id = '${id}'`)[0];
    const target =
      text === ''
        ? id
        : await stage.create('admin', 'ERP_Mapping_Version__c', {
            Mapping__c: mapping('sales-order')['Id'],
            Number__c: Number(version?.['Number__c']) + 1,
            Version_Key__c: `${stage.config.connection}|sales-order|${Number(version?.['Number__c']) + 1}`,
            Based_On__c: 1,
            Document__c: text,
          });
    const answer = await stage.ask('admin', 'publish-mapping', target);
    expect(answer['Error_Code__c']).toBe('CMD_VERSION_DOES_NOT_HOLD');
    expect(String(answer['Result__c'])).toContain(code);
  });

  test('of the second of two who began with the same version is refused, unless it says which one it replaces', async () => {
    const first = await saveVersion('customer-account', (document) => ({ ...document, label: 'First' }));
    const second = await saveVersion('customer-account', (document) => ({ ...document, label: 'Second' }));
    expect(await ending('admin', 'publish-mapping', first.id)).toEqual(['Done', null]);
    expect(await ending('admin', 'publish-mapping', second.id)).toEqual(['Refused', 'CMD_VERSION_OUTDATED']);
    expect(mapping('customer-account')['Active_Version__c']).toBe(first.number);
    expect(await ending('admin', 'publish-mapping', second.id, { over: first.number })).toEqual(['Done', null]);
    expect(mapping('customer-account')['Active_Version__c']).toBe(second.number);
  });

  test('can’t be changed by anybody once it was saved, and a number can’t be taken twice', async () => {
    const { id, number } = await saveVersion('sales-shipment', (document) => ({ ...document, label: 'Mine' }));
    const { error } = await stage.call('admin', 'PATCH', `/sobjects/ERP_Mapping_Version__c/${id}`, { Note__c: 'x' });
    expect(error).toContain('MAPPING_VERSION_FIXED');
    const again = await stage.call('admin', 'POST', '/sobjects/ERP_Mapping_Version__c', {
      Mapping__c: mapping('sales-shipment')['Id'],
      Number__c: number,
      Version_Key__c: `${stage.config.connection}|sales-shipment|${number}`,
      Document__c: '{}',
    });
    expect(again.error).toContain('DUPLICATE_VALUE');
  });
});

describe('the alarms', () => {
  const alarms = (): Readonly<Record<string, unknown>> =>
    stage.rows(
      `SELECT Alert_To__c, Silence_Minutes__c, Alert_Settings__c FROM ERP_Connection__c WHERE Id = '${connection()}'`,
    )[0] ?? {};

  test('are changed by what is asked and nothing else, with before and after', async () => {
    const user = idOf('User', "Username = 'admin@counterpart.local'");
    const { Silence_Minutes__c } = alarms();
    const request = { to: user, silenceMinutes: 20, thresholds: { lagMinutes: 15 } };
    const answer = await stage.ask('admin', 'change-alarms', connection(), request);
    expect(answer).toMatchObject({ Status__c: 'Done' });
    expect(result(answer)['audit']).toMatchObject({
      before: { Silence_Minutes__c },
      after: { Alert_To__c: user, Silence_Minutes__c: 20, Alert_Settings__c: '{"lagMinutes":15}' },
    });
    await stage.ask('admin', 'change-alarms', connection(), { silenceMinutes: 40 });
    expect(alarms()).toMatchObject({
      Alert_To__c: user,
      Silence_Minutes__c: 40,
      Alert_Settings__c: '{"lagMinutes":15}',
    });
  });

  test.each([
    ['a user who is not there', { to: '005000000000009AAA' }, 'CMD_ASSIGNEE_UNFIT'],
    ['a threshold that there is none of', { thresholds: { lagMintues: 5 } }, 'CMD_REQUEST_MALFORMED'],
    ['a silence of no time', { silenceMinutes: 0 }, 'CMD_REQUEST_MALFORMED'],
  ])('are not changed by %s', async (_, request, code) => {
    const before = alarms();
    expect(await stage.ask('admin', 'change-alarms', connection(), request)).toMatchObject({ Error_Code__c: code });
    expect(alarms()).toEqual(before);
  });
});
