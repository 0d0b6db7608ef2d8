import { listen, post, type GraphQLResult } from './answers.ts';

/** Marks a GraphQL text; the platform and this page rewrite such literals when there is a namespace. */
export const gql = String.raw;

interface GraphQLConfig {
  readonly query?: string | undefined;
  readonly variables?: Record<string, unknown> | undefined;
}

interface MutationConfig extends GraphQLConfig {
  readonly query: string;
  readonly operationName?: string;
}

/**
 * Runs a mutation once. Never rejects: what the org refuses stands in `errors`. Answers of queries that are shown stay
 * as they are until they are refreshed, as on the platform (Lightning Web Components guide, executeMutation).
 */
export function executeMutation(mutation: MutationConfig): Promise<Pick<GraphQLResult, 'data' | 'errors'>> {
  const { query, variables = {}, operationName } = mutation;
  return post(JSON.stringify({ query, variables, operationName }));
}

/** Wire adapter: waits while the query is undefined, and answers anew when query or variables change. */
export class graphql {
  private readonly emit: (result: Partial<GraphQLResult>) => void;
  private config: GraphQLConfig = {};
  private connected = false;
  private key = '';
  private stop: (() => void) | undefined;

  constructor(emit: (result: Partial<GraphQLResult>) => void) {
    this.emit = emit;
    emit({ data: undefined, errors: undefined });
  }

  update(config: GraphQLConfig): void {
    this.config = config;
    this.follow();
  }

  connect(): void {
    this.connected = true;
    this.follow();
  }

  disconnect(): void {
    this.connected = false;
    this.follow();
  }

  private follow(): void {
    const { query, variables = {} } = this.config;
    const key = this.connected && query ? JSON.stringify([query, variables]) : '';
    if (key === this.key) return;
    this.key = key;
    this.stop?.();
    this.stop = key ? listen(query!, variables, (result) => this.emit(result)) : undefined;
  }
}
