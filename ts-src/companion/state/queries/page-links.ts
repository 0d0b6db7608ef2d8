import type { Kysely } from 'kysely';
import type { Link } from '../port.ts';
import type { StateTables } from '../schema.ts';

/** Links of an object in key order, those after the given key. */
export async function pageLinks(
  db: Kysely<StateTables>,
  object: string,
  afterKey: string,
  limit: number,
): Promise<readonly Link[]> {
  return db
    .selectFrom('links')
    .selectAll()
    .where('object', '=', object)
    .where('key', '>', afterKey)
    .orderBy('key')
    .limit(limit)
    .execute();
}
