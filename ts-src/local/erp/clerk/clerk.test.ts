import { afterAll, beforeAll, expect, test } from 'vitest';
import { startLocalErp, type LocalErp } from '../start.ts';
import { testClient, type TestClient } from '../http/test-client.ts';

let erp: LocalErp;
let api: TestClient;
let customer = '';

beforeAll(async () => {
  erp = await startLocalErp({ size: 'small', clock: () => new Date('2026-11-23T10:00:00Z') });
  api = testClient(erp);
  const created = await api.send('POST', 'customers', { displayName: 'Clerk test' });
  customer = created.body.number;
});
afterAll(() => erp.close());

const call = (name: string, input: object): ReturnType<TestClient['raw']> =>
  api.raw('POST', `/clerk/api/${name}`, { company: 'NW', customer, ...input });

test('the clerk posts an invoice, receives a part payment and credits the rest', async () => {
  const invoice = await call('postInvoice', { lines: [{ quantity: 2, unitPrice: 50, description: 'Consulting' }] });
  expect(invoice.body.total).toBe(120);
  await call('receivePayment', { amount: 20, appliesTo: invoice.body.number });
  expect((await call('openEntries', {})).body).toMatchObject([
    { documentType: 'Invoice', amount: 120, remaining: 100 },
  ]);
  const memo = await call('issueCreditMemo', { appliesTo: invoice.body.number });
  expect(memo.body.total).toBe(120);
  expect((await call('openEntries', {})).body).toMatchObject([{ documentType: 'Credit Memo', remaining: -20 }]);
});

test('a payment on account stays open; one that was applied can be unapplied', async () => {
  const invoice = await call('postInvoice', { lines: [{ quantity: 1, unitPrice: 10 }] });
  const payment = await call('receivePayment', { amount: 12, appliesTo: invoice.body.number });
  const count = (await call('openEntries', {})).body.length;
  await call('unapplyLast', { entryNumber: payment.body.entryNumber });
  expect((await call('openEntries', {})).body.length).toBe(count + 2);
});

test('the clerk blocks a customer', async () => {
  await call('blockCustomer', { blocked: 'Invoice' });
  const [row] = (await api.get(`customers?$filter=number eq '${customer}'`)).body.value;
  expect(row.blocked).toBe('Invoice');
  const refused = await call('postInvoice', { lines: [{ quantity: 1, unitPrice: 10 }] });
  expect(refused.body.error.message).toContain('blocked');
  await call('blockCustomer', { blocked: ' ' });
});

test.each([
  ['postInvoice', { lines: [{ quantity: '2' }] }, 'lines.0.quantity'],
  ['postInvoice', { lines: [{ item: 'nothing', quantity: 1 }] }, 'There is no item nothing'],
  ['postInvoice', { lines: [] }, 'nothing to post'],
  ['receivePayment', { amount: -5 }, 'greater than 0'],
  ['receivePayment', { amount: 5, appliesTo: 'X1' }, 'no posted invoice X1'],
  ['blockCustomer', { blocked: 'Never' }, 'blocked'],
  ['openEntries', { customer: 'nobody' }, 'There is no customer nobody'],
  ['openEntries', { company: 'ZZ' }, 'There is no company ZZ'],
  ['nonsense', {}, 'nothing at this address'],
])('the endpoint %s refuses %j', async (name, input, message) => {
  const answer = await call(name, input);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.body.error.message).toContain(message);
});

test('a refused payment leaves no entry behind', async () => {
  const before = (await call('openEntries', {})).body;
  await call('receivePayment', { amount: 5, appliesTo: 'X1' });
  expect((await call('openEntries', {})).body).toEqual(before);
});

test('the page and what it loads are served', async () => {
  for (const [path, type] of [
    ['/clerk', 'text/html'],
    ['/clerk/page.js', 'text/javascript'],
    ['/clerk/parts.js', 'text/javascript'],
    ['/clerk/orders.js', 'text/javascript'],
    ['/clerk/page.css', 'text/css'],
  ] as const) {
    const answer = await api.raw('GET', path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`]);
  }
  expect((await call('customers', {})).body.length).toBeGreaterThan(30);
  expect((await call('items', {})).body[0]).toHaveProperty('unitPrice');
  expect((await call('companies', {})).body.length).toBe(2);
});
