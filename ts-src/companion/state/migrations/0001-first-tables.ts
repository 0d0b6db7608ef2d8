import type { Migration } from 'kysely/migration';
import type { ColumnKind } from './column-kinds.ts';

/** Links, watermarks, runs, waiting and parked records, issues, leases and marks. */
export const firstTables = (kinds: ColumnKind): Migration => ({
  async up(db) {
    await db.schema
      .createTable('links')
      .addColumn('object', 'text', (c) => c.notNull())
      .addColumn('key', kinds.key, (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('hash', 'text')
      .addColumn('children', kinds.bytes)
      .addColumn('account', 'text')
      .addPrimaryKeyConstraint('links_pk', ['object', 'key'])
      .execute();
    await db.schema
      .createTable('watermarks')
      .addColumn('scope', 'text', (c) => c.primaryKey())
      .addColumn('value', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('runs')
      .addColumn('run_key', 'text', (c) => c.primaryKey())
      .addColumn('started', 'text', (c) => c.notNull())
      .addColumn('mapping', 'text', (c) => c.notNull())
      .addColumn('company', 'text', (c) => c.notNull())
      .addColumn('report', 'text', (c) => c.notNull())
      .addColumn('published', 'integer', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('runs_by_start').on('runs').columns(['mapping', 'company', 'started']).execute();
    await db.schema
      .createTable('leases')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('owner', 'text', (c) => c.notNull())
      .addColumn('until', kinds.wide, (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('marks')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('value', 'text', (c) => c.notNull())
      .execute();
  },
});
