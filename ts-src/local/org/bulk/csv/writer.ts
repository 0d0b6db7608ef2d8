import { delimiterCharacters, lineEndingCharacters } from './format.ts';
import type { CsvFormat } from './format.ts';

/** Puts rows into CSV text; every value stands in quotation marks, every row ends with the line ending. */
export interface CsvWriter {
  row(values: readonly string[]): string;
}

/** A writer in the dialect of a job's result files (Bulk API 2.0 guide, Get Job Successful Record Results). */
export function csvWriter(format: CsvFormat): CsvWriter {
  const separator = `"${delimiterCharacters[format.columnDelimiter]}"`;
  const ending = `"${lineEndingCharacters[format.lineEnding]}`;
  return {
    row(values) {
      let line = '"';
      for (let index = 0; index < values.length; index++) {
        if (index > 0) line += separator;
        const value = values[index] ?? '';
        line += value.includes('"') ? value.replaceAll('"', '""') : value;
      }
      return line + ending;
    },
  };
}
