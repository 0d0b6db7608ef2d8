import { callOrg } from 'page/session';

/** What the wire emits. */
export interface GraphQLResult {
  readonly data: unknown;
  readonly errors: readonly { readonly message: string }[] | undefined;
  readonly refresh: () => Promise<unknown>;
}

export type Listener = (result: GraphQLResult) => void;

/** After this long a kept answer is shown and asked again, as the platform's cache does. */
const FRESH_MS = 30_000;

interface Entry {
  readonly listeners: Set<Listener>;
  readonly body: string;
  result: GraphQLResult | undefined;
  askedAt: number;
  underWay: Promise<unknown> | undefined;
}

const entries = new Map<string, Entry>();

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

/** Sends one GraphQL text; a failed call is an error of the answer. */
export async function post(body: string): Promise<Pick<GraphQLResult, 'data' | 'errors'>> {
  try {
    const answer = await callOrg<{ data?: unknown; errors?: { message: string }[] }>('graphql', {
      method: 'POST',
      body,
    });
    const errors = answer.errors?.length ? freeze(answer.errors) : undefined;
    return { data: freeze(answer.data ?? undefined), errors };
  } catch (error) {
    return { data: undefined, errors: [{ message: (error as Error).message }] };
  }
}

function ask(entry: Entry): Promise<unknown> {
  entry.underWay ??= (async () => {
    entry.askedAt = Date.now();
    const { data, errors } = await post(entry.body);
    entry.underWay = undefined;
    entry.result = { data, errors, refresh: () => ask(entry) };
    for (const listener of [...entry.listeners]) listener(entry.result);
  })();
  return entry.underWay;
}

/**
 * Subscribes to the answer of a query. Equal questions on one page share one answer, as in the platform's cache: the
 * first asks, the others get what it got, and a refresh by one of them reaches all. Gives the way to unsubscribe.
 */
export function listen(query: string, variables: object, listener: Listener): () => void {
  const body = JSON.stringify({ query, variables });
  const entry = entries.get(body) ?? { listeners: new Set(), body, result: undefined, askedAt: 0, underWay: undefined };
  entries.set(body, entry);
  entry.listeners.add(listener);
  const { result } = entry;
  if (result) queueMicrotask(() => entry.listeners.has(listener) && listener(result));
  if (!result || Date.now() - entry.askedAt > FRESH_MS) void ask(entry);
  return () => {
    entry.listeners.delete(listener);
    if (entry.listeners.size === 0) entries.delete(body);
  };
}
