import { afterAll, beforeAll, expect, test } from 'vitest';
import { startLocalErp, type LocalErp } from '../start.ts';
import { testClient, type TestClient } from './test-client.ts';

let erp: LocalErp;
let api: TestClient;

beforeAll(async () => {
  erp = await startLocalErp({ size: 'small', clock: () => new Date('2026-11-23T10:00:00Z') });
  api = testClient(erp);
});
afterAll(() => erp.close());

test('an escape that stands for no character is a bad address, not a fault of the server', async () => {
  const answer = await api.get('customers%E0%A4%A');
  expect([answer.status, answer.body.error.code]).toEqual([400, 'BadRequest_InvalidRequestUrl']);
});

test.each(['', '/', '/$metadata'])('what describes the service (%s) is only read', async (path) => {
  expect((await api.raw('GET', `/api/v2.0${path}`)).status).toBe(200);
  expect((await api.raw('POST', `/api/v2.0${path}`, {})).body.error.code).toBe('BadRequest_MethodNotAllowed');
});

test('an empty selection is none; a count is true or false', async () => {
  expect((await api.get('customers?$top=1&$select=')).body.value[0]).toHaveProperty('number');
  expect((await api.get('customers?$top=1&$count=maybe')).status).toBe(400);
});

test('a request of a batch is written relative, below the root or in full, and may hold a question mark', async () => {
  const set = `companies(${api.company})/customers`;
  const urls = [
    `${set}?$top=1`,
    `/${set}?$top=1`,
    `/api/v2.0/${set}?$top=1`,
    `${erp.url}/api/v2.0/${set}?$top=1`,
    `${erp.url}/v2.0/Production/api/v2.0/${set}?$top=1`,
    `${set}?$filter=displayName ne 'Why? Really?'&$top=1`,
    `${set}%E0%A4%A`,
  ];
  const requests = urls.map((url, index) => ({ id: String(index), method: 'GET', url }));
  const { body } = await api.raw('POST', '/api/v2.0/$batch', { requests });
  expect(body.responses.map(({ status }: { status: number }) => status)).toEqual([200, 200, 200, 200, 200, 200, 400]);
  expect(body.responses[5].body.value).toHaveLength(1);
});
