import type { Migration } from 'kysely/migration';
import type { ColumnKind } from './column-kinds.ts';

/** What both sides of two-way records agreed on, and the three values of fields in conflict. */
export const agreements = (kinds: ColumnKind): Migration => ({
  async up(db) {
    await db.schema
      .createTable('agreements')
      .addColumn('mapping', 'text', (c) => c.notNull())
      .addColumn('key', kinds.key, (c) => c.notNull())
      .addColumn('agreed', 'text', (c) => c.notNull())
      .addColumn('sending', 'text')
      .addPrimaryKeyConstraint('agreements_pk', ['mapping', 'key'])
      .execute();
    await db.schema.alterTable('parked').addColumn('conflict', 'text').execute();
  },
});
