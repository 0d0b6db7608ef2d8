import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testClient, type TestAnswer, type TestClient } from '../http/test-client.ts';
import { startLocalErp, type LocalErp } from '../start.ts';

let erp: LocalErp;
let api: TestClient;
let extension: TestClient;
let items: { number: string; unitPrice: number }[] = [];
let customer = '';
let order = '';
let count = 0;

beforeAll(async () => {
  erp = await startLocalErp({ size: 'small', clock: () => new Date('2026-11-23T10:00:00Z') });
  api = testClient(erp);
  extension = testClient(erp, 0, '/api/counterpart/integration/v1.0');
  items = (await call('items', {})).body.filter(({ blocked }: { blocked: boolean }) => !blocked);
});
afterAll(() => erp.close());

beforeEach(async () => {
  count += 1;
  customer = (await api.send('POST', 'customers', { displayName: `Clerk orders ${count}` })).body.number;
  const lines = [
    { item: items[0]!.number, quantity: 6, unitPrice: 10, discountPercent: 0 },
    { item: items[1]!.number, quantity: 2, unitPrice: 5, discountPercent: 0 },
  ];
  const made = await call('createOrder', { customer, lines, externalDocumentNumber: 'PO-7' });
  expect(made.body).toMatchObject({ status: 'Draft', net: 70, lines: [{ line: 10_000 }, { line: 20_000 }] });
  order = made.body.number;
});

function call(name: string, input: object): Promise<TestAnswer> {
  return api.raw('POST', `/clerk/api/${name}`, { company: 'NW', ...input });
}

test('the clerk lists open orders of a customer or by number', async () => {
  expect((await call('orders', { customer })).body).toMatchObject([{ number: order, customer }]);
  expect((await call('orders', { number: order })).body).toHaveLength(1);
  expect((await call('orders', {})).body.length).toBeGreaterThan(1);
  expect((await call('orders', { number: 'X' })).body).toEqual([]);
});

test('the clerk ships a part with a parcel number, invoices a part, credits some, and the order says so', async () => {
  const shipped = await call('shipOrder', {
    order,
    lines: [{ line: 10_000, quantity: 4 }],
    carrier: 'HERON',
    trackingNumber: 'HE 1',
  });
  const invoice = await call('invoiceOrder', { order, lines: [{ line: 10_000, quantity: 3 }] });
  expect(invoice.body.total).toBe(36);
  const memo = await call('creditLines', { invoice: invoice.body.number, lines: [{ line: 10_000, quantity: 2 }] });
  expect(memo.body.total).toBe(24);
  const more = await call('creditLines', { invoice: invoice.body.number, lines: [{ line: 10_000, quantity: 2 }] });
  expect(more.body.error.message).toContain('at most 1 of line 10000');
  expect((await call('orders', { number: order })).body).toMatchObject([
    {
      status: 'Open',
      lines: [
        { shipped: 4, invoiced: 3 },
        { shipped: 0, invoiced: 0 },
      ],
    },
  ]);
  const details = await extension.get(`shipmentDetails(${shipped.body.id})`);
  expect(details.body).toMatchObject({
    shippingAgentName: 'Heron Parcels',
    packageTrackingNumber: 'HE 1',
    trackingUrl: 'https://parcels.example/heron/HE%201',
  });
  const movements = await extension.get(`orderLineMovements?$filter=orderNumber eq '${order}'`);
  expect(movements.body.value).toMatchObject([
    { kind: 'Credit_x0020_Memo', documentNumber: memo.body.number, orderLineNumber: 10_000, quantity: 2 },
    { kind: 'Invoice', documentId: invoice.body.id, quantity: 3 },
    { kind: 'Shipment', documentId: shipped.body.id, quantity: 4, itemNumber: items[0]!.number },
  ]);
});

test('what is ordered and what is shipped and not invoiced is seen on the customer', async () => {
  const exposure = async (): Promise<unknown> => {
    const { value } = (await extension.get(`customerDetails?$filter=number eq '${customer}'`)).body;
    return [value[0].outstandingOrders, value[0].shippedNotInvoiced];
  };
  expect(await exposure()).toEqual([84, 0]);
  await call('shipOrder', { order, lines: [{ line: 10_000, quantity: 4 }] });
  expect(await exposure()).toEqual([36, 48]);
  await call('invoiceOrder', { order });
  expect(await exposure()).toEqual([36, 0]);
  await call('shipOrder', { order });
  await call('invoiceOrder', { order });
  expect(await exposure()).toEqual([0, 0]);
  expect((await call('orders', { number: order })).body).toEqual([]);
});

