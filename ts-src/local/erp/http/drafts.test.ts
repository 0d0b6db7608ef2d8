import { afterAll, beforeAll, expect, test } from 'vitest';
import { startLocalErp, type LocalErp } from '../start.ts';
import { testClient, type TestClient } from './test-client.ts';

let erp: LocalErp;
let api: TestClient;
let itemId = '';
let numbers: string[] = [];

beforeAll(async () => {
  erp = await startLocalErp({ size: 'small', clock: () => new Date('2026-11-23T10:00:00Z') });
  api = testClient(erp);
  const open = "customers?$filter=blocked eq '_x0020_' and currencyCode eq 'GBP'&$top=3";
  numbers = (await api.get(open)).body.value.map((row: { number: string }) => row.number);
  itemId = (await api.get('items?$filter=blocked eq false&$top=1')).body.value[0].id;
});
afterAll(() => erp.close());

const any = { 'if-match': '*' };

test('a draft keeps what it is given: who pays, terms, currency, dates, addresses and line discounts', async () => {
  const terms = (await api.get("paymentTerms?$filter=dueDateCalculation eq '14D'")).body.value[0];
  const { status, body } = await api.send('POST', 'salesInvoices', {
    customerNumber: numbers[1],
    billToCustomerNumber: numbers[0],
    currencyCode: 'JPY',
    paymentTermsId: terms.id,
    invoiceDate: '2026-01-05',
    shipToName: 'Elsewhere',
    shipToCity: 'York',
    salesInvoiceLines: [{ itemId, quantity: 2, unitPrice: 1000.4, discountAmount: 100 }],
  });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    customerNumber: numbers[1],
    billToCustomerNumber: numbers[0],
    currencyCode: 'JPY',
    invoiceDate: '2026-01-05',
    dueDate: '2026-01-19',
    shipToName: 'Elsewhere',
    shipToCity: 'York',
    totalAmountExcludingTax: 1901,
  });
});

test('amounts of a currency without a minor unit are whole, tax and invoice discount too', async () => {
  const { body } = await api.send('POST', 'salesInvoices', {
    customerNumber: numbers[0],
    currencyCode: 'JPY',
    discountAmount: 10.6,
    salesInvoiceLines: [{ itemId, quantity: 3, unitPrice: 333.33 }],
  });
  expect(body.totalTaxAmount).toBeGreaterThan(0);
  for (const name of ['discountAmount', 'totalAmountExcludingTax', 'totalTaxAmount', 'totalAmountIncludingTax']) {
    expect([name, Number.isInteger(body[name])]).toEqual([name, true]);
  }
});

test('a change of a draft is made whole or not at all, and what is not kept is refused', async () => {
  const memo = (await api.send('POST', 'salesCreditMemos', { customerNumber: numbers[0] })).body;
  const path = `salesCreditMemos(${memo.id})`;
  for (const [body, code] of [
    [{ dueDate: '2027-05-05', invoiceId: api.company }, 'Application_DialogException'],
    [{ dueDate: '2027-02-31' }, 'BadRequest'],
    [{ dueDate: '2027-05-05', customerNumber: numbers[2] }, 'Application_DialogException'],
    [{ dueDate: '2027-05-05', shortcutDimension1Code: 'SALES' }, 'Application_DialogException'],
    [{ dueDate: '2027-05-05', currencyCode: 'XXX' }, 'Internal_InvalidTableRelation'],
  ] as const) {
    const refused = await api.send('PATCH', path, body, any);
    expect([refused.status, refused.body.error.code]).toEqual([400, code]);
  }
  expect((await api.get(path)).body).toEqual(memo);
  expect((await api.send('PATCH', path, { currencyCode: 'USD' }, any)).body.currencyCode).toBe('USD');
});

test('a batch that is taken back leaves a draft with the amounts of its lines', async () => {
  const lines = [{ itemId, quantity: 2, unitPrice: 50 }];
  const draft = (await api.send('POST', 'salesInvoices', { customerNumber: numbers[0], salesInvoiceLines: lines }))
    .body;
  const path = `salesInvoices(${draft.id})?$expand=salesInvoiceLines`;
  const before = (await api.get(path)).body;
  const url = `companies(${api.company})/salesInvoices(${draft.id})`;
  const requests = [
    { id: '1', method: 'PATCH', url, headers: { 'if-match': '*' }, body: { discountAmount: 10 } },
    { id: '2', method: 'POST', url: `companies(${api.company})/customers`, body: { displayName: '' } },
  ];
  const answer = await api.raw('POST', '/api/v2.0/$batch', { requests }, { isolation: 'snapshot' });
  expect(answer.body.responses.map(({ status }: { status: number }) => status)).toEqual([200, 400]);
  expect((await api.get(path)).body).toEqual(before);
});

test('an item is changed under its etag; a code must be known', async () => {
  const item = (await api.get(`items(${itemId})`)).body;
  const path = `items(${itemId})`;
  expect((await api.send('PATCH', path, { displayName: 'Renamed' })).body.error.code).toBe('BadRequest_InvalidToken');
  const unknown = await api.send('PATCH', path, { displayName: 'Renamed', itemCategoryCode: 'NOPE' }, any);
  expect(unknown.body.error.code).toBe('Internal_InvalidTableRelation');
  expect((await api.get(path)).body).toEqual(item);
  const changed = await api.send('PATCH', path, { displayName: 'Renamed' }, { 'if-match': item['@odata.etag'] });
  expect([changed.status, changed.body.displayName]).toEqual([200, 'Renamed']);
  expect(changed.body['@odata.etag']).not.toBe(item['@odata.etag']);
});

test.each([
  [{ displayName: 'x', country: 'ZZ' }, 'Internal_InvalidTableRelation'],
  [{ displayName: 'x', salespersonCode: 'NOPE' }, 'Internal_InvalidTableRelation'],
  [
    { displayName: 'x', currencyId: '00000000-0000-0000-0000-000000000000', currencyCode: 'USD' },
    'Internal_InvalidTableRelation',
  ],
])('the customer %j is refused with %s', async (body, code) => {
  const answer = await api.send('POST', 'customers', body);
  expect([answer.status, answer.body.error.code]).toEqual([400, code]);
});

test('a customer number is a code: stored in upper case', async () => {
  expect((await api.send('POST', 'customers', { number: 'abc1 ', displayName: 'x' })).body.number).toBe('ABC1');
});
