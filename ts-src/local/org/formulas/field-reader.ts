import type { StorageKind } from '../schema/types.ts';
import type { OrgDatabase } from '../store/database.ts';
import type { Stored, Table } from '../store/tables.ts';
import { quoted } from '../store/tables.ts';

/** Reads one field path from a stored row, as the formula module takes values. */
export type FieldReader = (row: readonly Stored[]) => unknown;

/** Value of a formula field of a stored row; the reader asks for it when a path ends in one that has no column. */
export type FormulaValueOf = (table: Table, field: string, row: readonly Stored[]) => unknown;

/** A stored value in the form the formula module takes: ids as text, date/times as ISO text, checkboxes as booleans. */
export function formulaInput(value: Stored, storage: StorageKind, database: OrgDatabase): unknown {
  if (value === null) return storage === 'flag' ? false : null;
  if (storage === 'flag') return value === 1;
  if (storage === 'record') return database.ids.format(value as number);
  if (storage === 'datetime') return new Date(value as number).toISOString();
  return value;
}

/**
 * Makes the reader of a path such as `Name` or `Customer__r.Account__r.OwnerId`. Parents are read from the database;
 * a missing parent makes the value blank.
 * @throws Error when the path leads nowhere
 */
export function fieldReader(
  table: Table,
  path: string,
  database: OrgDatabase,
  formulaValue: FormulaValueOf,
): FieldReader {
  const dot = path.indexOf('.');
  if (dot < 0) return ownReader(table, path, database, formulaValue);
  const relationship = path.slice(0, dot);
  const reference = table.object.relationship(relationship);
  const slot = reference === undefined ? undefined : table.slot(reference.name);
  if (reference === undefined || slot === undefined) throw new Error(`${table.object.name} has no ${relationship}`);
  const parent = database.table(reference.referenceTo.at(-1) ?? '');
  const inner = fieldReader(parent, path.slice(dot + 1), database, formulaValue);
  const columns = parent.columns.map((column) => quoted(column.name)).join(', ');
  const sql = `SELECT ${columns} FROM ${parent.sql} WHERE "Id" = ?`;
  return (row) => {
    const record = row[slot];
    if (record === null || record === undefined) return null;
    const found = database.first(sql, record);
    return found === undefined ? null : inner(found);
  };
}

function ownReader(table: Table, name: string, database: OrgDatabase, formulaValue: FormulaValueOf): FieldReader {
  const field = table.object.field(name);
  if (field === undefined) throw new Error(`${table.object.name} has no field ${name}`);
  const slot = table.slot(name);
  if (slot === undefined) return (row) => formulaValue(table, field.name, row);
  const { storage } = field;
  if (storage === 'text' || storage === 'real' || storage === 'date') return (row) => row[slot] ?? null;
  return (row) => formulaInput(row[slot] ?? null, storage, database);
}
