import type { SaveResult } from '../saving/types.ts';
import type { Operation } from './save-records.ts';

/**
 * One row of a collections answer; one that failed has no id (recorded off a real org). The key of an error is `statusCode` here, `errorCode` in single calls.
 * With allOrNone every row of a failed upsert says `created: true` (asserted by jsforce's tests on a live org).
 */
export function collectionResult(result: SaveResult, operation: Operation): Record<string, unknown> {
  const { id, success, created, errors } = result;
  const row: Record<string, unknown> = success ? { id, success, errors: [] } : { success, errors };
  if (operation === 'upsert') row.created = success ? created : true;
  return row;
}
