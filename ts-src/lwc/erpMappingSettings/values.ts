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

/** Entries of a CSV of two columns; the head and blank lines are left out. Throws when a line has another form. */
export function fromCsv(text: string): Record<string, string> {
  const entries: Record<string, string> = {};
  const field = /(?:"((?:[^"]|"")*)"|([^,"\r\n]*))/.source;
  const line = new RegExp(`^\\s*${field}[,;\\t]${field}\\s*$`);
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .forEach((each, index) => {
      if (each.trim() === '') return;
      const found = line.exec(each);
      if (!found) throw new Error(`Line ${index + 1}: two columns are expected, such as "Pending","New".`);
      const [value, becomes] = [
        found[1]?.replaceAll('""', '"') ?? found[2] ?? '',
        found[3]?.replaceAll('""', '"') ?? found[4] ?? '',
      ];
      if (index === 0 && /^erp$/i.test(value)) return;
      entries[value] = becomes;
    });
  return entries;
}
