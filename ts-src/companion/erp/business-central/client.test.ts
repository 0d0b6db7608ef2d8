import { afterEach, describe, expect, test } from 'vitest';
import {
  deadAddress,
  startScriptedServer,
  type ScriptedReply,
  type ScriptedRequest,
} from '../../../tests/http/scripted-server.ts';
import { createClient, pathFor, serviceRoot, type Client } from './client.ts';
import { pagesOf, type Row } from './paging.ts';
import type { BusinessCentralLogin } from './settings.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

const basic: BusinessCentralLogin = { kind: 'basic', user: 'u', password: 'p' };

async function erp(
  answer: (r: ScriptedRequest, n: number) => ScriptedReply | Promise<ScriptedReply>,
  auth: (url: string) => BusinessCentralLogin = () => basic,
) {
  let n = 0;
  const server = await startScriptedServer((r) => answer(r, ++n));
  const slept: number[] = [];
  const sleep = (ms: number): Promise<void> => {
    slept.push(ms);
    return Promise.resolve();
  };
  const retry = { attemptsMax: 4, delayMs: 100, delayMsMax: 5_000, sleep, random: () => 0 };
  const client = createClient({ url: `${server.url}/BC`, auth: auth(server.url), retry, answerTimeoutMs: 5_000 });
  open.push(client, server);
  return { client, server, slept };
}

const question = { address: '/companies', operation: 'reading companies' };
const pages = async (client: Client, pageSize = 100): Promise<Row[]> => {
  const rows: Row[] = [];
  for await (const page of pagesOf(client, { ...question, pageSize }, (found) => found)) rows.push(...page);
  return rows;
};

describe('addresses', () => {
  test.each([
    ['https://api.example/v2.0/tenant/Production', '/v2.0/tenant/Production/api/v2.0/companies'],
    ['https://bc.example:7048/BC/', '/BC/api/v2.0/companies'],
    ['https://bc.example:7048/BC/api/v2.0', '/BC/api/v2.0/companies'],
    ['https://bc.example:7048/BC?tenant=two', '/BC/api/v2.0/companies?tenant=two'],
  ])('%s', (url, path) => {
    expect(pathFor(serviceRoot(url), question)).toBe(path);
  });

  test('the extension has a route of its own', () => {
    const root = serviceRoot('https://bc.example/BC');
    expect(pathFor(root, { ...question, api: 'extension' })).toBe('/BC/api/counterpart/integration/v1.0/companies');
  });

  test('a link of the server is followed as given, but never to another host', () => {
    const root = serviceRoot('https://bc.example/BC');
    expect(pathFor(root, { ...question, address: 'http://inner:7048/BC/api/v2.0/x?$skiptoken=a%20b' })).toBe(
      '/BC/api/v2.0/x?$skiptoken=a%20b',
    );
  });
});

