import type { Kysely } from 'kysely';
import type { Link } from '../port.ts';
import type { StateTables } from '../schema.ts';
import { chunks } from './chunks.ts';

/** Inserts links or replaces those of the same object and key. Keys are distinct. */
export async function saveLinks(db: Kysely<StateTables>, links: readonly Link[]): Promise<void> {
  for (const part of chunks(links)) {
    await db
      .insertInto('links')
      .values(
        part.map(({ object, key, id, hash, children, account }) => ({ object, key, id, hash, children, account })),
      )
      .onConflict((conflict) =>
        conflict.columns(['object', 'key']).doUpdateSet((e) => ({
          id: e.ref('excluded.id'),
          hash: e.ref('excluded.hash'),
          children: e.ref('excluded.children'),
          account: e.ref('excluded.account'),
        })),
      )
      .execute();
  }
}
