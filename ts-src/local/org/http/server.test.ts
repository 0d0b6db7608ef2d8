import { gunzipSync, gzipSync } from 'node:zlib';
import { request as httpRequest } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startLocalOrg } from '../index.ts';
import type { LocalOrg } from '../index.ts';

let org: LocalOrg;
let token: string;
let now = Date.parse('2026-03-15T10:00:00Z');

beforeAll(async () => {
  org = await startLocalOrg({ clock: () => now });
  token = org.users.find(({ name }) => name === 'admin')?.accessToken ?? '';
});
afterEach(() => org.faults.clear());
afterAll(() => org.close());

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

async function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(org.url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
}

const data = '/services/data/v66.0';

test('versions need no session and doubled slashes do not matter', async () => {
  const response = await fetch(`${org.url}//services/data`);
  const versions = (await response.json()) as { version: string }[];
  expect(versions.at(-1)).toEqual({ label: "Spring '26", url: '/services/data/v66.0', version: '66.0' });
});

describe('sessions', () => {
  test('a missing or unknown token is refused as Salesforce does', async () => {
    const none = await fetch(`${org.url}${data}/limits`);
    expect(none.status).toBe(401);
    expect(await none.json()).toEqual([{ message: 'INVALID_HEADER_TYPE', errorCode: 'INVALID_AUTH_HEADER' }]);
    const wrong = await call('GET', `${data}/limits`, undefined, { authorization: 'Bearer 00D!x' });
    expect(wrong).toMatchObject({
      status: 401,
      body: [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }],
    });
  });

  test('a session expires by the clock of the org', async () => {
    const session = org.kernel.sessions.open('rep@counterpart.local');
    now += 2 * 60 * 60 * 1000;
    const reply = await call('GET', `${data}/limits`, undefined, { authorization: `Bearer ${session?.token}` });
    expect(reply.status).toBe(401);
    token = org.kernel.sessions.open('admin@counterpart.local')?.token ?? '';
  });
});

describe('rows', () => {
  test('create, read, change, delete', async () => {
    const created = await call('POST', `${data}/sobjects/Account`, { Name: 'Acme' });
    expect(created.status).toBe(201);
    const { id } = created.body as { id: string };
    expect(created.headers.get('location')).toBe(`${data}/sobjects/Account/${id}`);
    expect((await call('GET', `${data}/sobjects/Account/${id}?fields=Name`)).body).toEqual({
      attributes: { type: 'Account', url: `${data}/sobjects/Account/${id}` },
      Name: 'Acme',
    });
    expect((await call('PATCH', `${data}/sobjects/Account/${id}`, { Name: 'Beta' })).status).toBe(204);
    expect((await call('POST', `${data}/sobjects/Account/${id}?_HttpMethod=PATCH`, { Phone: '1' })).status).toBe(204);
    expect((await call('DELETE', `${data}/sobjects/Account/${id}`)).status).toBe(204);
    expect(await call('GET', `${data}/sobjects/Account/${id}`)).toMatchObject({
      status: 404,
      body: [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }],
    });
  });

  test('a key with every awkward character finds its row in the path', async () => {
    const key = encodeURIComponent('CO/1|customer|ü %+');
    const path = `${data}/sobjects/Account/ERP_Key__c/${key}`;
    const first = await call('PATCH', path, { Name: 'Awkward' });
    const second = await call('PATCH', path, { Name: 'Awkward still' });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toEqual({ ...(first.body as object), created: false });
    expect((await call('PATCH', path.replace('v66.0', 'v45.0'), { Name: 'Awkward' })).status).toBe(204);
  });

  test('a body that is no JSON and a path that is not there are refused', async () => {
    expect(await call('POST', `${data}/sobjects/Account`, '{')).toMatchObject({
      status: 400,
      body: [{ errorCode: 'JSON_PARSER_ERROR' }],
    });
    expect(await call('GET', `${data}/analytics/reports`)).toMatchObject({
      status: 404,
      body: [{ errorCode: 'NOT_FOUND' }],
    });
    expect((await call('PUT', `${data}/limits`)).status).toBe(405);
    expect((await call('GET', '/services/data/v99.0/limits')).status).toBe(404);
    expect((await call('GET', '/services/data/v20.0/limits')).status).toBe(410);
  });
});

