import type { Kysely } from 'kysely';
import type { StateChanges } from '../port.ts';
import type { StateTables } from '../schema.ts';
import { chunks } from './chunks.ts';

/** Puts records into the waiting room; one that is there already keeps its first date. */
export async function saveWaiting(db: Kysely<StateTables>, rows: NonNullable<StateChanges['waiting']>): Promise<void> {
  for (const part of chunks(rows)) {
    await db
      .insertInto('waiting')
      .values(
        part.map((row) => ({
          mapping: row.mapping,
          key: row.key,
          company: row.company,
          source_key: row.sourceKey,
          waits_object: row.waitsObject,
          waits_key: row.waitsKey,
          written: row.written ? 1 : 0,
          first_seen: row.lastSeen,
          last_seen: row.lastSeen,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['mapping', 'key']).doUpdateSet((e) => ({
          source_key: e.ref('excluded.source_key'),
          waits_object: e.ref('excluded.waits_object'),
          waits_key: e.ref('excluded.waits_key'),
          written: e.ref('excluded.written'),
          last_seen: e.ref('excluded.last_seen'),
        })),
      )
      .execute();
  }
}
