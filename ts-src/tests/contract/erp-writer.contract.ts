/** What every implementation of `ErpWriter` keeps; the entity is a customer with `displayName` and `city`. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ErpConnector, ErpWriter, SourceRecord } from '../../companion/erp/contract.ts';

export interface WriterUnderTest {
  readonly connector: ErpConnector;
  readonly company: string;
  close(): Promise<void>;
}

/** Declares the suite for one implementation. */
export function erpWriterContract(name: string, make: () => Promise<WriterUnderTest>): void {
  describe(`${name} keeps the contract of ErpWriter`, () => {
    let under: WriterUnderTest;
    let write: ErpWriter;
    let place: { company: string; entity: string };
    beforeAll(async () => {
      under = await make();
      if (under.connector.write === undefined) throw new Error('The connector cannot write.');
      write = under.connector.write;
      place = { company: under.company, entity: 'customer' };
    });
    afterAll(() => under.close());

    const read = async (key: string): Promise<SourceRecord | undefined> =>
      (await under.connector.readByKey({ ...place, expand: [], fresh: true }, [key]))[0];
    const created = (displayName: string): Promise<SourceRecord> =>
      write.create({ ...place, fields: { displayName, city: 'Leeds' } });

    test('creates a record with the key that the caller chose, once', async () => {
      const key = '0b6d2a3e-5c1f-4b52-9d9e-1f2e3d4c5b6a';
      const request = { ...place, key, fields: { displayName: 'Orchard Ltd', city: 'Leeds' } };
      expect(await write.create(request)).toMatchObject({ id: key, displayName: 'Orchard Ltd', city: 'Leeds' });
      expect(await read(key)).toMatchObject({ displayName: 'Orchard Ltd' });
      await expect(write.create(request)).rejects.toMatchObject({ code: 'BC_DUPLICATE_KEY', kind: 'data' });
    });

    test('gives a record without a chosen key one of its own, and its version', async () => {
      const [one, two] = [await created('One'), await created('Two')];
      expect(one['id']).not.toBe(two['id']);
      expect(String(one['etag']).length).toBeGreaterThan(0);
    });

    test('changes only the fields named, and gives the record with its new version', async () => {
      const before = await created('Before');
      const key = String(before['id']);
      const etag = String(before['etag']);
      const after = await write.update({ ...place, key, fields: { displayName: 'After' }, etag });
      expect(after).toMatchObject({ displayName: 'After', city: 'Leeds' });
      expect(after['etag']).not.toBe(etag);
      expect((await read(key))?.['etag']).toBe(after['etag']);
    });

    test('a record changed since it was read is not changed, unless it is said to overwrite', async () => {
      const before = await created('First');
      const key = String(before['id']);
      await write.update({ ...place, key, fields: { city: 'York' }, etag: String(before['etag']) });
      const late = { ...place, key, fields: { displayName: 'Late' }, etag: String(before['etag']) };
      await expect(write.update(late)).rejects.toMatchObject({ code: 'BC_RECORD_CHANGED', kind: 'conflict' });
      expect(await read(key)).toMatchObject({ displayName: 'First', city: 'York' });
      expect(await write.update({ ...late, etag: null })).toMatchObject({ displayName: 'Late' });
    });

    test('an empty value empties the field', async () => {
      const key = String((await created('Emptied'))['id']);
      await write.update({ ...place, key, fields: { city: null }, etag: null });
      expect((await read(key))?.['city'] ?? null).toBeNull();
    });

    test('finds records by the values of fields, quotes included', async () => {
      const made = await created("O'Hara & Sons");
      const found = await write.find({ ...place, where: { displayName: "O'Hara & Sons", city: 'Leeds' } });
      expect(found.map((record) => record['id'])).toEqual([made['id']]);
      expect(await write.find({ ...place, where: { displayName: 'Nobody' } })).toEqual([]);
    });

    test('removes a record at its version only', async () => {
      const made = await created('Gone');
      const key = String(made['id']);
      const changed = await write.update({ ...place, key, fields: { city: 'Hull' }, etag: null });
      await expect(write.remove({ ...place, key, etag: String(made['etag']) })).rejects.toMatchObject({
        code: 'BC_RECORD_CHANGED',
      });
      await write.remove({ ...place, key, etag: String(changed['etag']) });
      expect(await read(key)).toBeUndefined();
    });

    test('a change of a record that is gone is refused', async () => {
      const key = '7f3a1f7e-0000-4000-8000-00000000dead';
      const change = { ...place, key, fields: { city: 'Hull' }, etag: null };
      await expect(write.update(change)).rejects.toMatchObject({ code: 'BC_RECORD_MISSING', kind: 'data' });
    });

    test('an action that the record does not have is refused', async () => {
      const key = String((await created('Idle'))['id']);
      await expect(write.act({ ...place, key, action: 'dance' })).rejects.toMatchObject({ code: 'BC_REQUEST_REFUSED' });
    });
  });
}
