import { OrgError } from '../http/org-error.ts';
import type { RouteDefinition } from '../http/route.ts';
import type { Kernel } from '../kernel/types.ts';

/**
 * Tooling API: the local org has none of its objects, and says so as an org without the object does. The sf CLI asks
 * for `SandboxProcess` at a JWT login and goes on after this answer.
 */
export function toolingRoutes(kernel: Kernel): RouteDefinition[] {
  return [
    {
      method: 'GET',
      path: '/tooling/query',
      kind: 'tooling',
      handle: ({ query }) => {
        const { from } = kernel.parse(query.get('q') ?? '');
        throw new OrgError(
          400,
          'INVALID_TYPE',
          `sObject type '${from}' is not supported by the Tooling API of the local org.`,
        );
      },
    },
  ];
}
