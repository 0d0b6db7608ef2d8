import { expect, test } from 'vitest';
import { upsertRecords } from '../bench/page/org-writer.ts';
import { startLocalOrg } from '../../../ts-src/local/org/index.ts';
import { adminOf } from '../local-connection.ts';
import { soql } from '../soql.ts';
import { handOutAccounts } from './hand-out-accounts.ts';

test('the first rep gets three of four accounts, the second the rest', async () => {
  const org = await startLocalOrg();
  try {
    const admin = adminOf(org);
    const accounts = Array.from({ length: 8 }, (_, index) => ({ ERP_Key__c: `k${index}`, Name: `Account ${index}` }));
    await upsertRecords({ url: org.url, accessToken: admin.accessToken }, 'Account', accounts);
    await handOutAccounts(org);
    const owners: string[] = [];
    const rows = soql<{ Owner: { Username: string } }>(admin, 'SELECT Owner.Username FROM Account ORDER BY Name');
    for await (const { Owner } of rows) owners.push(Owner.Username.split('@')[0] ?? '');
    expect(owners).toEqual(['rep', 'rep', 'rep', 'rep2', 'rep', 'rep', 'rep', 'rep2']);
  } finally {
    await org.close();
  }
});
