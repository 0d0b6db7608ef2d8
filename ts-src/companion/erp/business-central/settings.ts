/** What the Business Central connector is made from. Secrets arrive resolved; nothing here is ever logged. */

export type BusinessCentralLogin =
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  | {
      readonly kind: 'clientCredentials';
      readonly tokenUrl: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly scope: string;
    };

export interface BusinessCentralConnection {
  /**
   * Root of the API service, with or without `/api/v2.0` at its end:
   * `https://api.businesscentral.dynamics.com/v2.0/{tenant}/{environment}` or `https://server:7048/BC`, on multitenant
   * servers with `?tenant=ID`.
   */
  readonly url: string;
  readonly auth: BusinessCentralLogin;
  /** `name` is the company's name, its display name, or its id. */
  readonly companies: readonly { readonly code: string; readonly name: string }[];
  /** Further API routes whose entities can be mapped, besides v2.0 and the Counterpart extension. */
  readonly apis?: readonly ApiRoute[];
}

/** A route `/api/{publisher}/{group}/{version}` of an installed extension. */
export interface ApiRoute {
  readonly publisher: string;
  readonly group: string;
  readonly version: string;
}

/** What a caller may bring along, mostly tests. */
export interface BusinessCentralOptions {
  /** Records a page for entities without and documents a page for entities with lines. */
  readonly pageSize?: { readonly records?: number; readonly documents?: number };
  /**
   * How far behind the server's clock a transaction may commit with an older stamp, in milliseconds. Too small: a long
   * posting is missed; too large: more stamps are compared at every sweep. Default 300,000.
   */
  readonly overlapMs?: number;
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Uniform in [0, 1), for jitter. */
  readonly random?: () => number;
  /** How long one answer may take, in milliseconds. Default 480,000: the server's own limit is 8 minutes. */
  readonly answerTimeoutMs?: number;
}
