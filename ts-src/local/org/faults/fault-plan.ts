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
  /** Ends the caller's session, then answers 401. */
  | { readonly do: 'expireSession' }
  /** Cuts the connection without doing the work. */
  | { readonly do: 'cutBefore' }
  /** Does the work, then cuts the connection: the answer is lost. */
  | { readonly do: 'cutAfter' }
  /** Rows whose account is this one fail with UNABLE_TO_LOCK_ROW while saving. */
  | { readonly do: 'lockAccount'; readonly accountId: string }
  /** Inserts fail with STORAGE_LIMIT_EXCEEDED. */
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
}
