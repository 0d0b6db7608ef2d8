import type { RouteDefinition } from '../http/route.ts';
import { compositeBatch } from './batch.ts';
import { composite } from './composite.ts';
import type { CompositeContext } from './context.ts';
import { compositeGraph } from './graph.ts';
import { compositeTree } from './tree.ts';

/** The composite family but for collections. Each call counts as one API call whatever it holds. */
export function compositeRoutes(context: CompositeContext): RouteDefinition[] {
  return [
    { method: 'POST', path: '/composite', kind: 'composite', handle: (request) => composite(request, context) },
    {
      method: 'POST',
      path: '/composite/graph',
      kind: 'composite-graph',
      handle: (request) => compositeGraph(request, context),
    },
    {
      method: 'POST',
      path: '/composite/batch',
      kind: 'composite-batch',
      handle: (request) => compositeBatch(request, context),
    },
    {
      method: 'POST',
      path: '/composite/tree/:object',
      kind: 'composite-tree',
      handle: (request) => compositeTree(request, request.params.object ?? '', context),
    },
  ];
}
