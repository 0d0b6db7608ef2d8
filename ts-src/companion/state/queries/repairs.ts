/** What people decided about single records: values of their own, and records to leave alone. */
import type { Kysely, Selectable } from 'kysely';
import type { IgnoredRow, Override, ParkedFilter, ParkedRow, Repairs, SourcePlace, StoredValue } from '../port.ts';
import type { StateTables } from '../schema.ts';
import { chunks } from './chunks.ts';

const toIgnored = (row: Selectable<StateTables['ignored']>): IgnoredRow => ({
  parked: JSON.parse(row.parked) as ParkedRow,
  hash: row.hash,
  reason: row.reason,
  user: row.user_id,
  at: row.at,
});

const toOverride = (row: Selectable<StateTables['overrides']>): Override => ({
  mapping: row.mapping,
  company: row.company,
  sourceKey: row.source_key,
  key: row.key,
  field: row.field,
  erp: row.erp,
  value: JSON.parse(row.value) as StoredValue,
});

type Place = Pick<SourcePlace, 'mapping' | 'company'>;

/** The decisions about some records of a mapping and company. Two quick looks when nothing was ever decided. */
export async function findRepairs(
  db: Kysely<StateTables>,
  place: Place,
  sourceKeys: readonly string[],
): Promise<Repairs> {
  const overrides = new Map<string, Override[]>();
  const ignored = new Map<string, IgnoredRow>();
  for (const row of await rowsOf(db, 'overrides', place, sourceKeys)) {
    overrides.set(row.source_key, [...(overrides.get(row.source_key) ?? []), toOverride(row)]);
  }
  for (const row of await rowsOf(db, 'ignored', place, sourceKeys)) ignored.set(row.source_key, toIgnored(row));
  return { overrides, ignored };
}

async function rowsOf<Table extends 'overrides' | 'ignored'>(
  db: Kysely<StateTables>,
  table: Table,
  { mapping, company }: Place,
  sourceKeys: readonly string[],
): Promise<Selectable<StateTables[Table]>[]> {
  const rows: Selectable<StateTables[Table]>[] = [];
  // Both tables are empty nearly always: one look spares the search for every page of a large load.
  const any = await db
    .selectFrom(table as 'overrides')
    .select('mapping')
    .limit(1)
    .executeTakeFirst();
  if (any === undefined) return rows;
  for (const part of chunks(sourceKeys)) {
    const found = await db
      .selectFrom(table as 'overrides')
      .selectAll()
      .where('mapping', '=', mapping)
      .where('company', '=', company)
      .where('source_key', 'in', part)
      .execute();
    rows.push(...(found as unknown as Selectable<StateTables[Table]>[]));
  }
  return rows;
}

/** Ignored records, oldest decision first. */
export async function listIgnored(
  db: Kysely<StateTables>,
  filter: ParkedFilter,
  limit: number,
): Promise<readonly IgnoredRow[]> {
  let query = db.selectFrom('ignored').selectAll();
  if (filter.mapping !== undefined) query = query.where('mapping', '=', filter.mapping);
  if (filter.code !== undefined) query = query.where('code', '=', filter.code);
  if (filter.company !== undefined) query = query.where('company', '=', filter.company);
  return (await query.orderBy('at').orderBy('source_key').limit(limit).execute()).map(toIgnored);
}

/** Overrides in use. */
export async function listOverrides(db: Kysely<StateTables>, limit: number): Promise<readonly Override[]> {
  const rows = await db.selectFrom('overrides').selectAll().orderBy('mapping').orderBy('key').limit(limit).execute();
  return rows.map(toOverride);
}

/** Remembers decisions to ignore, in place of earlier ones about the same records. */
export async function saveIgnored(db: Kysely<StateTables>, rows: readonly IgnoredRow[]): Promise<void> {
  for (const { parked, hash, reason, user, at } of rows) {
    const { mapping, company, sourceKey, code, owner } = parked;
    const values = { code, owner, hash, reason, user_id: user, at, parked: JSON.stringify(parked) };
    await db
      .insertInto('ignored')
      .values({ mapping, company, source_key: sourceKey, ...values })
      .onConflict((conflict) => conflict.columns(['mapping', 'company', 'source_key']).doUpdateSet(values))
      .execute();
  }
}

/** Remembers overrides, in place of earlier ones of the same fields. */
export async function saveOverrides(db: Kysely<StateTables>, overrides: readonly Override[]): Promise<void> {
  for (const { mapping, company, sourceKey, field, key, erp, value } of overrides) {
    const values = { key, erp, value: JSON.stringify(value) };
    await db
      .insertInto('overrides')
      .values({ mapping, company, source_key: sourceKey, field, ...values })
      .onConflict((conflict) => conflict.columns(['mapping', 'company', 'source_key', 'field']).doUpdateSet(values))
      .execute();
  }
}

/** Forgets that records are ignored. */
export async function dropIgnored(db: Kysely<StateTables>, places: readonly SourcePlace[]): Promise<void> {
  for (const { mapping, company, sourceKey } of places) {
    await db
      .deleteFrom('ignored')
      .where('mapping', '=', mapping)
      .where('company', '=', company)
      .where('source_key', '=', sourceKey)
      .execute();
  }
}

/** Forgets overrides of single fields. */
export async function dropOverrides(
  db: Kysely<StateTables>,
  places: readonly (SourcePlace & { readonly field: string })[],
): Promise<void> {
  for (const { mapping, company, sourceKey, field } of places) {
    await db
      .deleteFrom('overrides')
      .where('mapping', '=', mapping)
      .where('company', '=', company)
      .where('source_key', '=', sourceKey)
      .where('field', '=', field)
      .execute();
  }
}
