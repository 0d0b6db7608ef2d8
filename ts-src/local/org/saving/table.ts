import type { SaveTable } from './types.ts';

/** Names that clients put into records beside fields. */
const NOT_FIELDS: ReadonlySet<string> = new Set(['attributes']);

function plainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `Account: {ERP_No__c: 'x'}` becomes the column `Account.ERP_No__c`. */
function flatten(record: Readonly<Record<string, unknown>>, put: (column: string, value: unknown) => void): void {
  for (const [name, value] of Object.entries(record)) {
    if (NOT_FIELDS.has(name)) continue;
    if (!plainObject(value)) {
      put(name, value);
      continue;
    }
    for (const [inner, innerValue] of Object.entries(value)) {
      if (!NOT_FIELDS.has(inner)) put(`${name}.${inner}`, innerValue);
    }
  }
}

/** JSON records as a table; a column that a record does not have is `undefined` in its row. */
export function saveTable(records: readonly Readonly<Record<string, unknown>>[]): SaveTable {
  const positions = new Map<string, number>();
  const columns: string[] = [];
  const rows = records.map((record) => {
    const row: unknown[] = new Array<unknown>(columns.length).fill(undefined);
    flatten(record, (column, value) => {
      const key = column.toLowerCase();
      let position = positions.get(key);
      if (position === undefined) {
        position = columns.push(column) - 1;
        positions.set(key, position);
      }
      row[position] = value;
    });
    return row;
  });
  return { columns, rows };
}
