import type { Kysely, Selectable } from 'kysely';
import type { ErrorOwner } from '../../errors/counterpart-error.ts';
import type { ParkedFilter, ParkedRow } from '../port.ts';
import type { StateTables } from '../schema.ts';
import { factsOf } from './record-facts.ts';

const toRow = (row: Selectable<StateTables['parked']>): ParkedRow => ({
  mapping: row.mapping,
  key: row.key,
  company: row.company,
  sourceKey: row.source_key,
  object: row.object,
  code: row.code,
  message: row.message,
  owner: row.owner as ErrorOwner,
  fields: JSON.parse(row.fields) as string[],
  attempts: row.attempts,
  retryAt: row.retry_at,
  firstSeen: row.first_seen,
  lastSeen: row.last_seen,
  ...(row.conflict === null ? {} : { conflict: JSON.parse(row.conflict) as NonNullable<ParkedRow['conflict']> }),
  ...factsOf(row),
});

/** Parked records, oldest first. */
export async function listParked(
  db: Kysely<StateTables>,
  filter: ParkedFilter,
  limit: number,
): Promise<readonly ParkedRow[]> {
  let query = db.selectFrom('parked').selectAll();
  if (filter.mapping !== undefined) query = query.where('mapping', '=', filter.mapping);
  if (filter.code !== undefined) query = query.where('code', '=', filter.code);
  if (filter.company !== undefined) query = query.where('company', '=', filter.company);
  const rows = await query.orderBy('first_seen').orderBy('key').limit(limit).execute();
  return rows.map(toRow);
}

/** The parked records of one key (a record can be parked by several mappings). */
export async function findParked(db: Kysely<StateTables>, key: string): Promise<readonly ParkedRow[]> {
  return (await db.selectFrom('parked').selectAll().where('key', '=', key).orderBy('mapping').execute()).map(toRow);
}

/** What is to be tried again without being asked: its time has come. */
export async function dueParked(
  db: Kysely<StateTables>,
  scope: { readonly mapping: string; readonly company: string; readonly now: string },
  limit: number,
): Promise<readonly ParkedRow[]> {
  const rows = await db
    .selectFrom('parked')
    .selectAll()
    .where('mapping', '=', scope.mapping)
    .where('company', '=', scope.company)
    .where('retry_at', '<=', scope.now)
    .orderBy('key')
    .limit(limit)
    .execute();
  return rows.map(toRow);
}
