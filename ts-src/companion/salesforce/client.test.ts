import { generateKeyPairSync } from 'node:crypto';
import { decodeJwt } from 'jose';
import { afterEach, describe, expect, test } from 'vitest';
import {
  deadAddress,
  startScriptedServer,
  type ScriptedReply,
  type ScriptedRequest,
  type ScriptedServer,
} from '../../tests/http/scripted-server.ts';
import { createSalesforce, type SalesforceClient, type SalesforceOptions } from './index.ts';
import type { SalesforceLogin } from './settings.ts';

const ROOT = '/services/data/v66.0';
const expired: ScriptedReply = {
  status: 401,
  body: [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }],
};

type Answer = (request: ScriptedRequest) => ScriptedReply | Promise<ScriptedReply>;

interface Org {
  readonly server: ScriptedServer;
  readonly client: SalesforceClient;
  readonly slept: number[];
  /** Requests below the version root, without logins. */
  calls(): ScriptedRequest[];
}

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

const secret: SalesforceLogin = { kind: 'clientCredentials', clientId: 'id', clientSecret: 'secret' };

async function org(
  answer: Answer,
  options: SalesforceOptions & { auth?: SalesforceLogin; namespace?: string } = {},
): Promise<Org> {
  let logins = 0;
  const server: ScriptedServer = await startScriptedServer((request) => {
    if (request.path !== '/services/oauth2/token') return answer(request);
    logins += 1;
    return {
      body: {
        access_token: `00D!t${logins}`,
        instance_url: server.url,
        id: `${server.url}/id/00D/005`,
        token_type: 'Bearer',
      },
    };
  });
  const slept: number[] = [];
  const { auth = secret, namespace = '', ...rest } = options;
  const client = createSalesforce(
    { loginUrl: server.url, auth, namespace },
    {
      sleep: (ms) => {
        slept.push(ms);
        return Promise.resolve();
      },
      random: () => 0,
      ...rest,
    },
  );
  open.push(client, server);
  return { server, client, slept, calls: () => server.requests.filter((r) => r.path.startsWith(ROOT)) };
}

const all = async (rows: AsyncIterable<unknown>): Promise<unknown[]> => {
  const found: unknown[] = [];
  for await (const row of rows) found.push(row);
  return found;
};

const page = (records: unknown[], next?: string): ScriptedReply => ({
  body: {
    totalSize: records.length,
    done: next === undefined,
    records,
    ...(next === undefined ? {} : { nextRecordsUrl: next }),
  },
});

describe('logging in', () => {
  test('JWT bearer: signs for the login address and works with the token given', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const { client, server, calls } = await org(() => page([]), {
      auth: { kind: 'jwt', clientId: 'key', username: 'int@example.com', privateKeyPem },
    });
    await all(client.query('SELECT Id FROM Account'));
    const form = new URLSearchParams(server.requests[0]?.body);
    expect(form.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
    expect(decodeJwt(form.get('assertion') ?? '')).toMatchObject({
      iss: 'key',
      sub: 'int@example.com',
      aud: server.url,
    });
    expect(calls()[0]?.headers).toMatchObject({
      authorization: 'Bearer 00D!t1',
      'sforce-call-options': 'client=counterpart',
    });
  });

  test('a key that is none is a configuration error', async () => {
    const { client } = await org(() => page([]), {
      auth: { kind: 'jwt', clientId: 'key', username: 'u', privateKeyPem: 'not a key' },
    });
    await expect(client.usage()).rejects.toMatchObject({ code: 'SF_LOGIN_KEY', kind: 'config' });
  });

  test('refused credentials and an unreachable host are told apart', async () => {
    const server = await startScriptedServer(() => ({
      status: 400,
      body: { error: 'invalid_client_id', error_description: 'x' },
    }));
    open.push(server);
    const refused = createSalesforce({ loginUrl: server.url, auth: secret });
    await expect(refused.usage()).rejects.toMatchObject({ code: 'SF_LOGIN_CLIENT', kind: 'auth' });
    const nobody = createSalesforce(
      { loginUrl: await deadAddress(), auth: secret },
      { sleep: () => Promise.resolve() },
    );
    await expect(nobody.usage()).rejects.toMatchObject({ code: 'SF_UNREACHABLE', kind: 'transient' });
    open.push(refused, nobody);
  });

  test.each([
    ['a web page', 'text/html', '<html>'],
    ['the errors of another API', 'application/json', '{"error":{"code":"NotFound","message":"Nothing here."}}'],
  ])('an address that shows %s instead of a login is named as wrong', async (_what, type, body) => {
    const server = await startScriptedServer(() => ({ status: 404, headers: { 'content-type': type }, body }));
    open.push(server);
    const client = createSalesforce({ loginUrl: server.url, auth: secret });
    open.push(client);
    await expect(client.usage()).rejects.toMatchObject({ code: 'SF_NOT_JSON', kind: 'config' });
  });
});

