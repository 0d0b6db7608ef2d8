import { isJsonObject, jsonFields } from '../http/json-body.ts';
import { OrgError } from '../http/org-error.ts';
import type { ApiReply, ApiRequest, RouteDefinition } from '../http/route.ts';
import type { Kernel } from '../kernel/types.ts';
import { executeGraphql } from './execute.ts';
import type { GraphqlRequest, UserSchema } from './execute.ts';
import { buildGraphqlSchema } from './schema/build-schema.ts';
import { visibilityFingerprint, visibleSchema } from './schema/visible-schema.ts';

/**
 * `POST /graphql`: `uiapi` queries, aggregates and mutations as the user of the session, and introspection. The answer
 * is 200 even with errors, which stand in `errors`.
 * Source: GraphQL API Developer Guide.
 */
export function graphqlRoutes(kernel: Kernel): RouteDefinition[] {
  const schemas = new Map<string, UserSchema>();
  const handle = (request: ApiRequest): ApiReply => {
    const { session } = request;
    const fingerprint = visibilityFingerprint(kernel.schema, session.access);
    let schema = schemas.get(fingerprint);
    if (schema === undefined) {
      const visible = visibleSchema(kernel.schema, session.access);
      schema = { visible, graphql: buildGraphqlSchema(visible) };
      schemas.set(fingerprint, schema);
    }
    return { status: 200, body: executeGraphql(requestOf(request), schema, { kernel, session }) };
  };
  return [{ method: 'POST', path: '/graphql', kind: 'graphql', handle }];
}

/** @throws OrgError JSON_PARSER_ERROR (400) when the body is not `{query, variables?, operationName?}` */
function requestOf(request: ApiRequest): GraphqlRequest {
  const { query, variables, operationName } = jsonFields(request.raw);
  if (typeof query !== 'string') {
    throw new OrgError(400, 'JSON_PARSER_ERROR', 'The body must have the member query, a text');
  }
  return {
    query,
    variables: isJsonObject(variables) ? variables : {},
    operationName: typeof operationName === 'string' ? operationName : null,
  };
}
