import type { Kysely } from 'kysely';
import type { StateTables } from '../schema.ts';
import { chunks } from './chunks.ts';

/** Forgets the links of the given records. */
export async function removeLinks(
  db: Kysely<StateTables>,
  links: readonly { readonly object: string; readonly key: string }[],
): Promise<void> {
  for (const object of new Set(links.map((link) => link.object))) {
    const keys = links.filter((link) => link.object === object).map((link) => link.key);
    for (const part of chunks(keys)) {
      await db.deleteFrom('links').where('object', '=', object).where('key', 'in', part).execute();
    }
  }
}
