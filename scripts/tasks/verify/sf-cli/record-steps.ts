import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { at, fail, orgAlias, rows, succeed } from './step.ts';
import type { Lane, Step } from './step.ts';

const target = ['--target-org', orgAlias];
const key = 'CLI|customer|1';

const accountsByKey = (lane: Lane) => rows(lane, `SELECT Id, Name, Industry FROM Account WHERE ERP_Key__c = '${key}'`);

async function accountId(lane: Lane): Promise<string> {
  const [account] = await accountsByKey(lane);
  assert.ok(account, 'the account of the step before is not there');
  return String(account['Id']);
}

/** Log-in by access token, single records, trees, metadata and plain API requests. */
export const recordSteps: readonly Step[] = [
  {
    name: 'org login access-token',
    async run(lane) {
      const args = ['org', 'login', 'access-token', '--instance-url', lane.org.url, '--alias', orgAlias, '--no-prompt'];
      const result = await succeed(lane, args, { SF_ACCESS_TOKEN: lane.org.accessToken });
      const [user] = await rows(lane, `SELECT Username FROM User WHERE Username = '${String(at(result, 'username'))}'`);
      assert.equal(user?.['Username'], lane.login.username);
    },
  },
  {
    name: 'org display',
    async run(lane) {
      const result = await succeed(lane, ['org', 'display', ...target]);
      const [organization] = await rows(lane, 'SELECT Id FROM Organization');
      assert.equal(at(result, 'id'), organization?.['Id']);
      assert.equal(at(result, 'connectedStatus'), 'Connected');
    },
  },
  {
    name: 'data create record',
    async run(lane) {
      const values = `Name='CLI Café Ltd' ERP_Key__c='${key}' Industry=Retail`;
      const result = await succeed(lane, [
        'data',
        'create',
        'record',
        '--sobject',
        'Account',
        '--values',
        values,
        ...target,
      ]);
      const accounts = await accountsByKey(lane);
      assert.deepEqual(accounts, [{ Id: at(result, 'id'), Name: 'CLI Café Ltd', Industry: 'Retail' }]);
    },
  },
  {
    name: 'data get record',
    async run(lane) {
      const id = await accountId(lane);
      const result = await succeed(lane, [
        'data',
        'get',
        'record',
        '--sobject',
        'Account',
        '--record-id',
        id,
        ...target,
      ]);
      assert.equal(at(result, 'Name'), 'CLI Café Ltd');
      assert.equal(at(result, 'ERP_Key__c'), key);
    },
  },
  {
    name: 'data update record',
    async run(lane) {
      const where = `ERP_Key__c='${key}'`;
      const values = "Name='CLI Bistro' Industry=Energy";
      await succeed(lane, [
        'data',
        'update',
        'record',
        '-s',
        'Account',
        '--where',
        where,
        '--values',
        values,
        ...target,
      ]);
      const [account] = await accountsByKey(lane);
      assert.equal(account?.['Name'], 'CLI Bistro');
      assert.equal(account?.['Industry'], 'Energy');
    },
  },
  {
    name: 'data query',
    async run(lane) {
      const query = `SELECT Id, Name, Owner.Name FROM Account WHERE ERP_Key__c = '${key}'`;
      const result = await succeed(lane, ['data', 'query', '--query', query, ...target]);
      const [account] = await rows(lane, query);
      assert.equal(at(result, 'totalSize'), 1);
      assert.equal(at(result, 'records', 0, 'Id'), account?.['Id']);
      assert.equal(at(result, 'records', 0, 'Owner', 'Name'), at(account, 'Owner', 'Name'));
    },
  },
  {
    name: 'data query of an unknown field is refused',
    async run(lane) {
      const answer = await fail(lane, ['data', 'query', '--query', 'SELECT Nope__c FROM Account', ...target]);
      assert.equal(at(answer.output, 'name'), 'INVALID_FIELD');
      assert.match(String(at(answer.output, 'message')), /No such column 'Nope__c'/);
    },
  },
  {
    name: 'data delete record',
    async run(lane) {
      const id = await accountId(lane);
      await succeed(lane, ['data', 'delete', 'record', '--sobject', 'Account', '--record-id', id, ...target]);
      assert.deepEqual(await accountsByKey(lane), []);
    },
  },
  { name: 'data import tree', run: importTree },
  { name: 'sobject describe', run: describe },
  { name: 'org list limits', run: listLimits },
  { name: 'api request rest', run: requestRest },
  { name: 'api request graphql', run: requestGraphql },
];

