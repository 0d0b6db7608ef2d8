import type { Kysely } from 'kysely';
import type { StateChanges } from '../port.ts';
import type { StateTables } from '../schema.ts';
import { chunks } from './chunks.ts';

/** Takes records out of the waiting room and the parked ones: they are in order now. */
export async function settle(db: Kysely<StateTables>, settled: NonNullable<StateChanges['settled']>): Promise<void> {
  for (const table of ['waiting', 'parked'] as const) await leave(db, table, settled);
}

async function leave(
  db: Kysely<StateTables>,
  table: 'waiting' | 'parked',
  settled: NonNullable<StateChanges['settled']>,
): Promise<void> {
  // Both tables are empty nearly always: one look spares a delete for every record of a large load.
  const any = await db.selectFrom(table).select('key').limit(1).executeTakeFirst();
  if (any === undefined) return;
  for (const mapping of new Set(settled.map((entry) => entry.mapping))) {
    const keys = settled.filter((entry) => entry.mapping === mapping).map((entry) => entry.key);
    for (const part of chunks(keys)) {
      await db.deleteFrom(table).where('mapping', '=', mapping).where('key', 'in', part).execute();
    }
  }
}
