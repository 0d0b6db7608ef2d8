import type { Session } from '../access/session.ts';
import type { DuplicateResult } from './duplicates/refuse-duplicates.ts';

/**
 * Rows to save, as a table. A cell is `undefined` when the row does not mention the column, `null` when it empties the
 * field. Columns are field names or `Relationship.ExternalIdField`; their letter case does not matter.
 */
export interface SaveTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

export interface SaveOptions {
  /** All rows or none; default false: rows fail one by one. */
  readonly allOrNone?: boolean;
  /**
   * `json` (default): cells are JSON values. `csv`: cells are text as in Bulk API 2.0, where an empty cell means "not
   * mentioned" and `#N/A` empties the field.
   */
  readonly cells?: 'json' | 'csv';
  /** Upsert only: a row without match is an error NOT_FOUND instead of an insert. */
  readonly updateOnly?: boolean;
  /** Save although a duplicate rule finds the record already. */
  readonly allowDuplicates?: boolean;
  /** Remove only: skip the recycle bin. */
  readonly hard?: boolean;
}

export interface SaveError {
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
  /** With DUPLICATES_DETECTED. */
  readonly duplicateResult?: DuplicateResult;
}

/** What became of one row; results stand in the order of the rows. */
export interface SaveResult {
  /** 18-character id; null when an insert failed. */
  readonly id: string | null;
  readonly success: boolean;
  readonly created: boolean;
  readonly errors: readonly SaveError[];
}

/**
 * Saves rows through the org's order of saving. Each call is one transaction. Per-row failures are values; only a
 * request that is wrong as a whole (unknown object or column, no right on the object) throws `OrgError`.
 */
export interface Saver {
  insert(object: string, table: SaveTable, session: Session, options?: SaveOptions): SaveResult[];
  /** The table has a column `Id`. */
  update(object: string, table: SaveTable, session: Session, options?: SaveOptions): SaveResult[];
  /** The table has the external id column (or `Id`). */
  upsert(
    object: string,
    externalIdField: string,
    table: SaveTable,
    session: Session,
    options?: SaveOptions,
  ): SaveResult[];
  remove(object: string, ids: readonly string[], session: Session, options?: SaveOptions): SaveResult[];
}
