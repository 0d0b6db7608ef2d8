import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startLocalOrg } from '../../../ts-src/local/org/index.ts';
import type { LocalOrg } from '../../../ts-src/local/org/index.ts';
import { loadCompanyData } from './company-data.ts';

let org: LocalOrg;
let folder: string;

beforeEach(async () => {
  org = await startLocalOrg();
  folder = mkdtempSync(join(tmpdir(), 'company-data-'));
});
afterEach(async () => {
  await org.close();
  rmSync(folder, { recursive: true });
});

const put = (file: string, text: string): void => writeFileSync(join(folder, file), text);

test('files are loaded parents first, and children find their parent by external id', () => {
  put(
    'ERP_Customer__c.csv',
    'ERP_Key__c,Account__r.ERP_Key__c,Name,Company__c\nM|customer|1,M|customer|1,"Smith, J.",M\n',
  );
  put('Account.csv', '\uFEFFERP_Key__c,Name\nM|customer|1,Smith\n');
  expect(loadCompanyData(org, folder)).toEqual([
    { object: 'Account', rows: 1 },
    { object: 'ERP_Customer__c', rows: 1 },
  ]);
  const admin = org.kernel.sessions.find(org.users[0]?.accessToken ?? '');
  if (admin === null) throw new Error('no session');
  expect(org.kernel.query('SELECT Name, Account__r.Name FROM ERP_Customer__c', admin).records).toMatchObject([
    { Name: 'Smith, J.', Account__r: { Name: 'Smith' } },
  ]);
});

test.each([
  ['Nothing.csv', 'A\n1\n', 'Nothing.csv: the org has no object Nothing'],
  [
    'Account.csv',
    'Name,Phone\nA,1\n,2\n',
    'Account.csv, row 3: REQUIRED_FIELD_MISSING: Required fields are missing: [Name]',
  ],
  ['Account.csv', 'Nmae\nA\n', "Account.csv: No such column 'Nmae' on sobject of type Account"],
  ['readme.txt', 'x', 'holds no <Object>.csv file'],
])('%s with %j is refused and says where', (file, text, message) => {
  put(file, text);
  expect(() => loadCompanyData(org, folder)).toThrow(message);
});