test('the clerk replaces an item, changes and deletes lines, and deletes the order', async () => {
  const replaced = await call('replaceItem', { order, line: 20_000, item: items[2]!.number });
  expect(replaced.body.lines[1]).toMatchObject({ line: 20_000, item: items[2]!.number, quantity: 2 });
  const changed = await call('changeLine', { order, line: 10_000, quantity: 8, shipmentDate: '2026-12-24' });
  expect(changed.body.lines[0]).toMatchObject({ quantity: 8, shipmentDate: '2026-12-24' });
  expect((await call('addLine', { order, item: items[3]!.number, quantity: 1 })).body.lines).toHaveLength(3);
  expect((await call('deleteLine', { order, line: 10_000 })).body.lines).toHaveLength(2);
  expect((await call('deleteOrder', { order })).status).toBe(200);
  expect((await call('orders', { number: order })).body).toEqual([]);
});

test('a released order is fixed until it is reopened; one on hold is not posted', async () => {
  expect((await call('releaseOrder', { order })).body.status).toBe('Open');
  const refused = await call('changeLine', { order, line: 10_000, quantity: 8 });
  expect(refused.body.error.message).toContain("equal to 'Open'");
  expect((await call('reopenOrder', { order })).body.status).toBe('Draft');
  expect((await call('holdOrder', { order })).body.status).toBe('In Review');
  expect((await call('shipOrder', { order })).body.error.message).toContain('approved and released');
  expect((await call('releaseOrder', { order })).body.status).toBe('Open');
});

test('a quote of the clerk becomes an order', async () => {
  const lines = [{ item: items[0]!.number, quantity: 1 }];
  const quote = await call('createQuote', { customer, lines, externalDocumentNumber: 'Q-1' });
  expect((await call('quotes', { customer })).body).toMatchObject([{ number: quote.body.number, status: 'Draft' }]);
  expect((await call('makeOrder', { quote: quote.body.number })).body.externalDocumentNumber).toBe('Q-1');
  expect((await call('quotes', { customer })).body).toEqual([]);
});

test('a credit limit is set and seen, and never stops an order', async () => {
  await call('setCreditLimit', { customer, creditLimit: 1 });
  const [row] = (await api.get(`customers?$filter=number eq '${customer}'`)).body.value;
  expect(row.creditLimit).toBe(1);
  expect((await call('createOrder', { customer, lines: [{ item: items[0]!.number, quantity: 99 }] })).status).toBe(200);
});

test.each([
  ['shipOrder', { lines: [{ line: 10_000, quantity: 7 }] }, 'more than 6 units'],
  ['shipOrder', { lines: [{ line: 5, quantity: 1 }] }, 'no line 5'],
  ['shipOrder', { carrier: 'NOBODY' }, 'no shipping agent NOBODY'],
  ['invoiceOrder', {}, 'nothing to post'],
  ['invoiceOrder', { order: 'X' }, 'no open order X'],
  ['replaceItem', { line: 10_000, item: 'nothing' }, 'no item nothing'],
  ['makeOrder', { quote: 'X' }, 'no quote X'],
  ['creditLines', { invoice: 'X', lines: [] }, 'no posted invoice X'],
])('the endpoint %s refuses %j and leaves the order as it was', async (name, input, message) => {
  const before = (await call('orders', { customer })).body;
  const answer = await call(name, { order, ...input });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.body.error.message).toContain(message);
  expect((await call('orders', { customer })).body).toEqual(before);
});

test('a customer is created from a template under an id of the caller, once', async () => {
  const [template] = (await extension.get("customerTemplates?$filter=code eq 'EXPORT'")).body.value;
  const body = {
    id: '5f1c1f2e-0f5d-5a5e-8a3b-0a4d2f6f7b11',
    templateCode: template.code,
    displayName: 'Prospect',
    country: 'US',
    currencyCode: 'USD',
  };
  const made = await extension.send('POST', 'newCustomers', body);
  expect([made.status, made.body.paymentTermsCode, made.body.currencyCode]).toEqual([
    201,
    template.paymentTermsCode,
    'USD',
  ]);
  expect((await api.get(`customers(${body.id})`)).body).toMatchObject({ country: 'US', number: made.body.number });
  const again = await extension.send('POST', 'newCustomers', body);
  expect([again.status, again.body.error.code]).toEqual([400, 'Internal_EntityWithSameKeyExists']);
  const unknown = await extension.send('POST', 'newCustomers', { templateCode: 'X', displayName: 'y' });
  expect(unknown.body.error.code).toBe('Internal_RecordNotFound');
});
