/**
 * Where a call lands. The folders of the local org are of three kinds:
 *
 * - operations, one folder for each family of API resources, with its routes in `routes.ts` and all of them listed
 *   below: `resources`, `describe`, `rows`, `replication`, `collections`, `composite`, `query`, `search`, `limits`,
 *   `tooling`, `notifications`, `bulk` (`ingest`, `query`, `v1`), `ui-api`, `graphql`;
 * - the org itself, reached through `kernel` alone, which of `http` knows the errors only: `schema` (objects and fields,
 *   read from metadata), `store` (SQLite tables, record ids), `soql`, `saving` (checks, defaults, roll-ups),
 *   `formulas`, `flows` (scheduled paths of record-triggered flows), `access` (users, rights, sharing, sessions), `faults`;
 * - the door: `http` (server, router, errors) and `oauth`, which answers outside `/services/data`.
 *
 * `claims` says what is emulated, with its source; `docs/fidelity.md` is generated from it.
 */
import { ingestRoutes } from '../bulk/ingest/routes.ts';
import { queryJobRoutes } from '../bulk/query/routes.ts';
import { bulkV1Routes } from '../bulk/v1/routes.ts';
import { collectionRoutes } from '../collections/routes.ts';
import type { CompositeContext } from '../composite/context.ts';
import { compositeRoutes } from '../composite/routes.ts';
import { describeRoutes } from '../describe/routes.ts';
import { graphqlRoutes } from '../graphql/routes.ts';
import type { Kernel } from '../kernel/types.ts';
import { limitRoutes } from '../limits/routes.ts';
import { notificationRoutes } from '../notifications/routes.ts';
import { queryRoutes } from '../query/routes.ts';
import { replicationRoutes } from '../replication/routes.ts';
import { resourceRoutes } from '../resources/routes.ts';
import { rowRoutes } from '../rows/routes.ts';
import { searchRoutes } from '../search/routes.ts';
import { toolingRoutes } from '../tooling/routes.ts';
import { uiApiRoutes } from '../ui-api/routes.ts';
import { dispatch } from './api.ts';
import { Router } from './router.ts';

/** All operations of the org: those below `/services/data/vNN.N`, and those of Bulk API 1.0 below `/services/async`. */
export function mountRoutes(kernel: Kernel): { readonly router: Router; readonly asyncRouter: Router } {
  const context: CompositeContext = {
    kernel,
    transaction: (work) => kernel.transaction(work),
    dispatch: (request) => dispatch(router, request),
  };
  const router: Router = new Router([
    ...resourceRoutes(kernel),
    ...describeRoutes(kernel),
    ...rowRoutes(kernel),
    ...replicationRoutes(kernel),
    ...collectionRoutes(context),
    ...compositeRoutes(context),
    ...queryRoutes(kernel),
    ...searchRoutes(kernel),
    ...limitRoutes(kernel),
    ...toolingRoutes(kernel),
    ...ingestRoutes(kernel),
    ...queryJobRoutes(kernel),
    ...notificationRoutes(kernel),
    ...uiApiRoutes(kernel),
    ...graphqlRoutes(kernel),
  ]);
  return { router, asyncRouter: new Router(bulkV1Routes(kernel)) };
}
