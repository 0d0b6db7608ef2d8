import type { Kysely } from 'kysely';
import type { StateChanges } from '../port.ts';
import type { StateTables } from '../schema.ts';
import { chunks } from './chunks.ts';
import { toColumns } from './record-facts.ts';

type Waiting = NonNullable<StateChanges['waiting']>;

/** Puts records into the waiting room in place of what they waited for before; they keep their first date. */
export async function saveWaiting(db: Kysely<StateTables>, rows: Waiting): Promise<void> {
  const first = await leaveWaiting(db, rows);
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
          first_seen: first.get(`${row.mapping}|${row.key}`) ?? row.lastSeen,
          last_seen: row.lastSeen,
          ...toColumns(row.facts),
        })),
      )
      .onConflict((conflict) => conflict.columns(['mapping', 'key', 'waits_object', 'waits_key']).doNothing())
      .execute();
  }
}

/** Deletes the older rows of the records; returns since when each waits. */
async function leaveWaiting(db: Kysely<StateTables>, rows: Waiting): Promise<Map<string, string>> {
  const first = new Map<string, string>();
  for (const mapping of new Set(rows.map((row) => row.mapping))) {
    const keys = [...new Set(rows.filter((row) => row.mapping === mapping).map((row) => row.key))];
    for (const part of chunks(keys)) {
      const gone = await db
        .deleteFrom('waiting')
        .where('mapping', '=', mapping)
        .where('key', 'in', part)
        .returning(['key', 'first_seen'])
        .execute();
      for (const row of gone) {
        const name = `${mapping}|${row.key}`;
        if (row.first_seen < (first.get(name) ?? '~')) first.set(name, row.first_seen);
      }
    }
  }
  return first;
}
