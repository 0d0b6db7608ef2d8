import { OrgError } from '../http/org-error.ts';
import type { ApiReply, ApiRequest, RouteDefinition } from '../http/route.ts';
import type { Kernel } from '../kernel/types.ts';
import { columnsOf } from './columns.ts';
import { QueryPages } from './query-pages.ts';

/**
 * SOQL over REST: query, queryAll, further pages, explain, and the column list that the sf CLI asks for.
 * Source: REST API Developer Guide, Query, QueryAll, Query Performance Feedback.
 */
export function queryRoutes(kernel: Kernel): RouteDefinition[] {
  const pages = new QueryPages(kernel);
  const kind = 'query';
  return [
    { method: 'GET', path: '/query', kind, handle: (request) => query(request, kernel, { pages, all: false }) },
    { method: 'GET', path: '/queryAll', kind, handle: (request) => query(request, kernel, { pages, all: true }) },
    { method: 'GET', path: '/query/:locator', kind, handle: (request) => pages.next(request) },
    { method: 'GET', path: '/queryAll/:locator', kind, handle: (request) => pages.next(request) },
  ];
}

function query(request: ApiRequest, kernel: Kernel, { pages, all }: { pages: QueryPages; all: boolean }): ApiReply {
  const explained = request.query.get('explain');
  const soql = request.query.get('q') ?? explained;
  if (soql === null || soql.trim() === '')
    throw new OrgError(400, 'MALFORMED_QUERY', 'SOQL statements cannot be empty or null');
  const statement = kernel.parse(soql);
  if (explained !== null) return explain(statement.from, request, kernel);
  if (request.query.get('columns') === 'true') return { status: 200, body: columnsOf(statement, kernel) };
  return pages.first(statement, request, { all });
}

/** One plan, a table scan: the local org does not optimise. */
function explain(from: string, request: ApiRequest, kernel: Kernel): ApiReply {
  const object = kernel.schema.object(from);
  if (!object) throw new OrgError(400, 'INVALID_TYPE', `sObject type '${from}' is not supported.`);
  const cardinality = kernel.usage.recordCount(object.name);
  const plan = {
    cardinality,
    fields: [],
    leadingOperationType: 'TableScan',
    notes: [],
    relativeCost: 1,
    sobjectCardinality: cardinality,
    sobjectType: object.name,
  };
  return { status: 200, body: { plans: [plan], sourceQuery: request.query.get('explain') } };
}
