import { afterAll, beforeAll, expect, test } from 'vitest';
import { startLocalErp, type LocalErp } from '../start.ts';
import { testClient, type TestAnswer, type TestClient } from './test-client.ts';

let erp: LocalErp;
let api: TestClient;
let extension: TestClient;

interface Item {
  readonly id: string;
  readonly number: string;
  readonly customerNumber: string;
  readonly customerId: string;
}
let item: Item;

beforeAll(async () => {
  erp = await startLocalErp({ size: 'small', clock: () => new Date('2026-11-23T10:00:00Z') });
  api = testClient(erp);
  extension = testClient(erp, 0, '/api/counterpart/integration/v1.0');
  [item] = (await list(extension, 'serviceItems')) as unknown as [Item];
});
afterAll(() => erp.close());

const list = async (client: TestClient, path: string): Promise<Record<string, unknown>[]> =>
  (await client.get(path)).body.value;
const ANY = { 'if-match': '*' };
const clerk = (name: string, input: object): Promise<TestAnswer> =>
  api.raw('POST', `/clerk/api/${name}`, { company: 'NW', ...input });
const open = async (more: object = {}) =>
  (await clerk('openServiceOrder', { customer: item.customerNumber, description: 'Does not start', ...more })).body;
const order = async (id: string) => (await extension.get(`serviceOrders(${id})`)).body;
const patch = (id: string, body: object): Promise<TestAnswer> =>
  extension.send('PATCH', `serviceOrders(${id})`, body, ANY);

test('service items were sold by posted invoices to their customers', async () => {
  const items = await list(extension, 'serviceItems');
  expect(items.length).toBeGreaterThan(20);
  const sold = await list(api, `salesInvoices?$filter=customerId eq ${item.customerId}&$expand=salesInvoiceLines`);
  const numbers = sold.flatMap((invoice) =>
    (invoice['salesInvoiceLines'] as { itemId: string }[]).map(({ itemId }) => itemId),
  );
  expect(numbers).toContain((item as unknown as { itemId: string }).itemId);
});

test('there are orders in every status, with the thing they are about and work on the finished ones', async () => {
  const orders = await list(extension, 'serviceOrders?$expand=serviceItemLines,serviceLines');
  expect(new Set(orders.map(({ status }) => status))).toEqual(
    new Set(['Pending', 'In_x0020_Process', 'On_x0020_Hold', 'Finished']),
  );
  const [finished] = orders.filter(({ status }) => status === 'Finished') as [Record<string, unknown>];
  expect(finished['finishingDate']).not.toBe('0001-01-01');
  expect(finished['serviceItemLines']).toMatchObject([
    { serviceItemId: finished['serviceItemId'], repairStatusCode: 'FINISHED' },
  ]);
  expect(finished['serviceLines']).toMatchObject([{ description: 'Work' }, { quantity: 1 }]);
  expect(String(finished['workDescription'])).toContain('\n');
});

test('the clerk opens an order, starts, holds and finishes it with what was done', async () => {
  const opened = await open({ serviceItem: item.number, priority: 'High' });
  expect(await order(opened.id)).toMatchObject({
    status: 'Pending',
    priority: 'High',
    responseDate: '2026-11-24',
    serviceItemNumber: item.number,
    startingDate: '0001-01-01',
  });
  const at = { order: opened.number };
  expect((await clerk('startServiceOrder', at)).body.status).toBe('In Process');
  expect((await clerk('holdServiceOrder', at)).body.status).toBe('On Hold');
  expect((await clerk('serviceOrders', { customer: item.customerNumber })).body).toContainEqual(
    expect.objectContaining({ number: opened.number, status: 'On Hold' }),
  );
  await clerk('finishServiceOrder', { ...at, repair: 'Fuse replaced.' });
  expect(await order(opened.id)).toMatchObject({
    status: 'Finished',
    startingDate: '2026-11-23',
    finishingDate: '2026-11-23',
    workDescription: 'Fuse replaced.',
  });
  expect((await extension.get(`serviceItems(${item.id})`)).body.lastServiceDate).toBe('2026-11-23');
  const rest = (await clerk('serviceOrders', { customer: item.customerNumber })).body as { number: string }[];
  expect(rest.map(({ number }) => number)).not.toContain(opened.number);
});

test('the API changes status, description, priority and contact; item lines follow the status', async () => {
  const { id } = await open({ serviceItem: item.number });
  const contacts = (await list(extension, `contactDetails?$filter=customerId eq ${item.customerId}`)) as unknown as {
    id: string;
    firstName: string;
  }[];
  const person = contacts.find(({ firstName }) => firstName !== '');
  const changed = await patch(id, {
    status: 'In_x0020_Process',
    description: 'Starts and stops',
    priority: 'Low',
    contactId: person?.id,
  });
  expect(changed.body).toMatchObject({ status: 'In_x0020_Process', description: 'Starts and stops', priority: 'Low' });
  expect(changed.body.contactId).toBe(person?.id);
  const [line] = await list(extension, `serviceOrders(${id})/serviceItemLines`);
  expect(line?.['repairStatusCode']).toBe('INPROCESS');
});

test.each([
  [{ status: 'Gone' }, "not an option of the field 'status'"],
  [{ number: 'X' }, 'read-only'],
  [{ description: 'x'.repeat(101) }, 'must be less than or equal to 100'],
  [{ contactId: '99999999-9999-9999-9999-999999999999' }, 'does not match to a Contact'],
])('an order refuses %j and stays as it was', async (change, words) => {
  const { id } = await open({ serviceItem: item.number });
  const { status, body } = await patch(id, { priority: 'High', ...change });
  expect(status).toBe(400);
  expect(body.error.message).toContain(words);
  expect(await order(id)).toMatchObject({ status: 'Pending', priority: 'Medium', description: 'Does not start' });
});

test('a contact of another customer can not be named, and nothing of the change stays', async () => {
  const { id } = await open({ serviceItem: item.number });
  const others = (await list(extension, 'contactDetails')) as unknown as Record<string, string>[];
  const other = others.find(({ customerId, firstName }) => customerId !== item.customerId && firstName !== '');
  const answer = await patch(id, { status: 'Finished', contactId: other?.['id'] });
  expect(answer.body.error.message).toContain('is not related to customer');
  expect(await order(id)).toMatchObject({ status: 'Pending', finishingDate: '0001-01-01' });
  const [line] = await list(extension, `serviceOrders(${id})/serviceItemLines`);
  expect(line?.['repairStatusCode']).toBe('INITIAL');
});

test('orders are neither created nor deleted by the API', async () => {
  const { id } = await open();
  expect((await extension.send('POST', 'serviceOrders', { description: 'x' })).status).toBe(405);
  expect((await extension.send('DELETE', `serviceOrders(${id})`, undefined, ANY)).status).toBe(405);
});

test.each([
  [{ customer: 'NOBODY' }, 'no customer NOBODY'],
  [{ serviceItem: 'NOTHING' }, 'no service item NOTHING'],
  [{ contact: 'NOBODY' }, 'no person NOBODY'],
  [{ description: '' }, 'description'],
  [{ priority: 'Now' }, 'priority'],
])('the clerk is told why %j opens no order', async (input, words) => {
  const { body } = await clerk('openServiceOrder', { customer: item.customerNumber, description: 'x', ...input });
  expect(body.error.message).toContain(words);
});
