/** The right of one companion to do something alone, kept in the state so that several companions agree on it. */
import type { StatePort } from '../state/port.ts';
import type { Clock } from './clock.ts';
import { createLeaseHolder } from './lease-holder.ts';
import type { Log } from './ports.ts';

/**
 * How long a lease outlives a companion that was killed on another machine; long enough for the slowest single call. On
 * the same machine it is free at once.
 */
const LEASE_MS = 600_000;

export interface Lease {
  /** Takes or extends it; false when another companion has it. */
  take(): Promise<boolean>;
  release(): Promise<void>;
}

/** A lease by name for this companion. */
export function createLease(
  ports: { readonly state: StatePort; readonly clock: Clock; readonly log: Log },
  name: string,
): Lease {
  const holder = createLeaseHolder();
  const { state, clock, log } = ports;
  const tryTake = (): Promise<boolean> => {
    const now = clock.now();
    return state.takeLease(name, holder.name, now + LEASE_MS, now);
  };
  return {
    take: async () => {
      if (await tryTake()) return true;
      const other = await state.leaseHolder(name, clock.now());
      if (other !== null && holder.isGone(other)) {
        log('warn', 'lease-of-ended-process-taken-over');
        await state.releaseLease(name, other);
      }
      return tryTake();
    },
    release: () => state.releaseLease(name, holder.name),
  };
}
