import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startLocalErp, type LocalErp } from '../start.ts';
import { testClient, type TestClient } from './test-client.ts';

let erp: LocalErp;
let api: TestClient;
let time = Date.parse('2026-11-23T10:00:00Z');

beforeAll(async () => {
  erp = await startLocalErp({ size: 'small', clock: () => new Date(time) });
  api = testClient(erp);
});
afterEach(() => erp.faults.clear());
afterAll(() => erp.close());

test('a status fault strikes so often as it was told, after so many requests, with its retry-after', async () => {
  erp.faults.add({ kind: 'status', status: 503, retryAfterSeconds: 7, path: 'customers', after: 1, times: 2 });
  const statuses: number[] = [];
  for (let i = 0; i < 4; i += 1) statuses.push((await api.get('customers?$top=1')).status);
  expect(statuses).toEqual([200, 503, 503, 200]);
  expect((await api.get('items?$top=1')).status).toBe(200);
  expect(erp.faults.struck()).toEqual([2]);
  erp.faults.add({ kind: 'status', status: 429, retryAfterSeconds: 7, times: 1 });
  const limited = await api.get('items?$top=1');
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
});

test('an HTML page comes instead of JSON', async () => {
  erp.faults.add({ kind: 'html', times: 1 });
  const answer = await api.get('customers?$top=1');
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html']);
  expect(answer.text).toContain('<html>');
});

test('a fault for every request leaves its own control alone', async () => {
  erp.faults.add({ kind: 'html' });
  expect((await api.raw('DELETE', '/__local/faults')).body).toEqual({ struck: [] });
  expect((await api.get('customers?$top=1')).status).toBe(200);
});

test('a cut connection breaks the answer off in the middle', async () => {
  erp.faults.add({ kind: 'cut', afterBytes: 500, times: 1 });
  await expect(api.get('customers')).rejects.toThrow();
  erp.faults.add({ kind: 'cut', afterBytes: 0, times: 1 });
  await expect(api.get('customers')).rejects.toThrow();
  expect((await api.get('customers?$top=1')).status).toBe(200);
});

test('a slow answer comes late', async () => {
  erp.faults.add({ kind: 'slow', delayMs: 60, times: 1 });
  const begun = performance.now();
  expect((await api.get('customers?$top=1')).status).toBe(200);
  expect(performance.now() - begun).toBeGreaterThan(50);
});

test('an older version lacks a field in records and in the metadata', async () => {
  erp.faults.add({ kind: 'missing-field', set: 'salesInvoices', field: 'promisedPayDate' });
  const [invoice] = (await api.get('salesInvoices?$top=1')).body.value;
  expect(invoice).not.toHaveProperty('promisedPayDate');
  expect((await api.get('salesInvoices?$select=promisedPayDate')).status).toBe(400);
  expect((await api.raw('GET', '/api/v2.0/$metadata')).text).not.toContain('promisedPayDate');
  erp.faults.clear();
  expect((await api.get('salesInvoices?$top=1')).body.value[0]).toHaveProperty('promisedPayDate');
});

test('an update renames a field and makes another one text', async () => {
  const [before] = (await api.get('salesInvoices?$top=1')).body.value;
  erp.faults.add({ kind: 'renamed-field', set: 'salesInvoices', field: 'customerName', as: 'nameOfCustomer' });
  erp.faults.add({ kind: 'retyped-field', set: 'salesInvoices', field: 'totalAmountExcludingTax', max: 50 });
  const query = 'salesInvoices?$top=1&$orderby=nameOfCustomer';
  const [first] = (await api.get(query)).body.value;
  expect(first).not.toHaveProperty('customerName');
  const name = String(first?.['nameOfCustomer']).replaceAll("'", "''");
  const filter = encodeURIComponent(`nameOfCustomer eq '${name}'`);
  const [same] = (await api.get(`salesInvoices?$filter=${filter}&$top=1`)).body.value;
  expect(same?.['nameOfCustomer']).toBe(first?.['nameOfCustomer']);
  expect(typeof before?.['totalAmountExcludingTax']).toBe('number');
  expect(typeof first?.['totalAmountExcludingTax']).toBe('string');
  const metadata = (await api.raw('GET', '/api/v2.0/$metadata')).text;
  expect(metadata).toContain('<Property Name="totalAmountExcludingTax" Type="Edm.String" MaxLength="50"/>');
  erp.faults.clear();
  expect((await api.get('salesInvoices?$top=1')).body.value[0]).toEqual(before);
});

test('a server with a small page limit gives small pages', async () => {
  erp.faults.add({ kind: 'page-size', rows: 3 });
  const { body } = await api.get('customers', { prefer: 'odata.maxpagesize=50' });
  expect(body.value).toHaveLength(3);
  expect(body['@odata.nextLink']).toContain('$skiptoken=');
});

test('a rate limit answers 429 until the window has passed', async () => {
  erp.faults.add({ kind: 'rate-limit', requests: 2, windowSeconds: 300 });
  const statuses: number[] = [];
  for (let i = 0; i < 3; i += 1) statuses.push((await api.get('customers?$top=1')).status);
  expect(statuses).toEqual([200, 200, 429]);
  time += 301_000;
  expect((await api.get('customers?$top=1')).status).toBe(200);
});

test('faults are set and cleared from outside through the control endpoints', async () => {
  const added = await api.raw('POST', '/__local/faults', { kind: 'status', status: 401, times: 1 });
  expect(added.body).toEqual({ struck: [0] });
  expect((await api.get('customers?$top=1')).status).toBe(401);
  expect((await api.raw('GET', '/__local/faults')).body).toEqual({ struck: [1] });
  expect((await api.raw('POST', '/__local/faults', { kind: 'flood' })).status).toBe(400);
  expect((await api.raw('DELETE', '/__local/faults')).body).toEqual({ struck: [] });
  expect((await api.raw('POST', '/__local/expire-tokens')).status).toBe(200);
  const status = await api.raw('GET', '/__local/status');
  expect(status.body.companies.map(({ code }: { code: string }) => code)).toEqual(['NW', 'KB']);
});