test('a body that is not zipped as it says is refused', async () => {
  const reply = await call('POST', `${data}/sobjects/Account`, '{}', { 'content-encoding': 'gzip' });
  expect(reply).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_CONTENT' }] });
});

test('bodies may be zipped both ways', async () => {
  const zipped = gzipSync(JSON.stringify({ Name: 'Zipped' }));
  const reply = await new Promise<{ status: number | undefined; body: Buffer; encoding: unknown }>(
    (resolve, reject) => {
      const url = new URL(`${org.url}${data}/sobjects`);
      const sent = httpRequest(
        url,
        { headers: { authorization: `Bearer ${token}`, 'accept-encoding': 'gzip' } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({
              status: response.statusCode,
              body: Buffer.concat(chunks),
              encoding: response.headers['content-encoding'],
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.end();
    },
  );
  expect(reply).toMatchObject({ status: 200, encoding: 'gzip' });
  expect(JSON.parse(gunzipSync(reply.body).toString())).toHaveProperty('sobjects');
  const created = await fetch(`${org.url}${data}/sobjects/Account`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-encoding': 'gzip' },
    body: zipped,
  });
  expect(created.status).toBe(201);
});

describe('limits', () => {
  test('every call counts, and the day can be used up', async () => {
    const first = await call('GET', `${data}/limits`);
    const second = await call('GET', `${data}/limits`);
    const used = (answer: Answer): number =>
      Number(/api-usage=(\d+)/.exec(answer.headers.get('sforce-limit-info') ?? '')?.[1]);
    expect(used(second)).toBe(used(first) + 1);
    org.kernel.usage.setApiCallsMax(used(second));
    expect(await call('GET', `${data}/limits`)).toMatchObject({
      status: 403,
      body: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }],
    });
    org.kernel.usage.setApiCallsMax(15_000);
  });

  test('data storage is counted at 2 KB a record and can be full', async () => {
    org.kernel.usage.setDataStorageMbMax(org.kernel.usage.dataStorageMbUsed());
    expect(await call('POST', `${data}/sobjects/Account`, { Name: 'No room' })).toMatchObject({
      status: 403,
      body: [{ errorCode: 'STORAGE_LIMIT_EXCEEDED' }],
    });
    org.kernel.usage.setDataStorageMbMax(10_240);
  });
});

describe('faults', () => {
  const name = 'Fault';
  const count = async (): Promise<number> => {
    const soql = encodeURIComponent(`SELECT COUNT() FROM Account WHERE Name = '${name}'`);
    return ((await call('GET', `${data}/query?q=${soql}`)).body as { totalSize: number }).totalSize;
  };

  test('a request fails as often as asked for, others pass', async () => {
    org.faults.add({
      match: { kind: 'limits' },
      action: { do: 'fail', status: 503, errorCode: 'SERVER_UNAVAILABLE' },
      times: 2,
    });
    const statuses = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await call('GET', `${data}/limits`)).status);
    expect(statuses).toEqual([503, 503, 200]);
  });

  test('a slow answer comes late but whole', async () => {
    org.faults.add({ action: { do: 'delay', ms: 30 } });
    const start = performance.now();
    expect((await call('GET', `${data}/limits`)).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(25);
  });

  test('a page of HTML comes where JSON was expected', async () => {
    org.faults.add({ action: { do: 'html', status: 502 } });
    expect(await call('GET', `${data}/limits`)).toMatchObject({ status: 502, body: expect.stringContaining('<html>') });
  });

  test('a connection cut before the work leaves nothing, one cut after it leaves the record', async () => {
    org.faults.add({ match: { kind: 'rows' }, action: { do: 'cutBefore' } });
    await expect(call('POST', `${data}/sobjects/Account`, { Name: name })).rejects.toThrow();
    expect(await count()).toBe(0);
    org.faults.add({ match: { kind: 'rows' }, action: { do: 'cutAfter' } });
    await expect(call('POST', `${data}/sobjects/Account`, { Name: name })).rejects.toThrow();
    expect(await count()).toBe(1);
  });

  test('a locked account refuses its rows until the lock is gone', async () => {
    const { body } = await call('POST', `${data}/sobjects/Account`, { Name: 'Locked' });
    const { id } = body as { id: string };
    org.faults.add({ action: { do: 'lockAccount', accountId: id } });
    expect(await call('PATCH', `${data}/sobjects/Account/${id}`, { Phone: '1' })).toMatchObject({
      status: 400,
      body: [{ errorCode: 'UNABLE_TO_LOCK_ROW' }],
    });
    expect((await call('PATCH', `${data}/sobjects/Account/${id}`, { Phone: '1' })).status).toBe(204);
  });

  test('faults are set and cleared from another process through the control path', async () => {
    await call('POST', '/__local/faults', { action: { do: 'storageFull' }, times: 0 });
    expect((await call('POST', `${data}/sobjects/Account`, { Name: 'x' })).body).toMatchObject([
      { errorCode: 'STORAGE_LIMIT_EXCEEDED' },
    ]);
    await call('DELETE', '/__local/faults');
    expect((await call('POST', `${data}/sobjects/Account`, { Name: 'x' })).status).toBe(201);
  });

  test('an expired session answers 401 and stays ended', async () => {
    org.faults.add({ action: { do: 'expireSession' } });
    expect((await call('GET', `${data}/limits`)).status).toBe(401);
    expect((await call('GET', `${data}/limits`)).status).toBe(401);
    token = org.kernel.sessions.open('admin@counterpart.local')?.token ?? '';
    expect((await call('GET', `${data}/limits`)).status).toBe(200);
  });
});

