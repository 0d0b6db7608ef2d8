import { Kind, executeSync, getOperationAST, getVariableValues, parse, specifiedRules, validate } from 'graphql';
import { GraphQLError, NoUnusedFragmentsRule, NoUnusedVariablesRule } from 'graphql';
import type { DocumentNode, FieldNode, FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { OrgError } from '../http/org-error.ts';
import { GraphqlFailure, errorItem, requestFailure, validationItem } from './document/errors.ts';
import type { GraphqlErrorItem } from './document/errors.ts';
import { leaveOutOptional } from './document/optional.ts';
import { inputValue, selections } from './document/selection.ts';
import type { InputObject, Selection } from './document/selection.ts';
import { runMutation } from './mutation.ts';
import { aggregateQuery } from './plan/aggregate-query.ts';
import type { PlanScope } from './plan/record-node.ts';
import { recordQuery } from './plan/record-query.ts';
import type { Runner } from './plan/record-query.ts';
import type { VisibleSchema } from './schema/visible-schema.ts';

/** Sub-queries of one request; each counts as one API request (GraphQL API guide, Query Limitations). */
const subqueriesMax = 10;

export interface GraphqlRequest {
  readonly query: string;
  readonly variables: InputObject;
  readonly operationName: string | null;
}

export interface GraphqlAnswer {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly GraphqlErrorItem[];
}

/** What one user can ask: the schema he sees, in both forms. */
export interface UserSchema {
  readonly visible: VisibleSchema;
  readonly graphql: GraphQLSchema;
}

/** Answers a request; what is wrong with it stands in `errors`, never in a thrown error. */
export function executeGraphql(request: GraphqlRequest, schema: UserSchema, runner: Runner): GraphqlAnswer {
  try {
    const document = prepare(request, schema.graphql);
    const operation = operationOf(document, request.operationName);
    const variables = variableValues(operation, request.variables, schema.graphql);
    const scope: PlanScope = { fragments: fragmentsOf(document), variables, visible: schema.visible };
    return runOperation(operation, document, { schema, runner, scope });
  } catch (error) {
    if (error instanceof GraphqlFailure) return { data: {}, errors: error.items };
    throw error;
  }
}

/** Parses, leaves out what is optional and not there, validates. */
function prepare({ query }: GraphqlRequest, schema: GraphQLSchema): DocumentNode {
  let parsed: DocumentNode;
  try {
    parsed = parse(query);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const message = `Invalid Syntax : ${error.message.replace(/^Syntax Error: /, '')}`;
    throw new GraphqlFailure([errorItem('InvalidSyntax', message, [], error.locations ?? [])]);
  }
  const { document, pruned } = leaveOutOptional(parsed, schema);
  // What was left out may have been the only use of a variable or fragment.
  const rules = specifiedRules.filter(
    (rule) => !pruned || (rule !== NoUnusedVariablesRule && rule !== NoUnusedFragmentsRule),
  );
  const errors = validate(schema, document, rules, { hideSuggestions: true });
  if (errors.length > 0) throw new GraphqlFailure(errors.map(validationItem));
  return document;
}

function operationOf(document: DocumentNode, name: string | null): OperationDefinitionNode {
  const operation = getOperationAST(document, name ?? undefined);
  if (!operation) {
    const message =
      name === null
        ? 'Must provide operation name if query contains multiple operations'
        : `Unknown operation named '${name}'`;
    throw requestFailure('OperationNotSupported', message);
  }
  return operation;
}

/** Checks the values against the types, then takes them as they came, so that their members keep their order. */
function variableValues(operation: OperationDefinitionNode, given: InputObject, schema: GraphQLSchema): InputObject {
  const definitions = operation.variableDefinitions ?? [];
  const checked = getVariableValues(schema, definitions, given, { hideSuggestions: true });
  if (checked.errors !== undefined) {
    const items = checked.errors.map((error) => errorItem('ValidationError', error.message, [], error.locations ?? []));
    throw new GraphqlFailure(items);
  }
  const values: Record<string, unknown> = {};
  for (const { variable, defaultValue } of definitions) {
    const name = variable.name.value;
    if (Object.hasOwn(given, name)) values[name] = given[name];
    else if (defaultValue !== undefined) values[name] = inputValue(defaultValue, {});
  }
  return values;
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return fragments;
}

interface Context {
  readonly schema: UserSchema;
  readonly runner: Runner;
  readonly scope: PlanScope;
}

function runOperation(operation: OperationDefinitionNode, document: DocumentNode, context: Context): GraphqlAnswer {
  // The operation itself serves as the node whose selections are the root fields.
  const root = { ...operation, kind: Kind.FIELD } as unknown as FieldNode;
  const entries = selections([root], context.scope);
  const data: Record<string, unknown> = {};
  const errors: GraphqlErrorItem[] = [];
  if (operation.operation === 'query') countSubqueries(subqueriesIn(entries, context.scope), context.runner);
  for (const entry of entries) {
    if (entry.name === 'uiapi' && operation.operation === 'mutation') {
      data[entry.key] = runMutation(entry, context.scope, context.runner, errors);
    } else if (entry.name === 'uiapi') {
      data[entry.key] = runUiapi(entry, context, errors);
    } else if (entry.name === '__typename') {
      data[entry.key] = operation.operation === 'mutation' ? 'Mutation' : 'Query';
    }
  }
  if (entries.some(({ name }) => name === '__schema' || name === '__type')) {
    Object.assign(data, introspect(operation, document, context));
  }
  return { data, errors };
}

/** Questions about the schema itself are graphql-js's work. */
function introspect(operation: OperationDefinitionNode, document: DocumentNode, { schema, scope }: Context): object {
  const set = operation.selectionSet;
  const questions = set.selections.filter(
    (selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'),
  );
  const only: DocumentNode = {
    ...document,
    definitions: [
      { ...operation, selectionSet: { ...set, selections: questions } },
      ...document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION),
    ],
  };
  const result = executeSync({ schema: schema.graphql, document: only, variableValues: scope.variables });
  return result.data ?? {};
}

function runUiapi(uiapi: Selection, context: Context, errors: GraphqlErrorItem[]): Record<string, unknown> {
  const parts = selections(uiapi.nodes, context.scope);
  const data: Record<string, unknown> = {};
  for (const part of parts) {
    if (part.name === '__typename') data[part.key] = 'UIAPI';
    else data[part.key] = runEntries(part, [uiapi.key, part.key], context, errors);
  }
  return data;
}

/** Objects asked for in the whole request, under every alias of `uiapi`, `query` and `aggregate`. */
function subqueriesIn(entries: readonly Selection[], scope: PlanScope): number {
  const parts = entries.filter(({ name }) => name === 'uiapi').flatMap(({ nodes }) => selections(nodes, scope));
  const queries = parts.filter(({ name }) => name === 'query' || name === 'aggregate');
  return queries.reduce((sum, part) => sum + selections(part.nodes, scope).length, 0);
}

function countSubqueries(count: number, runner: Runner): void {
  if (count > subqueriesMax) {
    throw requestFailure('ExecutionAborted', `A request can have ${subqueriesMax} sub-queries, this one has ${count}`);
  }
  // The request itself was counted when it arrived.
  for (let extra = 1; extra < count; extra++) runner.kernel.usage.apiCall();
}

/** The objects under `query` or `aggregate`; one that fails is null and named in `errors`. */
function runEntries(
  part: Selection,
  path: readonly string[],
  { scope, runner }: Context,
  errors: GraphqlErrorItem[],
): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const entry of selections(part.nodes, scope)) {
    const object = scope.visible.get(entry.name);
    if (object === undefined) {
      data[entry.key] = part.name === 'query' ? 'RecordQuery' : 'RecordQueryAggregate';
      continue;
    }
    try {
      const answer = part.name === 'query' ? recordQuery : aggregateQuery;
      data[entry.key] = answer(entry, object, scope, runner);
    } catch (error) {
      if (!(error instanceof OrgError)) throw error;
      data[entry.key] = null;
      errors.push(errorItem('DataFetchingException', `${error.errorCode}: ${error.message}`, [...path, entry.key]));
    }
  }
  return data;
}