describe('credentials', () => {
  test('basic credentials are sent; refused ones pause the connection', async () => {
    const { client, server } = await erp(() => ({
      status: 401,
      body: { error: { code: 'Authentication_InvalidCredentials', message: '' } },
    }));
    await expect(client.json(question)).rejects.toMatchObject({ code: 'BC_LOGIN_REFUSED', kind: 'auth' });
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.headers).toMatchObject({
      authorization: `Basic ${btoa('u:p')}`,
      'data-access-intent': 'ReadOnly',
    });
  });

  test('an OAuth token is fetched once for all calls and renewed once when it is refused', async () => {
    let tokens = 0;
    const login = (url: string): BusinessCentralLogin => ({
      kind: 'clientCredentials',
      tokenUrl: `${url}/token`,
      clientId: 'c',
      clientSecret: 's',
      scope: 'x',
    });
    const { client } = await erp((r) => {
      if (r.path === '/token') return { body: { access_token: `t${++tokens}`, expires_in: 3600 } };
      return r.headers['authorization'] === 'Bearer t1' ? { status: 401 } : { body: { value: [] } };
    }, login);
    await Promise.all([client.json(question), client.json(question), client.json(question)]);
    expect(tokens).toBe(2);
  });

  test('a sign-in service that refuses is told apart from Business Central', async () => {
    const login = (url: string): BusinessCentralLogin => ({
      kind: 'clientCredentials',
      tokenUrl: `${url}/token`,
      clientId: 'c',
      clientSecret: 's',
      scope: 'x',
    });
    const { client } = await erp(
      () => ({ status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7000215' } }),
      login,
    );
    await expect(client.json(question)).rejects.toMatchObject({ code: 'BC_TOKEN_REFUSED', kind: 'auth' });
  });

  test('an unreachable host is named', async () => {
    const url = await deadAddress();
    const retry = { attemptsMax: 2, delayMs: 1, delayMsMax: 1, sleep: () => Promise.resolve(), random: () => 0 };
    const client = createClient({ url, auth: basic, retry, answerTimeoutMs: 1_000 });
    open.push(client);
    await expect(client.json(question)).rejects.toMatchObject({
      code: 'BC_UNREACHABLE',
      message: expect.stringContaining(new URL(url).host),
    });
  });
});

describe('answers that are no data', () => {
  test.each([200, 404])(
    'a web page with status %d is a configuration error and is not asked for again',
    async (status) => {
      const { client, server } = await erp(() => ({
        status,
        headers: { 'content-type': 'text/html' },
        body: '<html>Sign in</html>',
      }));
      await expect(client.json(question)).rejects.toMatchObject({ code: 'BC_HTML_ANSWER', kind: 'config' });
      expect(server.requests).toHaveLength(1);
    },
  );

  test('garbled JSON is asked for again, then told', async () => {
    const { client, server } = await erp((_, n) => ({ body: n < 3 ? '{"value":[{' : '{"value":[]}' }));
    expect(await client.json(question)).toEqual({ value: [] });
    expect(server.requests).toHaveLength(3);
    const bad = await erp(() => ({ body: '{"value":' }));
    await expect(bad.client.json(question)).rejects.toMatchObject({ code: 'BC_MALFORMED_ANSWER', kind: 'transient' });
  });

  test('a connection that is cut inside a page is asked for again', async () => {
    const { client } = await erp((_, n) => ({ body: { value: [{ id: '1' }] }, ...(n === 1 ? { cutAfter: 8 } : {}) }));
    expect(await pages(client)).toEqual([{ id: '1' }]);
  });
});

describe('a busy server', () => {
  test('pauses as long as it was told, and on its own when a 429 names no time', async () => {
    const { client, slept } = await erp((_, n) => {
      if (n === 1) return { status: 503, headers: { 'retry-after': '12' }, body: '' };
      return n === 2 ? { status: 429, body: '' } : { body: { value: [] } };
    });
    await client.json(question);
    expect(slept).toEqual([12_000, 1_000]);
  });

  test('works on five calls at a time, whatever is asked', async () => {
    let now = 0;
    let most = 0;
    const waiting: (() => void)[] = [];
    const { client } = await erp(async () => {
      most = Math.max(most, ++now);
      await new Promise<void>((go) => {
        waiting.push(go);
        if (waiting.length === 5) for (const each of waiting.splice(0)) each();
      });
      now -= 1;
      return { body: {} };
    });
    await Promise.all(Array.from({ length: 20 }, () => client.json(question)));
    expect(most).toBe(5);
  });

  test('a page that is too much for it is asked for in smaller ones', async () => {
    const sizes: (string | undefined)[] = [];
    const { client } = await erp((r) => {
      const prefer = r.headers['prefer'] as string;
      sizes.push(prefer);
      return Number(prefer.split('=')[1]) > 30 ? { status: 408 } : { body: { value: [{ id: '1' }] } };
    });
    expect(await pages(client, 100)).toEqual([{ id: '1' }]);
    expect(sizes).toEqual(['odata.maxpagesize=100', 'odata.maxpagesize=50', 'odata.maxpagesize=25']);
  });
});

describe('pages', () => {
  test('a page whose documents turn out too long is broken off and asked for in smaller ones', async () => {
    const sizes: number[] = [];
    const { client } = await erp(({ headers }) => {
      const rows = Number(/maxpagesize=(\d+)/.exec(String(headers['prefer']))?.[1]);
      sizes.push(rows);
      return {
        body: { value: Array.from({ length: rows }, (_, id) => ({ id: `${id}`, lines: 'x'.repeat(400_000) })) },
      };
    });
    expect(await pages(client, 100)).toHaveLength(25);
    expect(sizes).toEqual([100, 50, 25]);
  });

  test('a single document is taken however long it is', async () => {
    const { client } = await erp(() => ({ body: { value: [{ id: '1', lines: 'x'.repeat(13_000_000) }] } }));
    expect(await pages(client, 2)).toHaveLength(1);
  });

  test('the next page is on its way while one is being read, and never more', async () => {
    const { client, server } = await erp((r) => {
      const n = Number(r.query.get('n') ?? 0);
      return {
        body: {
          value: [{ n }],
          ...(n < 9 ? { '@odata.nextLink': `http://elsewhere/BC/api/v2.0/companies?n=${n + 1}` } : {}),
        },
      };
    });
    const reader = pagesOf(client, { ...question, pageSize: 10 }, (rows) => rows);
    await reader.next();
    await expect.poll(() => server.requests.length).toBe(2);
    await reader.next();
    await expect.poll(() => server.requests.length).toBe(3);
    await reader.return(undefined);
    expect(server.requests.length).toBeLessThanOrEqual(4);
  });

  test('reading stops when the caller says so', async () => {
    const { client } = await erp((r) => ({ body: { value: [{}], '@odata.nextLink': `http://x${r.path}` } }));
    const stop = new AbortController();
    const read = async (): Promise<void> => {
      for await (const page of pagesOf(client, { ...question, pageSize: 10, signal: stop.signal }, (rows) => rows)) {
        if (page.length > 0) stop.abort();
      }
    };
    await expect(read()).rejects.toMatchObject({ code: 'BC_STOPPED' });
  });
});
