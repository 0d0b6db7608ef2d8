import type { ValueMap } from 'c/mappingEngine';

/** A value of a map with how often the ERP has it. */
export interface ValueRow {
  readonly value: string;
  readonly becomes: string;
  readonly count: number | undefined;
  readonly mapped: boolean;
}

export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

/** Values of a map and those that were counted: the unmapped ones first, the most frequent before the others. */
export function valueRows(map: ValueMap, counts: readonly ValueCount[]): readonly ValueRow[] {
  const counted = new Map(counts.map(({ value, count }) => [value, count]));
  const known = Object.entries(map.entries).map(([value, becomes]) => ({
    value,
    becomes,
    count: counts.length > 0 ? (counted.get(value) ?? 0) : undefined,
    mapped: true,
  }));
  const unmapped = counts
    .filter(({ value }) => !Object.hasOwn(map.entries, value))
    .map(({ value, count }) => ({ value, becomes: '', count, mapped: false }));
  return [...unmapped, ...known];
}

/** The map as CSV with a head, for a spreadsheet. */
export function toCsv(map: ValueMap): string {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const lines = Object.entries(map.entries).map(([value, becomes]) => `${quoted(value)},${quoted(becomes)}`);
  return ['"erp","salesforce"', ...lines].join('\r\n');
}

const FIELD = /(?:"((?:[^"]|"")*)"|([^,;\t"\r\n]*))/.source;
const LINE = new RegExp(`^\\s*${FIELD}[,;\\t]${FIELD}\\s*$`);

/** Entries of a CSV of two columns; its head and blank lines are left out. Names the line that has another form. */
export function fromCsv(
  text: string,
): { readonly entries: Readonly<Record<string, string>> } | { readonly line: number } {
  const entries: Record<string, string> = {};
  for (const [index, each] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (each.trim() === '') continue;
    const found = LINE.exec(each);
    if (!found) return { line: index + 1 };
    const value = textOf(found[1], found[2]);
    if (index > 0 || !/^erp$/i.test(value)) entries[value] = textOf(found[3], found[4]);
  }
  return { entries };
}

function textOf(quoted: string | undefined, plain: string | undefined): string {
  return quoted?.replaceAll('""', '"') ?? plain?.trim() ?? '';
}
