/** Which requests a fault hits; every given member must match. */
export interface FaultMatch {
  /** `kind` of the route (`query`, `bulk-ingest`, `composite-sobjects`), or `oauth`. */
  readonly kind?: string;
  readonly method?: string;
  /** Part of the path. */
  readonly pathIncludes?: string;
}

export type FaultAction =
  | { readonly do: 'delay'; readonly ms: number }
  /** Answers with an error instead of doing the work. */
  | { readonly do: 'fail'; readonly status: number; readonly errorCode: string; readonly message?: string }
  /** Answers with an HTML page, as gateways do. */
  | { readonly do: 'html'; readonly status: number }
  /** Ends every session: this request and all later ones with an old token get 401. */
  | { readonly do: 'expireSession' }
  /** Cuts the connection without doing the work. */
  | { readonly do: 'cutBefore' }
  /** Does the work, then cuts the connection: the answer is lost. */
  | { readonly do: 'cutAfter' }
  /** Rows whose account is this one fail with UNABLE_TO_LOCK_ROW while saving. */
  | { readonly do: 'lockAccount'; readonly accountId: string }
  /** Inserts fail with STORAGE_LIMIT_EXCEEDED until the plan is cleared, whatever `times` says. */
  | { readonly do: 'storageFull' };

export interface Fault {
  readonly match?: FaultMatch;
  readonly action: FaultAction;
  /** How often it strikes before it is gone; default 1; 0 means until cleared. */
  readonly times?: number;
  /** Requests that match and pass before the first strike; default 0. */
  readonly after?: number;
}

/** Faults in force. Used in process and through the control endpoint `/__local/faults`. */
export interface FaultPlan {
  add(fault: Fault): void;
  clear(): void;
  readonly pending: readonly Fault[];
  /** Whether any account is locked at the moment. */
  readonly locksAccounts: boolean;
  /** Whether the account (18-character id) is locked; counts the strike. */
  takeLock(accountId: string): boolean;
  /** Whether the org pretends to have no storage left. */
  readonly storageFull: boolean;
  /** The faults that strike a request now, in the order they were added; counts the strikes. */
  strike(request: { readonly kind: string; readonly method: string; readonly path: string }): FaultAction[];
}

interface Armed {
  readonly fault: Fault;
  passes: number;
  left: number;
}

const REQUEST_ACTIONS: ReadonlySet<FaultAction['do']> = new Set([
  'delay',
  'fail',
  'html',
  'expireSession',
  'cutBefore',
  'cutAfter',
]);

function matches(match: FaultMatch, request: { kind: string; method: string; path: string }): boolean {
  if (match.kind !== undefined && match.kind !== request.kind) return false;
  if (match.method !== undefined && match.method !== request.method) return false;
  return match.pathIncludes === undefined || request.path.includes(match.pathIncludes);
}

/** An empty fault plan. */
export function createFaultPlan(): FaultPlan {
  let armed: Armed[] = [];
  const spend = (entry: Armed): void => {
    entry.left -= 1;
    if (entry.left === 0) armed = armed.filter((other) => other !== entry);
  };
  const lock = (accountId?: string): Armed | undefined =>
    armed.find(
      ({ fault: { action } }) =>
        action.do === 'lockAccount' &&
        (accountId === undefined || action.accountId.slice(0, 15) === accountId.slice(0, 15)),
    );
  return {
    add: (fault) => {
      const times = fault.times ?? 1;
      armed.push({ fault, passes: fault.after ?? 0, left: times === 0 ? Infinity : times });
    },
    clear: () => {
      armed = [];
    },
    get pending() {
      return armed.map(({ fault }) => fault);
    },
    get locksAccounts() {
      return armed.length > 0 && lock() !== undefined;
    },
    takeLock: (accountId) => {
      const entry = lock(accountId);
      if (entry !== undefined) spend(entry);
      return entry !== undefined;
    },
    get storageFull() {
      return armed.some(({ fault }) => fault.action.do === 'storageFull');
    },
    strike: (request) => {
      const hit = armed.filter(
        ({ fault }) => REQUEST_ACTIONS.has(fault.action.do) && matches(fault.match ?? {}, request),
      );
      return hit.flatMap((entry) => {
        if (entry.passes > 0) {
          entry.passes -= 1;
          return [];
        }
        spend(entry);
        return [entry.fault.action];
      });
    },
  };
}
