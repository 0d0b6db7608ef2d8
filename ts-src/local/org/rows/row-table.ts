import { OrgError } from '../http/org-error.ts';
import type { SaveTable } from '../saving/types.ts';

/** The fields of a JSON record without `attributes`. */
export type JsonFields = Readonly<Record<string, unknown>>;

/**
 * Turns JSON records into a table: a nested object under a relationship name (`"Account": {"ERP_No__c": "x"}`) becomes
 * a column `Account.ERP_No__c`, a field that a record does not mention a cell that is undefined.
 * Source: REST API Developer Guide, "Insert or Update a Record Using an External ID", related records.
 */
export function tableOf(records: readonly JsonFields[]): SaveTable {
  const positions = new Map<string, number>();
  const rows = records.map((record) => {
    const row: unknown[] = [];
    for (const [name, value] of cellsOf(record)) {
      let position = positions.get(name);
      if (position === undefined) {
        position = positions.size;
        positions.set(name, position);
      }
      row[position] = value;
    }
    return row;
  });
  for (const row of rows) row.length = positions.size;
  return { columns: [...positions.keys()], rows };
}

function cellsOf(record: JsonFields): [string, unknown][] {
  const cells: [string, unknown][] = [];
  for (const [name, value] of Object.entries(record)) {
    if (name === 'attributes') continue;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      cells.push([name, value]);
      continue;
    }
    for (const [parentField, parentValue] of Object.entries(value)) {
      if (parentField !== 'attributes') cells.push([`${name}.${parentField}`, parentValue]);
    }
  }
  return cells;
}

/** The JSON object of a body. @throws OrgError JSON_PARSER_ERROR with the parser's own words */
export function jsonFields(raw: Buffer): JsonFields {
  let value: unknown;
  try {
    value = JSON.parse(raw.toString('utf8'));
  } catch (error) {
    throw new OrgError(400, 'JSON_PARSER_ERROR', (error as Error).message);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonFields;
  throw new OrgError(400, 'JSON_PARSER_ERROR', 'Expected a JSON object');
}
