/** What kind of failure it is; the kind alone decides the reaction (docs/design.md, Errors). */
export type ErrorKind = 'transient' | 'limit' | 'auth' | 'config' | 'data' | 'conflict' | 'uncertain' | 'bug';

/** Who can do something about it. */
export type ErrorOwner = 'rep' | 'finance' | 'admin';

export interface CounterpartErrorDetails {
  readonly kind: ErrorKind;
  /** Stable code, such as `SF_REQUIRED_FIELD_MISSING`; every code stands in docs/errors.md. */
  readonly code: string;
  /** What is wrong, where, and what was expected: one sentence for a business user, no secret, no record content. */
  readonly message: string;
  readonly owner?: ErrorOwner;
  /** What to do, one step an entry. */
  readonly actions?: readonly string[];
  /** Where: the field names concerned, in the words of the system that refused. */
  readonly fields?: readonly string[];
  /** When the remote side said how long to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** What the other system said, in its own words. It may quote values of records: for who asked, never for a log. */
  readonly said?: string;
  readonly cause?: unknown;
}

/** The one error type that leaves any part of the companion. */
export class CounterpartError extends Error {
  override readonly name = 'CounterpartError';
  readonly kind: ErrorKind;
  readonly code: string;
  readonly owner: ErrorOwner;
  readonly actions: readonly string[];
  readonly fields: readonly string[];
  readonly retryAfterMs: number | undefined;
  declare readonly said: string | undefined;

  constructor(details: CounterpartErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.kind = details.kind;
    this.code = details.code;
    this.owner = details.owner ?? 'admin';
    this.actions = details.actions ?? [];
    this.fields = details.fields ?? [];
    this.retryAfterMs = details.retryAfterMs;
    // Not enumerable, so that nothing that prints the whole error prints it.
    Object.defineProperty(this, 'said', { value: details.said, enumerable: false });
  }
}
