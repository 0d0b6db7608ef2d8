import { afterAll, beforeAll, expect, test } from 'vitest';
import { startLocalErp, type LocalErp } from '../start.ts';
import { testClient, type TestClient } from './test-client.ts';

let erp: LocalErp;
let api: TestClient;
let customerNumber = '';
let itemId = '';

beforeAll(async () => {
  erp = await startLocalErp({ size: 'small', clock: () => new Date('2026-11-23T10:00:00Z') });
  api = testClient(erp);
  const open = "customers?$filter=blocked eq '_x0020_' and currencyCode eq 'GBP'&$top=1";
  customerNumber = (await api.get(open)).body.value[0].number;
  itemId = (await api.get('items?$filter=blocked eq false&$top=1')).body.value[0].id;
});
afterAll(() => erp.close());

test('a customer is created, changed under its etag, and deleted', async () => {
  const created = await api.send('POST', 'customers', {
    displayName: 'Neue Kundin & Söhne',
    currencyCode: 'USD',
    creditLimit: 1500.5,
  });
  expect(created.status).toBe(201);
  expect(created.body).toMatchObject({ displayName: 'Neue Kundin & Söhne', currencyCode: 'USD', creditLimit: 1500.5 });
  const path = `customers(${created.body.id})`;
  const tag = created.body['@odata.etag'];
  const missing = await api.send('PATCH', path, { city: 'Ulm' });
  expect([missing.status, missing.body.error.code]).toEqual([400, 'BadRequest_InvalidToken']);
  const changed = await api.send('PATCH', path, { city: 'Ulm', blocked: '_x0020_' }, { 'if-match': tag });
  expect([changed.status, changed.body.city]).toEqual([200, 'Ulm']);
  expect(changed.body['@odata.etag']).not.toBe(tag);
  const stale = await api.send('PATCH', path, { city: 'Bonn' }, { 'if-match': tag });
  expect([stale.status, stale.body.error.code]).toEqual([409, 'Request_EntityChanged']);
  expect((await api.send('DELETE', path, undefined, { 'if-match': '*' })).status).toBe(204);
  expect((await api.get(path)).status).toBe(404);
});

test.each([
  [{ displayName: '' }, 'Application_DialogException'],
  [{ displayName: 'x', nonsense: 1 }, 'BadRequest'],
  [{ displayName: 'x', balanceDue: 1 }, 'BadRequest_InvalidOperation'],
  [{ displayName: 'x'.repeat(101) }, 'Application_StringExceededLength'],
  [{ displayName: 'x', blocked: 'Maybe' }, 'Unknown'],
  [{ displayName: 'x', currencyId: 'abc' }, 'Application_InvalidGUID'],
  [{ displayName: 'x', currencyCode: 'XXX' }, 'Internal_InvalidTableRelation'],
  [{ displayName: null }, 'BadRequest_RequiredParamNotProvided'],
  [{ displayName: 'x', taxLiable: 'yes' }, 'BadRequest'],
  [{ displayName: 'x', number: '10000' }, 'Internal_EntityWithSameKeyExists'],
  ['{"displayName":', 'BadRequest'],
  [[1], 'BadRequest'],
])('the body %j is refused with %s and nothing is created', async (body, code) => {
  const before = (await api.raw('GET', `/api/v2.0/companies(${api.company})/customers/$count`)).text;
  const answer = await api.send('POST', 'customers', body);
  expect([answer.status, answer.body.error.code]).toEqual([400, code]);
  expect((await api.raw('GET', `/api/v2.0/companies(${api.company})/customers/$count`)).text).toBe(before);
});

test('a refused change leaves the record and its etag as they were', async () => {
  const [customer] = (await api.get(`customers?$filter=number eq '${customerNumber}'`)).body.value;
  const answer = await api.send(
    'PATCH',
    `customers(${customer.id})`,
    { city: 'Elsewhere', currencyCode: 'XXX' },
    { 'if-match': '*' },
  );
  expect(answer.status).toBe(400);
  expect((await api.get(`customers?$filter=number eq '${customerNumber}'`)).body.value[0]).toEqual(customer);
});

