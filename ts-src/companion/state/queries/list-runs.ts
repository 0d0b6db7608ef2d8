import type { Kysely, Selectable } from 'kysely';
import type { RunRow } from '../port.ts';
import type { StateTables } from '../schema.ts';

const toRow = (row: Selectable<StateTables['runs']>): RunRow => ({
  runKey: row.run_key,
  started: row.started,
  mapping: row.mapping,
  company: row.company,
  report: row.report,
  published: row.published === 1,
});

/** One run by its key. */
export async function findRun(db: Kysely<StateTables>, runKey: string): Promise<RunRow | null> {
  const row = await db.selectFrom('runs').selectAll().where('run_key', '=', runKey).executeTakeFirst();
  return row === undefined ? null : toRow(row);
}

/** The newest run of every mapping and company. */
export async function lastRuns(db: Kysely<StateTables>): Promise<readonly RunRow[]> {
  const rows = await db
    .selectFrom('runs')
    .innerJoin(
      (e) =>
        e
          .selectFrom('runs')
          .select((x) => ['mapping', 'company', x.fn.max('started').as('newest')])
          .groupBy(['mapping', 'company'])
          .as('last'),
      (join) =>
        join
          .onRef('last.mapping', '=', 'runs.mapping')
          .onRef('last.company', '=', 'runs.company')
          .onRef('last.newest', '=', 'runs.started'),
    )
    .selectAll('runs')
    .orderBy('runs.mapping')
    .orderBy('runs.company')
    .execute();
  return rows.map(toRow);
}

/** Runs not yet told to Salesforce, oldest first. */
export async function unpublishedRuns(db: Kysely<StateTables>, limit: number): Promise<readonly RunRow[]> {
  const rows = await db
    .selectFrom('runs')
    .selectAll()
    .where('published', '=', 0)
    .orderBy('started')
    .limit(limit)
    .execute();
  return rows.map(toRow);
}
