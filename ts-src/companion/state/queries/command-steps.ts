import type { Kysely } from 'kysely';
import type { CommandStep } from '../port.ts';
import type { StateTables } from '../schema.ts';

/** Remembers that a step was begun; a step begun again has the newer facts. */
export async function saveStep(db: Kysely<StateTables>, step: CommandStep): Promise<void> {
  const { facts, at } = step;
  await db
    .insertInto('command_steps')
    .values({ ...step })
    .onConflict((conflict) => conflict.columns(['subject', 'step']).doUpdateSet({ facts, at }))
    .execute();
}

/** The steps that were begun about a record, oldest first. */
export async function readSteps(db: Kysely<StateTables>, subject: string): Promise<readonly CommandStep[]> {
  return db.selectFrom('command_steps').selectAll().where('subject', '=', subject).orderBy('at').execute();
}

/** Forgets them once their outcome stands in Salesforce. */
export async function forgetSteps(db: Kysely<StateTables>, subject: string): Promise<void> {
  await db.deleteFrom('command_steps').where('subject', '=', subject).execute();
}