test('an invoice is drafted with its lines, changed, posted under the same id, paid and no longer changeable', async () => {
  const draft = await api.send('POST', 'salesInvoices', {
    customerNumber,
    externalDocumentNumber: 'CRM-1',
    salesInvoiceLines: [
      { itemId, quantity: 2, unitPrice: 50, discountPercent: 0 },
      { lineType: 'Comment', description: 'Thank you' },
    ],
  });
  expect([draft.status, draft.body.status, draft.body.totalAmountExcludingTax]).toEqual([201, 'Draft', 100]);
  const { id, number } = draft.body;
  const added = await api.send('POST', `salesInvoices(${id})/salesInvoiceLines`, {
    itemId,
    quantity: 1,
    unitPrice: 7,
    discountPercent: 0,
  });
  expect([added.status, added.body.sequence]).toEqual([201, 30_000]);
  const patched = await api.send(
    'PATCH',
    `salesInvoiceLines(${added.body.id})`,
    { quantity: 3, discountPercent: 0 },
    { 'if-match': '*' },
  );
  expect(patched.body.netAmount).toBe(21);
  expect((await api.send('DELETE', `salesInvoiceLines(${added.body.id})`, undefined, { 'if-match': '*' })).status).toBe(
    204,
  );
  expect((await api.get(`salesInvoices(${id})`)).body.totalAmountExcludingTax).toBe(100);
  expect((await api.send('POST', `salesInvoices(${id})/Microsoft.NAV.post`)).status).toBe(204);
  const posted = (await api.get(`salesInvoices(${id})`)).body;
  expect(posted.status).toBe('Open');
  expect(posted.number).not.toBe(number);
  const refused = await api.send('PATCH', `salesInvoices(${id})`, { dueDate: '2027-01-01' }, { 'if-match': '*' });
  expect(refused.body.error.code).toBe('Application_DialogException');
  erp.clerk.receivePayment({
    company: 'NW',
    customer: customerNumber,
    amount: posted.remainingAmount,
    appliesTo: posted.number,
  });
  expect((await api.get(`salesInvoices(${id})`)).body).toMatchObject({ status: 'Paid', remainingAmount: 0 });
});

test('cancel and makeCorrectiveCreditMemo do what their names say', async () => {
  const lines = [{ quantity: 1, unitPrice: 10 }];
  const one = erp.clerk.postInvoice({ company: 'NW', customer: customerNumber, lines });
  expect((await api.send('POST', `salesInvoices(${one.id})/Microsoft.NAV.cancel`)).status).toBe(204);
  expect((await api.get(`salesInvoices(${one.id})`)).body.status).toBe('Canceled');
  const memos = await api.get(`salesCreditMemos?$filter=invoiceNumber eq '${one.number}'`);
  expect(memos.body.value).toMatchObject([{ status: 'Corrective', invoiceId: one.id, totalAmountExcludingTax: 10 }]);
  const two = erp.clerk.postInvoice({ company: 'NW', customer: customerNumber, lines });
  await api.send('POST', `salesInvoices(${two.id})/Microsoft.NAV.makeCorrectiveCreditMemo`);
  const drafts = await api.get(`salesCreditMemos?$filter=invoiceNumber eq '${two.number}'`);
  expect(drafts.body.value).toMatchObject([{ status: 'Draft' }]);
  const send = await api.send('POST', `salesInvoices(${two.id})/Microsoft.NAV.send`);
  expect(send.body.error.code).toBe('Application_DialogException');
  expect((await api.send('POST', `salesInvoices(${two.id})/Microsoft.NAV.nothing`)).status).toBe(501);
});

test('a blocked customer gets no invoice', async () => {
  erp.clerk.blockCustomer({ company: 'NW', customer: customerNumber, blocked: 'All' });
  const input = { company: 'NW', customer: customerNumber, lines: [{ quantity: 1, unitPrice: 10 }] };
  const drafts = (await api.get("salesInvoices?$filter=status eq 'Draft'")).body.value.length;
  expect(() => erp.clerk.postInvoice(input)).toThrow('is blocked with type All');
  expect((await api.get("salesInvoices?$filter=status eq 'Draft'")).body.value.length).toBe(drafts);
  erp.clerk.blockCustomer({ company: 'NW', customer: customerNumber, blocked: ' ' });
});

test('read-only sets and the extension refuse writes', async () => {
  const extension = testClient(erp, 0, '/api/counterpart/integration/v1.0');
  for (const [client, set] of [
    [api, 'customerFinancialDetails'],
    [api, 'currencyExchangeRates'],
    [extension, 'customerLedgerEntries'],
  ] as const) {
    const answer = await client.send('POST', set, {});
    expect([answer.status, answer.body.error.code]).toEqual([405, 'BadRequest_MethodNotAllowed']);
  }
});

function batch(names: readonly string[]): { requests: object[] } {
  const url = `companies(${api.company})/customers`;
  const headers = { 'content-type': 'application/json' };
  return {
    requests: names.map((displayName, index) => ({
      id: String(index),
      method: 'POST',
      url,
      headers,
      body: { displayName },
    })),
  };
}

test('a batch answers each request; with snapshot isolation a failure takes the others back', async () => {
  const names = async (): Promise<string[]> =>
    (await api.get("customers?$filter=startswith(displayName,'Batch')&$select=displayName")).body.value.map(
      (row: { displayName: string }) => row.displayName,
    );
  const plain = await api.raw('POST', '/api/v2.0/$batch', batch(['Batch A', '']));
  expect(plain.body.responses.map(({ status }: { status: number }) => status)).toEqual([201, 400]);
  expect(await names()).toEqual(['Batch A']);
  const isolated = await api.raw('POST', '/api/v2.0/$batch', batch(['Batch B', '']), { isolation: 'snapshot' });
  expect(isolated.body.responses.map(({ status }: { status: number }) => status)).toEqual([201, 400]);
  expect(await names()).toEqual(['Batch A']);
  const tooMany = await api.raw('POST', '/api/v2.0/$batch', batch(Array.from({ length: 101 }, () => 'x')));
  expect(tooMany.status).toBe(400);
});