describe('a session that ends in mid-run', () => {
  test('calls under way share one new login and are answered', async () => {
    const { client, server } = await org((r) =>
      r.headers['authorization'] === 'Bearer 00D!t1' ? expired : page([{ Id: '1' }]),
    );
    const results = await Promise.all([1, 2, 3].map(() => all(client.query('SELECT Id FROM Account'))));
    expect(results).toEqual([[{ Id: '1' }], [{ Id: '1' }], [{ Id: '1' }]]);
    expect(server.requests.filter((r) => r.path.endsWith('/token'))).toHaveLength(2);
  });

  test('a write is sent again with the new session, because the refused one saved nothing', async () => {
    const { client, calls } = await org((r) =>
      r.headers['authorization'] === 'Bearer 00D!t1'
        ? expired
        : { body: [{ id: 'a1', success: true, errors: [], created: true }] },
    );
    const rows = [{ ERP_Key__c: 'k' }];
    const outcome = await client.upsert({
      object: 'ERP_Customer__c',
      externalIdField: 'ERP_Key__c',
      rows,
      route: 'collections',
    });
    expect(outcome).toEqual([{ ok: true, id: 'a1', created: true }]);
    expect(calls()).toHaveLength(2);
  });

  test('when the new session is refused too, the connection pauses', async () => {
    const { client, server } = await org(() => expired);
    await expect(client.usage()).rejects.toMatchObject({ code: 'SF_SESSION_EXPIRED', kind: 'auth' });
    await expect(client.describe('Account')).rejects.toMatchObject({ code: 'SF_SESSION_EXPIRED', kind: 'auth' });
    expect(server.requests.filter((r) => r.path.endsWith('/token')).length).toBeLessThanOrEqual(3);
  });
});

describe('reading', () => {
  test('follows pages and gives plain rows', async () => {
    const { client } = await org((r) =>
      r.path.endsWith('/query')
        ? page(
            [{ attributes: { type: 'Account' }, Id: '1', Owner: { attributes: {}, Name: 'A' }, Parent: null }],
            `${ROOT}/query/01g-2000`,
          )
        : page([{ attributes: {}, Id: '2', Contacts: { records: [{ attributes: {}, Id: '3' }] } }]),
    );
    expect(await all(client.query('SELECT Id FROM Account'))).toEqual([
      { Id: '1', Owner: { Name: 'A' }, Parent: null },
      { Id: '2', Contacts: [{ Id: '3' }] },
    ]);
  });

  test('a page that fails for a passing reason is asked for again', async () => {
    let tries = 0;
    const { client, slept } = await org(() => {
      tries += 1;
      if (tries === 1) return { status: 503, headers: { 'retry-after': '7' }, body: '<html>' };
      if (tries === 2) return { body: { records: [] }, cutAfter: 5 };
      return page([{ Id: '1' }]);
    });
    expect(await all(client.query('SELECT Id FROM Account'))).toEqual([{ Id: '1' }]);
    expect(slept[0]).toBe(7_000);
    expect(client.apiCalls).toBe(3);
  });

  test('a query that is too long for an address travels in a composite request', async () => {
    const { client, calls } = await org(() => ({
      body: { compositeResponse: [{ httpStatusCode: 200, body: { done: true, records: [{ Id: '1' }] } }] },
    }));
    const keys = Array.from({ length: 700 }, (_, i) => `'NW|salesInvoice|${i}'`).join(',');
    expect(await all(client.query(`SELECT Id FROM ERP_Invoice__c WHERE ERP_Key__c IN (${keys})`))).toEqual([
      { Id: '1' },
    ]);
    expect(calls()[0]?.path).toBe(`${ROOT}/composite`);
  });

  test('large reads go through a bulk query and get their types back', async () => {
    const field = (name: string, type: string, more = {}) => ({
      name,
      type,
      referenceTo: [],
      picklistValues: [],
      ...more,
    });
    const { client } = await org((r) => {
      if (r.path.endsWith('/describe')) {
        return {
          body: {
            name: 'ERP_Invoice__c',
            fields: [field('Number__c', 'string'), field('Net__c', 'double'), field('Complete__c', 'boolean')],
          },
        };
      }
      if (r.method === 'POST') return { body: { id: '750q', state: 'UploadComplete' } };
      if (r.method === 'DELETE') return { status: 204 };
      if (!r.path.endsWith('/results')) return { body: { id: '750q', state: 'JobComplete' } };
      const header = '"Number__c","Net__c","Complete__c"\n';
      return r.query.get('locator') === null
        ? { headers: { 'sforce-locator': 'MjAw' }, body: `${header}"1","10.5","true"\n` }
        : { headers: { 'sforce-locator': 'null' }, body: `${header}"2","","false"\n` };
    });
    expect(await all(client.queryLarge('SELECT Number__c, Net__c, Complete__c FROM ERP_Invoice__c'))).toEqual([
      { Number__c: '1', Net__c: 10.5, Complete__c: true },
      { Number__c: '2', Net__c: null, Complete__c: false },
    ]);
  });
});

