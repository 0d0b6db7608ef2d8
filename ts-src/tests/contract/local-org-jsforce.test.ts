import { Connection } from 'jsforce';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLocalOrg } from '../../local/org/index.ts';
import type { LocalOrg } from '../../local/org/index.ts';

/** jsforce knows nothing of this repository: what it reads here, it reads from a real org too. */
let org: LocalOrg;
let connection: Connection;

beforeAll(async () => {
  org = await startLocalOrg();
  const accessToken = org.users.find(({ name }) => name === 'admin')?.accessToken ?? '';
  connection = new Connection({ instanceUrl: org.url, accessToken, version: '66.0' });
});
afterAll(() => org.close());

test('says who it is and what it may use', async () => {
  const identity = await connection.identity();
  expect(identity.id).toMatch(/^https:\/\//);
  expect(identity.organization_id).toBe(org.orgId);
  const limits = await connection.limits();
  expect(limits['DailyApiRequests']?.Max).toBe(15_000);
  expect(connection.limitInfo.apiUsage?.limit).toBe(15_000);
});

test('client credentials open a session that jsforce can use', async () => {
  const response = await fetch(`${org.url}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: org.clientId,
      client_secret: org.clientSecret,
    }),
  });
  const grant = (await response.json()) as { access_token: string; instance_url: string };
  const own = new Connection({ instanceUrl: grant.instance_url, accessToken: grant.access_token, version: '66.0' });
  const { records } = await own.query<{ Username: string }>("SELECT Username FROM User WHERE Alias = 'integrat'");
  expect(records.map(({ Username }) => Username)).toEqual(['integration@counterpart.local']);
});

describe('records', () => {
  test('are created, read, changed and deleted one by one', async () => {
    const created = await connection.sobject('Account').create({ Name: 'One', BillingCity: 'Delft' });
    expect(created.success).toBe(true);
    const id = created.id ?? '';
    const record = await connection.sobject('Account').retrieve(id);
    expect(record).toMatchObject({ Id: id, Name: 'One', BillingAddress: { city: 'Delft' }, IsDeleted: false });
    expect(await connection.sobject('Account').update({ Id: id, Name: 'Two' })).toMatchObject({ id, success: true });
    expect((await connection.sobject('Account').destroy(id)).success).toBe(true);
    await expect(connection.sobject('Account').retrieve(id)).rejects.toMatchObject({ errorCode: 'NOT_FOUND' });
  });

  test('are created, changed and deleted many at once, with an error for each that fails', async () => {
    const results = await connection
      .sobject('Account')
      .create([{ Name: 'A' }, { BillingCity: 'No name' }, { Name: 'B' }]);
    expect(results.map(({ success }) => success)).toEqual([true, false, true]);
    expect(results[1]?.errors).toEqual([
      { statusCode: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [Name]', fields: ['Name'] },
    ]);
    const ids = results.flatMap(({ id }) => id ?? []);
    const changed = await connection.sobject('Account').update(ids.map((Id) => ({ Id, Phone: '1' })));
    expect(changed.every(({ success }) => success)).toBe(true);
    const read = await connection.sobject('Account').retrieve([ids[0] ?? '', '001000000000000AAA']);
    expect(read[0]).toMatchObject({ Phone: '1' });
    expect(read[1]).toBeNull();
    expect((await connection.sobject('Account').destroy(ids)).every(({ success }) => success)).toBe(true);
  });

  test('all or none undoes those that did nothing wrong', async () => {
    const records = [{ Name: 'Whole' }, { Name: '' }];
    const results = await connection.sobject('Account').create(records, { allOrNone: true });
    expect(results.map(({ success }) => success)).toEqual([false, false]);
    expect(await connection.sobject('Account').count({ Name: 'Whole' })).toBe(0);
  });

  test('are upserted by external id, also below their parent', async () => {
    const account = { ERP_Key__c: 'M|customer|j1', Name: 'Keyed' };
    const first = await connection.sobject('Account').upsert(account, 'ERP_Key__c');
    const second = await connection.sobject('Account').upsert(account, 'ERP_Key__c');
    expect([first, second]).toMatchObject([
      { success: true, created: true },
      { success: true, created: false },
    ]);
    const customers = await connection
      .sobject('ERP_Customer__c')
      .upsert(
        [{ ERP_Key__c: 'M|customer|j1', Account__r: { ERP_Key__c: 'M|customer|j1' }, Name: 'Keyed', Company__c: 'M' }],
        'ERP_Key__c',
      );
    expect(customers).toMatchObject([{ success: true, created: true }]);
    const { records } = await connection.query('SELECT Account__r.Name FROM ERP_Customer__c');
    expect(records).toMatchObject([{ Account__r: { Name: 'Keyed' } }]);
  });
});

describe('queries', () => {
  test('come in pages that jsforce follows', async () => {
    const admin = org.kernel.sessions.find(connection.accessToken ?? '');
    if (admin === null) throw new Error('no session');
    const rows = Array.from({ length: 2500 }, (_, n) => [`Paged ${String(n).padStart(4, '0')}`]);
    org.kernel.save.insert('Account', { columns: ['Name'], rows }, admin);
    const first = await connection.query("SELECT Name FROM Account WHERE Name LIKE 'Paged %' ORDER BY Name");
    expect([first.totalSize, first.done, first.records.length]).toEqual([2500, false, 2000]);
    const second = await connection.queryMore(first.nextRecordsUrl ?? '');
    expect([second.totalSize, second.done, second.records.length]).toEqual([2500, true, 500]);
    expect(second.records.at(-1)).toMatchObject({ Name: 'Paged 2499' });
  });

  test('see deleted records only when asked to', async () => {
    const { id } = await connection.sobject('Account').create({ Name: 'Gone' });
    await connection.sobject('Account').destroy(id ?? '');
    const soql = "SELECT Id FROM Account WHERE Name = 'Gone'";
    expect((await connection.query(soql)).totalSize).toBe(0);
    expect((await connection.query(soql, { scanAll: true })).totalSize).toBe(1);
  });

  test('that are wrong carry the code and the place', async () => {
    await expect(connection.query('SELECT Nme FROM Account')).rejects.toMatchObject({ errorCode: 'INVALID_FIELD' });
    await expect(connection.query('SELECT FROM Account')).rejects.toMatchObject({
      errorCode: 'MALFORMED_QUERY',
      message: expect.stringContaining('ERROR at Row:1:Column:'),
    });
  });

  test('can be built by jsforce, with children', async () => {
    const found = await connection
      .sobject('Account')
      .find({ ERP_Key__c: 'M|customer|j1' }, ['Id', 'Name'])
      .include('ERP_Customers__r')
      .select('Name')
      .end();
    expect(found).toMatchObject([{ Name: 'Keyed', ERP_Customers__r: { records: [{ Name: 'Keyed' }] } }]);
  });
});

test('describe says what jsforce needs', async () => {
  const global = await connection.describeGlobal();
  expect(global.sobjects.find(({ name }) => name === 'ERP_Invoice__c')).toMatchObject({
    custom: true,
    queryable: true,
  });
  const account = await connection.describe('Account');
  expect(account.fields.find(({ name }) => name === 'Name')).toMatchObject({
    type: 'string',
    length: 255,
    nillable: false,
  });
  expect(account.fields.find(({ name }) => name === 'ERP_Key__c')).toMatchObject({ externalId: true, unique: true });
});

test('an expired session is renewed by jsforce and the call goes through', async () => {
  const renewing = new Connection({
    instanceUrl: org.url,
    accessToken: org.users[0]?.accessToken ?? '',
    version: '66.0',
    refreshFn: (_connection, done) => done(null, org.kernel.sessions.open(org.users[0]?.username ?? '')?.token),
  });
  org.faults.add({ match: { kind: 'query' }, action: { do: 'expireSession' } });
  expect((await renewing.query('SELECT Id FROM Organization')).totalSize).toBe(1);
});
