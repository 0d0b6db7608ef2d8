import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import type { OrgSchema } from '../schema/types.ts';
import { RecordIds } from './record-id.ts';
import { createTableSql, tableOf } from './tables.ts';
import type { Table } from './tables.ts';

/** Statements kept prepared. Fewer: frequent ones get compiled again and again; more: memory for queries seen once. */
const STATEMENTS_MAX = 400;

/** All rows of the org, in one SQLite database in memory. */
export class OrgDatabase {
  readonly sqlite: DatabaseSync;
  readonly ids: RecordIds;
  readonly tables: readonly Table[];
  readonly #byName: ReadonlyMap<string, Table>;
  readonly #nextSerial: number[];
  readonly #statements = new Map<string, StatementSync>();

  constructor(schema: OrgSchema) {
    this.sqlite = new DatabaseSync(':memory:');
    this.sqlite.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;');
    this.ids = new RecordIds(schema.objects.map((object) => object.keyPrefix));
    this.tables = schema.objects.map(tableOf);
    this.#byName = new Map(this.tables.map((table) => [table.object.name.toLowerCase(), table]));
    this.#nextSerial = this.tables.map(() => 1);
    for (const table of this.tables) {
      for (const sql of createTableSql(table)) this.sqlite.exec(sql);
    }
  }

  /** Whether the org has the object. */
  has(object: string): boolean {
    return this.#byName.has(object.toLowerCase());
  }

  /** The table of an object that is known to exist. */
  table(object: string): Table {
    const table = this.#byName.get(object.toLowerCase());
    if (table === undefined) throw new Error(`The org has no table for ${object}`);
    return table;
  }

  /** Table of the object a record number belongs to. */
  tableOfRecord(record: number): Table {
    return this.tables[this.ids.objectIndex(record)] as Table;
  }

  /** Record numbers for new rows: gives the first of `count` in a row. */
  takeRecords(table: Table, count: number): number {
    const serial = this.#nextSerial[table.index] ?? 1;
    this.#nextSerial[table.index] = serial + count;
    return this.ids.base(table.index) + serial;
  }

  /** A prepared statement whose rows are arrays; the same text gives the same statement. */
  statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.sqlite.prepare(sql);
    statement.setReturnArrays(true);
    if (this.#statements.size >= STATEMENTS_MAX) {
      const oldest = this.#statements.keys().next().value;
      if (oldest !== undefined) this.#statements.delete(oldest);
    }
    this.#statements.set(sql, statement);
    return statement;
  }

  /** Rows of a query, each an array in the order of its columns. */
  all(sql: string, ...parameters: (string | number | null)[]): (string | number | null)[][] {
    return this.statement(sql).all(...parameters) as unknown as (string | number | null)[][];
  }

  /** First row of a query, or undefined. */
  first(sql: string, ...parameters: (string | number | null)[]): (string | number | null)[] | undefined {
    return this.statement(sql).get(...parameters) as unknown as (string | number | null)[] | undefined;
  }

  close(): void {
    this.#statements.clear();
    this.sqlite.close();
  }
}
