/**
 * The CSV dialects of Bulk API 2.0 (Bulk API 2.0 guide, Prepare CSV Files): six column delimiters and two line
 * endings, chosen by name when the job is created.
 */

/** Name of a column delimiter as job requests spell it. */
export type ColumnDelimiter = 'BACKQUOTE' | 'CARET' | 'COMMA' | 'PIPE' | 'SEMICOLON' | 'TAB';

/** Name of a line ending as job requests spell it. */
export type LineEnding = 'LF' | 'CRLF';

/** How the values of one job's files are separated. */
export interface CsvFormat {
  readonly columnDelimiter: ColumnDelimiter;
  readonly lineEnding: LineEnding;
}

export const delimiterCharacters: Readonly<Record<ColumnDelimiter, string>> = {
  BACKQUOTE: '`',
  CARET: '^',
  COMMA: ',',
  PIPE: '|',
  SEMICOLON: ';',
  TAB: '\t',
};

export const lineEndingCharacters: Readonly<Record<LineEnding, string>> = { LF: '\n', CRLF: '\r\n' };
