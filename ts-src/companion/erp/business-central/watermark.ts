/**
 * How far an entity has been read. Two signals, each with its own blind spot:
 *
 * - Stamps (`lastModifiedDateTime`) are given when a row is written, but rows appear when their transaction commits. So
 *   a stamp is settled only when it was seen longer ago than any transaction lasts (the overlap); what is not settled
 *   yet is looked at again. Computed values (remaining amounts) do not touch stamps at all.
 * - Detailed ledger entries are numbered and only ever added, and every change of a remaining amount adds one. A number
 *   that is missing below the highest one may belong to a transaction that has not committed: such gaps are remembered
 *   until the overlap has passed.
 */
import { codedError } from '../../errors/coded-error.ts';

export interface StampMark {
  /** Everything stamped up to here has been read and can't be added to; null: nothing was there. */
  readonly from: string | null;
  /** The highest stamp seen, and when it was first seen (own clock, milliseconds). */
  readonly pending: { readonly at: string; readonly seenMs: number } | null;
  /** Names what this process remembers of the stamps after `from`. */
  readonly token: string;
}

export interface LedgerMark {
  /** Highest detailed entry number read. */
  readonly entry: number;
  /** Numbers missing below it, with the time each was first missed (own clock, milliseconds). */
  readonly gaps: readonly (readonly [number, number])[];
}

/** Where both signals stand; null when the entity, or this installation, does not have one. */
export interface Marks {
  readonly stamps: StampMark | null;
  readonly ledger: LedgerMark | null;
}

export interface Position extends Marks {
  /** A full read under way: the order value from which it goes on (from its beginning without one). */
  readonly full?: { readonly after?: string | number };
  /** Number of the order that the sweep over orders read last; it begins anew without one. */
  readonly sweep?: string;
}

const VERSION = 1;

/** The position as opaque text. */
export function writePosition(position: Position): string {
  return JSON.stringify({ v: VERSION, ...position });
}

/** @throws CounterpartError BC_WATERMARK_UNREADABLE for a text that this version did not write */
export function readPosition(text: string, entity: string): Position {
  try {
    const { v, stamps, ledger, full, sweep } = JSON.parse(text) as Partial<Position> & { v?: number };
    if (v === VERSION && stamps !== undefined && ledger !== undefined) {
      return {
        ...{ stamps, ledger },
        ...(full === undefined ? {} : { full }),
        ...(sweep === undefined ? {} : { sweep }),
      };
    }
  } catch {
    // Told below, whatever was wrong with it.
  }
  throw codedError('BC_WATERMARK_UNREADABLE', { values: { entity } });
}

/** Milliseconds of a stamp; -Infinity for none. */
export function stampMs(stamp: unknown): number {
  if (typeof stamp !== 'string') return Number.NEGATIVE_INFINITY;
  const ms = Date.parse(stamp);
  return Number.isNaN(ms) ? Number.NEGATIVE_INFINITY : ms;
}

/** The mark of a first look: `newest` was there, everything older than the overlap is settled. */
export function firstStampMark(newest: string | null, overlapMs: number, nowMs: number): Omit<StampMark, 'token'> {
  if (newest === null) return { from: null, pending: null };
  return { from: new Date(stampMs(newest) - overlapMs).toISOString(), pending: { at: newest, seenMs: nowMs } };
}

/** The mark after a read that began at `startedMs` and saw everything after `mark.from`, at best `newest`. */
export function nextStampMark(
  mark: StampMark,
  newest: string | null,
  times: { readonly overlapMs: number; readonly startedMs: number },
): Omit<StampMark, 'token'> {
  const settled = mark.pending !== null && times.startedMs >= mark.pending.seenMs + times.overlapMs;
  const from = settled && mark.pending !== null ? mark.pending.at : mark.from;
  if (!settled && mark.pending !== null) return { from, pending: mark.pending };
  const isNew = newest !== null && stampMs(newest) > stampMs(from);
  return { from, pending: isNew ? { at: newest, seenMs: times.startedMs } : null };
}

/** Most gaps remembered; a wider hole is a number range that was skipped, not a transaction. */
const GAPS_MAX = 200;

/** The mark after reading `numbers` (ascending): gaps noticed, filled or given up. */
export function nextLedgerMark(
  mark: LedgerMark,
  numbers: readonly number[],
  times: { readonly overlapMs: number; readonly nowMs: number },
): LedgerMark {
  const found = new Set(numbers);
  const gaps = mark.gaps.filter(([number, since]) => !found.has(number) && times.nowMs - since < times.overlapMs);
  let highest = mark.entry;
  for (const number of numbers) {
    if (number <= highest) continue;
    if (number - highest <= GAPS_MAX) {
      for (let missing = highest + 1; missing < number; missing += 1) gaps.push([missing, times.nowMs]);
    }
    highest = number;
  }
  return { entry: highest, gaps: gaps.slice(-GAPS_MAX) };
}
