import type { Migration } from 'kysely/migration';

/** Steps of requests that must not happen twice. */
export const commandSteps: Migration = {
  async up(db) {
    await db.schema
      .createTable('command_steps')
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('step', 'text', (c) => c.notNull())
      .addColumn('facts', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('command_steps_pk', ['subject', 'step'])
      .execute();
  },
};
