import type { Kysely } from 'kysely';
import type { RunRow } from '../port.ts';
import type { StateTables } from '../schema.ts';

/** Writes a run's report, again when it changes. */
export async function saveRun(db: Kysely<StateTables>, run: RunRow): Promise<void> {
  const { runKey, published, ...rest } = run;
  const row = { ...rest, published: published ? 1 : 0 };
  await db
    .insertInto('runs')
    .values({ run_key: runKey, ...row })
    .onConflict((conflict) => conflict.column('run_key').doUpdateSet(row))
    .execute();
}
