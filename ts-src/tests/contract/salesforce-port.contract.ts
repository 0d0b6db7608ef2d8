/**
 * What every implementation of `SalesforcePort` keeps: the session with a real org and the org in memory that the
 * synchronisation is tested on. A test file calls it with a way to make an empty org.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RowOutcome, SalesforcePort, TargetRow } from '../../companion/salesforce/port.ts';

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
