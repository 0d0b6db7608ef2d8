/**
 * The fault plan: what goes wrong on purpose, for whom and how often. Rules are tried in the order they were added;
 * the first that matches and is not used up is applied to the request.
 */
export interface FaultMatch {
  /** Only requests whose path and query contain this text. */
  readonly path?: string;
  readonly method?: string;
  /** Let this many matching requests pass first. Default 0. */
  readonly after?: number;
  /** How often the fault strikes; absent: always. */
  readonly times?: number;
}

export type Fault = FaultMatch &
  (
    | { readonly kind: 'status'; readonly status: number; readonly code?: string; readonly retryAfterSeconds?: number }
    | { readonly kind: 'slow'; readonly delayMs: number }
    | { readonly kind: 'html' }
    /** The connection is cut after this many bytes of the body; 0: before any answer. */
    | { readonly kind: 'cut'; readonly afterBytes: number }
    /** An older version: the field is neither in `$metadata` nor in records of the set. */
    | { readonly kind: 'missing-field'; readonly set: string; readonly field: string }
    /** The server's own page limit, as the on-premises setting ODataServicesMaxPageSize. */
    | { readonly kind: 'page-size'; readonly rows: number }
  );

export interface FaultPlan {
  /** Adds a rule. */
  add(fault: Fault): void;
  /** Removes all rules. */
  clear(): void;
  /** Makes every access token given so far worthless (401 until a new one is fetched). */
  expireTokens(): void;
  /** How many requests each rule has struck, in the order of adding. */
  struck(): readonly number[];
}
