/**
 * CSV as Bulk API 2.0 wants it: comma, LF, quotes only where needed. An empty cell leaves a field alone, `#N/A`
 * empties it (Bulk API 2.0 guide, "Prepare CSV Files"); for a relationship column the guide does not say so, and it
 * was not tried on a real org.
 */
import type { TargetRow, TargetValue } from './port.ts';

const NULL_CELL = '#N/A';
const NEEDS_QUOTES = /[",\r\n]/;

function cell(value: TargetValue | undefined): string {
  if (value === undefined) return '';
  if (value === null || value === '') return NULL_CELL;
  if (typeof value !== 'string') return String(value);
  return NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Every column that any of the rows has, in order of first appearance. */
export function columnsOf(rows: readonly TargetRow[]): string[] {
  const columns: string[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    for (const column in row) {
      if (seen.has(column)) continue;
      seen.add(column);
      columns.push(column);
    }
  }
  return columns;
}

/**
 * A text that can't stand in a bulk upload: `#N/A` would empty the field. Such rows take the other route, so that a
 * customer who is really called that keeps the name.
 */
export function hasUnspeakableText(row: TargetRow): boolean {
  for (const column in row) if (row[column] === NULL_CELL) return true;
  return false;
}

/**
 * The upload for rows, `headers` being the org's names of `columns`. One string grown in place: as fast as joining
 * arrays of cells (about 15 ms with its encoding for 10,000 rows of 15 columns) and without arrays left to collect.
 */
export function buildCsv(headers: readonly string[], columns: readonly string[], rows: readonly TargetRow[]): string {
  let text = headers.join(',') + '\n';
  const last = columns.length - 1;
  for (const row of rows) {
    for (let index = 0; index < last; index += 1) text += cell(row[columns[index] as string]) + ',';
    text += cell(row[columns[last] as string]) + '\n';
  }
  return text;
}

/**
 * Reads CSV record by record: quoted or not, LF or CRLF, line breaks inside quotes. Calls back with the cells of each
 * record; the array is reused, so copy what is kept.
 */
export function readCsv(text: string, onRecord: (cells: readonly string[], index: number) => void): void {
  const cells: string[] = [];
  const end = text.length;
  let position = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let index = 0;
  while (position < end) {
    let value: string;
    if (text.charCodeAt(position) === 34) {
      let close = text.indexOf('"', position + 1);
      let doubled = false;
      while (close !== -1 && text.charCodeAt(close + 1) === 34) {
        doubled = true;
        close = text.indexOf('"', close + 2);
      }
      if (close === -1) close = end;
      value = text.slice(position + 1, close);
      if (doubled) value = value.replaceAll('""', '"');
      position = close + 1;
    } else {
      const start = position;
      while (position < end && !isBreak(text.charCodeAt(position))) position += 1;
      value = text.slice(start, position);
    }
    cells.push(value);
    if (text.charCodeAt(position) === 44) {
      position += 1;
      if (position < end && !isLineEnd(text.charCodeAt(position))) continue;
      cells.push('');
    }
    if (text.charCodeAt(position) === 13) position += 1;
    if (text.charCodeAt(position) === 10) position += 1;
    onRecord(cells, index);
    cells.length = 0;
    index += 1;
  }
}

function isBreak(code: number): boolean {
  return code === 44 || code === 10 || code === 13;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}
