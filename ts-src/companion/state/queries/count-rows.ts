import type { Kysely } from 'kysely';
import type { StateTables } from '../schema.ts';

/** Number of waiting or parked records; a written record that waits for an optional reference only is not counted. */
export async function countRows(db: Kysely<StateTables>, table: 'waiting' | 'parked'): Promise<number> {
  const count = db.selectFrom(table).select((e) => e.fn.countAll().as('rows'));
  const query = table === 'waiting' ? count.where('written' as never, '=', 0 as never) : count;
  const row = await query.executeTakeFirst();
  return Number(row?.rows ?? 0);
}
