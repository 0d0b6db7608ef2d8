import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnDelimiter, CsvFormat, LineEnding } from './format.ts';
import { CsvError, openCsv } from './reader.ts';
import { csvWriter } from './writer.ts';

const comma: CsvFormat = { columnDelimiter: 'COMMA', lineEnding: 'LF' };

function rowsOf(text: string, format = comma): readonly (readonly string[])[] {
  const reader = openCsv(text, format);
  return [reader.header, ...reader.next(1_000_000)];
}

describe('reading CSV', () => {
  it('reads rows with and without quotation marks', () => {
    expect(rowsOf('Name,Note\nA,"say ""hi"", twice"\n"B, Ltd",x\n')).toEqual([
      ['Name', 'Note'],
      ['A', 'say "hi", twice'],
      ['B, Ltd', 'x'],
    ]);
  });

  it('keeps line breaks inside quotation marks and blanks around values', () => {
    expect(rowsOf('A,B\n"1\n2", x \n')).toEqual([
      ['A', 'B'],
      ['1\n2', ' x '],
    ]);
  });

  it('reads the last row without a line ending, empty cells at its end, and skips blank lines and the byte order mark', () => {
    expect(rowsOf('\uFEFFA,B,C\n\n1,,')).toEqual([
      ['A', 'B', 'C'],
      ['1', '', ''],
    ]);
  });

  it('gives rows in groups', () => {
    const reader = openCsv('A\n1\n2\n3\n', comma);
    expect(reader.next(2)).toEqual([['1'], ['2']]);
    expect(reader.next(2)).toEqual([['3']]);
    expect(reader.next(2)).toEqual([]);
  });

  it('gives an empty header and no rows for an empty text', () => {
    expect(rowsOf('')).toEqual([[]]);
  });

  it.each([
    ['A,B\r\n1,2\r\n', comma, /LineEnding is invalid on user data. Current LineEnding setting is LF/],
    ['A,B\n1,2\n', { ...comma, lineEnding: 'CRLF' } as CsvFormat, /Current LineEnding setting is CRLF/],
    ['A,B\n1,2,3\n', comma, /line 2 has 3 values, the header has 2/],
    ['A,B\n1,x"y\n', comma, /unescaped quote/],
    ['A,B\n1, "y"\n', comma, /unescaped quote/],
    ['A,B\n"1" ,2\n', comma, /unescaped quote/],
    ['A,B\n"1,2\n', comma, /EOF reached/],
  ])('refuses %j', (text, format, message) => {
    expect(() => rowsOf(text, format)).toThrow(message);
    expect(() => rowsOf(text, format)).toThrow(CsvError);
  });

  it('gives back what the writer wrote, in every dialect', () => {
    const delimiter = fc.constantFrom<ColumnDelimiter>('BACKQUOTE', 'CARET', 'COMMA', 'PIPE', 'SEMICOLON', 'TAB');
    const cell = fc.oneof(fc.string(), fc.constantFrom('', '"', '""', '\n', '\r\n', ',', '`', 'ü', ' x '));
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }));
    fc.assert(
      fc.property(delimiter, fc.constantFrom<LineEnding>('LF', 'CRLF'), table, (columnDelimiter, lineEnding, rows) => {
        const format = { columnDelimiter, lineEnding };
        const writer = csvWriter(format);
        const header = (rows[0] ?? ['x']).map((_value, index) => `Column${index}`);
        const text = [header, ...rows].map((row) => writer.row(row)).join('');
        expect(rowsOf(text, format)).toEqual([header, ...rows]);
      }),
    );
  });
});
