import { unitRows, type Unit } from './unit.ts';

/**
 * Divides work by account. Units of one account always go to the same lane, a lane writes one batch at a time, and so
 * two jobs that are under way together never share an account (they would lock each other's parents).
 *
 * Back-pressure: a lane holds one batch that is being written and one that is being filled; `add` waits while both are
 * full. Memory is therefore bounded by lanes × 2 batches, whatever is read.
 */
export interface Lanes {
  /** Hands a unit over; resolves when there is room for the next. Rejects once any lane has failed. */
  add(unit: Unit): Promise<void>;
  /** Writes everything that was handed over. Rejects with the first failure, after all lanes have come to rest. */
  drain(): Promise<void>;
  /** Keys handed over and not yet written. */
  has(key: string): boolean;
}

export interface LaneLimits {
  readonly lanes: number;
  /** Rows (of the larger of headers and lines) of one batch. */
  readonly rowsMax: number;
}

interface Lane {
  units: Unit[];
  rows: number;
  writing: Promise<void> | null;
}

/** Makes idle lanes. `write` is called with one batch at a time for each lane; its first rejection stops them all. */
export function createLanes(limits: LaneLimits, write: (units: readonly Unit[]) => Promise<void>): Lanes {
  const lanes: Lane[] = Array.from({ length: limits.lanes }, () => ({ units: [], rows: 0, writing: null }));
  const keys = new Set<string>();
  let failure: { readonly error: unknown } | null = null;

  const flush = async (lane: Lane): Promise<void> => {
    if (lane.writing !== null) await lane.writing;
    if (failure !== null || lane.units.length === 0) return;
    const units = lane.units;
    lane.units = [];
    lane.rows = 0;
    lane.writing = write(units)
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => {
        for (const unit of units) keys.delete(unit.key);
        lane.writing = null;
      });
  };
  const failIfBroken = (): void => {
    if (failure !== null) throw failure.error;
  };
  return {
    has: (key) => keys.has(key),
    add: async (unit) => {
      failIfBroken();
      const lane = lanes[laneOf(unit.account, lanes.length)] as Lane;
      const rows = unitRows(unit);
      const full = lane.units.length >= limits.rowsMax || (lane.rows > 0 && lane.rows + rows > limits.rowsMax);
      if (full) await flush(lane);
      failIfBroken();
      keys.add(unit.key);
      lane.units.push(unit);
      lane.rows += rows;
    },
    drain: async () => {
      await Promise.all(lanes.map(flush));
      await Promise.all(lanes.map((lane) => lane.writing));
      failIfBroken();
    },
  };
}

function laneOf(account: string, lanes: number): number {
  let hash = 0;
  for (let i = 0; i < account.length; i++) hash = (Math.imul(hash, 31) + account.charCodeAt(i)) | 0;
  return (hash >>> 0) % lanes;
}
