import {
  DirectiveLocation,
  GraphQLDirective,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  specifiedDirectives,
} from 'graphql';
import { InputTypes } from './input-types.ts';
import { mutationType } from './mutation-types.ts';
import { recordTypes } from './record-types.ts';
import type { VisibleSchema } from './visible-schema.ts';

/** `@optional`: a field the user can't see is left out instead of failing the query (API 65.0 and later). */
const optionalDirective = new GraphQLDirective({
  name: 'optional',
  locations: [DirectiveLocation.FIELD, DirectiveLocation.FRAGMENT_SPREAD, DirectiveLocation.INLINE_FRAGMENT],
});

/**
 * The GraphQL schema of what a user sees: `uiapi { query { Account(…) } aggregate { Account(…) } }` and the mutations.
 * Type names follow the GraphQL API guide and schemas generated off real orgs; where neither says, they are assumed.
 */
export function buildGraphqlSchema(visible: VisibleSchema): GraphQLSchema {
  const inputs = new InputTypes(visible);
  const records = recordTypes(visible, inputs);
  const names = [...visible.keys()];
  const query = new GraphQLObjectType({
    name: 'RecordQuery',
    fields: () => Object.fromEntries(names.map((name) => [name, records.connection(name)])),
  });
  const aggregate = new GraphQLObjectType({
    name: 'RecordQueryAggregate',
    fields: () => Object.fromEntries(names.map((name) => [name, records.aggregate(name)])),
  });
  const uiapi = new GraphQLObjectType({
    name: 'UIAPI',
    fields: { query: { type: new GraphQLNonNull(query) }, aggregate: { type: new GraphQLNonNull(aggregate) } },
  });
  return new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { uiapi: { type: new GraphQLNonNull(uiapi) } } }),
    mutation: mutationType(visible, records),
    types: names.map((name) => records.record(name)),
    directives: [...specifiedDirectives, optionalDirective],
  });
}