async function importTree(lane: Lane): Promise<void> {
  const contact = (referenceId: string, LastName: string) => ({
    attributes: { type: 'Contact', referenceId },
    LastName,
  });
  const account = {
    attributes: { type: 'Account', referenceId: 'AccountRef1' },
    Name: 'CLI Tree',
    Contacts: { records: [contact('ContactRef1', 'Birch'), contact('ContactRef2', 'Oak')] },
  };
  const file = join(lane.folder, 'accounts.json');
  await writeFile(file, JSON.stringify({ records: [account] }));
  const result = await succeed(lane, ['data', 'import', 'tree', '--files', file, ...target]);
  assert.equal(Array.isArray(result) ? result.length : 0, 3);
  const contacts = await rows(lane, "SELECT LastName FROM Contact WHERE Account.Name = 'CLI Tree' ORDER BY LastName");
  assert.deepEqual(contacts, [{ LastName: 'Birch' }, { LastName: 'Oak' }]);
}

async function describe(lane: Lane): Promise<void> {
  const result = await succeed(lane, ['sobject', 'describe', '--sobject', 'ERP_Invoice__c', ...target]);
  assert.equal(at(result, 'name'), 'ERP_Invoice__c');
  const fields = at(result, 'fields');
  const key = Array.isArray(fields) ? fields.find((field) => at(field, 'name') === 'ERP_Key__c') : undefined;
  assert.equal(at(key, 'externalId'), true);
  assert.equal(at(key, 'unique'), true);
  assert.equal(at(key, 'length'), 255);
}

async function listLimits(lane: Lane): Promise<void> {
  const used = async (): Promise<number> => {
    const result = await succeed(lane, ['org', 'list', 'limits', ...target]);
    const limit = Array.isArray(result) ? result.find((item) => at(item, 'name') === 'DailyApiRequests') : undefined;
    return Number(at(limit, 'max')) - Number(at(limit, 'remaining'));
  };
  const before = await used();
  assert.ok(before > 0, `no API request was counted: ${before}`);
  await rows(lane, 'SELECT Id FROM User LIMIT 1');
  const after = await used();
  assert.ok(after > before, `requests are not counted: ${before} before, ${after} after`);
}

async function requestRest(lane: Lane): Promise<void> {
  const path = `/services/data/v${lane.org.apiVersion}/sobjects/Account`;
  const body = JSON.stringify({ Name: 'CLI REST' });
  const answer = await lane.cli.run(['api', 'request', 'rest', path, '--method', 'POST', '--body', body, ...target]);
  assert.equal(answer.status, 0, answer.errorOutput);
  const found = await rows(lane, "SELECT Id FROM Account WHERE Name = 'CLI REST'");
  assert.deepEqual(found, [{ Id: at(answer.output, 'id') }]);
}

async function requestGraphql(lane: Lane): Promise<void> {
  const file = join(lane.folder, 'query.graphql');
  const query = `query Trees { uiapi { query { Account(where: {Name: {eq: "CLI Tree"}}) {
    totalCount edges { node { Id Name { value } Contacts { edges { node { LastName { value } } } } } } } } } }`;
  await writeFile(file, query);
  const answer = await lane.cli.run(['api', 'request', 'graphql', '--body', file, ...target]);
  assert.equal(answer.status, 0, answer.errorOutput);
  const connection = at(answer.output, 'data', 'uiapi', 'query', 'Account');
  const [account] = await rows(lane, "SELECT Id FROM Account WHERE Name = 'CLI Tree'");
  assert.equal(at(connection, 'totalCount'), 1);
  assert.equal(at(connection, 'edges', 0, 'node', 'Id'), account?.['Id']);
  assert.equal(
    at(connection, 'edges', 0, 'node', 'Contacts', 'edges', 1, 'node', 'LastName', 'value') !== undefined,
    true,
  );
}
