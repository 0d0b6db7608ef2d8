/** Reading back what Salesforce holds, to compare it with what would be written. */
import type { MappedRow } from '../../mapping/index.ts';
import { withPatience } from './reactions.ts';
import type { RunContext } from './ports.ts';

type StoredRow = Readonly<Record<string, unknown>>;
type Reader = Pick<RunContext, 'salesforce' | 'clock' | 'random' | 'settings' | 'signal'>;

/** Characters of one list of keys: with the rest of the query it stays below the 16 KB that an address may have. */
const KEY_LIST_CHARACTERS_MAX = 6_000;

/** A text as a SOQL literal. */
export const soqlText = (text: string): string => `'${text.replace(/[\\']/g, (c) => `\\${c}`)}'`;

/** All rows of a query, with patience; for results that fit into memory. */
export async function queryAll(reader: Reader, soql: string): Promise<readonly StoredRow[]> {
  return withPatience(reader, async () => {
    const rows: StoredRow[] = [];
    for await (const row of reader.salesforce.query(soql)) rows.push(row);
    return rows;
  });
}

export interface StoredQuery {
  readonly object: string;
  /** Field (or path) that the values belong to. */
  readonly by: string;
  readonly columns: readonly string[];
}

/** Rows whose `by` is one of the values, in several queries where the list is long. */
export async function queryByValues(
  reader: Reader,
  query: StoredQuery,
  values: readonly string[],
): Promise<readonly StoredRow[]> {
  const columns = [...new Set(['Id', query.by, ...query.columns])].join(', ');
  const rows: StoredRow[] = [];
  for (const list of lists(values)) {
    rows.push(
      ...(await queryAll(reader, `SELECT ${columns} FROM ${query.object} WHERE ${query.by} IN (${list.join(', ')})`)),
    );
  }
  return rows;
}

function* lists(values: readonly string[]): Generator<readonly string[]> {
  let list: string[] = [];
  let length = 0;
  for (const value of values) {
    const literal = soqlText(value);
    if (length + literal.length > KEY_LIST_CHARACTERS_MAX && list.length > 0) {
      yield list;
      list = [];
      length = 0;
    }
    list.push(literal);
    length += literal.length + 2;
  }
  if (list.length > 0) yield list;
}

/** Value of a column or of a path such as `Customer__r.ERP_Key__c`. */
export function valueAt(row: StoredRow, path: string): unknown {
  if (path in row) return row[path];
  let value: unknown = row;
  for (const name of path.split('.')) {
    if (value === null || value === undefined) return null;
    value = (value as StoredRow)[name];
  }
  return value;
}

/** Whether Salesforce would store the row just as it stands there already. */
export function sameAsStored(row: MappedRow, stored: StoredRow): boolean {
  return Object.keys(row).every((column) => sameValue(row[column] ?? null, valueAt(stored, column) ?? null));
}

/**
 * Equal once stored: blank text is null, text is trimmed, an unticked checkbox is null, numbers compare by value and
 * times by instant (Salesforce writes `+0000`, others `Z`).
 */
export function sameValue(ours: string | number | boolean | null, theirs: unknown): boolean {
  if (ours === null || ours === '' || ours === false) return theirs === null || theirs === '' || theirs === false;
  if (theirs === null) return false;
  if (typeof ours === 'boolean' || typeof theirs === 'boolean') return String(ours) === String(theirs);
  if (typeof ours === 'number' || typeof theirs === 'number') return Number(ours) === Number(theirs);
  const text = String(theirs);
  if (ours.trim() === text.trim()) return true;
  return /^\d{4}-\d\d-\d\dT/.test(ours) && Date.parse(ours) === Date.parse(text.replace(/\+0000$/, 'Z'));
}
