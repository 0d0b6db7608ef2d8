import type { DatabaseSync } from 'node:sqlite';

/** Transactions that may be nested: the outermost begins and commits, inner ones are savepoints. */
export class Transactions {
  readonly #sqlite: DatabaseSync;
  #depth = 0;
  /** Work to do after the commit, with the depth at which it was asked for: undoing that level forgets it. */
  #after: { readonly depth: number; readonly work: () => void }[] = [];

  constructor(sqlite: DatabaseSync) {
    this.#sqlite = sqlite;
  }

  /** Runs work that is undone as a whole when it throws. The work must not wait for anything. */
  run<T>(work: () => T): T {
    const depth = this.#depth;
    this.#sqlite.exec(depth === 0 ? 'BEGIN' : `SAVEPOINT level${depth}`);
    this.#depth = depth + 1;
    let result: T;
    try {
      result = work();
    } catch (error) {
      this.#depth = depth;
      this.#sqlite.exec(depth === 0 ? 'ROLLBACK' : `ROLLBACK TO level${depth}; RELEASE level${depth}`);
      this.#after = this.#after.filter((entry) => entry.depth <= depth);
      throw error;
    }
    this.#depth = depth;
    this.#sqlite.exec(depth === 0 ? 'COMMIT' : `RELEASE level${depth}`);
    if (depth > 0) {
      this.#after = this.#after.map((entry) => (entry.depth > depth ? { ...entry, depth } : entry));
      return result;
    }
    const after = this.#after;
    this.#after = [];
    for (const entry of after) entry.work();
    return result;
  }

  /** Does something once the outermost transaction has committed; never when it is undone. */
  afterCommit(work: () => void): void {
    this.#after.push({ depth: this.#depth, work });
  }
}
