import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startLocalErp, type LocalErp } from '../start.ts';
import { testClient, type TestAnswer, type TestClient } from './test-client.ts';

let erp: LocalErp;
let api: TestClient;
let extension: TestClient;
let items: { id: string; number: string; baseUnitOfMeasureCode: string }[] = [];
let customerNumber = '';
let count = 0;

beforeAll(async () => {
  erp = await startLocalErp({ size: 'small', clock: () => new Date('2026-11-23T10:00:00Z') });
  api = testClient(erp);
  extension = testClient(erp, 0, '/api/counterpart/integration/v1.0');
  items = (await api.get("items?$filter=blocked eq false and type eq 'Inventory'&$top=3")).body.value;
});
afterAll(() => erp.close());

beforeEach(async () => {
  count += 1;
  const created = await api.send('POST', 'customers', { displayName: `Order test ${count}` });
  customerNumber = created.body.number;
});

const any = { 'if-match': '*' };
const idOf = (index: number): string => items[index]!.id;

/** A line in base units at a price without any discount of a price list. */
function sold(index: number, quantity: number, unitPrice: number): object {
  const { id: itemId, baseUnitOfMeasureCode: unitOfMeasureCode } = items[index]!;
  return { itemId, unitOfMeasureCode, quantity, unitPrice, discountPercent: 0 };
}

/** What the ERP itself answers when it is asked for the price. */
async function priceOf(index: number, quantity: number): Promise<number> {
  const { number: itemNumber, baseUnitOfMeasureCode: unitOfMeasureCode } = items[index]!;
  const question = { customerNumber, itemNumber, variantCode: '', unitOfMeasureCode, quantity };
  return (await extension.send('POST', 'priceInquiries', { ...question, orderDate: '2026-11-23', currencyCode: '' }))
    .body.unitPrice;
}

function order(more: object = {}, lines: object[] = [sold(0, 4, 10)]): Promise<TestAnswer> {
  return api.send('POST', 'salesOrders', { customerNumber, ...more, salesOrderLines: lines });
}

async function linesOf(id: string): Promise<{ id: string; [field: string]: unknown }[]> {
  return (await api.get(`salesOrders(${id})/salesOrderLines`)).body.value;
}

function ordersOfCustomer(): Promise<TestAnswer> {
  return api.get(`salesOrders?$filter=customerNumber eq '${customerNumber}'&$expand=salesOrderLines,customer`);
}

test('an order is created with its lines in one request; a line without a price gets the price that the ERP proposes', async () => {
  const created = await order({ externalDocumentNumber: 'CP-1', requestedDeliveryDate: '2026-12-01' }, [
    { itemId: idOf(0), unitOfMeasureCode: items[0]!.baseUnitOfMeasureCode, quantity: 2 },
    { lineType: 'Item', lineObjectNumber: items[1]!.number, quantity: 1, unitPrice: 7, discountPercent: 10 },
    { lineType: 'Comment', description: 'By the side door' },
  ]);
  expect(created.status).toBe(201);
  expect(created.body).toMatchObject({ status: 'Draft', externalDocumentNumber: 'CP-1', fullyShipped: false });
  const [read] = (await ordersOfCustomer()).body.value;
  expect(read.customer.number).toBe(customerNumber);
  expect(read.salesOrderLines).toMatchObject([
    {
      sequence: 10_000,
      unitPrice: await priceOf(0, 2),
      shipmentDate: '2026-12-01',
      shipQuantity: 2,
      invoiceQuantity: 2,
    },
    { sequence: 20_000, netAmount: 6.3, shippedQuantity: 0, invoicedQuantity: 0 },
    { sequence: 30_000, lineType: 'Comment', shipQuantity: 0 },
  ]);
});

test('a refused line leaves no order', async () => {
  const refused = await order({}, [
    { itemId: idOf(0), quantity: 1 },
    { itemId: api.company, quantity: 1 },
  ]);
  expect([refused.status, refused.body.error.code]).toEqual([400, 'Internal_InvalidTableRelation']);
  expect((await ordersOfCustomer()).body.value).toEqual([]);
});

test('an answer that is lost leaves exactly one whole order', async () => {
  erp.faults.add({ kind: 'cut', afterBytes: 10, path: 'salesOrders', method: 'POST', times: 1 });
  await expect(order({ externalDocumentNumber: 'CP-CUT' })).rejects.toThrow();
  erp.faults.clear();
  const { value } = (await api.get("salesOrders?$filter=externalDocumentNumber eq 'CP-CUT'&$expand=salesOrderLines"))
    .body;
  expect(value).toMatchObject([{ totalAmountExcludingTax: 40, salesOrderLines: [{ quantity: 4 }] }]);
});

