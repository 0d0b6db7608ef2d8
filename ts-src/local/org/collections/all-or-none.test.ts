import { afterAll, beforeAll, expect, test } from 'vitest';
import { startLocalOrg } from '../index.ts';
import type { LocalOrg } from '../index.ts';

let org: LocalOrg;
let invoice = '';

interface Result {
  readonly id?: string;
  readonly success: boolean;
  readonly errors: readonly { readonly statusCode: string; readonly message: string }[];
}

const record = (type: string, fields: object): object => ({ attributes: { type }, ...fields });

async function call(method: string, path: string, body?: object): Promise<unknown> {
  const token = org.users.find(({ name }) => name === 'integration')?.accessToken ?? '';
  const reply = await fetch(`${org.url}/services/data/v66.0${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return reply.json();
}

const save = (method: 'POST' | 'PATCH', allOrNone: boolean, records: readonly object[]): Promise<Result[]> =>
  call(method, '/composite/sobjects', { allOrNone, records }) as Promise<Result[]>;

async function rows(soql: string): Promise<readonly Record<string, unknown>[]> {
  const answer = await call('GET', `/query?q=${encodeURIComponent(soql)}`);
  if (Array.isArray(answer)) throw new Error(JSON.stringify(answer));
  return (answer as { records: Record<string, unknown>[] }).records;
}

/** Everything that a kept row would change: rows, stamps, and sums over them on every level. */
const everything = async (): Promise<string> =>
  JSON.stringify([
    await rows('SELECT Id, Name, LastModifiedDate, SystemModstamp FROM Account'),
    await rows('SELECT Id, Name, Invoice_Count__c, SystemModstamp FROM ERP_Customer__c'),
    await rows('SELECT Id, Lines_Count__c, Lines_Net__c, SystemModstamp FROM ERP_Invoice__c'),
    await rows('SELECT Id, Name, Net__c, SystemModstamp FROM ERP_Invoice_Line__c'),
    await rows('SELECT Id FROM ERP_Mapping_Version__c'),
  ]);

const codes = (results: readonly Result[]): string[] => results.map(({ errors }) => errors[0]?.statusCode ?? 'ok');

beforeAll(async () => {
  org = await startLocalOrg({});
  await save('POST', true, [
    record('Account', { Name: 'A', ERP_Key__c: 'a' }),
    record('ERP_Customer__c', { Name: 'C', ERP_Key__c: 'c', Account__r: { ERP_Key__c: 'a' } }),
    record('ERP_Invoice__c', { Name: 'I', ERP_Key__c: 'i', Customer__r: { ERP_Key__c: 'c' } }),
    record('ERP_Invoice_Line__c', { ERP_Key__c: 'l1', Net__c: 10, Invoice__r: { ERP_Key__c: 'i' } }),
  ]);
  invoice = String((await rows('SELECT Id FROM ERP_Invoice__c'))[0]?.['Id']);
});
afterAll(() => org.close());

test('rows of several types that refer to each other are saved in one call, parents first', async () => {
  expect(await rows('SELECT Lines_Count__c, Lines_Net__c FROM ERP_Invoice__c')).toMatchObject([
    { Lines_Count__c: 1, Lines_Net__c: 10 },
  ]);
});

test('a refused row of the last type undoes the rows, sums and stamps of all types before it', async () => {
  const before = await everything();
  const results = await save('POST', true, [
    record('ERP_Invoice__c', { Name: 'I2', ERP_Key__c: 'i2', Customer__r: { ERP_Key__c: 'c' } }),
    record('ERP_Invoice_Line__c', { ERP_Key__c: 'l2', Net__c: 5, Invoice__r: { ERP_Key__c: 'i2' } }),
    record('ERP_Invoice_Line__c', { ERP_Key__c: 'l3', Net__c: 7, Invoice__r: { ERP_Key__c: 'i' } }),
    record('ERP_Mapping_Version__c', {}),
  ]);
  const undone = 'ALL_OR_NONE_OPERATION_ROLLED_BACK';
  expect(codes(results)).toEqual([undone, undone, undone, 'REQUIRED_FIELD_MISSING']);
  expect(results.every(({ success, id }) => !success && (id ?? null) === null)).toBe(true);
  expect(await everything()).toBe(before);
});

test('updates are undone in the same way', async () => {
  const before = await everything();
  const results = await save('PATCH', true, [
    record('ERP_Invoice__c', { id: invoice, Name: 'Other' }),
    record('ERP_Mapping_Version__c', { id: 'a00zzzzzzzzzzzz' }),
  ]);
  expect(codes(results)[0]).toBe('ALL_OR_NONE_OPERATION_ROLLED_BACK');
  expect(codes(results)[1]).not.toBe('ok');
  expect(await everything()).toBe(before);
});

test('a row with rules of its own to break says so beside the one of the last type', async () => {
  const results = await save('POST', true, [
    record('Account', { Name: 'x'.repeat(300) }),
    record('Account', { Name: 'good' }),
    record('ERP_Mapping_Version__c', {}),
  ]);
  expect(codes(results)).toEqual(['STRING_TOO_LONG', 'ALL_OR_NONE_OPERATION_ROLLED_BACK', 'REQUIRED_FIELD_MISSING']);
});

test('auto-numbers that an undone call took are gone', async () => {
  const line = (key: string) => record('ERP_Invoice_Line__c', { ERP_Key__c: key, Invoice__r: { ERP_Key__c: 'i' } });
  const number = async (key: string): Promise<number> => {
    await save('POST', true, [line(key)]);
    const [row] = await rows(`SELECT Name FROM ERP_Invoice_Line__c WHERE ERP_Key__c = '${key}'`);
    return Number(String(row?.['Name']).replace(/\D/g, ''));
  };
  const first = await number('n1');
  await save('POST', true, [line('n2'), line('n3'), record('ERP_Mapping_Version__c', {})]);
  expect(await number('n4')).toBe(first + 3);
});
