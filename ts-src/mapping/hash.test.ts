import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashRow } from './index.ts';
import type { MappedValue } from './index.ts';

const value: fc.Arbitrary<MappedValue> = fc.oneof(
  fc.string({ maxLength: 5 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -1000, max: 1000 }).map((n) => n / 100),
  fc.boolean(),
  fc.constant(null),
);
const columns = ['a', 'b', 'c'];
const row = fc.tuple(value, value, value).map(([a, b, c]) => ({ a, b, c }));

/** One text for all that Salesforce stores alike. */
function stored(of: Readonly<Record<string, MappedValue>>): string {
  return JSON.stringify(columns.map((name) => (of[name] === '' ? null : Object.is(of[name], -0) ? 0 : of[name])));
}

describe('the hash of a row', () => {
  it('is the same exactly when Salesforce would store the same', () => {
    fc.assert(
      fc.property(row, row, (one, other) => {
        expect(hashRow(one, columns) === hashRow(other, columns)).toBe(stored(one) === stored(other));
      }),
      { numRuns: 5000 },
    );
  });

  it('tells text from numbers and truth values, and one column from the next', () => {
    const different = [
      { a: '1' },
      { a: 1 },
      { a: true },
      { a: 'true' },
      { b: 1 },
      { a: '1', b: '' },
      { a: '', b: '1' },
      { a: 1.5 },
      { a: '1.5' },
      { a: -1.5 },
      { a: 1e300 },
      {},
    ];
    const hashes = different.map((one) => hashRow(one, columns));
    expect(new Set(hashes).size).toBe(different.length - 1); // '1' alone and '1' with a blank are stored alike
  });

  it('shows no collision over many rows that differ a little', () => {
    const seen = new Set<string>();
    for (let i = 0; i < 200_000; i++) seen.add(hashRow({ a: `line ${i}`, b: i, c: i / 100 }, columns));
    expect(seen.size).toBe(200_000);
  });

  it('is sixteen hexadecimal digits', () => {
    expect(hashRow({ a: 1 }, columns)).toMatch(/^[0-9a-f]{16}$/);
  });
});
