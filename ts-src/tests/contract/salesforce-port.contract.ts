/**
 * What every implementation of `SalesforcePort` keeps: the session with a real org and the org in memory that the
 * synchronisation is tested on. A test file calls it with a way to make an empty org.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  RehearsalOutcome,
  RehearsalRow,
  RowOutcome,
  SalesforcePort,
  TargetRow,
} from '../../companion/salesforce/port.ts';

export interface PortUnderTest {
  readonly port: SalesforcePort;
  close(): Promise<void>;
}

const key = (entity: string, id: string): string => `NW|${entity}|${id}`;

const account = (id: string, name = `Account ${id}`): TargetRow => ({ ERP_Key__c: key('customer', id), Name: name });
const customer = (id: string, more: TargetRow = {}): TargetRow => ({
  ERP_Key__c: key('customer', id),
  Name: `Customer ${id}`,
  Number__c: id,
  'Account__r.ERP_Key__c': key('customer', id),
  ...more,
});

const rowsOf = async (port: SalesforcePort, soql: string): Promise<Readonly<Record<string, unknown>>[]> => {
  const rows = [];
  for await (const row of port.query(soql)) rows.push(row);
  return rows;
};

const codes = (outcomes: readonly RowOutcome[]): string[] => outcomes.map((o) => (o.ok ? 'ok' : o.error.code));

/** Declares the suite for one implementation. */
export function salesforcePortContract(name: string, make: () => Promise<PortUnderTest>): void {
  describe(`${name} keeps the contract of SalesforcePort`, () => {
    let under: PortUnderTest;
    beforeAll(async () => {
      under = await make();
    });
    afterAll(() => under.close());

    const upsert = (object: string, rows: readonly TargetRow[], route: 'collections' | 'bulk' = 'collections') =>
      under.port.upsert({ object, externalIdField: 'ERP_Key__c', rows, route });

    test('describes an object without namespace, and refuses one that is not there', async () => {
      const described = await under.port.describe('ERP_Customer__c');
      expect(described.name).toBe('ERP_Customer__c');
      expect(described.fields.get('ERP_Key__c')).toMatchObject({ name: 'ERP_Key__c', externalId: true });
      expect(described.fields.get('Account__c')).toMatchObject({
        referenceTo: ['Account'],
        relationshipName: 'Account__r',
      });
      await expect(under.port.describe('ERP_Nothing__c')).rejects.toMatchObject({
        code: 'SF_OBJECT_MISSING',
        kind: 'config',
      });
    });

    test('upserts by key: created first, updated then, one record in the end', async () => {
      const [created] = await upsert('Account', [account('1')]);
      const [updated] = await upsert('Account', [account('1', 'Renamed')]);
      expect(created).toMatchObject({ ok: true, created: true });
      expect(updated).toMatchObject({ ok: true, created: false });
      const found = await rowsOf(
        under.port,
        `SELECT Id, Name FROM Account WHERE ERP_Key__c = '${key('customer', '1')}'`,
      );
      expect(found.map((row) => row['Name'])).toEqual(['Renamed']);
      expect(created?.ok === true && created.id).toBe(found[0]?.['Id']);
    });

    test.each(['collections', 'bulk'] as const)(
      'by %s, refusals are values in the order of the rows',
      async (route) => {
        const id = `order-${route}`;
        await upsert('Account', [account(id)]);
        const rows = [
          customer(id),
          customer(`${id}-orphan`),
          customer(`${id}-long`, { Name: 'x'.repeat(81), 'Account__r.ERP_Key__c': key('customer', id) }),
          customer(`${id}-last`, { 'Account__r.ERP_Key__c': key('customer', id) }),
        ];
        expect(codes(await upsert('ERP_Customer__c', rows, route))).toEqual([
          'ok',
          'SF_PARENT_MISSING',
          'SF_STRING_TOO_LONG',
          'ok',
        ]);
      },
    );

    test('parents, null and text come back as they were written', async () => {
      await upsert('Account', [account('2')]);
      await upsert('ERP_Customer__c', [customer('2', { Name: 'Ä "quoted", 漢字', Reporting_Currency__c: 'EUR' })]);
      const where = `WHERE ERP_Key__c = '${key('customer', '2')}'`;
      const soql = `SELECT Name, Reporting_Currency__c, Account__r.ERP_Key__c FROM ERP_Customer__c ${where}`;
      expect(await rowsOf(under.port, soql)).toEqual([
        { Name: 'Ä "quoted", 漢字', Reporting_Currency__c: 'EUR', Account__r: { ERP_Key__c: key('customer', '2') } },
      ]);
      await upsert('ERP_Customer__c', [{ ERP_Key__c: key('customer', '2'), Reporting_Currency__c: null }]);
      expect((await rowsOf(under.port, soql))[0]).toMatchObject({
        Reporting_Currency__c: null,
        Name: 'Ä "quoted", 漢字',
      });
    });

    test('a bulk job empties fields by null and leaves absent ones alone', async () => {
      await upsert('Account', [account('3')]);
      await upsert(
        'ERP_Customer__c',
        [
          customer('3', { Reporting_Currency__c: 'EUR' }),
          customer('3b', { 'Account__r.ERP_Key__c': key('customer', '3'), Reporting_Currency__c: 'EUR' }),
        ],
        'bulk',
      );
      await upsert(
        'ERP_Customer__c',
        [
          { ERP_Key__c: key('customer', '3'), Reporting_Currency__c: null },
          { ERP_Key__c: key('customer', '3b'), Name: '#N/A' },
        ],
        'bulk',
      );
      const where = `WHERE Account__r.ERP_Key__c = '${key('customer', '3')}' ORDER BY ERP_Key__c`;
      expect(await rowsOf(under.port, `SELECT Name, Reporting_Currency__c FROM ERP_Customer__c ${where}`)).toEqual([
        { Name: 'Customer 3', Reporting_Currency__c: null },
        { Name: '#N/A', Reporting_Currency__c: 'EUR' },
      ]);
    });

    test('when only failures matter, rows that were saved stand as saved', async () => {
      const rows = [account('4'), account('5', 'x'.repeat(300)), account('6')];
      const request = {
        object: 'Account',
        externalIdField: 'ERP_Key__c',
        rows,
        route: 'bulk',
        outcomes: 'failures',
      } as const;
      expect(codes(await under.port.upsert(request))).toEqual(['ok', 'SF_STRING_TOO_LONG', 'ok']);
    });

    test('creates, updates and deletes by id', async () => {
      const [made] = await under.port.create('Account', [{ Name: 'Made' }]);
      expect(made).toMatchObject({ ok: true, created: true });
      const Id = made?.ok === true ? String(made.id) : '';
      expect(codes(await under.port.update('Account', [{ Id, Name: 'Changed' }]))).toEqual(['ok']);
      expect((await rowsOf(under.port, `SELECT Name FROM Account WHERE Id = '${Id}'`))[0]).toMatchObject({
        Name: 'Changed',
      });
      expect(codes(await under.port.remove('Account', [Id]))).toEqual(['ok']);
      expect(await rowsOf(under.port, `SELECT Name FROM Account WHERE Id = '${Id}'`)).toEqual([]);
    });

    describe('rehearses', () => {
      const rehearse = (kind: 'create' | 'update', ...groups: RehearsalRow[][]) =>
        under.port.rehearse({ kind, groups });
      const told = (groups: readonly (readonly RehearsalOutcome[])[]): string[][] =>
        groups.map((group) => group.map((o) => (o.outcome === 'refused' ? o.error.code : o.outcome)));
      const everything = async (): Promise<string> =>
        JSON.stringify([
          await rowsOf(under.port, 'SELECT Id, Name, ERP_Key__c, SystemModstamp FROM Account'),
          await rowsOf(under.port, 'SELECT Id, Name, ERP_Key__c, SystemModstamp FROM ERP_Customer__c'),
        ]);

      test('creations: every refusal is told, the rest is accepted, and nothing stays', async () => {
        await upsert('Account', [account('stage')]);
        const before = await everything();
        const outcomes = await rehearse(
          'create',
          [{ object: 'Account', row: account('r1') }],
          [{ object: 'Account', row: account('r2', 'x'.repeat(300)) }],
          [{ object: 'ERP_Customer__c', row: customer('r3', { 'Account__r.ERP_Key__c': key('customer', 'stage') }) }],
          [{ object: 'ERP_Customer__c', row: customer('r4', { 'Account__r.ERP_Key__c': key('customer', 'nobody') }) }],
        );
        expect(told(outcomes)).toEqual([['accepted'], ['SF_STRING_TOO_LONG'], ['accepted'], ['SF_PARENT_MISSING']]);
        expect(await everything()).toBe(before);
      });

      test('updates: refused ones are told with the rest accepted, and nothing changes', async () => {
        const made = await upsert('Account', [account('u1'), account('u2')]);
        const ids = made.map((outcome) => (outcome.ok ? String(outcome.id) : ''));
        const before = await everything();
        const outcomes = await rehearse(
          'update',
          [{ object: 'Account', row: { Id: ids[0] ?? '', Name: 'Other' } }],
          [{ object: 'Account', row: { Id: ids[1] ?? '', Name: null } }],
        );
        expect(told(outcomes)).toEqual([['accepted'], ['SF_REQUIRED_FIELD_MISSING']]);
        expect(await everything()).toBe(before);
      });

      test('children with the parent that they need, and not at all when it is refused', async () => {
        const before = await everything();
        const outcomes = await rehearse(
          'create',
          [
            { object: 'Account', row: account('p1') },
            { object: 'ERP_Customer__c', row: customer('p1') },
          ],
          [
            { object: 'Account', row: account('p2', 'x'.repeat(300)) },
            { object: 'ERP_Customer__c', row: customer('p2') },
          ],
        );
        expect(told(outcomes)).toEqual([
          ['accepted', 'accepted'],
          ['SF_STRING_TOO_LONG', 'notTried'],
        ]);
        expect(await everything()).toBe(before);
      });

      test('more rows than one call takes, and of a group that is too large what fits', async () => {
        const before = under.port.apiCalls;
        const many = Array.from({ length: 250 }, (_, n) => [{ object: 'Account', row: account(`many${n}`) }]);
        expect(told(await rehearse('create', ...many)).flat()).toEqual(many.map(() => 'accepted'));
        expect(under.port.apiCalls - before).toBe(2);
        const wide = Array.from({ length: 205 }, (_, n) => ({ object: 'Account', row: account(`wide${n}`) }));
        const [outcomes = []] = told(await rehearse('create', wide));
        expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(199);
        expect(outcomes.slice(199)).toEqual(['notTried', 'notTried', 'notTried', 'notTried', 'notTried', 'notTried']);
        const keys = ['many0', 'many249', 'wide0'].map((id) => `'${key('customer', id)}'`).join(', ');
        expect(await rowsOf(under.port, `SELECT Id FROM Account WHERE ERP_Key__c IN (${keys})`)).toEqual([]);
      });

      test('nothing without a call', async () => {
        const before = under.port.apiCalls;
        expect(await rehearse('create')).toEqual([]);
        expect(under.port.apiCalls).toBe(before);
      });
    });

    test('nothing to write is no call', async () => {
      const before = under.port.apiCalls;
      expect(await upsert('Account', [], 'bulk')).toEqual([]);
      expect(await under.port.create('Account', [])).toEqual([]);
      expect(await under.port.remove('Account', [])).toEqual([]);
      expect(under.port.apiCalls).toBe(before);
    });

    test('counts its calls and knows the limits', async () => {
      const before = under.port.apiCalls;
      await rowsOf(under.port, 'SELECT Id FROM Product2');
      expect(under.port.apiCalls).toBeGreaterThan(before);
      expect(await under.port.onlyCurrency()).toMatch(/^[A-Z]{3}$/);
      const usage = await under.port.usage();
      expect(usage.apiCallsRemaining).toBeLessThanOrEqual(usage.apiCallsMax);
      expect(usage.dataStorageMbRemaining).toBeLessThanOrEqual(usage.dataStorageMbMax);
    });

    test('every check of an org that is set up right passes', async () => {
      expect((await under.port.check()).filter((result) => !result.ok)).toEqual([]);
    });
  });
}
