export type FolderErrorCode =
  | 'FOLDER_MISSING_FILE'
  | 'FOLDER_MALFORMED_CSV'
  | 'FOLDER_MISSING_COLUMN'
  | 'FOLDER_BAD_NUMBER'
  | 'FOLDER_BAD_DATE'
  | 'FOLDER_BAD_VALUE'
  | 'FOLDER_DUPLICATE'
  | 'FOLDER_UNKNOWN_CUSTOMER'
  | 'FOLDER_UNKNOWN_ITEM'
  | 'FOLDER_UNKNOWN_DOCUMENT'
  | 'FOLDER_UNKNOWN_ENTRY';

/** Where in the folder; the line counts from 1, the header being line 1. */
export interface FolderPlace {
  readonly file: string;
  readonly line?: number;
}

/** A company folder that can't be read: what, in which file and line, and what was expected. */
export class CompanyFolderError extends Error {
  override readonly name = 'CompanyFolderError';
  readonly code: FolderErrorCode;
  readonly file: string;
  readonly line: number | undefined;

  constructor(code: FolderErrorCode, place: FolderPlace, what: string) {
    super(`${code}: ${place.file}${place.line === undefined ? '' : ` line ${place.line}`}: ${what}`);
    this.code = code;
    this.file = place.file;
    this.line = place.line;
  }
}
