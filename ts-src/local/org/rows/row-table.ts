import { isJsonObject, type JsonFields } from '../http/json-body.ts';
import type { SaveTable } from '../saving/types.ts';

/**
 * Turns JSON records into a table: a nested object under a relationship name (`"Account": {"ERP_No__c": "x"}`) becomes
 * a column `Account.ERP_No__c`, a field that a record does not mention a cell that is undefined. Names count in any
 * letter case, also between the records of one call.
 * Source: REST API Developer Guide, "Insert or Update a Record Using an External ID", related records.
 */
export function tableOf(records: readonly JsonFields[]): SaveTable {
  const positions = new Map<string, number>();
  const columns: string[] = [];
  const rows = records.map((record) => {
    const row: unknown[] = [];
    for (const [name, value] of cellsOf(record)) {
      const key = name.toLowerCase();
      let position = positions.get(key);
      if (position === undefined) {
        position = columns.push(name) - 1;
        positions.set(key, position);
      }
      row[position] = value;
    }
    return row;
  });
  for (const row of rows) row.length = columns.length;
  return { columns, rows };
}

function cellsOf(record: JsonFields): [string, unknown][] {
  const cells: [string, unknown][] = [];
  for (const [name, value] of Object.entries(record)) {
    if (name === 'attributes') continue;
    if (!isJsonObject(value)) {
      cells.push([name, value]);
      continue;
    }
    for (const [parentField, parentValue] of Object.entries(value)) {
      if (parentField !== 'attributes') cells.push([`${name}.${parentField}`, parentValue]);
    }
  }
  return cells;
}
