import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLocalOrg } from '../index.ts';
import type { LocalOrg } from '../index.ts';

let org: LocalOrg;
let account: string;
let contact: string;
let phone = 0;
const past = 'Fri, 01 Jan 1999 00:00:00 GMT';
const future = 'Fri, 01 Jan 2100 00:00:00 GMT';

async function call(
  method: string,
  path: string,
  more: { body?: object; headers?: Record<string, string> } = {},
): Promise<Response> {
  const token = org.users.find(({ name }) => name === 'admin')?.accessToken ?? '';
  return fetch(`${org.url}/services/data/v66.0/sobjects/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...more.headers },
    ...(more.body === undefined ? {} : { body: JSON.stringify(more.body) }),
  });
}

async function create(object: string, body: object): Promise<string> {
  const { id } = (await (await call('POST', object, { body })).json()) as { id: string };
  return `${object}/${id}`;
}

beforeAll(async () => {
  org = await startLocalOrg({});
  account = await create('Account', { Name: 'Acme' });
  contact = await create('Contact', { LastName: 'Adams' });
});
afterAll(() => org.close());

describe('reading', () => {
  test('the row of an account comes with its entity tag, and is 304 for a client that has it', async () => {
    const tag = (await call('GET', account)).headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[^"]+"$/);
    expect((await call('GET', `${account}?fields=Name`, { headers: { 'if-none-match': tag } })).status).toBe(304);
    expect((await call('GET', account, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
    expect((await call('GET', account, { headers: { 'if-match': '"other"' } })).status).toBe(412);
  });

  test('rows of other objects have no entity tag', async () => {
    const reply = await call('GET', contact, { headers: { 'if-match': '"other"' } });
    expect([reply.status, reply.headers.get('etag')]).toEqual([200, null]);
  });

  test.each([
    ['if-modified-since', past, 200],
    ['if-modified-since', future, 304],
    ['if-unmodified-since', past, 412],
    ['if-unmodified-since', future, 200],
  ])('%s %s is answered with %i', async (header, date, status) => {
    expect((await call('GET', contact, { headers: { [header]: date } })).status).toBe(status);
  });
});

describe('updating', () => {
  const update = async (path: string, headers: Record<string, string>): Promise<number> =>
    (await call('PATCH', path, { body: { Phone: `${++phone}` }, headers })).status;

  test('a changed account no longer has the tag it had', async () => {
    const tag = (await call('GET', account)).headers.get('etag') ?? '';
    expect(await update(account, { 'if-match': tag })).toBe(204);
    expect(await update(account, { 'if-match': tag })).toBe(412);
    expect(await update(account, { 'if-match': '*' })).toBe(204);
  });

  test.each([
    ['if-unmodified-since', past, 412],
    ['if-unmodified-since', future, 204],
    ['if-unmodified-since', 'tomorrow or so', 400],
    ['if-modified-since', future, 412],
    ['if-modified-since', past, 204],
  ])('%s %s is answered with %i', async (header, date, status) => {
    expect(await update(contact, { [header]: date })).toBe(status);
  });
});

test('a client that takes XML only is refused with 406', async () => {
  expect((await call('GET', contact, { headers: { accept: 'application/xml' } })).status).toBe(406);
  expect((await call('GET', contact, { headers: { accept: 'application/xml, */*' } })).status).toBe(200);
});

test('a body that says it is no JSON is refused with 415', async () => {
  const reply = await call('POST', 'Account', { body: { Name: 'x' }, headers: { 'content-type': 'text/plain' } });
  expect(reply.status).toBe(415);
  expect(await reply.json()).toMatchObject([{ errorCode: 'UNSUPPORTED_MEDIA_TYPE' }]);
});
