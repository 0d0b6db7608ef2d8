/** Records that are held up, over the local org and the local ERP: shown, assigned, repaired, ignored, tried again. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ofErp, openSellingStage, type SellingStage } from './selling-stage.ts';

type Row = Readonly<Record<string, unknown>>;

let stage: SellingStage;
let item: { readonly id: string; readonly key: string };

const sync = () => stage.companion.sync(['items']);
const message = (): Row =>
  stage.rows(
    `SELECT Id, State__c, Number__c, Error_Code__c, Ignored_Reason__c, Ignored_By__c, Issue__c, Issue__r.Status__c FROM ERP_Message__c WHERE Record_Key__c = '${item.key}'`,
  )[0] ?? {};
const issue = (): Row =>
  stage.rows(
    `SELECT Id, Status__c, Records__c, Assigned_To__c FROM ERP_Issue__c WHERE Id = '${String(message()['Issue__c'])}'`,
  )[0] ?? {};
const productName = (): unknown =>
  stage.rows(`SELECT Name FROM Product2 WHERE ERP_Key__c = '${item.key}'`)[0]?.['Name'];
const resultOf = (command: Row): Row => {
  expect(command).toMatchObject({ Status__c: 'Done' });
  return JSON.parse(String(command['Result__c'])) as Row;
};

/** Names the item anew in the ERP. */
async function nameItem(displayName: string): Promise<void> {
  const company = stage.erp.companies[0]?.id ?? '';
  const authorization = `Basic ${Buffer.from(`${stage.erp.user}:${stage.erp.password}`).toString('base64')}`;
  const response = await fetch(`${stage.erp.url}/api/v2.0/companies(${company})/items(${item.id})`, {
    method: 'PATCH',
    headers: { authorization, 'content-type': 'application/json', 'if-match': '*' },
    body: JSON.stringify({ displayName }),
  });
  expect(response.status).toBe(200);
}

/** Publishes a version of the mapping of items that has no other name for an item without one. */
async function takeNamesAsTheyAre(): Promise<void> {
  const key = `${stage.config.connection}|item-product`;
  const [mapping] = stage.rows(`SELECT Id FROM ERP_Mapping__c WHERE Mapping_Key__c = '${key}'`);
  const [version] = stage.rows(`SELECT Document__c FROM ERP_Mapping_Version__c WHERE Version_Key__c = '${key}|1'`);
  const document = JSON.parse(String(version?.['Document__c'])) as { fields: { target: string }[] };
  const fields = document.fields.map((field) =>
    field.target === 'Name' ? { target: 'Name', source: 'displayName' } : field,
  );
  const id = await stage.create('admin', 'ERP_Mapping_Version__c', {
    Mapping__c: mapping?.['Id'],
    Number__c: 2,
    Version_Key__c: `${key}|2`,
    Based_On__c: 1,
    Document__c: JSON.stringify({ ...document, fields }),
    Note__c: 'Names as they are',
  });
  expect(await stage.ask('admin', 'publish-mapping', id, {})).toMatchObject({ Status__c: 'Done' });
}

beforeAll(async () => {
  stage = await openSellingStage();
  const [first] = await ofErp(stage, 'items?$top=1');
  const id = String(first?.['id']);
  item = { id, key: `${stage.erp.companies[0]?.code ?? ''}|item|${id}` };
  await takeNamesAsTheyAre();
  // A product can't be without a name.
  await nameItem('');
  await sync();
});
afterAll(() => stage.close());

/** A target and a proper request of every kind. */
const asks: Readonly<Record<string, () => readonly [string, object]>> = {
  'retry-records': () => [String(message()['Id']), {}],
  'repair-record': () => [String(message()['Id']), { values: { displayName: 'Desk' } }],
  'ignore-records': () => [String(message()['Id']), { reason: 'Test' }],
  'assign-issue': () => [String(issue()['Id']), { userId: null }],
  'show-payloads': () => [String(message()['Id']), {}],
};

test.each(Object.keys(asks))(
  '%s is refused to a user without ERP Admin, and with members that it does not know',
  async (kind) => {
    expect(message()).toMatchObject({ State__c: 'Parked' });
    const [target, request] = asks[kind]!();
    expect(await stage.ask('rep', kind, target, request)).toMatchObject({
      Status__c: 'Refused',
      Error_Code__c: 'CMD_NO_PERMISSION',
    });
    expect(await stage.ask('admin', kind, target, { ...request, root: true })).toMatchObject({
      Error_Code__c: 'CMD_REQUEST_MALFORMED',
    });
    expect(message()).toMatchObject({ State__c: 'Parked' });
  },
);

test('both payloads are shown, with what the mapping reads and no more', async () => {
  const result = resultOf(await stage.ask('admin', 'show-payloads', String(message()['Id'])));
  expect(result).toMatchObject({ source: { displayName: null }, versions: { mapping: 2 } });
  expect(Object.keys(result['source'] as object)).not.toContain('lastModifiedDateTime');
  expect(result['problems']).toMatchObject([{ object: 'Product2', field: 'Name' }]);
});

test('an issue is assigned to a user, and stays so whatever the companion tells', async () => {
  const admin = String(stage.rows("SELECT Id FROM User WHERE Username = 'admin@counterpart.local'")[0]?.['Id']);
  resultOf(await stage.ask('admin', 'assign-issue', String(issue()['Id']), { userId: admin }));
  await sync();
  expect(issue()).toMatchObject({ Status__c: 'Open', Records__c: 1, Assigned_To__c: admin });
  const nobody = await stage.ask('admin', 'assign-issue', String(issue()['Id']), { userId: '005000000000009AAA' });
  expect(nobody).toMatchObject({ Status__c: 'Refused', Error_Code__c: 'CMD_ASSIGNEE_UNFIT' });
});

describe('a record', () => {
  test('that is tried again in vain says so and stays', async () => {
    const result = resultOf(await stage.ask('admin', 'retry-records', String(issue()['Id'])));
    expect(result).toMatchObject({ tried: 1, settled: 0, stillParked: 1 });
  });

  test('is ignored with reason and user, and taken back', async () => {
    const id = String(message()['Id']);
    resultOf(await stage.ask('admin', 'ignore-records', id, { reason: 'Not sold any more' }));
    await sync();
    expect(message()).toMatchObject({ State__c: 'Ignored', Ignored_Reason__c: 'Not sold any more' });
    expect(message()['Ignored_By__c']).toMatch(/^005/);
    expect(issue()).toMatchObject({ Status__c: 'Ignored' });
    resultOf(await stage.ask('admin', 'ignore-records', id, { undo: true }));
    expect(message()).toMatchObject({ State__c: 'Parked', Ignored_Reason__c: null });
  });

  test('is repaired by a value that holds until the ERP has another one', async () => {
    const command = await stage.ask('admin', 'repair-record', String(message()['Id']), {
      values: { displayName: 'Desk, repaired' },
    });
    expect(resultOf(command)).toMatchObject({ settled: true, audit: { after: { displayName: 'Desk, repaired' } } });
    expect(productName()).toBe('Desk, repaired');
    expect(issue()).toMatchObject({ Status__c: 'Resolved', Records__c: 0 });
    await stage.companion.forget();
    await sync();
    expect(productName()).toBe('Desk, repaired');
    await nameItem('Desk of the ERP');
    await sync();
    expect(productName()).toBe('Desk of the ERP');
  });
});
