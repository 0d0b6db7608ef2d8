/** What would become of a record itself. */
import type { MappedValue } from '../../mapping/index.ts';
import type { TargetRow } from '../salesforce/port.ts';
import type { FieldChange } from './result.ts';

/** Why a record would stay behind before Salesforce is even asked. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly fields: readonly string[];
}

/** What would become of a record itself, without its children. */
export type HeaderPlan =
  | { readonly fate: 'create'; readonly row: TargetRow; readonly changes: readonly FieldChange[] }
  | {
      /** `changes` of one whose own values are the same are empty. */
      readonly fate: 'update' | 'unchanged';
      /** With the record's id; null when only children change. */
      readonly row: TargetRow | null;
      readonly changes: readonly FieldChange[];
      /** What would go to the ERP. */
      readonly toErp: readonly FieldChange[];
    }
  | { readonly fate: 'refused'; readonly problem: Problem };

/** The values of a new record; blanks are no news. */
export const createdValues = (row: TargetRow): FieldChange[] =>
  Object.entries(row)
    .filter(([, after]) => after !== null && after !== '')
    .map(([field, after]) => ({ field, after }));

/** A value as Salesforce gave it; what is no plain value is told as text. */
export function plainValue(value: unknown): MappedValue {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : (value as MappedValue);
}
