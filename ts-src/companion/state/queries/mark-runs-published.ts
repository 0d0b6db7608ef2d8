import type { Kysely } from 'kysely';
import type { StateTables } from '../schema.ts';
import { chunks } from './chunks.ts';

/** Remembers that Salesforce knows these runs, and forgets published ones that started before `keepAfter`. */
export async function markRunsPublished(
  db: Kysely<StateTables>,
  runKeys: readonly string[],
  keepAfter: string,
): Promise<void> {
  for (const part of chunks(runKeys)) {
    await db.updateTable('runs').set({ published: 1 }).where('run_key', 'in', part).execute();
  }
  await db.deleteFrom('runs').where('published', '=', 1).where('started', '<', keepAfter).execute();
}
