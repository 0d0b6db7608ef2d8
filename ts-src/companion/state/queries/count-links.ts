import type { Kysely } from 'kysely';
import type { StateTables } from '../schema.ts';

/** Number of links an object. */
export async function countLinks(db: Kysely<StateTables>): Promise<Readonly<Record<string, number>>> {
  const rows = await db
    .selectFrom('links')
    .select((e) => ['object', e.fn.countAll().as('links')])
    .groupBy('object')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.object, Number(row.links)]));
}
