import { requestFailure } from '../document/errors.ts';
import type { InputObject } from '../document/selection.ts';

/** Records a sub-query gives when it does not say how many. */
const firstDefault = 10;
/** Most records of one sub-query. */
const firstMax = 2_000;
/** Least `first` beside an `upperBound`. */
const firstMinBounded = 200;
/** Records that can be reached by paging without an `upperBound`. */
const reachMax = 4_000;

/** Which records of a result a connection shows. */
export interface Page {
  /** Records before the page. */
  readonly from: number;
  readonly count: number;
  /** No record at or beyond this position is ever shown. */
  readonly end: number;
}

/** The text of a cursor: base64 of `v1:` and the position, counted from 1. */
export function cursorOf(position: number): string {
  return Buffer.from(`v1:${position}`).toString('base64');
}

/**
 * Reads `first`, `after` and `upperBound`. @throws GraphqlFailure for values the API does not take
 * Source: GraphQL API guide, Paginate Results and Paginate with Upper-Bound Limit (10 by default, 2,000 at most, 4,000
 * in all without an upper bound; with one, `first` is 200 to 2,000).
 */
export function pageOf(input: InputObject, paths: readonly string[]): Page {
  const first = numberOf(input['first']) ?? firstDefault;
  const upperBound = numberOf(input['upperBound']);
  if (first < 1 || first > firstMax) {
    throw requestFailure('ValidationError', `first must be between 1 and ${firstMax}, not ${first}`, paths);
  }
  if (upperBound !== null && first < firstMinBounded) {
    const message = `first must be between ${firstMinBounded} and ${firstMax} when upperBound is used, not ${first}`;
    throw requestFailure('ValidationError', message, paths);
  }
  const from = positionOf(input['after'], paths);
  const end = upperBound ?? reachMax;
  return { from, count: Math.max(0, Math.min(first, end - from)), end };
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function positionOf(after: unknown, paths: readonly string[]): number {
  if (typeof after !== 'string' || after === '') return 0;
  const position = /^v1:(\d+)$/.exec(Buffer.from(after, 'base64').toString('latin1'))?.[1];
  if (position === undefined) throw requestFailure('ValidationError', 'The after argument is no valid cursor', paths);
  return Number(position);
}