test('a quote becomes an order under the same external number, and the order its invoice and shipment', async () => {
  const quote = await api.send('POST', 'salesQuotes', {
    customerNumber,
    externalDocumentNumber: 'CP-QUOTE',
    validUntilDate: '2026-12-31',
    salesQuoteLines: [sold(0, 3, 20)],
  });
  expect([quote.status, quote.body.status, quote.body.validUntilDate]).toEqual([201, 'Draft', '2026-12-31']);
  const sent = await api.send('PATCH', `salesQuotes(${quote.body.id})`, { sentDate: '2026-11-23T09:00:00Z' }, any);
  expect(sent.body.status).toBe('Sent');
  expect((await api.send('POST', `salesQuotes(${quote.body.id})/Microsoft.NAV.makeOrder`)).status).toBe(204);
  expect((await api.get(`salesQuotes(${quote.body.id})`)).status).toBe(404);
  const [made] = (await api.get("salesOrders?$filter=externalDocumentNumber eq 'CP-QUOTE'")).body.value;
  expect(made).toMatchObject({ totalAmountExcludingTax: 60, status: 'Draft' });
  expect((await api.send('POST', `salesOrders(${made.id})/Microsoft.NAV.shipAndInvoice`)).status).toBe(204);
  expect((await api.get(`salesOrders(${made.id})`)).status).toBe(404);
  for (const set of ['salesShipments', 'salesInvoices']) {
    const { value } = (await api.get(`${set}?$filter=orderNumber eq '${made.number}'`)).body;
    expect([set, value.length, value[0]?.externalDocumentNumber]).toEqual([set, 1, 'CP-QUOTE']);
  }
});

test('a quote becomes an invoice that waits for posting', async () => {
  const body = { customerNumber, salesQuoteLines: [sold(0, 1, 5)] };
  const quote = (await api.send('POST', 'salesQuotes', { ...body, externalDocumentNumber: 'CP-INV' })).body;
  await api.send('POST', `salesQuotes(${quote.id})/Microsoft.NAV.makeInvoice`);
  const { value } = (await api.get("salesInvoices?$filter=externalDocumentNumber eq 'CP-INV'")).body;
  expect(value).toMatchObject([{ status: 'Draft', totalAmountExcludingTax: 5 }]);
});

test('shipAndInvoice posts the quantities of the lines, and the order stays until all is invoiced', async () => {
  const { id, number } = (
    await order({}, [
      { ...sold(0, 4, 10), shipQuantity: 3, invoiceQuantity: 1 },
      { ...sold(1, 2, 5), shipQuantity: 0, invoiceQuantity: 0 },
    ])
  ).body;
  const before = (await api.get(`items(${idOf(0)})`)).body.inventory;
  await api.send('POST', `salesOrders(${id})/Microsoft.NAV.shipAndInvoice`);
  expect(await linesOf(id)).toMatchObject([
    { shippedQuantity: 3, invoicedQuantity: 1, shipQuantity: 1, invoiceQuantity: 3 },
    { shippedQuantity: 0, invoicedQuantity: 0, shipQuantity: 2, invoiceQuantity: 2 },
  ]);
  expect((await api.get(`items(${idOf(0)})`)).body.inventory).toBe(before - 3);
  expect((await api.get(`salesOrders(${id})`)).body).toMatchObject({ status: 'Open', fullyShipped: false });
  const invoices = (await api.get(`salesInvoices?$filter=orderNumber eq '${number}'&$expand=salesInvoiceLines`)).body
    .value;
  expect(invoices).toMatchObject([{ orderId: id, totalAmountExcludingTax: 10, salesInvoiceLines: [{ quantity: 1 }] }]);
  const shipments = (await api.get(`salesShipments?$filter=orderNumber eq '${number}'&$expand=salesShipmentLines`)).body
    .value;
  expect(shipments).toMatchObject([{ salesShipmentLines: [{ quantity: 3, sequence: 10_000, lineType: 'Item' }] }]);
});

