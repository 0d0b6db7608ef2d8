import { afterAll, beforeAll, expect, test } from 'vitest';
import { startLocalOrg } from '../index.ts';
import type { LocalOrg } from '../index.ts';

let org: LocalOrg;
const TWIN = { Name: 'Twin', Phone: '1' };

beforeAll(async () => {
  org = await startLocalOrg({ duplicateRules: true });
  await post('/sobjects/Account', TWIN);
});
afterAll(() => org.close());

async function post(path: string, body: object, headers: Record<string, string> = {}): Promise<[number, unknown]> {
  const reply = await fetch(`${org.url}/services/data/v66.0${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${org.users[0]?.accessToken}`,
      'content-type': 'application/json',
      ...headers,
    },
    body: JSON.stringify(body),
  });
  return [reply.status, await reply.json()];
}

const found = { allowSave: true, duplicateRuleEntityType: 'Account' };
const allow = { 'Sforce-Duplicate-Rule-Header': 'allowSave=true' };

test('a single row is refused with the duplicate rule and what it found, unless the header allows it', async () => {
  expect(await post('/sobjects/Account', TWIN)).toMatchObject([
    400,
    [{ errorCode: 'DUPLICATES_DETECTED', message: 'Use one of these records?', duplicateResult: found }],
  ]);
  expect(await post('/sobjects/Account', TWIN, allow)).toMatchObject([201, { success: true }]);
});

test('collections say so row by row, and know the header', async () => {
  const records = [{ attributes: { type: 'Account' }, ...TWIN }];
  expect(await post('/composite/sobjects', { records })).toMatchObject([
    200,
    [{ success: false, errors: [{ statusCode: 'DUPLICATES_DETECTED', duplicateResult: found }] }],
  ]);
  expect(await post('/composite/sobjects', { records }, allow)).toMatchObject([200, [{ success: true }]]);
});

test('the User Interface API shows the matches and knows allowSaveOnDuplicate', async () => {
  const record = { apiName: 'Account', fields: TWIN };
  expect(await post('/ui-api/records', record)).toMatchObject([
    400,
    { output: { errors: [{ errorCode: 'DUPLICATES_DETECTED', duplicateRecordError: { matchResults: [{}] } }] } },
  ]);
  expect(await post('/ui-api/records', { ...record, allowSaveOnDuplicate: true })).toMatchObject([201, {}]);
});

test('the rules can be turned off and on from outside', async () => {
  const control = (active: boolean): Promise<Response> =>
    fetch(`${org.url}/__local/duplicate-rules`, { method: 'POST', body: JSON.stringify({ active }) });
  await control(false);
  expect(await post('/sobjects/Account', TWIN)).toMatchObject([201, {}]);
  await control(true);
  expect(await post('/sobjects/Account', TWIN)).toMatchObject([400, [{}]]);
});
