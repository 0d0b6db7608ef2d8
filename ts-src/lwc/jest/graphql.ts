/** `lightning/graphql` for tests: answers are given by the name of the query's operation. */

type Emit = (result: object) => void;

const live = new Set<graphql>();
const refreshes: string[] = [];

/** A mutation as a component asked for it, by the name of its operation. */
interface AskedMutation {
  readonly operation: string;
  readonly variables: Record<string, unknown>;
}

interface MutationAnswer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string }[];
}

const mutations: AskedMutation[] = [];
const mutationAnswers = new Map<string, MutationAnswer | Promise<MutationAnswer>>();

function operationOf(query: string): string {
  return /(?:query|mutation)\s+(\w+)/.exec(query)?.[1] ?? '';
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

export const gql = String.raw;

/** Answers as `graphql.answerMutation` said for the operation; one without an answer fails, as an unknown one would. */
export async function executeMutation(mutation: {
  query: string;
  variables: Record<string, unknown>;
}): Promise<MutationAnswer> {
  const operation = operationOf(mutation.query);
  mutations.push({ operation, variables: mutation.variables });
  const answer = await mutationAnswers.get(operation);
  return freeze(answer ?? { errors: [{ message: `No answer to ${operation}` }] });
}

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

  /** What `executeMutation` answers to an operation from now on; a promise holds it back. */
  static answerMutation(operation: string, answer: MutationAnswer | Promise<MutationAnswer>): void {
    mutationAnswers.set(operation, answer);
  }

  /** Mutations that were asked since the last call, in order. */
  static takeMutations(): readonly AskedMutation[] {
    return mutations.splice(0);
  }

  /** Forgets mutations and their answers. */
  static forgetMutations(): void {
    mutations.splice(0);
    mutationAnswers.clear();
  }

  private static asking(operation: string): readonly graphql[] {
    return [...live].filter(({ config }) => config.query && operationOf(config.query) === operation);
  }
}
