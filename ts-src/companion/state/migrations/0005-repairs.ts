import type { Migration } from 'kysely/migration';
import type { ColumnKind } from './column-kinds.ts';

/** What people decided about single records, and what they want to know of records that are held up. */
export const repairs = (kinds: ColumnKind): Migration => ({
  async up(db) {
    for (const table of ['parked', 'waiting']) {
      for (const [column, kind] of [
        ['number', 'text'],
        ['amount', kinds.decimal],
        ['currency', 'text'],
        ['above', 'text'],
        ['record_object', 'text'],
      ] as const) {
        await db.schema.alterTable(table).addColumn(column, kind).execute();
      }
    }
    await db.schema
      .createTable('ignored')
      .addColumn('mapping', 'text', (c) => c.notNull())
      .addColumn('company', 'text', (c) => c.notNull())
      .addColumn('source_key', kinds.key, (c) => c.notNull())
      .addColumn('code', 'text', (c) => c.notNull())
      .addColumn('owner', 'text', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('user_id', 'text')
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('parked', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('ignored_pk', ['mapping', 'company', 'source_key'])
      .execute();
    await db.schema
      .createTable('overrides')
      .addColumn('mapping', 'text', (c) => c.notNull())
      .addColumn('company', 'text', (c) => c.notNull())
      .addColumn('source_key', kinds.key, (c) => c.notNull())
      .addColumn('field', 'text', (c) => c.notNull())
      .addColumn('key', kinds.key, (c) => c.notNull())
      .addColumn('erp', 'text', (c) => c.notNull())
      .addColumn('value', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('overrides_pk', ['mapping', 'company', 'source_key', 'field'])
      .execute();
  },
});
