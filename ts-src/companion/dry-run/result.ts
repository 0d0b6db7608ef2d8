/** What a dry run tells; the result of the command `dry-run` and of `counterpart mapping dry-run --json`. */
import type { MappedValue } from '../../mapping/index.ts';
import type { Alteration } from '../companion.ts';

/** One field of a record that would be written. Of a new record there is no `before`. */
export interface FieldChange {
  readonly field: string;
  readonly before?: MappedValue;
  readonly after: MappedValue;
}

/** One record that would be written. `number` is what people call it, `key` the key of the mapping. */
export interface RecordChange {
  readonly number: string;
  readonly key: string;
  readonly fields: readonly FieldChange[];
  /** Rows below it that would be written or taken away; absent when none would. */
  readonly children?: { readonly create: number; readonly update: number; readonly remove: number };
}

/** Records that stay behind for one reason. `org`: the cause is in the org's own words. */
export interface CauseGroup {
  readonly cause: string;
  readonly code: string;
  readonly source: 'org' | 'mapping';
  readonly count: number;
  readonly field?: string;
  readonly object?: string;
  readonly examples: readonly { readonly key: string; readonly number: string }[];
}

/** Every record of the sample is counted once; `records` is the sum. */
export interface DryRunCounts {
  readonly create: number;
  readonly update: number;
  readonly unchanged: number;
  /** The org would refuse the record, or a row below it. */
  readonly blocked: number;
  /** Left out by the mapping's filter. */
  readonly filtered: number;
  /** The mapping can't make a row of the record, or both sides changed it. */
  readonly refused: number;
  /** Nothing is known: the record waits for one that is not there, or the calls ran out. */
  readonly notTried: number;
}

export interface ChildCounts {
  readonly create: number;
  readonly update: number;
  readonly unchanged: number;
  /** Rows that would be deleted, or marked as gone. Deleting is not rehearsed. */
  readonly remove: number;
  readonly blocked: number;
  readonly notTried: number;
}

export interface DryRunResult {
  readonly mapping: string;
  readonly company: string;
  /** Records of the entity in the company; null when the ERP could not say. */
  readonly available: number | null;
  /** How the sample was drawn: all of them, spread over all, or those that come first. */
  readonly sample: 'all' | 'spread' | 'first';
  readonly records: number;
  readonly counts: DryRunCounts;
  readonly children: ChildCounts;
  /** Largest first. */
  readonly groups: readonly CauseGroup[];
  readonly creates: readonly RecordChange[];
  readonly updates: readonly RecordChange[];
  /** Of mappings of both directions: what would go to the ERP. Nobody asked the ERP whether it takes it. */
  readonly toErp: readonly RecordChange[];
  /** Values that the mapping cuts, rounds or replaces. */
  readonly alterations: readonly Alteration[];
  /** Sentences on what the roll-back does not undo. */
  readonly notUndone: readonly string[];
  /** Entries left out of the lists above. */
  readonly more: {
    readonly groups: number;
    readonly creates: number;
    readonly updates: number;
    readonly toErp: number;
  };
  /** Always true: a record that stayed ends the dry run with `SF_REHEARSAL_KEPT`. */
  readonly rolledBack: true;
  readonly seconds: number;
  readonly apiCalls: number;
}

/** Room for the result in the record of a command (`Result__c` holds 131,072), with some left for what is put beside it. */
const CHARACTERS_MAX = 120_000;
const LIST_MAX = 100;
const LISTS = ['groups', 'creates', 'updates', 'toErp'] as const;

/**
 * Cuts the lists so that the result fits: at most 100 entries each, and then half of the longest again and again. What
 * was left out is counted in `more`.
 */
export function fitResult(result: DryRunResult): DryRunResult {
  let fitted = LISTS.reduce((cut, list) => cutList(cut, list, LIST_MAX), result);
  while (JSON.stringify(fitted).length > CHARACTERS_MAX) {
    const [longest] = LISTS.toSorted((a, b) => JSON.stringify(fitted[b]).length - JSON.stringify(fitted[a]).length);
    const length = fitted[longest ?? 'creates'].length;
    if (length === 0) return fitted;
    fitted = cutList(fitted, longest ?? 'creates', length >> 1);
  }
  return fitted;
}

function cutList(result: DryRunResult, list: (typeof LISTS)[number], length: number): DryRunResult {
  const left = result[list].length - length;
  if (left <= 0) return result;
  return {
    ...result,
    [list]: result[list].slice(0, length),
    more: { ...result.more, [list]: result.more[list] + left },
  };
}
