/**
 * What every implementation of `ErpConnector` keeps: the connector to Business Central and the ERP in memory that the
 * synchronisation is tested on.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ErpConnector, SourcePage, Watermark } from '../../companion/erp/contract.ts';

export interface ConnectorUnderTest {
  readonly connector: ErpConnector;
  /** Short code of a company and an entity that has at least 120 records there. */
  readonly company: string;
  readonly entity: string;
  /** Field of it that people know records by. */
  readonly searchable: string;
  /** Adds or changes one record in the ERP and gives its key. */
  change(): Promise<string>;
  close(): Promise<void>;
}

/** Declares the suite for one implementation. */
export function erpConnectorContract(name: string, make: () => Promise<ConnectorUnderTest>): void {
  describe(`${name} keeps the contract of ErpConnector`, () => {
    let under: ConnectorUnderTest;
    beforeAll(async () => {
      under = await make();
    });
    afterAll(() => under.close());

    const request = () => ({ company: under.company, entity: under.entity, expand: [] });
    const keyOf = (record: Readonly<Record<string, unknown>>): string =>
      String(record[under.connector.keyField(under.entity)]);
    const pagesSince = async (since: Watermark | null): Promise<SourcePage[]> => {
      const pages: SourcePage[] = [];
      for await (const page of under.connector.read({ ...request(), since })) pages.push(page);
      return pages;
    };
    const keys = (pages: readonly SourcePage[]): string[] => pages.flatMap((page) => page.records.map(keyOf));

    test('names its companies with currency and fiscal years in order', async () => {
      const companies = await under.connector.companies();
      const company = companies.find(({ code }) => code === under.company);
      expect(company?.currency).toMatch(/^[A-Z]{3}$/);
      expect(company?.fiscalYears.length).toBeGreaterThan(0);
      expect([...(company?.fiscalYears ?? [])].sort()).toEqual(company?.fiscalYears);
    });

    test('describes an entity with its key field', async () => {
      const described = await under.connector.describe(under.entity);
      expect(described.entity).toBe(under.entity);
      expect(described.fields.map((field) => field.name)).toContain(under.connector.keyField(under.entity));
    });

    test('offers every entity once, with a name in words, and describes each of them with its key', async () => {
      const entities = await under.connector.entities();
      const names = entities.map(({ entity }) => entity);
      expect(names).toContain(under.entity);
      expect([...new Set(names)].sort()).toEqual(names);
      for (const { entity, label, within } of entities) {
        expect(label).not.toBe('');
        if (within !== undefined) expect(names).toContain(within);
        const { fields } = await under.connector.describe(entity);
        expect(fields.map((field) => field.name)).toContain(under.connector.keyField(entity));
      }
    });

    test('finds a record by its whole number or name before what only contains it, and by a part of it', async () => {
      const search = (text: string, limit = 5) => under.connector.search({ ...request(), text, limit });
      const [some] = (await pagesSince(null))[0]?.records.slice(-1) ?? [];
      const { searchable } = under;
      const whole = String(some?.[searchable]);
      const found = await search(whole);
      expect(found[0]?.[searchable]).toBe(some?.[searchable]);
      expect((await search(` ${whole.toLowerCase()} `))[0]?.[searchable]).toBe(some?.[searchable]);
      expect((await search(whole.slice(0, -1), 3)).length).toBeLessThanOrEqual(3);
      expect(await search("no 'such' record%")).toEqual([]);
    });

    test('without a text it gives the records that changed last', async () => {
      const changed = await under.change();
      const found = await under.connector.search({ ...request(), text: '', limit: 4 });
      expect(found.length).toBeLessThanOrEqual(4);
      expect(found.map(keyOf)).toContain(changed);
    });

    test('a full read gives every record once, in several pages, and counting agrees', async () => {
      const pages = await pagesSince(null);
      const all = keys(pages);
      expect(pages.length).toBeGreaterThan(1);
      expect(new Set(all).size).toBe(all.length);
      expect(all.length).toBe(await under.connector.count(under.company, under.entity));
    });

    test('reading on from the watermark of any page loses nothing', async () => {
      const pages = await pagesSince(null);
      const all = new Set(keys(pages));
      for (const [index, page] of pages.slice(0, 3).entries()) {
        const before = keys(pages.slice(0, index + 1));
        const after = keys(await pagesSince(page.watermark));
        expect(new Set([...before, ...after])).toEqual(all);
      }
    });

    test('a change is found by the next read, and by no read after it', async () => {
      const first = (await pagesSince(null)).at(-1)?.watermark ?? null;
      const changed = await under.change();
      const pages = await pagesSince(first);
      expect(keys(pages)).toContain(changed);
      const after = await pagesSince(pages.at(-1)?.watermark ?? null);
      expect(keys(after)).not.toContain(changed);
    });

    test('single records come by key; unknown keys are absent', async () => {
      const wanted = keys(await pagesSince(null)).slice(0, 60);
      const unknown = '00000000-1111-2222-3333-444444444444';
      const found = await under.connector.readByKey(request(), [...wanted, unknown, "no 'key'"]);
      expect(found.map(keyOf).sort()).toEqual([...wanted].sort());
      expect(await under.connector.readByKey(request(), [])).toEqual([]);
    });

    test('the reader sets the pace: stopping early is fine', async () => {
      for await (const page of under.connector.read({ ...request(), since: null })) {
        expect(page.records.length).toBeGreaterThan(0);
        break;
      }
    });

    test('every check of an ERP that is set up right passes', async () => {
      expect((await under.connector.check()).filter((result) => !result.ok)).toEqual([]);
    });
  });
}
