import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  firstStampMark,
  nextLedgerMark,
  nextStampMark,
  readPosition,
  writePosition,
  type LedgerMark,
} from './watermark.ts';

const OVERLAP = 300_000;

describe('stamps', () => {
  test('a first look settles what is older than the overlap', () => {
    expect(firstStampMark('2026-01-01T00:10:00.000Z', OVERLAP, 5)).toEqual({
      from: '2026-01-01T00:05:00.000Z',
      pending: { at: '2026-01-01T00:10:00.000Z', seenMs: 5 },
    });
    expect(firstStampMark(null, OVERLAP, 5)).toEqual({ from: null, pending: null });
  });

  test('the highest stamp is settled when it was seen longer ago than any transaction lasts', () => {
    const mark = { ...firstStampMark('2026-01-01T00:10:00.000Z', OVERLAP, 0), token: '' };
    const early = nextStampMark(mark, '2026-01-01T00:11:00.000Z', { overlapMs: OVERLAP, startedMs: OVERLAP - 1 });
    expect(early).toEqual({ from: mark.from, pending: mark.pending });
    const later = nextStampMark(mark, '2026-01-01T00:11:00.000Z', { overlapMs: OVERLAP, startedMs: OVERLAP });
    expect(later).toEqual({
      from: '2026-01-01T00:10:00.000Z',
      pending: { at: '2026-01-01T00:11:00.000Z', seenMs: OVERLAP },
    });
  });

  test('when nothing new came, nothing is pending any more', () => {
    const mark = { from: 'x', pending: { at: '2026-01-01T00:10:00.000Z', seenMs: 0 }, token: '' };
    const next = nextStampMark(mark, '2026-01-01T00:10:00.000Z', { overlapMs: OVERLAP, startedMs: OVERLAP });
    expect(next).toEqual({ from: '2026-01-01T00:10:00.000Z', pending: null });
  });

  test('a transaction that commits late with an older stamp is always looked at, whatever the rhythm of sweeps', () => {
    // A row is stamped at `stamp` and appears up to one overlap later; sweeps come at random times.
    const gaps = fc.array(fc.integer({ min: 1, max: OVERLAP }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        gaps,
        fc.integer({ min: 0, max: OVERLAP }),
        fc.integer({ min: 1, max: 10 * OVERLAP }),
        (steps, delay, stamp) => {
          const iso = (ms: number): string => new Date(ms + 10 * OVERLAP).toISOString();
          let now = 0;
          let seenLate = false;
          // Every sweep also sees a fresh row of its own time, so that the mark always wants to move.
          let mark = { ...firstStampMark(iso(0), OVERLAP, 0), token: '' };
          for (const step of [...steps, ...Array<number>(25).fill(OVERLAP)]) {
            now += step;
            const visible = now >= stamp + delay;
            if (visible && iso(stamp) > (mark.from ?? '')) seenLate = true;
            mark = { ...nextStampMark(mark, iso(now), { overlapMs: OVERLAP, startedMs: now }), token: '' };
            if (!visible && !seenLate) expect((mark.from ?? '') <= iso(stamp)).toBe(true);
          }
          expect(seenLate || now < stamp + delay).toBe(true);
        },
      ),
    );
  });
});

describe('ledger numbers', () => {
  const times = { overlapMs: OVERLAP, nowMs: 1_000 };

  test('a missing number is remembered, found later, or given up after the overlap', () => {
    const first = nextLedgerMark({ entry: 10, gaps: [] }, [11, 13], times);
    expect(first).toEqual({ entry: 13, gaps: [[12, 1_000]] });
    expect(nextLedgerMark(first, [12, 14], times)).toEqual({ entry: 14, gaps: [] });
    expect(nextLedgerMark(first, [], { overlapMs: OVERLAP, nowMs: 1_000 + OVERLAP })).toEqual({ entry: 13, gaps: [] });
  });

  test('a number range that was skipped is no gap', () => {
    expect(nextLedgerMark({ entry: 10, gaps: [] }, [5_000_000], times)).toEqual({ entry: 5_000_000, gaps: [] });
  });

  test('every number that appears in time is read once, in whatever order transactions commit', () => {
    const order = fc.shuffledSubarray(
      Array.from({ length: 40 }, (_, i) => i + 1),
      { minLength: 40 },
    );
    fc.assert(
      fc.property(
        order,
        fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 5, maxLength: 40 }),
        (numbers, sizes) => {
          const there = new Set<number>();
          const read: number[] = [];
          let mark: LedgerMark = { entry: 0, gaps: [] };
          const queue = [...numbers];
          for (const size of [...sizes, 40]) {
            for (const number of queue.splice(0, size)) there.add(number);
            const gaps = mark.gaps.map(([n]) => n).filter((n) => there.has(n));
            const fresh = [...there].filter((n) => n > mark.entry).sort((a, b) => a - b);
            read.push(...gaps, ...fresh);
            mark = nextLedgerMark(mark, [...gaps.sort((a, b) => a - b), ...fresh], times);
          }
          expect(read.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
        },
      ),
    );
  });
});

describe('positions', () => {
  test('come back as they were written', () => {
    const position = { stamps: null, ledger: { entry: 7, gaps: [[5, 1]] as const }, full: { after: 'PS-1' } };
    expect(readPosition(writePosition(position), 'salesInvoice')).toEqual(position);
  });

  test.each(['', '{}', '{"v":2,"stamps":null,"ledger":null}', 'null'])('%j is refused with a code', (text) => {
    expect(() => readPosition(text, 'salesInvoice')).toThrow(
      expect.objectContaining({ code: 'BC_WATERMARK_UNREADABLE' }),
    );
  });
});
