/**
 * Rows a statement. Plain multi-row statements serve both databases with the same SQL; 400 rows of 12 columns stay far
 * below their parameter limits (SQLite 32,766, PostgreSQL 65,535), and the cost a row no longer falls beyond that.
 */
export const ROWS_PER_STATEMENT = 400;

/** The items in groups of at most `size`. */
export function* chunks<T>(items: readonly T[], size = ROWS_PER_STATEMENT): Generator<readonly T[]> {
  if (items.length <= size) {
    if (items.length > 0) yield items;
    return;
  }
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}
