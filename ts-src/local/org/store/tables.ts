import type { FieldSchema, ObjectSchema, StorageKind } from '../schema/types.ts';

/** Where the values of an object lie: one SQLite table, one column a stored field, the record number as rowid. */
export interface Table {
  readonly object: ObjectSchema;
  /** Position of the object in the schema; part of every record number. */
  readonly index: number;
  /** Quoted table name. */
  readonly sql: string;
  /** Stored fields; the position of a field is its slot in a row. Slot 0 is Id. */
  readonly columns: readonly FieldSchema[];
  /** Slot of a field, by name in any letter case; undefined when it has no column. */
  slot(field: string): number | undefined;
}

/** Value as SQLite keeps it. */
export type Stored = string | number | null;

const SQL_TYPES: Readonly<Record<Exclude<StorageKind, 'none'>, string>> = {
  text: 'TEXT',
  real: 'REAL',
  flag: 'INTEGER',
  date: 'TEXT',
  time: 'TEXT',
  datetime: 'INTEGER',
  record: 'INTEGER',
};

/** A name as SQL identifier. */
export function quoted(name: string): string {
  return `"${name}"`;
}

/** Condition that keeps live rows, to stand behind another one; empty for tables without a recycle bin. */
export function aliveSql(table: Table): string {
  return table.slot('IsDeleted') === undefined ? '' : ' AND "IsDeleted" = 0';
}

/** The table of an object; its place in the schema's list is the object index. */
export function tableOf(object: ObjectSchema, index: number): Table {
  const stored = object.fields.filter((field) => field.storage !== 'none' && field.type !== 'id');
  const id = object.fields.find((field) => field.type === 'id');
  const columns = [...(id === undefined ? [] : [id]), ...stored];
  const slots = new Map(columns.map((field, slot) => [field.name.toLowerCase(), slot]));
  return { object, index, sql: quoted(object.name), columns, slot: (field) => slots.get(field.toLowerCase()) };
}

/** Whether text of the field is compared by exact letters. */
function collation(field: FieldSchema): string {
  if (field.storage !== 'text') return '';
  return field.caseSensitive ? ' COLLATE BINARY' : ' COLLATE NOCASE';
}

/** Statements that create the table and the indexes that saving and querying rely on. */
export function createTableSql(table: Table): string[] {
  const definitions = table.columns.map((field, slot) => {
    if (slot === 0) return '"Id" INTEGER PRIMARY KEY';
    const type = SQL_TYPES[field.storage as Exclude<StorageKind, 'none'>];
    return `${quoted(field.name)} ${type}${collation(field)}`;
  });
  const indexes = table.columns.slice(1).flatMap((field) => indexSql(table, field));
  return [`CREATE TABLE ${table.sql} (${definitions.join(', ')})`, ...indexes];
}

function indexSql(table: Table, field: FieldSchema): string[] {
  const name = quoted(`${table.object.name}.${field.name}`);
  const on = `${name} ON ${table.sql} (${quoted(field.name)})`;
  const deleted = table.slot('IsDeleted') === undefined ? '' : ' WHERE "IsDeleted" = 0';
  if (field.unique) return [`CREATE UNIQUE INDEX ${on}${deleted}`];
  if (field.externalId) return [`CREATE INDEX ${on}`];
  const audit = field.name === 'CreatedById' || field.name === 'LastModifiedById';
  return field.storage === 'record' && !audit ? [`CREATE INDEX ${on}`] : [];
}
