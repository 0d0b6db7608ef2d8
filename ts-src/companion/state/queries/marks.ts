import type { Kysely } from 'kysely';
import type { StateTables } from '../schema.ts';

/** A remembered fact by name, such as which org the links belong to. */
export async function readMark(db: Kysely<StateTables>, name: string): Promise<string | null> {
  const row = await db.selectFrom('marks').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value ?? null;
}

/** Remembers a fact by name in place of what was remembered under it. */
export async function saveMark(db: Kysely<StateTables>, name: string, value: string): Promise<void> {
  await db
    .insertInto('marks')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
