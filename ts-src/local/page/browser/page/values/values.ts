import type { UiRecord } from 'lightning/uiRecordApi';
import { fieldOfPath, type ObjectInfo } from 'page/objectInfo';
import { ownName, type Row } from 'page/session';

/** Value of a field or of a path over one parent in a row; null when there is none. */
export function valueAt(row: Row, path: string): unknown {
  const [first = '', second] = path.split('.').map(ownName);
  if (second === undefined) return row[first] ?? null;
  return (row[first] as Row | null | undefined)?.[second] ?? null;
}

/** A value of a row as a person reads it: dates in words, numbers grouped, yes and no. */
export function textAt(info: ObjectInfo, row: Row, path: string): string {
  const value = valueAt(row, path);
  const dataType = path.includes('.') ? 'String' : fieldOfPath(info, path)?.dataType;
  return textOf(value, dataType ?? 'String');
}

/** A value of a data type of the UI API as a person reads it. */
export function textOf(value: unknown, dataType: string): string {
  if (value === null || value === undefined) return '';
  if (dataType === 'Boolean') return value === true ? 'Yes' : 'No';
  if (dataType === 'Date') return dateText(`${String(value)}T00:00:00Z`);
  if (dataType === 'DateTime') return new Date(String(value)).toLocaleString('en-US');
  if (typeof value === 'number') return value.toLocaleString('en-US', { maximumFractionDigits: 5 });
  return String(value as string);
}

function dateText(value: string): string {
  const options = { timeZone: 'UTC', year: 'numeric', month: 'short', day: 'numeric' } as const;
  return new Date(value).toLocaleDateString('en-US', options);
}

/** A field of a record of the UI API, or of its parent, as a person reads it. */
export function textOfField(info: ObjectInfo, record: UiRecord, path: string): string {
  const [first = '', second] = path.split('.');
  const field = record.fields[first];
  if (second === undefined) {
    return field?.displayValue ?? textOf(field?.value, info.fields[first]?.dataType ?? 'String');
  }
  const parent = field?.value as UiRecord | null | undefined;
  return textOf(parent?.fields[second]?.value, 'String');
}
