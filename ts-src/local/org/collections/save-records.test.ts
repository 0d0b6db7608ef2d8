import { afterAll, beforeAll, expect, test } from 'vitest';
import { startLocalOrg } from '../index.ts';
import type { LocalOrg } from '../index.ts';

let org: LocalOrg;

async function patch(path: string, records: readonly object[]): Promise<{ status: number; body: unknown }> {
  const token = org.users.find(({ name }) => name === 'admin')?.accessToken ?? '';
  const reply = await fetch(`${org.url}/services/data/v66.0/composite/sobjects${path}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ records }),
  });
  return { status: reply.status, body: await reply.json() };
}

beforeAll(async () => {
  org = await startLocalOrg({});
});
afterAll(() => org.close());

test('an upsert refuses records of another type than its path', async () => {
  const other = { attributes: { type: 'Contact' }, ERP_Key__c: 'k', Name: 'x' };
  expect(await patch('/Account/ERP_Key__c', [other])).toMatchObject({
    status: 400,
    body: [{ errorCode: 'INVALID_INPUT' }],
  });
});

test('records of one call may spell id in different ways', async () => {
  const created = await patch('/Account/ERP_Key__c', [
    { ERP_Key__c: 'a', Name: 'A' },
    { erp_key__c: 'b', name: 'B' },
  ]);
  const [a, b] = (created.body as { id: string }[]).map(({ id }) => id);
  const type = { attributes: { type: 'Account' } };
  expect(
    await patch('', [
      { ...type, id: a, Phone: '1' },
      { ...type, Id: b, Phone: '2' },
    ]),
  ).toMatchObject({ status: 200, body: [{ success: true }, { success: true }] });
});
