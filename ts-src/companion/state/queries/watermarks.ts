import type { Kysely } from 'kysely';
import type { StateTables } from '../schema.ts';

/** Where reading of a scope goes on; null when it was never read or was forgotten. */
export async function readWatermark(db: Kysely<StateTables>, scope: string): Promise<string | null> {
  const row = await db.selectFrom('watermarks').select('value').where('scope', '=', scope).executeTakeFirst();
  return row?.value || null;
}

/** Sets it; an empty value forgets it. */
export async function saveWatermark(db: Kysely<StateTables>, scope: string, value: string): Promise<void> {
  await db
    .insertInto('watermarks')
    .values({ scope, value })
    .onConflict((conflict) => conflict.column('scope').doUpdateSet({ value }))
    .execute();
}
