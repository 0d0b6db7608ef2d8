/** The Salesforce side of a record as it is merged: its values by column, and when it was modified. */
import type { CompiledWayBack, MappedValue } from '../../../mapping/index.ts';
import { sameValue, valueAt } from '../stored-rows.ts';
import type { Values } from './merge-row.ts';

type StoredRow = Readonly<Record<string, unknown>>;

export const MODIFIED = 'SystemModstamp';

/** Columns to ask Salesforce for, besides the id. */
export const columnsToRead = (wayBack: CompiledWayBack): readonly string[] => [
  ...new Set([...wayBack.salesforceFields, MODIFIED]),
];

/** The values of a record as read, below `prefix` in the row; line ends as the ERP's side has them. */
export function salesforceValues(wayBack: CompiledWayBack, row: StoredRow, prefix = ''): Values {
  return Object.fromEntries(wayBack.columns.map(({ column }) => [column, plain(valueAt(row, prefix + column))]));
}

function plain(value: unknown): MappedValue {
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n').trim() || null;
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** When it was modified, in milliseconds; null when that is not known. */
export function modifiedAt(stamp: unknown): number | null {
  const time = typeof stamp === 'string' ? Date.parse(stamp.replace(/\+0000$/, 'Z')) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

/** Whether two values are one value once Salesforce has stored them. */
export const same = (one: MappedValue, other: MappedValue): boolean => sameValue(one, other);