test('lines of a released order are fixed; what was shipped sets the least quantity and keeps its line', async () => {
  const { id } = (await order({}, [{ ...sold(0, 4, 10), shipQuantity: 2 }])).body;
  await api.send('PATCH', `salesOrderLines(${(await linesOf(id))[0]!.id})`, { invoiceQuantity: 0 }, any);
  await api.send('POST', `salesOrders(${id})/Microsoft.NAV.shipAndInvoice`);
  const [line] = await linesOf(id);
  const path = `salesOrderLines(${line!.id})`;
  const code = 'Application_FieldValidationException';
  const fixed = await api.send('PATCH', path, { quantity: 5 }, any);
  expect([fixed.body.error.code, fixed.body.error.message]).toEqual([code, expect.stringContaining("equal to 'Open'")]);
  const number = (await api.get(`salesOrders(${id})`)).body.number;
  erp.clerk.reopenOrder({ company: 'NW', order: number });
  const less = await api.send('PATCH', path, { quantity: 1 }, any);
  expect([less.body.error.code, less.body.error.message]).toEqual([
    code,
    expect.stringContaining('less than Quantity Shipped'),
  ]);
  for (const [method, where] of [
    ['DELETE', path],
    ['DELETE', `salesOrders(${id})`],
  ] as const) {
    expect((await api.send(method, where, undefined, any)).body.error.message).toContain('Qty. Shipped Not Invoiced');
  }
  const replaced = await api.send('PATCH', path, { itemId: idOf(1) }, any);
  expect(replaced.body.error.message).toContain('Quantity Shipped');
  expect((await api.send('PATCH', path, { quantity: 3 }, any)).body).toMatchObject({ quantity: 3, shipQuantity: 1 });
  expect((await api.send('PATCH', path, { shipQuantity: 2 }, any)).body.error.message).toContain('more than 1 units');
});

test('an open line takes another item at its price; a line and an order that were not shipped can be deleted', async () => {
  const { id } = (await order()).body;
  const [line] = await linesOf(id);
  const replaced = await api.send(
    'PATCH',
    `salesOrderLines(${line!.id})`,
    { itemId: idOf(1), unitOfMeasureCode: items[1]!.baseUnitOfMeasureCode },
    any,
  );
  expect(replaced.body).toMatchObject({
    lineObjectNumber: items[1]!.number,
    quantity: 4,
    unitPrice: await priceOf(1, 4),
  });
  await api.send('POST', `salesOrders(${id})/salesOrderLines`, { itemId: idOf(2), quantity: 1 });
  expect((await api.send('DELETE', `salesOrderLines(${line!.id})`, undefined, any)).status).toBe(204);
  expect(await linesOf(id)).toMatchObject([{ lineObjectNumber: items[2]!.number }]);
  const stale = await api.send('DELETE', `salesOrders(${id})`, undefined, { 'if-match': 'W/"old"' });
  expect(stale.status).toBe(409);
  expect((await api.send('DELETE', `salesOrders(${id})`, undefined, any)).status).toBe(204);
  expect((await ordersOfCustomer()).body.value).toEqual([]);
});

test('shipping advice Complete refuses a part shipment', async () => {
  const { id } = (await order({ partialShipping: false }, [{ itemId: idOf(0), quantity: 4, shipQuantity: 1 }])).body;
  const refused = await api.send('POST', `salesOrders(${id})/Microsoft.NAV.shipAndInvoice`);
  expect(refused.body.error.message).toContain('Shipping Advice');
  expect((await linesOf(id))[0]).toMatchObject({ shippedQuantity: 0, shipQuantity: 1 });
});

test.each(['All', 'Ship', 'Invoice'] as const)(
  'a customer blocked with %s gets no order and no quote',
  async (blocked) => {
    erp.clerk.blockCustomer({ company: 'NW', customer: customerNumber, blocked });
    for (const [set, lines] of [
      ['salesOrders', 'salesOrderLines'],
      ['salesQuotes', 'salesQuoteLines'],
    ] as const) {
      const refused = await api.send('POST', set, { customerNumber, [lines]: [{ itemId: idOf(0), quantity: 1 }] });
      expect(refused.body.error.message).toContain(`blocked with type ${blocked}`);
    }
  },
);

test('a customer may be created under an id of the client, once', async () => {
  const id = '0b6d3a52-5b5a-5d86-9b6f-6a1f2f6d7e01';
  const created = await api.send('POST', 'customers', { id, displayName: 'By id' });
  expect([created.status, created.body.id]).toEqual([201, id]);
  const again = await api.send('POST', 'customers', { id, displayName: 'By id again' });
  expect([again.status, again.body.error.code]).toEqual([400, 'Internal_EntityWithSameKeyExists']);
  expect((await api.send('PATCH', `customers(${id})`, { id }, any)).status).toBe(400);
});
