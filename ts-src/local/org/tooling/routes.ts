import { OrgError } from '../http/org-error.ts';
import type { ApiRequest, RouteDefinition } from '../http/route.ts';
import type { Kernel } from '../kernel/types.ts';
import { tabs, theme } from './user-interface.ts';

/** What clients such as the Salesforce CLI and jsforce ask for besides data: the Tooling API, tabs and the theme. */
export function toolingRoutes(kernel: Kernel): RouteDefinition[] {
  return [
    {
      method: 'GET',
      path: '/tooling/query',
      kind: 'tooling',
      handle: (request) => refuseToolingQuery(request, kernel),
    },
    { method: 'GET', path: '/tabs', kind: 'tabs', handle: () => tabs(kernel) },
    { method: 'GET', path: '/theme', kind: 'tabs', handle: () => theme(kernel) },
  ];
}

/**
 * The local org has none of the Tooling API's objects, and says so as an org without the object does. The sf CLI asks
 * for `SandboxProcess` at a JWT login and goes on after this answer.
 */
function refuseToolingQuery({ query }: ApiRequest, kernel: Kernel): never {
  const { from } = kernel.parse(query.get('q') ?? '');
  const message = `sObject type '${from}' is not supported by the Tooling API of the local org.`;
  throw new OrgError(400, 'INVALID_TYPE', message);
}
