import type { Link, StatePort } from '../state/port.ts';

/** Keys remembered an object; beyond that the memory of it starts anew, so that it never grows with the data. */
const KEYS_MAX = 50_000;

/**
 * Which records that others refer to are in Salesforce, and below which account. Asks the state in groups and remembers
 * what is there; what is not there is asked again, since it may arrive at any time.
 */
export interface ParentIndex {
  /** Looks up all keys that are not known yet. */
  load(object: string, keys: Iterable<string>): Promise<void>;
  /** The account above a known parent, or the parent's own id when nothing stands above it; undefined: not there. */
  accountOf(object: string, key: string): string | undefined;
  /** Takes up links that were just recorded. */
  learn(links: readonly Link[]): void;
}

/** Makes an index that knows nothing yet and asks `state`. Holds at most 50,000 keys an object. */
export function createParentIndex(state: StatePort): ParentIndex {
  const objects = new Map<string, Map<string, string>>();
  const known = (object: string): Map<string, string> => {
    let keys = objects.get(object);
    if (keys === undefined || keys.size > KEYS_MAX) objects.set(object, (keys = new Map()));
    return keys;
  };
  const learn = (links: Iterable<Link>): void => {
    for (const link of links) known(link.object).set(link.key, link.account ?? link.id);
  };
  return {
    load: async (object, keys) => {
      const present = known(object);
      const missing = new Set<string>();
      for (const key of keys) if (!present.has(key)) missing.add(key);
      if (missing.size > 0) learn((await state.findLinks(object, [...missing])).values());
    },
    accountOf: (object, key) => objects.get(object)?.get(key),
    learn,
  };
}
