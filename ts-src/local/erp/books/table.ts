import type { StoredRow } from './model.ts';

/**
 * Rows of one table in memory, found by id and by primary key, listed in primary key order (code-unit order; numbers
 * by value). The ordered list is rebuilt only after the table changed in size or a key.
 */
export class Table<Row extends StoredRow> {
  private readonly keyOf: (row: Row) => string | number;
  private readonly rowsById = new Map<string, Row>();
  private readonly rowsByKey = new Map<string | number, Row>();
  private list: readonly Row[] | null = null;

  constructor(keyOf: (row: Row) => string | number) {
    this.keyOf = keyOf;
  }

  /** Adds a row. @throws Error when its key is taken. */
  insert(row: Row): Row {
    const key = this.keyOf(row);
    if (this.rowsByKey.has(key)) throw new Error(`The key ${key} is already in the table.`);
    this.rowsById.set(row.id, row);
    this.rowsByKey.set(key, row);
    this.list = null;
    return row;
  }

  remove(row: Row): void {
    this.rowsById.delete(row.id);
    this.rowsByKey.delete(this.keyOf(row));
    this.list = null;
  }

  /** Changes a row's key: `change` sets it between taking the row out and putting it back. */
  rekey(row: Row, change: () => void): void {
    this.remove(row);
    change();
    this.insert(row);
  }

  byId(id: string): Row | undefined {
    return this.rowsById.get(id);
  }

  byKey(key: string | number): Row | undefined {
    return this.rowsByKey.get(key);
  }

  get size(): number {
    return this.rowsById.size;
  }

  /** All rows in primary key order; the list is not changed by later inserts. */
  rows(): readonly Row[] {
    if (this.list === null) {
      const keyed = Array.from(this.rowsByKey, ([key, row]) => ({ key, row }));
      if (keyed.some(({ key }, index) => index > 0 && (keyed[index - 1]?.key ?? '') > key)) {
        keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
      }
      this.list = keyed.map(({ row }) => row);
    }
    return this.list;
  }
}
