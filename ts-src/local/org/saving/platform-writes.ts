import type { Stored, Table } from '../store/tables.ts';
import type { SaveBatch } from './batch.ts';
import { removeRecords } from './remove.ts';
import type { PlatformWrites, StoredValues } from './standard/rules.ts';

/** What rules of standard objects write besides the row that is saved; all of it belongs to the batch. */
export function platformWrites(batch: SaveBatch): PlatformWrites {
  const { database } = batch.tools.context;
  return {
    insert: (object, values, record) => {
      const rules = batch.tools.rules.of(database.table(object));
      const number = record ?? database.takeRecords(rules.table, 1);
      const row = batch.blankRow(rules, number);
      fill(rules.table, row, values);
      batch.store(rules, row, number);
      return number;
    },
    update: (object, record, values) => {
      const rules = batch.tools.rules.of(database.table(object));
      const old = batch.leaving.has(record) ? undefined : database.first(rules.selectSql, record);
      if (old === undefined) return;
      const row = [...old];
      const slots = fill(rules.table, row, values);
      if (slots.some((slot) => row[slot] !== old[slot])) batch.restore(rules, { row, old, slots });
    },
    remove: (object, record) => {
      const table = database.table(object);
      if (batch.exists(record) && !batch.leaving.has(record))
        removeRecords(batch, table, { records: [record], hard: false });
    },
  };
}

function fill(table: Table, row: Stored[], values: StoredValues): number[] {
  const slots: number[] = [];
  for (const [field, value] of Object.entries(values)) {
    const slot = table.slot(field);
    if (slot === undefined) continue;
    row[slot] = value;
    slots.push(slot);
  }
  return slots;
}
