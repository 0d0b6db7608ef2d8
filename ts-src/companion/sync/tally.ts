import type { Alteration, RunCounts } from '../companion.ts';
import { codedError } from '../errors/coded-error.ts';

/** What can become of a record that was read. */
export type Disposition = Exclude<keyof RunCounts, 'read'>;

/**
 * Counts one run. `read` is counted where records come in, dispositions where each one's fate is decided: they are
 * independent, so `assertBalanced` really tells whether a record got lost on the way.
 */
export interface Tally {
  read(records: number): void;
  settle(disposition: Disposition, records?: number): void;
  /** A run that ends early gives records back that it read but did not decide about: they will be read again. */
  giveBack(records: number): void;
  wroteLines(lines: number): void;
  leftIncomplete(documents: number): void;
  altered(alteration: Omit<Alteration, 'values'>): void;
  readonly counts: RunCounts;
  /** Most frequent first. */
  readonly alterations: readonly Alteration[];
  readonly linesWritten: number;
  readonly incomplete: number;
  /** Records read whose fate is not decided yet. */
  readonly open: number;
  /** Throws `SYNC_ACCOUNTING_BROKEN` unless read = sum of all dispositions. */
  assertBalanced(): void;
}

const dispositions: readonly Disposition[] = [
  'created',
  'updated',
  'unchanged',
  'deleted',
  'filtered',
  'waiting',
  'parked',
];

/** Makes the tally of one run, everything at zero. */
export function createTally(): Tally {
  const counts = { read: 0, created: 0, updated: 0, unchanged: 0, deleted: 0, filtered: 0, waiting: 0, parked: 0 };
  const alterations = new Map<string, Alteration>();
  let linesWritten = 0;
  let incomplete = 0;
  const decided = (): number => dispositions.reduce((sum, name) => sum + counts[name], 0);
  return {
    read: (records) => void (counts.read += records),
    settle: (disposition, records = 1) => void (counts[disposition] += records),
    giveBack: (records) => void (counts.read -= records),
    wroteLines: (lines) => void (linesWritten += lines),
    altered: ({ code, object, field }) => {
      const key = `${code} ${object} ${field}`;
      alterations.set(key, { code, object, field, values: (alterations.get(key)?.values ?? 0) + 1 });
    },
    get alterations() {
      return [...alterations.values()].toSorted((a, b) => b.values - a.values);
    },
    leftIncomplete: (documents) => void (incomplete += documents),
    get counts() {
      return { ...counts };
    },
    get linesWritten() {
      return linesWritten;
    },
    get incomplete() {
      return incomplete;
    },
    get open() {
      return counts.read - decided();
    },
    assertBalanced: () => {
      if (counts.read === decided()) return;
      throw codedError('SYNC_ACCOUNTING_BROKEN', { values: { read: counts.read, decided: decided() } });
    },
  };
}
