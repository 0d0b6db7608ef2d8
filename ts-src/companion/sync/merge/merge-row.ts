/**
 * Merging one record of a two-way mapping, field by field, against the value on which both sides last agreed. Pure: it
 * decides, others write.
 *
 * A field that changed on one side follows to the other. One that changed on both, or that was never agreed on and
 * differs, is for the field's policy. Values are compared, never users or times of writing: an echo of our own write
 * equals what was agreed and changes nothing, and an edit by any user differs and counts.
 */
import type { ConflictPolicy, MappedValue, TwoWayColumn } from '../../../mapping/index.ts';

/** Values by column; a column that is absent is not known. */
export type Values = Readonly<Record<string, MappedValue>>;

/** What was being written when the last attempt ended without its end being recorded, by direction. */
export interface Sending {
  readonly toErp: Values;
  readonly toSalesforce: Values;
}

export interface MergeSides {
  readonly agreed: Values;
  readonly erp: Values;
  readonly salesforce: Values;
  readonly sending: Sending | null;
  /** When each record was last modified, milliseconds; null when unknown. */
  readonly modified: { readonly erp: number | null; readonly salesforce: number | null };
}

/** One field that is for someone to decide, with its three values; `agreed` is null when nothing was ever agreed. */
export interface ConflictField {
  readonly field: string;
  readonly agreed: MappedValue;
  readonly salesforce: MappedValue;
  readonly erp: MappedValue;
}

export interface MergeDecision {
  readonly toSalesforce: Values;
  /** Columns whose Salesforce value goes to the ERP, with that value. */
  readonly toErp: Values;
  readonly conflicts: readonly ConflictField[];
  /** What is agreed before anything is written: what is equal now, and what was agreed of the rest. */
  readonly agreed: Values;
}

/** Whether two values are one value once stored. */
export type Same = (one: MappedValue, other: MappedValue) => boolean;

type Verdict = 'equal' | 'toSalesforce' | 'toErp' | 'conflict' | 'skip';

/** Decides about every column of a record. */
export function mergeRow(columns: readonly TwoWayColumn[], sides: MergeSides, same: Same): MergeDecision {
  const toSalesforce: Record<string, MappedValue> = {};
  const toErp: Record<string, MappedValue> = {};
  const agreed: Record<string, MappedValue> = {};
  const conflicts: ConflictField[] = [];
  for (const column of columns) {
    const name = column.column;
    const erp = sides.erp[name] ?? null;
    const salesforce = sides.salesforce[name] ?? null;
    const before = lastAgreed(name, sides, same);
    if (before !== undefined) agreed[name] = before;
    const verdict = verdictOn(column, { erp, salesforce, before }, sides.modified, same);
    if (verdict === 'equal') agreed[name] = erp;
    else if (verdict === 'toSalesforce') toSalesforce[name] = erp;
    else if (verdict === 'toErp') toErp[name] = salesforce;
    else if (verdict === 'conflict') conflicts.push({ field: name, agreed: before ?? null, salesforce, erp });
  }
  return { toSalesforce, toErp, conflicts, agreed };
}

/**
 * What was last agreed on a column. A value that was being sent counts as agreed on when it arrived: the side it went to
 * is no longer as it was, and is what the value becomes there.
 */
function lastAgreed(name: string, sides: MergeSides, same: Same): MappedValue | undefined {
  const before = sides.agreed[name];
  const arrived = (sent: MappedValue | undefined, found: MappedValue): boolean =>
    sent !== undefined && (before === undefined || !same(found, before)) && becomes(sent, found, same);
  const { toErp = {}, toSalesforce = {} } = sides.sending ?? {};
  if (arrived(toErp[name], sides.erp[name] ?? null)) return toErp[name];
  if (arrived(toSalesforce[name], sides.salesforce[name] ?? null)) return toSalesforce[name];
  return before;
}

/** Whether a value may have been made of another by a system that changes case, trims or cuts. */
function becomes(sent: MappedValue, found: MappedValue, same: Same): boolean {
  if (same(sent, found)) return true;
  if (typeof sent !== 'string' || typeof found !== 'string' || found === '') return false;
  return sent.trim().toLowerCase().startsWith(found.trim().toLowerCase());
}

function verdictOn(
  column: TwoWayColumn,
  values: { readonly erp: MappedValue; readonly salesforce: MappedValue; readonly before: MappedValue | undefined },
  modified: MergeSides['modified'],
  same: Same,
): Verdict {
  const { erp, salesforce, before } = values;
  // A side that can't name the record says nothing about it.
  if (column.reference && (erp === null || salesforce === null)) return 'skip';
  if (same(erp, salesforce)) return 'equal';
  if (column.erpFields.length === 0) return 'toSalesforce';
  if (before !== undefined && same(salesforce, before)) return 'toSalesforce';
  if (before !== undefined && same(erp, before)) return 'toErp';
  const winner = winnerBy(column.policy, modified);
  if (winner === null) return 'conflict';
  return winner === 'erp' ? 'toSalesforce' : 'toErp';
}

/** The side that a policy prefers; null when someone must choose. Equal times go to the ERP, and so do unknown ones. */
function winnerBy(policy: ConflictPolicy, modified: MergeSides['modified']): 'erp' | 'salesforce' | null {
  if (policy === 'ask') return null;
  if (policy !== 'latest') return policy;
  const { erp, salesforce } = modified;
  return salesforce !== null && erp !== null && salesforce > erp ? 'salesforce' : 'erp';
}

/**
 * Merging an ERP record that is not the responsible one of its Salesforce record: only what changes in Salesforce goes
 * to it, and only in columns meant for every record. Where nothing was agreed yet, the present value is taken as such.
 */
export function mergeFollower(columns: readonly TwoWayColumn[], sides: MergeSides, same: Same): MergeDecision {
  const toErp: Record<string, MappedValue> = {};
  const agreed: Record<string, MappedValue> = {};
  for (const { column, everyRecord, erpFields } of columns) {
    if (!everyRecord || erpFields.length === 0) continue;
    const salesforce = sides.salesforce[column] ?? null;
    const before = sides.agreed[column];
    if (before === undefined || same(salesforce, before)) agreed[column] = before ?? salesforce;
    else if (same(sides.erp[column] ?? null, salesforce)) agreed[column] = salesforce;
    else {
      agreed[column] = before;
      toErp[column] = salesforce;
    }
  }
  return { toSalesforce: {}, toErp, conflicts: [], agreed };
}
