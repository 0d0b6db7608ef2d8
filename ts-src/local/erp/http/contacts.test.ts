import { afterAll, beforeAll, expect, test } from 'vitest';
import { startLocalErp, type LocalErp } from '../start.ts';
import { testClient, type TestClient } from './test-client.ts';

let erp: LocalErp;
let api: TestClient;
let extension: TestClient;
let company: { number: string; id: string };
let customer: { id: string; number: string };

beforeAll(async () => {
  erp = await startLocalErp({ size: 'small', clock: () => new Date('2026-11-23T10:00:00Z') });
  api = testClient(erp);
  extension = testClient(erp, 0, '/api/counterpart/integration/v1.0');
  customer = (await api.send('POST', 'customers', { displayName: 'Contact house', phoneNumber: '1' })).body;
  company = (await list(api, `contacts?$filter=displayName eq 'Contact house'`))[0] as unknown as typeof company;
});
afterAll(() => erp.close());

const list = async (client: TestClient, path: string): Promise<Record<string, unknown>[]> =>
  (await client.get(path)).body.value;
const ANY = { 'if-match': '*' };
const details = async (id: string) => (await list(extension, `contactDetails?$filter=id eq ${id}`))[0];
const add = async (displayName: string, more: object = {}) =>
  (await api.send('POST', 'contacts', { displayName, type: 'Person', companyNumber: company.number, ...more })).body;

test('a new customer has a company contact, and both are one in name and numbers', async () => {
  const url = `contacts(${company.id})`;
  expect((await api.get(url)).body).toMatchObject({ type: 'Company', phoneNumber: '1', companyName: 'Contact house' });
  const changed = await api.send('PATCH', `customers(${customer.id})`, { phoneNumber: '2' }, ANY);
  expect(changed.status).toBe(200);
  expect((await api.get(url)).body.phoneNumber).toBe('2');
  await api.send('PATCH', url, { displayName: 'Contact home' }, ANY);
  expect((await api.get(`customers(${customer.id})`)).body.displayName).toBe('Contact home');
});

test('a person belongs to the customer of its company, and its name is taken apart', async () => {
  const person = await add('Ada Mary Lovelace', { email: 'ada@x.example' });
  expect(person).toMatchObject({ companyName: 'Contact home', contactBusinessRelation: 'Customer', city: '' });
  expect(await details(person.id)).toMatchObject({
    customerId: customer.id,
    firstName: 'Ada',
    middleName: 'Mary',
    surname: 'Lovelace',
  });
  await api.send('PATCH', `contacts(${person.id})`, { displayName: 'Ada Byron' }, ANY);
  expect(await details(person.id)).toMatchObject({ firstName: 'Ada', middleName: '', surname: 'Byron' });
  await api.send('PATCH', `contacts(${person.id})`, { companyNumber: '' }, ANY);
  expect(await details(person.id)).toMatchObject({ customerNumber: '' });
});

test('the extension changes the parts of a name one by one, and the name follows', async () => {
  const person = await add('Anna Dam');
  const url = `contactDetails(${person.id})`;
  const parts = { firstName: 'Anna Maria', middleName: '', surname: 'van Dam' };
  expect((await extension.send('PATCH', url, parts, ANY)).body).toMatchObject(parts);
  expect((await api.get(`contacts(${person.id})`)).body.displayName).toBe('Anna Maria van Dam');
  const nameless = await extension.send('PATCH', url, { firstName: '', surname: '' }, ANY);
  expect(nameless.body.error.message).toContain('must have a value');
  const house = await extension.send('PATCH', `contactDetails(${company.id})`, { surname: 'x' }, ANY);
  expect(house.body.error.message).toContain('must be equal to');
  expect(await details(person.id)).toMatchObject(parts);
});

test.each([
  [{ displayName: '' }, 'blank "displayName"'],
  [{ companyNumber: 'NOWHERE' }, 'cannot be found in the related table'],
  [{ country: 'ZZ' }, 'does not match to a Country'],
  [{ email: 'x'.repeat(81) }, 'must be less than or equal to 80'],
  [{ number: 'OTHER' }, 'number of a contact cannot be changed'],
  [{ colour: 'red' }, 'does not exist on type'],
  [{ lastInteractionDate: '2026-01-01' }, 'read-only'],
])('a person refuses %j and stays as it was', async (change, words) => {
  const person = await add('Grace Hopper');
  const { status, body } = await api.send('PATCH', `contacts(${person.id})`, { jobTitle: 'Admiral', ...change }, ANY);
  expect(status).toBe(400);
  expect(body.error.message).toContain(words);
  expect((await api.get(`contacts(${person.id})`)).body).toMatchObject({ displayName: 'Grace Hopper', jobTitle: '' });
});

test('a contact is deleted, but not the one that stands for a customer', async () => {
  const person = await add('Gone Soon');
  expect((await api.send('DELETE', `contacts(${person.id})`, undefined, ANY)).status).toBe(204);
  expect((await api.get(`contacts(${person.id})`)).status).toBe(404);
  expect((await api.send('DELETE', `contacts(${company.id})`, undefined, ANY)).body.error.message).toContain(
    'linked to a customer',
  );
});
