import type { Kysely } from 'kysely';
import type { Link } from '../port.ts';
import type { StateTables } from '../schema.ts';
import { chunks } from './chunks.ts';

/** Links of an object whose `account` is one of the given, in no particular order. */
export async function linksBelow(
  db: Kysely<StateTables>,
  object: string,
  above: readonly string[],
): Promise<readonly Link[]> {
  const found: Link[] = [];
  for (const part of chunks(above)) {
    const rows = db.selectFrom('links').selectAll().where('object', '=', object).where('account', 'in', part);
    found.push(...(await rows.execute()));
  }
  return found;
}
