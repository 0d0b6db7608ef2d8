import type { Kysely } from 'kysely';
import type { Agreement } from '../port.ts';
import type { StateTables } from '../schema.ts';
import { chunks } from './chunks.ts';

/** What was agreed on the given records of a mapping, by key. */
export async function findAgreements(
  db: Kysely<StateTables>,
  mapping: string,
  keys: readonly string[],
): Promise<Map<string, Agreement>> {
  const found = new Map<string, Agreement>();
  for (const part of chunks(keys)) {
    const rows = await db
      .selectFrom('agreements')
      .selectAll()
      .where('mapping', '=', mapping)
      .where('key', 'in', part)
      .execute();
    for (const { key, agreed, sending } of rows) {
      const values = JSON.parse(agreed) as Agreement['agreed'];
      found.set(key, { mapping, key, agreed: values, sending: sending === null ? null : sendingOf(sending) });
    }
  }
  return found;
}

const sendingOf = (text: string): NonNullable<Agreement['sending']> =>
  JSON.parse(text) as NonNullable<Agreement['sending']>;

/** Inserts agreements or replaces those of the same mapping and key. Keys are distinct. */
export async function saveAgreements(db: Kysely<StateTables>, agreements: readonly Agreement[]): Promise<void> {
  for (const part of chunks(agreements)) {
    await db
      .insertInto('agreements')
      .values(
        part.map(({ mapping, key, agreed, sending }) => ({
          mapping,
          key,
          agreed: JSON.stringify(agreed),
          sending: sending === null ? null : JSON.stringify(sending),
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['mapping', 'key']).doUpdateSet((e) => ({
          agreed: e.ref('excluded.agreed'),
          sending: e.ref('excluded.sending'),
        })),
      )
      .execute();
  }
}
