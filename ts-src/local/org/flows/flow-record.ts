import type { FieldSchema } from '../schema/types.ts';
import type { OrgDatabase } from '../store/database.ts';
import { aliveSql, quoted } from '../store/tables.ts';
import type { Stored, Table } from '../store/tables.ts';

/** Values of one record by field name; times in milliseconds, ids of 18 characters, blank as null. */
export type FlowRecord = ReadonlyMap<string, string | number | boolean | null>;

/** A record as a flow in system context sees it, by SQL: what lies in columns, no formulas. Null when it is not there. */
export function readFlowRecord(
  database: OrgDatabase,
  object: string,
  where: string,
  ...values: Stored[]
): FlowRecord | null {
  const table = database.table(object);
  const columns = table.columns.map(({ name }) => quoted(name)).join(', ');
  const row = database.first(`SELECT ${columns} FROM ${table.sql} WHERE ${where}${aliveSql(table)} LIMIT 1`, ...values);
  return row === undefined ? null : valuesOf(database, table, row);
}

function valuesOf(database: OrgDatabase, table: Table, row: readonly Stored[]): FlowRecord {
  return new Map(table.columns.map((field, slot) => [field.name, valueOf(database, field, row[slot] ?? null)]));
}

function valueOf(database: OrgDatabase, field: FieldSchema, stored: Stored): string | number | boolean | null {
  if (stored === null || stored === '') return null;
  if (field.storage === 'flag') return stored === 1;
  return field.storage === 'record' && typeof stored === 'number' ? database.ids.format(stored) : stored;
}

/** Text of a value in a merge field; times as Salesforce writes them for machines, since nobody's locale is known. */
export function textOf(database: OrgDatabase, object: string, name: string, record: FlowRecord): string {
  const value = record.get(name) ?? null;
  const field = database.table(object).object.field(name);
  if (value === null) return '';
  return field?.storage === 'datetime'
    ? `${new Date(Number(value)).toISOString().slice(0, 16).replace('T', ' ')} UTC`
    : String(value);
}
