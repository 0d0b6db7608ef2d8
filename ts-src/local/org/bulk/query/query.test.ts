import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../access/session.ts';
import { RouteCaller } from '../../http/call-route.ts';
import type { ApiReply } from '../../http/route.ts';
import { createKernel } from '../../kernel/kernel.ts';
import type { Kernel } from '../../kernel/types.ts';
import { queryJobRoutes } from './routes.ts';

let kernel: Kernel;
let api: RouteCaller;
let admin: Session;

beforeEach(() => {
  kernel = createKernel();
  const session = kernel.sessions.open(kernel.sessions.users[0]?.username ?? '');
  if (session === null) throw new Error('no user');
  admin = session;
  api = new RouteCaller(queryJobRoutes(kernel), admin);
  const rows = Array.from({ length: 7 }, (_, index) => [`Account ${index}`, index === 0 ? 'say "hi"' : null]);
  kernel.save.insert('Account', { columns: ['Name', 'Site'], rows }, admin);
});

afterEach(() => kernel.close());

async function finishedQuery(query: string, definition: object = {}): Promise<Record<string, unknown>> {
  const body = { operation: 'query', query, ...definition };
  const created = await api.call({ method: 'POST', path: '/jobs/query', body });
  expect(created).toMatchObject({
    status: 200,
    body: { state: 'UploadComplete', object: 'Account', contentType: 'CSV' },
  });
  const path = `/jobs/query/${(created.body as { id: string }).id}`;
  for (let turn = 0; turn < 1_000; turn++) {
    const job = (await api.call({ method: 'GET', path })).body as Record<string, unknown>;
    if (job['state'] !== 'UploadComplete' && job['state'] !== 'InProgress') return job;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('the job does not end');
}

function results(id: unknown, parameters = ''): Promise<ApiReply> {
  return api.call({ method: 'GET', path: `/jobs/query/${String(id)}/results${parameters}` });
}

describe('a query job', () => {
  it('gives its rows page by page with locators; the last says null', async () => {
    const job = await finishedQuery('SELECT Name, Site, Owner.Name FROM Account ORDER BY Name');
    expect(job).toMatchObject({ state: 'JobComplete', jobType: 'V2Query', numberRecordsProcessed: 7 });
    const first = await results(job['id'], '?maxRecords=4');
    expect(first.headers).toMatchObject({ 'Sforce-NumberOfRecords': '4' });
    expect(String(first.body).split('\n').slice(0, 2)).toEqual([
      '"Name","Site","Owner.Name"',
      '"Account 0","say ""hi""","Ada Admin"',
    ]);
    const locator = first.headers?.['Sforce-Locator'] ?? '';
    const second = await results(job['id'], `?maxRecords=4&locator=${locator}`);
    expect(second.headers).toMatchObject({ 'Sforce-NumberOfRecords': '3', 'Sforce-Locator': 'null' });
    expect(String(second.body).split('\n')[1]).toBe('"Account 4","","Ada Admin"');
  });

  it('keeps the rows as they were when it ran', async () => {
    const job = await finishedQuery('SELECT Id, Name FROM Account ORDER BY Name LIMIT 1');
    const [record] = kernel.query('SELECT Id FROM Account ORDER BY Name LIMIT 1', admin).records;
    kernel.save.update('Account', { columns: ['Id', 'Name'], rows: [[record?.['Id'], 'Changed']] }, admin);
    expect(String((await results(job['id'])).body)).toContain('Account 0');
  });

  it('lists links to result pages, five at a time', async () => {
    const job = await finishedQuery('SELECT Id FROM Account');
    const path = `/jobs/query/${String(job['id'])}/resultPages`;
    const first = (await api.call({ method: 'GET', path: `${path}?maxRecords=1` })).body as {
      resultPages: { resultUrl: string }[];
      nextRecordsUrl: string;
      done: boolean;
    };
    expect(first.resultPages).toHaveLength(5);
    expect(first.done).toBe(false);
    const next = await api.call({ method: 'GET', path: first.nextRecordsUrl.replace('/services/data/v66.0', '') });
    expect(next.body).toMatchObject({ done: true, nextRecordsUrl: null });
    expect((next.body as typeof first).resultPages).toHaveLength(2);
  });

  it('reads deleted rows with queryAll', async () => {
    const [record] = kernel.query('SELECT Id FROM Account LIMIT 1', admin).records;
    kernel.save.remove('Account', [String(record?.['Id'])], admin);
    expect((await finishedQuery('SELECT Id FROM Account'))['numberRecordsProcessed']).toBe(6);
    const all = await finishedQuery('SELECT Id FROM Account', { operation: 'queryAll' });
    expect(all['numberRecordsProcessed']).toBe(7);
  });

  it('wants its results asked for in the API version it was made with', async () => {
    const job = await finishedQuery('SELECT Id FROM Account');
    const path = `/jobs/query/${String(job['id'])}/results`;
    await expect(api.call({ method: 'GET', path, version: '60.0' })).rejects.toMatchObject({ status: 409 });
  });

  it.each([
    ['SELECT COUNT(Id) FROM Account', 'API_ERROR'],
    ['SELECT Name FROM Account GROUP BY Name', 'API_ERROR'],
    ['SELECT Id FROM Account LIMIT 1 OFFSET 1', 'API_ERROR'],
    ['SELECT Id, (SELECT Id FROM Contacts) FROM Account', 'API_ERROR'],
    ['SELECT Nope FROM Account', 'INVALID_FIELD'],
    ['SELECT Id FROM Nope', 'INVALID_TYPE'],
    ['SELECT', 'MALFORMED_QUERY'],
  ])('refuses %s', async (query, errorCode) => {
    const call = api.call({ method: 'POST', path: '/jobs/query', body: { operation: 'query', query } });
    await expect(call).rejects.toMatchObject({ status: 400, errorCode });
  });
});
