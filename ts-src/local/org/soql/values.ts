import type { FieldSchema } from '../schema/types.ts';
import type { RecordIds } from '../store/record-id.ts';
import type { Stored } from '../store/tables.ts';

/** A stored value in the form REST gives it. */
export type ValueFormat = (value: Stored) => unknown;

/** Milliseconds as REST writes date/times: `2026-05-07T22:07:19.000+0000`. */
export function restDateTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, -1)}+0000`;
}

const same: ValueFormat = (value) => value;
const toBoolean: ValueFormat = (value) => value === 1;
const toDateTime: ValueFormat = (value) => (value === null ? null : restDateTime(value as number));
const toTime: ValueFormat = (value) => (value === null ? null : `${value as string}Z`);

/** How values of a field's type are shown. */
export function valueFormat(field: FieldSchema, ids: RecordIds): ValueFormat {
  if (field.type === 'boolean') return toBoolean;
  if (field.type === 'datetime') return toDateTime;
  if (field.type === 'time') return toTime;
  if (field.storage === 'record') return (value) => (value === null ? null : ids.format(value as number));
  return same;
}

/** The value as `FORMAT()` and `toLabel()` show it, in the locale en_US. */
export function shownFormat(name: string, field: FieldSchema, ids: RecordIds): ValueFormat {
  const plain = valueFormat(field, ids);
  if (name === 'tolabel') {
    const labels = new Map(field.picklistValues.map(({ value, label }) => [value, label]));
    return (value) => (typeof value === 'string' ? (labels.get(value) ?? value) : plain(value));
  }
  if (name !== 'format') return plain;
  return (value) => {
    if (value === null) return null;
    if (field.storage === 'real') {
      return Number(value).toLocaleString('en-US', {
        minimumFractionDigits: field.scale,
        maximumFractionDigits: field.scale,
      });
    }
    if (field.type === 'date') return new Date(String(value)).toLocaleDateString('en-US', { timeZone: 'UTC' });
    if (field.type === 'datetime') {
      const style = { dateStyle: 'short', timeStyle: 'short', timeZone: 'UTC' } as const;
      return new Date(Number(value)).toLocaleString('en-US', style);
    }
    return String(plain(value));
  };
}
