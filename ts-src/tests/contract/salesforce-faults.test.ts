/** What goes wrong between the companion and the org, on a local org with its fault plan. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createSalesforce, type SalesforceClient } from '../../companion/salesforce/index.ts';
import type { TargetRow } from '../../companion/salesforce/port.ts';
import { startLocalOrg, type LocalOrg } from '../../local/org/index.ts';

let org: LocalOrg;
let client: SalesforceClient;

beforeAll(async () => {
  org = await startLocalOrg();
  const { clientId, clientSecret, url } = org;
  const auth = { kind: 'clientCredentials', clientId, clientSecret } as const;
  client = createSalesforce(
    { loginUrl: url, auth },
    { sleep: (ms) => new Promise((go) => setTimeout(go, Math.min(ms, 20))) },
  );
});
afterEach(() => org.faults.clear());
afterAll(async () => {
  await client.close();
  await org.close();
});

const accounts = (prefix: string, count: number): TargetRow[] =>
  Array.from({ length: count }, (_, i) => ({ ERP_Key__c: `NW|customer|${prefix}${i}`, Name: `Account ${i}` }));
const upsert = (rows: readonly TargetRow[], route: 'collections' | 'bulk') =>
  client.upsert({ object: 'Account', externalIdField: 'ERP_Key__c', rows, route });
const stored = async (prefix: string): Promise<number> => {
  let rows = 0;
  for await (const row of client.query(`SELECT Id FROM Account WHERE ERP_Key__c LIKE 'NW|customer|${prefix}%'`))
    rows += row['Id'] === null ? 0 : 1;
  return rows;
};

describe('between the companion and the org', () => {
  test.each(['collections', 'bulk'] as const)(
    'a session that ends in mid-run is renewed and nothing is lost (%s)',
    async (route) => {
      org.faults.add({ action: { do: 'expireSession' }, after: 1 });
      const outcomes = await upsert(accounts(`expired-${route}-`, 450), route);
      expect(outcomes.filter((o) => o.ok)).toHaveLength(450);
      expect(await stored(`expired-${route}-`)).toBe(450);
      expect(org.faults.pending).toEqual([]);
    },
  );

  test('an answer lost after the commit is uncertain, one lost before it too, and only reading back tells them apart', async () => {
    org.faults.add({ match: { kind: 'collections' }, action: { do: 'cutAfter' } });
    org.faults.add({ match: { pathIncludes: '/composite/sobjects' }, action: { do: 'cutAfter' } });
    await expect(upsert(accounts('after-', 5), 'collections')).rejects.toMatchObject({
      kind: 'uncertain',
      code: 'SF_ANSWER_LOST',
    });
    expect(await stored('after-')).toBe(5);
    org.faults.clear();
    org.faults.add({ match: { pathIncludes: '/composite/sobjects' }, action: { do: 'cutBefore' } });
    await expect(upsert(accounts('before-', 5), 'collections')).rejects.toMatchObject({ kind: 'uncertain' });
    expect(await stored('before-')).toBe(0);
  });

  test.each(['cutAfter', 'cutBefore'] as const)(
    'every single answer of a bulk job can be lost (%s) without a wrong account of a row',
    async (what) => {
      for (let after = 0; after < 6; after += 1) {
        const prefix = `${what}-${after}-`;
        org.faults.clear();
        org.faults.add({ match: { pathIncludes: '/jobs/ingest' }, action: { do: what }, after });
        const rows = accounts(prefix, 20);
        const outcomes = await upsert(rows, 'bulk').catch((error: { kind: string }) => error.kind);
        if (outcomes === 'transient') expect(await stored(prefix)).toBe(0);
        else if (outcomes !== 'uncertain') {
          expect(typeof outcomes === 'string' ? [] : outcomes.filter((o) => !o.ok)).toEqual([]);
          expect(await stored(prefix)).toBe(20);
        }
      }
    },
  );

  test('a busy org and a gateway page during a read are passed over', async () => {
    await upsert(accounts('read-', 3), 'collections');
    org.faults.add({
      match: { pathIncludes: '/query' },
      action: { do: 'fail', status: 503, errorCode: 'SERVER_UNAVAILABLE' },
      times: 2,
    });
    org.faults.add({ match: { pathIncludes: '/query' }, action: { do: 'html', status: 502 } });
    expect(await stored('read-')).toBe(3);
    expect(org.faults.pending).toEqual([]);
  });

  test('a full storage stops the work with what to do', async () => {
    org.faults.add({ action: { do: 'storageFull' }, times: 0 });
    await expect(upsert(accounts('full-', 3), 'bulk')).rejects.toMatchObject({
      code: 'SF_STORAGE_FULL',
      kind: 'limit',
      owner: 'admin',
    });
  });

  test('a locked account refuses its own rows for now, not the others', async () => {
    const [free, locked] = await upsert(accounts('lock-', 2), 'collections');
    org.faults.add({
      action: { do: 'lockAccount', accountId: locked?.ok === true ? String(locked.id) : '' },
      times: 0,
    });
    const outcomes = await upsert(accounts('lock-', 2), 'bulk');
    expect(free?.ok).toBe(true);
    expect(outcomes[0]).toMatchObject({ ok: true });
    expect(outcomes[1]).toMatchObject({ ok: false, error: { code: 'SF_ROW_LOCKED', kind: 'transient' } });
  });

  test('a user without our rights is told right by right what to assign', async () => {
    // A session of its own: the tests above end all that there were.
    const username = org.users.find((user) => user.name === 'rep')?.username ?? '';
    const auth = { kind: 'accessToken', accessToken: org.kernel.sessions.open(username)?.token ?? '' } as const;
    const poor = createSalesforce({ loginUrl: org.url, auth });
    const failed = (await poor.check()).filter((result) => !result.ok);
    expect(failed.map((result) => result.name)).toEqual(
      expect.arrayContaining(['Salesforce: permission set ERP_Integration', 'Salesforce: ERP_Invoice__c']),
    );
    for (const result of failed) expect(result.action ?? '').not.toBe('');
    await poor.close();
  });

  test('a namespace that does not fit is noticed and the right one named', async () => {
    const { clientId, clientSecret, url: loginUrl } = org;
    const wrong = createSalesforce({
      loginUrl,
      auth: { kind: 'clientCredentials', clientId, clientSecret },
      namespace: 'cpart',
    });
    const result = (await wrong.check()).find((each) => each.name === 'Salesforce: namespace');
    expect(result).toMatchObject({ ok: false, action: expect.stringContaining('"namespace": ""') });
    await wrong.close();
  });

  test('large reads see the same rows as queries', async () => {
    await upsert(accounts('large-', 30), 'collections');
    const soql = "SELECT Name, ERP_Key__c FROM Account WHERE ERP_Key__c LIKE 'NW|customer|large-%'";
    const rowsOf = async (rows: AsyncIterable<object>) => {
      const found: string[] = [];
      for await (const row of rows) found.push(JSON.stringify(row));
      return found.sort();
    };
    expect(await rowsOf(client.queryLarge(soql))).toEqual(await rowsOf(client.query(soql)));
  });
});
