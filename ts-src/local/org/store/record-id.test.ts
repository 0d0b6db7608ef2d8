import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecordIds, looksLikeId, toId18 } from './record-id.ts';

const ids = new RecordIds(['001', '003', 'a00']);

test('an id read back gives the record it was made from, in 15 and 18 characters and in any case of the 18', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 62 ** 5 - 1 }), (object, serial) => {
      const record = ids.base(object) + serial;
      const id = ids.format(record);
      expect(id).toHaveLength(18);
      expect(ids.parse(id)).toBe(record);
      expect(ids.parse(id.slice(0, 15))).toBe(record);
      expect(ids.parse(id.toLowerCase())).toBe(record);
    }),
  );
});

test('the check characters are those Salesforce computes', () => {
  expect(toId18('0016000000VlqAK')).toBe('0016000000VlqAKAAZ');
});

test('ids of other objects and other orgs are not records here', () => {
  expect(ids.parse('00Q000000000001')).toBeNull();
  expect(ids.parse('0016000000VlqAK')).toBeNull();
  expect(ids.parse('abc')).toBeNull();
  expect(looksLikeId('001')).toBe(false);
  expect(looksLikeId('0016000000VlqA!')).toBe(false);
});
