import type { Transactions } from '../store/transaction.ts';
import type { CommitEvents, CommittedChange } from './types.ts';

type Listener = (changes: readonly CommittedChange[]) => void;

/** Objects whose rows decide what users may do. */
const RIGHTS_OBJECTS: ReadonlySet<string> = new Set(['PermissionSetAssignment', 'User', 'Profile', 'PermissionSet']);

/** Tells listeners what was committed, once a transaction is through; what was undone is never told. */
export class CommitNews implements CommitEvents {
  readonly #transactions: Transactions;
  readonly #rightsChanged: () => void;
  readonly #listeners = new Set<Listener>();

  constructor(transactions: Transactions, rightsChanged: () => void) {
    this.#transactions = transactions;
    this.#rightsChanged = rightsChanged;
  }

  onCommit(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes news of the transaction under way. */
  add(changes: readonly CommittedChange[]): void {
    this.#transactions.afterCommit(() => {
      if (changes.some(({ object }) => RIGHTS_OBJECTS.has(object))) this.#rightsChanged();
      for (const listener of this.#listeners) listener(changes);
    });
  }
}
