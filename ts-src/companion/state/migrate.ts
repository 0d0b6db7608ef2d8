import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { codedError } from '../errors/coded-error.ts';
import { migrationsFor } from './migrations/index.ts';
import type { StateTables } from './schema.ts';

/** Brings the tables up to date, each migration once. Rejects with `STATE_MIGRATION_FAILED` and leaves data as they were. */
export async function migrate(db: Kysely<StateTables>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const provider = { getMigrations: async () => migrationsFor(kind) };
  const { error, results } = await new Migrator({ db, provider }).migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'the first step';
  throw codedError('STATE_MIGRATION_FAILED', { values: { step: failed }, cause: error });
}
