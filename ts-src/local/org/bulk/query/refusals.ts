import { OrgError } from '../../http/org-error.ts';
import type { SelectItem, SelectStatement } from '../../soql/ast.ts';

const aggregates = new Set(['count', 'count_distinct', 'sum', 'avg', 'min', 'max']);

/**
 * Refuses what Bulk API 2.0 query jobs do not run: GROUP BY, OFFSET, TYPEOF, aggregates and nested queries (Bulk API
 * 2.0 guide, SOQL considerations; the texts are assumed).
 * @throws OrgError API_ERROR (400)
 */
export function refuseUnsupported(statement: SelectStatement): void {
  if (statement.groupBy !== undefined) throw unsupported('Group By');
  if (statement.offset !== undefined) throw unsupported('Offset');
  for (const item of statement.items) refuseItem(item);
}

function refuseItem(item: SelectItem): void {
  if (item.kind === 'typeof') throw unsupported('TypeOf');
  if (item.kind === 'subquery') throw unsupported('Nested queries');
  if (item.kind === 'function' && aggregates.has(item.name)) throw unsupported('Aggregate Relationships');
}

function unsupported(what: string): OrgError {
  return new OrgError(400, 'API_ERROR', `${what} not supported in Bulk Query`);
}
