import type { Kysely } from 'kysely';
import type { StateChanges } from '../port.ts';
import type { StateTables } from '../schema.ts';
import { chunks } from './chunks.ts';
import { toColumns } from './record-facts.ts';

/** Parks records; one that is parked already counts one attempt more and keeps its first date. */
export async function saveParked(db: Kysely<StateTables>, rows: NonNullable<StateChanges['parked']>): Promise<void> {
  for (const part of chunks(rows)) {
    await db
      .insertInto('parked')
      .values(
        part.map((row) => ({
          mapping: row.mapping,
          key: row.key,
          company: row.company,
          source_key: row.sourceKey,
          object: row.object,
          code: row.code,
          message: row.message,
          owner: row.owner,
          fields: JSON.stringify(row.fields),
          attempts: 1,
          retry_at: row.retryAt,
          first_seen: row.lastSeen,
          last_seen: row.lastSeen,
          conflict: row.conflict === undefined ? null : JSON.stringify(row.conflict),
          ...toColumns(row.facts),
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['mapping', 'key']).doUpdateSet((e) => ({
          source_key: e.ref('excluded.source_key'),
          object: e.ref('excluded.object'),
          code: e.ref('excluded.code'),
          message: e.ref('excluded.message'),
          owner: e.ref('excluded.owner'),
          fields: e.ref('excluded.fields'),
          attempts: e('parked.attempts', '+', 1),
          retry_at: e.ref('excluded.retry_at'),
          last_seen: e.ref('excluded.last_seen'),
          conflict: e.ref('excluded.conflict'),
          number: e.ref('excluded.number'),
          amount: e.ref('excluded.amount'),
          currency: e.ref('excluded.currency'),
          above: e.ref('excluded.above'),
          record_object: e.ref('excluded.record_object'),
        })),
      )
      .execute();
  }
}