describe('writing by collections', () => {
  const saved = (request: ScriptedRequest): ScriptedReply => {
    const { records } = JSON.parse(request.body) as { records: unknown[] };
    return { body: records.map((_, i) => ({ id: `a${i}`, success: true, errors: [], created: true })) };
  };
  const rows = (count: number) => Array.from({ length: count }, (_, i) => ({ ERP_Key__c: `k${i}` }));
  const request = { object: 'ERP_Customer__c', externalIdField: 'ERP_Key__c', route: 'collections' } as const;

  test('200 rows a call, parents by external id, refusals as values in the order of the rows', async () => {
    const lookup = {
      name: 'Account__c',
      type: 'reference',
      relationshipName: 'Account__r',
      referenceTo: ['Account'],
      picklistValues: [],
    };
    const { client, calls } = await org((r) => {
      if (r.path.endsWith('/describe')) return { body: { name: 'ERP_Customer__c', fields: [lookup] } };
      const { records } = JSON.parse(r.body) as { records: { ERP_Key__c: string }[] };
      const errors = [{ statusCode: 'REQUIRED_FIELD_MISSING', message: '', fields: ['Name'] }];
      return {
        body: records.map((x) =>
          x.ERP_Key__c === 'k1'
            ? { success: false, errors, created: true }
            : { id: x.ERP_Key__c, success: true, created: false },
        ),
      };
    });
    const outcome = await client.upsert({
      ...request,
      rows: [
        { ERP_Key__c: 'k0', 'Account__r.ERP_Key__c': 'p' },
        { ERP_Key__c: 'k1', 'Account__r.ERP_Key__c': null },
        ...rows(450),
      ],
    });
    const writes = calls().filter((r) => r.method === 'PATCH');
    expect(writes.map((r) => r.path)).toEqual(Array(3).fill(`${ROOT}/composite/sobjects/ERP_Customer__c/ERP_Key__c`));
    expect(JSON.parse(writes[0]?.body ?? '{}')).toMatchObject({
      allOrNone: false,
      records: expect.arrayContaining([
        { attributes: { type: 'ERP_Customer__c' }, ERP_Key__c: 'k0', Account__r: { ERP_Key__c: 'p' } },
        { attributes: { type: 'ERP_Customer__c' }, ERP_Key__c: 'k1', Account__c: null },
      ]),
    });
    expect(outcome).toHaveLength(452);
    expect(outcome[0]).toEqual({ ok: true, id: 'k0', created: false });
    expect(outcome[1]).toMatchObject({ ok: false, error: { code: 'SF_REQUIRED_FIELD_MISSING', fields: ['Name'] } });
  });

  test('an answer that is lost after the commit is uncertain and nothing is repeated', async () => {
    const { client, calls } = await org(() => ({ body: [], cutAfter: 0 }));
    await expect(client.upsert({ ...request, rows: rows(1) })).rejects.toMatchObject({
      code: 'SF_ANSWER_LOST',
      kind: 'uncertain',
    });
    expect(calls()).toHaveLength(1);
  });

  test('a gateway page in place of the answer is uncertain too', async () => {
    const { client } = await org(() => ({ status: 502, headers: { 'content-type': 'text/html' }, body: '<html>' }));
    await expect(client.upsert({ ...request, rows: rows(1) })).rejects.toMatchObject({ kind: 'uncertain' });
  });

  test('what was saved before a failing call stays told, the rest counts as not sent', async () => {
    let writes = 0;
    const { client } = await org((r) =>
      ++writes === 2
        ? { status: 403, body: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests' }] }
        : saved(r),
    );
    const outcome = await client.upsert({ ...request, rows: rows(500) });
    expect(outcome.filter((o) => o.ok)).toHaveLength(200);
    expect(outcome[499]).toMatchObject({ ok: false, error: { code: 'SF_NOT_PROCESSED', kind: 'transient' } });
    expect(writes).toBe(2);
  });

  test('one value of a wrong type refuses its own record, not the two hundred of the call', async () => {
    const { client } = await org((r) =>
      r.body.includes('"k150"') ? { status: 400, body: [{ errorCode: 'JSON_PARSER_ERROR', message: 'x' }] } : saved(r),
    );
    const outcome = await client.upsert({ ...request, rows: rows(200) });
    expect(outcome.filter((o) => !o.ok)).toHaveLength(1);
    expect(outcome[150]).toMatchObject({ ok: false, error: { code: 'SF_WRONG_TYPE', kind: 'data' } });
  });

  test('a full storage stops the work instead of parking every record', async () => {
    const errors = [{ statusCode: 'STORAGE_LIMIT_EXCEEDED', message: 'storage limit exceeded' }];
    const { client } = await org(() => ({ body: [{ success: false, errors }] }));
    await expect(client.upsert({ ...request, rows: rows(1) })).rejects.toMatchObject({
      code: 'SF_STORAGE_FULL',
      kind: 'limit',
    });
  });

  test('creates, updates by id and deletes; what is gone already counts as deleted', async () => {
    const { client, calls } = await org((r) =>
      r.method === 'DELETE'
        ? { body: [{ success: false, errors: [{ statusCode: 'ENTITY_IS_DELETED', message: '' }] }] }
        : { body: [{ id: 'x1', success: true, errors: [] }] },
    );
    expect(await client.create('ERP_Run__c', [{ Run_Key__c: 'r' }])).toEqual([{ ok: true, id: 'x1', created: true }]);
    expect(await client.update('ERP_Run__c', [{ Id: 'x1', Read__c: 1 }])).toEqual([
      { ok: true, id: 'x1', created: false },
    ]);
    expect(await client.remove('ERP_Run__c', ['x1'])).toEqual([{ ok: true, id: 'x1', created: false }]);
    expect(JSON.parse(calls()[1]?.body ?? '{}')).toMatchObject({ records: [{ id: 'x1', Read__c: 1 }] });
  });

  test('in an installed package every name carries the namespace, and comes back without', async () => {
    const { client, calls } = await org(
      (r) => {
        if (r.path.endsWith('/describe'))
          return {
            body: {
              name: 'cp__ERP_Customer__c',
              fields: [
                { name: 'cp__Number__c', type: 'string', picklistValues: [] },
                { name: 'Region__c', type: 'string', picklistValues: [] },
              ],
            },
          };
        if (r.method === 'GET') return page([{ cp__Number__c: '1', Region__c: 'N' }]);
        return saved(r);
      },
      { namespace: 'cp' },
    );
    await client.upsert({ ...request, rows: [{ ERP_Key__c: 'k', Number__c: '1', Region__c: 'N' }] });
    const write = calls().find((r) => r.method === 'PATCH');
    expect(write?.path).toBe(`${ROOT}/composite/sobjects/cp__ERP_Customer__c/cp__ERP_Key__c`);
    expect(JSON.parse(write?.body ?? '{}')).toMatchObject({
      records: [{ cp__ERP_Key__c: 'k', cp__Number__c: '1', Region__c: 'N' }],
    });
    expect(await all(client.query('SELECT Number__c, Region__c FROM ERP_Customer__c'))).toEqual([
      { Number__c: '1', Region__c: 'N' },
    ]);
    expect(calls().at(-1)?.query.get('q')).toBe('SELECT cp__Number__c, Region__c FROM cp__ERP_Customer__c');
  });

  test('the bench sees every writing request with its body, never the login', async () => {
    const seen: string[] = [];
    const { client } = await org(saved, {
      onRequest: (write) => seen.push(`${write.method} ${write.path} ${write.body.length > 0}`),
    });
    await client.upsert({ ...request, rows: rows(1) });
    expect(seen).toEqual([`PATCH ${ROOT}/composite/sobjects/ERP_Customer__c/ERP_Key__c true`]);
  });
});
