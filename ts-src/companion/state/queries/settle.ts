import type { Kysely } from 'kysely';
import type { StateChanges } from '../port.ts';
import type { StateTables } from '../schema.ts';
import { chunks } from './chunks.ts';

type Records = readonly { readonly mapping: string; readonly key: string }[];

/** Takes records out of where their new fate does not leave them. */
export async function settle(db: Kysely<StateTables>, changes: StateChanges): Promise<void> {
  const settled = changes.settled ?? [];
  await leave(db, 'waiting', [...settled, ...(changes.parked ?? [])]);
  await leave(db, 'parked', [...settled, ...(changes.waiting ?? []).filter((row) => !row.written)]);
}

async function leave(db: Kysely<StateTables>, table: 'waiting' | 'parked', settled: Records): Promise<void> {
  if (settled.length === 0) return;
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
