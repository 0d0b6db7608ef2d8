import type { Kysely } from 'kysely';
import type { SourcePlace, StateChanges } from '../port.ts';
import type { StateTables } from '../schema.ts';
import { chunks } from './chunks.ts';

type Records = readonly { readonly mapping: string; readonly key: string }[];

/** Takes records out of where their new fate does not leave them. */
export async function settle(db: Kysely<StateTables>, changes: StateChanges): Promise<void> {
  const settled = [...(changes.settled ?? []), ...(changes.ignored ?? []).map(({ parked }) => parked)];
  await leave(db, 'waiting', [...settled, ...(changes.parked ?? [])]);
  await leave(db, 'parked', [...settled, ...(changes.waiting ?? []).filter((row) => !row.written)]);
  for (const table of ['waiting', 'parked'] as const) await leaveByName(db, table, changes.settledSources ?? []);
}

/** The same by the keys that records have in the ERP. */
async function leaveByName(
  db: Kysely<StateTables>,
  table: 'waiting' | 'parked',
  places: readonly SourcePlace[],
): Promise<void> {
  if (places.length === 0) return;
  const any = await db.selectFrom(table).select('key').limit(1).executeTakeFirst();
  if (any === undefined) return;
  const groups = Map.groupBy(places, ({ mapping, company }) => JSON.stringify([mapping, company]));
  for (const group of groups.values()) {
    const { mapping, company } = group[0] as SourcePlace;
    for (const part of chunks(group.map(({ sourceKey }) => sourceKey))) {
      await db
        .deleteFrom(table)
        .where('mapping', '=', mapping)
        .where('company', '=', company)
        .where('source_key', 'in', part)
        .execute();
    }
  }
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
