import type { Kysely } from 'kysely';
import type { Link } from '../port.ts';
import type { StateTables } from '../schema.ts';
import { chunks } from './chunks.ts';

/** Links of the given keys by key. */
export async function findLinks(
  db: Kysely<StateTables>,
  object: string,
  keys: readonly string[],
): Promise<Map<string, Link>> {
  const found = new Map<string, Link>();
  for (const part of chunks(keys)) {
    const rows = await db
      .selectFrom('links')
      .selectAll()
      .where('object', '=', object)
      .where('key', 'in', part)
      .execute();
    for (const row of rows) found.set(row.key, row);
  }
  return found;
}
