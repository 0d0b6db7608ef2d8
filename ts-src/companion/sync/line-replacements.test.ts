import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairReplacements } from './line-replacements.ts';

const line = (key: string, position: number) => ({ key, position });

describe('which line replaced which', () => {
  it('pairs the nearest lines, each once', () => {
    const pairs = pairReplacements([line('a', 10_000), line('b', 30_000)], [line('x', 35_000), line('y', 15_000)]);
    expect([...pairs].sort()).toEqual([
      ['a', 'y'],
      ['b', 'x'],
    ]);
  });

  it('takes the line below where two are equally near, and leaves lines without a partner out', () => {
    const pairs = pairReplacements([line('a', 20_000)], [line('x', 10_000), line('y', 30_000)]);
    expect([...pairs]).toEqual([['a', 'y']]);
    expect(pairReplacements([line('a', 1), line('b', 2)], [line('x', 2)]).size).toBe(1);
    expect(pairReplacements([line('a', 1)], []).size).toBe(0);
  });

  it('pairs as many as there are on the smaller side, whatever the order', () => {
    const lines = (prefix: string) =>
      fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { maxLength: 6 }).map((at) => at.map((n) => line(prefix + n, n)));
    fc.assert(
      fc.property(lines('g'), lines('n'), (gone, added) => {
        const pairs = pairReplacements(gone, added);
        expect(pairs.size).toBe(Math.min(gone.length, added.length));
        expect(new Set(pairs.values()).size).toBe(pairs.size);
        expect([...pairReplacements([...gone].reverse(), [...added].reverse())].sort()).toEqual([...pairs].sort());
      }),
    );
  });
});
