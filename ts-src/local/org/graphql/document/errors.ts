import type { GraphQLError } from 'graphql';

/** GraphQL API guide, Status Codes and Error Responses. */
export type ErrorType =
  'InvalidSyntax' | 'ValidationError' | 'DataFetchingException' | 'OperationNotSupported' | 'ExecutionAborted';

/** One error of a GraphQL answer (member names beyond `message` as users of the API report them). */
export interface GraphqlErrorItem {
  readonly message: string;
  readonly locations: readonly { readonly line: number; readonly column: number }[];
  readonly paths: readonly (string | number)[];
  readonly extensions: { readonly ErrorType: ErrorType };
}

/** Ends the handling of a request; the answer is HTTP 200 with these errors. */
export class GraphqlFailure extends Error {
  override readonly name = 'GraphqlFailure';
  readonly items: readonly GraphqlErrorItem[];

  constructor(items: readonly GraphqlErrorItem[]) {
    super(items.map(({ message }) => message).join('; '));
    this.items = items;
  }
}

/** One member of `errors` in Salesforce's form. */
export function errorItem(
  type: ErrorType,
  message: string,
  paths: readonly (string | number)[] = [],
  locations: GraphqlErrorItem['locations'] = [],
): GraphqlErrorItem {
  return { message, locations, paths, extensions: { ErrorType: type } };
}

/** An error of the request as such: wrong argument values, limits. */
export function requestFailure(type: ErrorType, message: string, paths: readonly string[] = []): GraphqlFailure {
  return new GraphqlFailure([errorItem(type, message, paths)]);
}

/** Kinds of validation errors by the words graphql-js has for them; Salesforce has those of graphql-java. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/^Cannot query field/, 'FieldUndefined'],
  [/^Unknown argument/, 'UnknownArgument'],
  [/^Unknown type/, 'UnknownType'],
  [/^Unknown directive/, 'UnknownDirective'],
  [/^Unknown fragment/, 'UndefinedFragment'],
  [/must have a selection of subfields|must have a selection/, 'SubselectionRequired'],
  [/must not have a selection/, 'SubselectionNotAllowed'],
  [/is never used/, 'UnusedVariable'],
  [/is not defined/, 'UndefinedVariable'],
  [/used in position expecting/, 'VariableTypeMismatch'],
];

/** A validation error in the words of Salesforce: `Validation error of type FieldUndefined: Field 'X' in type 'Y' …`. */
export function validationItem(error: GraphQLError): GraphqlErrorItem {
  const unknown = /^Cannot query field "([^"]+)" on type "([^"]+)"/.exec(error.message);
  const kind = kinds.find(([words]) => words.test(error.message))?.[1] ?? 'WrongType';
  const path = fieldPath(error);
  const text = unknown === null ? error.message : `Field '${unknown[1]}' in type '${unknown[2]}' is undefined`;
  const where = path === '' ? '' : ` @ '${path}'`;
  return errorItem('ValidationError', `Validation error of type ${kind}: ${text}${where}`, [], error.locations ?? []);
}

/** The names of the fields from the operation down to the place of the error. */
function fieldPath(error: GraphQLError): string {
  const body = error.source?.body;
  const node = error.nodes?.[0];
  const start = node?.loc?.start;
  if (body === undefined || start === undefined) return '';
  return enclosingFields(body, start, node?.kind === 'Field').join('/');
}

/**
 * Reads the names of the open selection sets from the text before a position. Arguments and texts are skipped; aliases
 * give way to the field's name.
 */
function enclosingFields(body: string, position: number, isField: boolean): string[] {
  const tokens = /"""[\s\S]*?"""|"(?:\\.|[^"\\])*"|#[^\n]*|[{}()]|[A-Za-z_]\w*/g;
  const open: string[] = [];
  let depth = 0;
  let last = '';
  for (let match = tokens.exec(body); match !== null && match.index < position; match = tokens.exec(body)) {
    const [token] = match;
    if (token === '(') depth += 1;
    else if (token === ')') depth -= 1;
    else if (depth > 0) continue;
    else if (token === '{') open.push(last);
    else if (token === '}') open.pop();
    else if (/^\w/.test(token) && body[match.index - 1] !== '@' && body[match.index - 1] !== '$') last = token;
  }
  const path = open.slice(1);
  const own = /^(?:\w+\s*:\s*)?(\w+)/.exec(body.slice(position))?.[1];
  return isField && own !== undefined ? [...path, own] : path;
}
