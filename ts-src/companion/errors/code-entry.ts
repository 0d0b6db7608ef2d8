import type { ErrorKind, ErrorOwner } from './counterpart-error.ts';

/** What the catalogue knows of one error code. */
export interface ErrorCodeEntry {
  readonly kind: ErrorKind;
  readonly owner: ErrorOwner;
  /**
   * One sentence for a business user. `{name}` stands for a value given when the error is made; a value that is not
   * given is left as `…`, so a sentence must read well with that.
   */
  readonly sentence: string;
  /** What to do, one step an entry. */
  readonly actions: readonly string[];
}

/** A part of the catalogue: the codes of one area. */
export type ErrorCodes = Readonly<Record<string, ErrorCodeEntry>>;
