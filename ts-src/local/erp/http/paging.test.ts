import { afterEach, beforeEach, expect, test } from 'vitest';
import { startLocalErp, type LocalErp } from '../start.ts';
import { testClient, type TestAnswer, type TestClient } from './test-client.ts';

let erp: LocalErp;
let api: TestClient;
let ledger: TestClient;

beforeEach(async () => {
  erp = await startLocalErp({ size: 'small', clock: () => new Date('2026-11-23T10:00:00Z') });
  api = testClient(erp);
  ledger = testClient(erp, 0, '/api/counterpart/integration/v1.0');
});
afterEach(() => erp.close());

const few = { prefer: 'odata.maxpagesize=5' };

async function rest(client: TestClient, first: TestAnswer, member: string): Promise<unknown[]> {
  const seen: unknown[] = [];
  for (let page = first.body; page['@odata.nextLink'] !== undefined;) {
    page = (await client.get(page['@odata.nextLink'], { prefer: 'odata.maxpagesize=5000' })).body;
    seen.push(...page.value.map((row: Record<string, unknown>) => row[member]));
  }
  return seen;
}

test('a page goes on after the last row given, although that row was deleted meanwhile', async () => {
  const numbers = ['00001', '00002', '00003', '00004', '00005', '00006'];
  for (const number of numbers) await api.send('POST', 'customers', { number, displayName: number });
  const first = await api.get('customers?$select=id,number', few);
  expect(first.body.value.map(({ number }: { number: string }) => number)).toEqual(numbers.slice(0, 5));
  const last = first.body.value.at(-1);
  await api.send('DELETE', `customers(${last.id})`, undefined, { 'if-match': '*' });
  expect((await rest(api, first, 'number'))[0]).toBe('00006');
});

test('a page goes on after the last row given, although the filter no longer keeps it', async () => {
  const path = "customerLedgerEntries?$filter=open eq true and documentType eq 'Invoice'&$select=entryNumber";
  const all = (await ledger.get(path)).body.value.map((row: { entryNumber: number }) => row.entryNumber);
  const first = await ledger.get(
    path.replace('$select=', '$select=customerNumber,documentNumber,remainingAmount,'),
    few,
  );
  const last = first.body.value.at(-1);
  const { customerNumber: customer, documentNumber: appliesTo, remainingAmount: amount } = last;
  erp.clerk.receivePayment({ company: 'NW', customer, amount, appliesTo });
  expect(await rest(ledger, first, 'entryNumber')).toEqual(all.slice(5));
});

test('rows that came before the last one given shift nothing', async () => {
  const all = (await api.get('customers?$select=number')).body.value.map((row: { number: string }) => row.number);
  const first = await api.get('customers?$select=number', few);
  await api.send('POST', 'customers', { number: '00000', displayName: 'In front' });
  expect(await rest(api, first, 'number')).toEqual(all.slice(5));
});
