import type { ApiReply, ApiRequest } from '../http/route.ts';
import { OrgError } from '../http/org-error.ts';
import { runAll } from './composite.ts';
import type { CompositeContext } from './context.ts';
import { jsonFields } from '../http/json-body.ts';
import { halted, subrequestsIn, type Subrequest, type Subresponse } from './subrequest.ts';

/** Source: REST API Developer Guide, Composite Graph limits. */
const mostNodes = 500;
const mostGraphs = 75;
const mostFailures = 14;
const mostDepth = 15;
const mostKinds = 15;

/** Paths a graph's node may have: rows only. */
const rowPath = /\/sobjects\/\w+(\/[^/]+){0,2}\/?(\?.*)?$/;

interface Graph {
  readonly graphId: string;
  readonly compositeRequest: unknown;
}

/**
 * `POST /composite/graph`: each graph is saved whole or not at all. After more than 14 failed ones the others are not
 * tried and their nodes say PROCESSING_HALTED.
 */
export function compositeGraph(request: ApiRequest, context: CompositeContext): ApiReply {
  const { graphs } = jsonFields(request.raw);
  if (!Array.isArray(graphs)) throw new OrgError(400, 'JSON_PARSER_ERROR', 'graphs must be an array');
  const list = graphs as Graph[];
  if (list.length > mostGraphs) throw new OrgError(400, 'LIMIT_EXCEEDED', `At most ${mostGraphs} graphs are allowed`);
  const nodes = list.reduce(
    (sum, graph) => sum + (Array.isArray(graph.compositeRequest) ? graph.compositeRequest.length : 0),
    0,
  );
  if (nodes > mostNodes)
    throw new OrgError(400, 'LIMIT_EXCEEDED', `At most ${mostNodes} nodes are allowed, not ${nodes}`);
  if (new Set(list.map(({ graphId }) => graphId)).size < list.length) {
    throw new OrgError(400, 'INVALID_INPUT', 'Every graph needs a graphId of its own');
  }
  checkKinds(list);
  let failures = 0;
  const answers: object[] = [];
  for (const graph of list) {
    const compositeResponse = failures > mostFailures ? leftOut(graph) : runGraph(graph, request, context);
    const isSuccessful = compositeResponse.every(({ httpStatusCode }) => httpStatusCode < 300);
    if (!isSuccessful) failures += 1;
    answers.push({ graphId: graph.graphId, graphResponse: { compositeResponse }, isSuccessful });
  }
  return { status: 200, body: { graphs: answers } };
}

function runGraph(graph: Graph, request: ApiRequest, context: CompositeContext): Subresponse[] {
  const subrequests = subrequestsIn(graph.compositeRequest, { most: mostNodes, member: 'compositeRequest' });
  const other = subrequests.find(({ url }) => !rowPath.test(url));
  if (other) throw new OrgError(400, 'INVALID_INPUT', `A graph takes row operations only, not ${other.url}`);
  checkShape(subrequests);
  return runAll(subrequests, request, { context, allOrNone: true });
}

/** @throws OrgError LIMIT_EXCEEDED when references make too long a chain */
function checkShape(nodes: readonly Subrequest[]): void {
  const depths = new Map<string, number>();
  for (const { url, body, referenceId } of nodes) {
    const parents = [...`${url} ${JSON.stringify(body)}`.matchAll(/@\{([A-Za-z0-9_]+)/g)];
    const depth = 1 + Math.max(0, ...parents.map(([, id = '']) => depths.get(id) ?? 0));
    if (depth > mostDepth) throw new OrgError(400, 'LIMIT_EXCEEDED', `A graph has at most ${mostDepth} levels`);
    depths.set(referenceId, depth);
  }
}

/** Nodes differ in kind by API version, method and object; the limit counts over all graphs. */
function checkKinds(graphs: readonly Graph[]): void {
  const nodes = graphs.flatMap(({ compositeRequest }) =>
    Array.isArray(compositeRequest) ? (compositeRequest as Partial<Subrequest>[]) : [],
  );
  const kinds = new Set(nodes.map(({ url = '', method = '' }) => `${method} ${kindOf(url)}`.toLowerCase()));
  if (kinds.size <= mostKinds) return;
  throw new OrgError(400, 'LIMIT_EXCEEDED', `At most ${mostKinds} kinds of nodes are allowed, not ${kinds.size}`);
}

function kindOf(url: string): string {
  const [, version = '', object = ''] = /\/v(\d+\.\d)\/sobjects\/(\w+)/.exec(url) ?? [];
  return `${version} ${object}`;
}

/** The answer for a graph that was not tried, since too many before it had failed. */
function leftOut({ compositeRequest }: Graph): Subresponse[] {
  return subrequestsIn(compositeRequest, { most: mostNodes, member: 'compositeRequest' }).map(halted);
}
