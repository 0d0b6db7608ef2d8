import type { Kysely, Selectable } from 'kysely';
import type { WaitingRow } from '../port.ts';
import type { StateTables } from '../schema.ts';
import { factsOf } from './record-facts.ts';

const toRow = (row: Selectable<StateTables['waiting']>): WaitingRow => ({
  mapping: row.mapping,
  key: row.key,
  company: row.company,
  sourceKey: row.source_key,
  waitsObject: row.waits_object,
  waitsKey: row.waits_key,
  written: row.written === 1,
  firstSeen: row.first_seen,
  lastSeen: row.last_seen,
  ...factsOf(row),
});

/** Everything that waits, in key order. */
export async function listWaiting(db: Kysely<StateTables>, limit: number): Promise<readonly WaitingRow[]> {
  const rows = await db.selectFrom('waiting').selectAll().orderBy('mapping').orderBy('key').limit(limit).execute();
  return rows.map(toRow);
}

/** What waits for a record that has a link now: it can go on. */
export async function readyWaiting(
  db: Kysely<StateTables>,
  mapping: string,
  company: string,
  limit: number,
): Promise<readonly WaitingRow[]> {
  const rows = await db
    .selectFrom('waiting')
    .innerJoin('links', (join) =>
      join.onRef('links.object', '=', 'waiting.waits_object').onRef('links.key', '=', 'waiting.waits_key'),
    )
    .selectAll('waiting')
    .where('waiting.mapping', '=', mapping)
    .where('waiting.company', '=', company)
    .orderBy('waiting.key')
    .limit(limit)
    .execute();
  return rows.map(toRow);
}
