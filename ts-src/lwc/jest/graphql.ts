/** `lightning/graphql` for tests: answers are given by the name of the query's operation. */

type Emit = (result: object) => void;

const live = new Set<graphql>();
const refreshes: string[] = [];

function operationOf(query: string): string {
  return /query\s+(\w+)/.exec(query)?.[1] ?? '';
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

export const gql = String.raw;

export class graphql {
  private readonly emit: Emit;
  config: { query?: string; variables?: Record<string, unknown> } = {};

  constructor(emit: Emit) {
    this.emit = emit;
    emit({ data: undefined, errors: undefined });
  }

  update(config: { query?: string; variables?: Record<string, unknown> }): void {
    this.config = config;
  }

  connect(): void {
    live.add(this);
  }

  disconnect(): void {
    live.delete(this);
  }

  /** Emits an answer to every wire that asks this operation. The platform's answers are read-only: so are these. */
  static emit(operation: string, data: unknown, errors?: readonly { message: string }[]): void {
    for (const adapter of graphql.asking(operation)) {
      const refresh = (): Promise<void> => {
        refreshes.push(operation);
        return Promise.resolve();
      };
      adapter.emit({ data: freeze(data), errors, refresh });
    }
  }

  /** Variables with which an operation is asked now; undefined when nobody asks it. */
  static variablesOf(operation: string): Record<string, unknown> | undefined {
    return graphql.asking(operation)[0]?.config.variables;
  }

  /** Operations that were refreshed since the last call, in order. */
  static takeRefreshes(): readonly string[] {
    return refreshes.splice(0);
  }

  private static asking(operation: string): readonly graphql[] {
    return [...live].filter(({ config }) => config.query && operationOf(config.query) === operation);
  }
}
