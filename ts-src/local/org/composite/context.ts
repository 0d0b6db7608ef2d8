import type { ApiReply, ApiRequest } from '../http/route.ts';
import type { Kernel } from '../kernel/types.ts';

/** The org, with transactions around several of its saves. */
export interface Transactional {
  readonly kernel: Kernel;
  /** Runs work that is undone as a whole when it throws. */
  transaction<T>(work: () => T): T;
}

/** What the composite resources need besides: a way to run one of the org's own operations. */
export interface CompositeContext extends Transactional {
  /**
   * Runs the operation that the path belongs to (`path` below the version, with query) and never throws: refusals
   * are replies, as a client would have got them.
   */
  dispatch(request: ApiRequest): ApiReply;
}

/** Thrown inside a transaction to undo it; the reply was already made. */
export class Undo extends Error {
  override readonly name = 'Undo';
}

/** Runs work in a transaction that is undone when `keep` says no; gives the work's result either way. */
export function attempt<T>(context: Transactional, work: () => T, keep: (result: T) => boolean): T {
  let result: T | undefined;
  try {
    return context.transaction(() => {
      result = work();
      if (!keep(result)) throw new Undo();
      return result;
    });
  } catch (error) {
    if (!(error instanceof Undo) || result === undefined) throw error;
    return result;
  }
}
