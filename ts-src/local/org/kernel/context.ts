import type { DuplicateRules } from '../saving/duplicates/duplicate-rules.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';
import type { FormulaFields } from '../formulas/formula-fields.ts';
import type { OrgSchema, PicklistValue } from '../schema/types.ts';
import type { Session } from '../access/session.ts';
import type { Sharing } from '../access/sharing.ts';
import type { OrgDatabase } from '../store/database.ts';
import type { Transactions } from '../store/transaction.ts';
import type { Clock, CommittedChange } from './types.ts';

/** What every part of the org works with. One per org, made at start, passed down. */
export interface OrgContext {
  readonly schema: OrgSchema;
  readonly database: OrgDatabase;
  readonly transactions: Transactions;
  readonly formulas: FormulaFields;
  readonly sharing: Sharing;
  readonly clock: Clock;
  readonly faults: FaultPlan;
  readonly duplicates: DuplicateRules;
  /** Active currencies as picklists offer them; empty in an org with one currency. Rules of CurrencyType keep it. */
  readonly offeredCurrencies: PicklistValue[];
  /** A session-like view of any active user, to ask what he may do; null when there is no such user. */
  readonly sessionOfUser: (userId: string) => Session | null;
  /** How many records data storage has room for. */
  readonly roomForRecords: () => number;
  /** Notes what a save changed; listeners hear of it when the outermost transaction has committed. */
  readonly changed: (changes: readonly CommittedChange[]) => void;
}

/** Today in the org's time zone (UTC), `YYYY-MM-DD`. */
export function today(clock: Clock): string {
  return new Date(clock()).toISOString().slice(0, 10);
}
