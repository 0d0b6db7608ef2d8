import type { Migration } from 'kysely/migration';
import type { ColumnKind } from './column-kinds.ts';

/** Waiting and parked records and the issues behind them. */
export const failures = (kinds: ColumnKind): Migration => ({
  async up(db) {
    await db.schema
      .createTable('waiting')
      .addColumn('mapping', 'text', (c) => c.notNull())
      .addColumn('key', kinds.key, (c) => c.notNull())
      .addColumn('company', 'text', (c) => c.notNull())
      .addColumn('source_key', 'text', (c) => c.notNull())
      .addColumn('waits_object', 'text', (c) => c.notNull())
      .addColumn('waits_key', kinds.key, (c) => c.notNull())
      .addColumn('written', 'integer', (c) => c.notNull())
      .addColumn('first_seen', 'text', (c) => c.notNull())
      .addColumn('last_seen', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('waiting_pk', ['mapping', 'key', 'waits_object', 'waits_key'])
      .execute();
    await db.schema.createIndex('waiting_by_parent').on('waiting').columns(['waits_object', 'waits_key']).execute();
    await db.schema
      .createTable('parked')
      .addColumn('mapping', 'text', (c) => c.notNull())
      .addColumn('key', kinds.key, (c) => c.notNull())
      .addColumn('company', 'text', (c) => c.notNull())
      .addColumn('source_key', 'text', (c) => c.notNull())
      .addColumn('object', 'text', (c) => c.notNull())
      .addColumn('code', 'text', (c) => c.notNull())
      .addColumn('message', 'text', (c) => c.notNull())
      .addColumn('owner', 'text', (c) => c.notNull())
      .addColumn('fields', 'text', (c) => c.notNull())
      .addColumn('attempts', 'integer', (c) => c.notNull())
      .addColumn('retry_at', 'text')
      .addColumn('first_seen', 'text', (c) => c.notNull())
      .addColumn('last_seen', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('parked_pk', ['mapping', 'key'])
      .execute();
    await db.schema
      .createTable('issues')
      .addColumn('issue_key', 'text', (c) => c.primaryKey())
      .addColumn('mapping', 'text', (c) => c.notNull())
      .addColumn('code', 'text', (c) => c.notNull())
      .addColumn('owner', 'text', (c) => c.notNull())
      .addColumn('records', 'integer', (c) => c.notNull())
      .addColumn('first_seen', 'text', (c) => c.notNull())
      .addColumn('last_seen', 'text', (c) => c.notNull())
      .addColumn('status', 'text', (c) => c.notNull())
      .execute();
  },
});
