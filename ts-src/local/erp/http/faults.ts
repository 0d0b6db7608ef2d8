import type { SchemaChange } from '../odata/registry.ts';

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
    /** An older version: the field is neither in `$metadata` nor in records of the set. Stands until cleared. */
    | { readonly kind: 'missing-field'; readonly set: string; readonly field: string }
    /** An update of an extension: the field has another name now. Writing it is not offered. Stands until cleared. */
    | { readonly kind: 'renamed-field'; readonly set: string; readonly field: string; readonly as: string }
    /** An update of an extension: the field is text now, of at most `max` characters. Stands until cleared. */
    | { readonly kind: 'retyped-field'; readonly set: string; readonly field: string; readonly max?: number }
    /** The server's own page limit, as the on-premises setting ODataServicesMaxPageSize. Stands until cleared. */
    | { readonly kind: 'page-size'; readonly rows: number }
    /** 429 when more than so many API requests arrive within the window. Stands until cleared. */
    | { readonly kind: 'rate-limit'; readonly requests: number; readonly windowSeconds: number }
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

interface Rule {
  readonly fault: Fault;
  seen: number;
  struck: number;
}

const STANDING = new Set<Fault['kind']>(['missing-field', 'renamed-field', 'retyped-field', 'page-size', 'rate-limit']);

/** The plan with what the server asks of it. */
export class Faults implements FaultPlan {
  private rules: Rule[] = [];
  private arrivals: number[] = [];
  private readonly onChange: (changes: readonly SchemaChange[]) => void;
  private readonly expire: () => void;

  constructor(onChange: (changes: readonly SchemaChange[]) => void, expire: () => void) {
    this.onChange = onChange;
    this.expire = expire;
  }

  add(fault: Fault): void {
    this.rules.push({ fault, seen: 0, struck: 0 });
    this.announce();
  }

  clear(): void {
    this.rules = [];
    this.arrivals = [];
    this.announce();
  }

  expireTokens(): void {
    this.expire();
  }

  struck(): readonly number[] {
    return this.rules.map((rule) => rule.struck);
  }

  /** The page limit in force. */
  pageRows(limit: number): number {
    const sizes = this.rules.flatMap(({ fault }) => (fault.kind === 'page-size' ? [fault.rows] : []));
    return Math.min(limit, ...sizes);
  }

  /** Whether this API request is over a rate limit; counts it. */
  overRate(now: number): boolean {
    const rule = this.rules.find(({ fault }) => fault.kind === 'rate-limit');
    if (rule?.fault.kind !== 'rate-limit') return false;
    const { requests, windowSeconds } = rule.fault;
    this.arrivals = this.arrivals.filter((at) => at > now - windowSeconds * 1000);
    if (this.arrivals.length >= requests) {
      rule.struck += 1;
      return true;
    }
    this.arrivals.push(now);
    return false;
  }

  /** The fault that strikes this request, if any. */
  strike(method: string, url: string): Fault | undefined {
    for (const rule of this.rules) {
      const { fault } = rule;
      if (STANDING.has(fault.kind)) continue;
      if (fault.path !== undefined && !url.includes(fault.path)) continue;
      if (fault.method !== undefined && fault.method !== method) continue;
      rule.seen += 1;
      if (rule.seen <= (fault.after ?? 0)) continue;
      if (fault.times !== undefined && rule.struck >= fault.times) continue;
      rule.struck += 1;
      return fault;
    }
    return undefined;
  }

  private announce(): void {
    this.onChange(this.rules.flatMap(({ fault }) => ('field' in fault ? [fault] : [])));
  }
}
