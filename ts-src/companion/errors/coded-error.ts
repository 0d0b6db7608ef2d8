import type { ErrorCodeEntry } from './code-entry.ts';
import { errorCodes, type KnownErrorCode } from './codes.ts';
import { CounterpartError } from './counterpart-error.ts';

/** What the place that found the error adds to the catalogue's entry. */
export interface ErrorPlace {
  /** Values for the `{name}` parts of the sentence. No secrets and no content of records. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** Names of the fields concerned. */
  readonly fields?: readonly string[];
  /** How long the remote side asked us to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** What the other system said, in its own words; never logged. */
  readonly said?: string;
  readonly cause?: unknown;
}

/** The sentence with its `{name}` parts filled; a missing value becomes `…`. */
export function fillSentence(sentence: string, values: Readonly<Record<string, string | number>> = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '…'));
}

/** Makes the error of a catalogued code: kind, owner and actions come from the catalogue, the place from the caller. */
export function codedError(code: KnownErrorCode, place: ErrorPlace = {}): CounterpartError {
  const entry: ErrorCodeEntry = errorCodes[code];
  return new CounterpartError({
    kind: entry.kind,
    code,
    message: fillSentence(entry.sentence, place.values),
    owner: entry.owner,
    actions: entry.actions,
    ...(place.fields === undefined ? {} : { fields: place.fields }),
    ...(place.retryAfterMs === undefined ? {} : { retryAfterMs: place.retryAfterMs }),
    ...(place.said === undefined ? {} : { said: place.said }),
    ...(place.cause === undefined ? {} : { cause: place.cause }),
  });
}
