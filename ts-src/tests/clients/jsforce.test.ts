import { Connection } from 'jsforce';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalOrg } from '../../local/org/index.ts';
import type { LocalOrg } from '../../local/org/index.ts';

/** A second client, written by others, against the local org: what it expects of Salesforce must hold. */
let org: LocalOrg;
let connection: Connection;

function connect(accessToken: string): Connection {
  const made = new Connection({ instanceUrl: org.url, accessToken, version: org.apiVersion });
  made.bulk2.pollInterval = 20;
  made.bulk2.pollTimeout = 30_000;
  return made;
}

beforeAll(async () => {
  org = await startLocalOrg();
  connection = connect(org.users.find(({ name }) => name === 'admin')?.accessToken ?? '');
});

afterAll(() => org.close());

describe('rows through jsforce', () => {
  it('creates, reads, changes and deletes one record', async () => {
    const accounts = connection.sobject('Account');
    const created = await accounts.create({ Name: 'Alder & Söhne' });
    expect(created).toMatchObject({ success: true, errors: [] });
    const id = String(created.id);
    expect(await accounts.retrieve(id)).toMatchObject({
      Id: id,
      Name: 'Alder & Söhne',
      attributes: { type: 'Account' },
    });
    await accounts.update({ Id: id, Name: 'Alder' });
    expect((await accounts.retrieve(id))['Name']).toBe('Alder');
    await accounts.destroy(id);
    await expect(accounts.retrieve(id)).rejects.toMatchObject({ name: 'NOT_FOUND' });
  });

  it('writes many records in one call and reports each', async () => {
    const results = await connection
      .sobject('Account')
      .create([{ Name: 'Beech' }, { Industry: 'Retail' }, { Name: 'Cedar' }]);
    expect(results.map(({ success }) => success)).toEqual([true, false, true]);
    expect(results[1]).toMatchObject({ errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', fields: ['Name'] }] });
    const ids = results.flatMap(({ id }) => (id === undefined ? [] : [id]));
    expect((await connection.sobject('Account').retrieve(ids)).map((record) => record['Name'])).toEqual([
      'Beech',
      'Cedar',
    ]);
    await connection.sobject('Account').destroy(ids);
    expect(await connection.sobject('Account').retrieve(ids)).toEqual([null, null]);
  });

  it('upserts by external id, one and many', async () => {
    const products = connection.sobject('Product2');
    const first = await products.upsert({ ERP_Key__c: 'p1', Name: 'One' }, 'ERP_Key__c');
    expect(first).toMatchObject({ success: true, created: true });
    const again = await products.upsert({ ERP_Key__c: 'p1', Name: 'Uno' }, 'ERP_Key__c');
    expect(again).toMatchObject({ success: true, created: false, id: first.id });
    const many = await products.upsert(
      [
        { ERP_Key__c: 'p1', Name: 'Ein' },
        { ERP_Key__c: 'p2', Name: 'Zwei' },
      ],
      'ERP_Key__c',
    );
    expect(many.map((result) => result.created)).toEqual([false, true]);
  });

  it('undoes all of a call with allOrNone', async () => {
    const rows = [{ Name: 'Never kept' }, { Industry: 'Retail' }];
    const results = await connection.sobject('Account').create(rows, { allOrNone: true });
    expect(results.every(({ success }) => !success)).toBe(true);
    expect(await connection.sobject('Account').count({ Name: 'Never kept' })).toBe(0);
  });
});

describe('queries through jsforce', () => {
  beforeAll(async () => {
    const csv = `Name,NumberOfEmployees\n${Array.from({ length: 2_500 }, (_, n) => `Forest ${n},${n}`).join('\n')}\n`;
    await connection.bulk2.loadAndWaitForResults({ object: 'Account', operation: 'insert', input: csv });
  });

  it('fetches page after page', async () => {
    const first = await connection.query("SELECT Id, Name FROM Account WHERE Name LIKE 'Forest %'");
    expect(first).toMatchObject({ totalSize: 2_500, done: false });
    expect(first.records).toHaveLength(2_000);
    const rest = await connection.queryMore(String(first.nextRecordsUrl));
    expect(rest).toMatchObject({ done: true });
    expect(rest.records).toHaveLength(500);
  });

  it('aggregates, sorts and reads parents', async () => {
    const sums = await connection.query(
      "SELECT COUNT(Id) n, MAX(NumberOfEmployees) m FROM Account WHERE Name LIKE 'Forest %'",
    );
    expect(sums.records[0]).toMatchObject({ n: 2_500, m: 2_499 });
    const [last] = await connection
      .sobject('Account')
      .find({ Name: { $like: 'Forest %' } }, ['Name', 'Owner.Name'])
      .sort({ NumberOfEmployees: -1 })
      .limit(1);
    expect(last).toMatchObject({ Name: 'Forest 2499', Owner: { Name: 'Ada Admin' } });
  });

  it('names the error of a wrong query', async () => {
    await expect(connection.query('SELECT Nope FROM Account')).rejects.toMatchObject({ name: 'INVALID_FIELD' });
    await expect(connection.query('SELECT FROM')).rejects.toMatchObject({ name: 'MALFORMED_QUERY' });
  });

  it('counts its calls from the header of the answers', async () => {
    await connection.query('SELECT Id FROM User LIMIT 1');
    expect(connection.limitInfo.apiUsage?.used).toBeGreaterThan(0);
  });
});

describe('Bulk API 2.0 through jsforce', () => {
  it('loads records and gives successful and failed ones apart', async () => {
    const input = [{ Name: 'Willow', Site: 'a,b "c"' }, { Site: 'no name' }];
    const results = await connection.bulk2.loadAndWaitForResults({ object: 'Account', operation: 'insert', input });
    expect(results.successfulResults).toEqual([
      expect.objectContaining({ sf__Created: 'true', Name: 'Willow', Site: 'a,b "c"' }),
    ]);
    expect(results.failedResults).toEqual([
      expect.objectContaining({
        sf__Id: '',
        sf__Error: 'REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --',
      }),
    ]);
    expect(results.unprocessedRecords).toEqual([]);
  });

  it('upserts children by the external id of their parent', async () => {
    await connection.sobject('Account').create({ Name: 'Parent', ERP_Key__c: 'bulk-parent' });
    const input = [
      {
        'Account__r.ERP_Key__c': 'bulk-parent',
        ERP_Key__c: 'bulk-child',
        Name: 'Child',
        Company__c: 'M',
        Number__c: '1',
      },
    ];
    const job = { object: 'ERP_Customer__c', operation: 'upsert', externalIdFieldName: 'ERP_Key__c', input } as const;
    const first = await connection.bulk2.loadAndWaitForResults(job);
    expect(first.failedResults).toEqual([]);
    expect(first.successfulResults).toHaveLength(1);
    const [child] = (
      await connection.query("SELECT Account__r.Name FROM ERP_Customer__c WHERE ERP_Key__c = 'bulk-child'")
    ).records;
    expect(child).toMatchObject({ Account__r: { Name: 'Parent' } });
  });

  it('reads records back as a stream', async () => {
    const stream = await connection.bulk2.query("SELECT Name FROM Account WHERE Name LIKE 'Forest %'");
    expect(await stream.toArray()).toHaveLength(2_500);
  });

  it('asks for a new token when the session is over', async () => {
    const token = connection.accessToken ?? '';
    let asked = 0;
    const expired = new Connection({
      instanceUrl: org.url,
      accessToken: 'invalid',
      version: org.apiVersion,
      refreshFn: (_connection, done) => {
        asked += 1;
        done(null, token);
      },
    });
    expired.bulk2.pollInterval = 20;
    const input = [{ Name: 'Fresh' }];
    const results = await expired.bulk2.loadAndWaitForResults({ object: 'Account', operation: 'insert', input });
    expect(asked).toBe(1);
    expect(results.successfulResults).toHaveLength(1);
    await expect(connect('invalid').query('SELECT Id FROM User')).rejects.toMatchObject({ name: 'INVALID_SESSION_ID' });
  });
});

describe('what older clients use', () => {
  it('takes Bulk API 1.0 batches', async () => {
    connection.bulk.pollInterval = 20;
    const results = await connection.bulk.load('Account', 'insert', [
      { Name: 'Old way', Site: 'x' },
      { Site: 'no name' },
    ]);
    expect(results).toEqual([
      expect.objectContaining({ success: true, created: true }),
      expect.objectContaining({
        success: false,
        errors: ['REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --'],
      }),
    ]);
    const ids = (await connection.query("SELECT Id FROM Account WHERE Name = 'Old way'")).records;
    await connection.bulk.load('Account', 'delete', ids);
    expect(await connection.sobject('Account').count({ Name: 'Old way' })).toBe(0);
  });

  it('refuses Bulk API 1.0 in XML when the session is over', async () => {
    const load = connect('invalid').bulk.load('Account', 'insert', [{ Name: 'Nobody' }]);
    await expect(load).rejects.toMatchObject({ name: 'InvalidSessionId' });
  });

  it('lists tabs and theme and says who is asking', async () => {
    expect(await connection.tabs()).toContainEqual(
      expect.objectContaining({ sobjectName: 'Account', label: 'Accounts' }),
    );
    expect((await connection.theme())['themeItems']).toContainEqual(expect.objectContaining({ name: 'Account' }));
    expect((await connection.identity()).organization_id).toBe(org.orgId);
  });
});