describe('other resources', () => {
  test('search finds words by their beginning in any field', async () => {
    await call('POST', `${data}/sobjects/Account`, { Name: 'Grand Hotel' });
    const q = encodeURIComponent("FIND {Hot*} IN NAME FIELDS RETURNING Account(Id, Name WHERE Name != 'x' LIMIT 5)");
    expect((await call('GET', `${data}/search?q=${q}`)).body).toMatchObject({
      searchRecords: [{ Name: 'Grand Hotel' }],
    });
    expect(await call('GET', `${data}/search?q=nonsense`)).toMatchObject({
      status: 400,
      body: [{ errorCode: 'MALFORMED_SEARCH' }],
    });
  });

  test('changed and deleted ids are known by time', async () => {
    const { body } = await call('POST', `${data}/sobjects/Account`, { Name: 'Passing' });
    const { id } = body as { id: string };
    const span = (from: number, to: number): string =>
      `start=${encodeURIComponent(new Date(now + from).toISOString())}&end=${encodeURIComponent(new Date(now + to).toISOString())}`;
    const updated = await call('GET', `${data}/sobjects/Account/updated/?${span(-60_000, 60_000)}`);
    expect((updated.body as { ids: string[] }).ids).toContain(id);
    await call('DELETE', `${data}/sobjects/Account/${id}`);
    const deleted = await call('GET', `${data}/sobjects/Account/deleted?${span(-60_000, 60_000)}`);
    expect(deleted.body).toMatchObject({ deletedRecords: expect.arrayContaining([expect.objectContaining({ id })]) });
    expect(await call('GET', `${data}/sobjects/Account/updated?${span(0, -60_000)}`)).toMatchObject({
      status: 400,
      body: [{ errorCode: 'INVALID_REPLICATION_DATE' }],
    });
  });

  test('the version lists its resources; recent lists what changed last; tooling objects are refused', async () => {
    expect((await call('GET', `${data}`)).body).toMatchObject({ sobjects: `${data}/sobjects` });
    expect((await call('GET', `${data}/recent?limit=2`)).body).toHaveLength(2);
    const q = encodeURIComponent('SELECT Id FROM SandboxProcess');
    expect((await call('GET', `${data}/tooling/query?q=${q}`)).body).toMatchObject([{ errorCode: 'INVALID_TYPE' }]);
  });
});
