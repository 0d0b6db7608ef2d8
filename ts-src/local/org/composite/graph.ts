import type { ApiReply, ApiRequest } from '../http/route.ts';
import { OrgError } from '../http/org-error.ts';
import { runAll } from './composite.ts';
import type { CompositeContext } from './context.ts';
import { jsonFields } from '../http/json-body.ts';
import { subrequestsIn, type Subresponse } from './subrequest.ts';

/** Source: REST API Developer Guide, Composite Graph limits. */
const mostNodes = 500;
const mostGraphs = 75;
const mostFailures = 14;

/** Paths a graph's node may have: rows only. */
const rowPath = /\/sobjects\/\w+(\/[^/]+){0,2}\/?(\?.*)?$/;

interface Graph {
  readonly graphId: string;
  readonly compositeRequest: unknown;
}

/** `POST /composite/graph`: each graph is saved whole or not at all. */
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
  let failures = 0;
  const answers: object[] = [];
  for (const graph of list) {
    if (failures >= mostFailures) break;
    const compositeResponse = runGraph(graph, request, context);
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
  return runAll(subrequests, request, { context, allOrNone: true });
}
