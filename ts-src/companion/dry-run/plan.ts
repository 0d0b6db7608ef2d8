/** What a run would do with mapped records, compared with what Salesforce holds. Reads, writes nothing. */
import type { MappedValue } from '../../mapping/index.ts';
import type { TargetRow } from '../salesforce/port.ts';
import type { RunContext } from '../sync/ports.ts';
import type { Unit } from '../sync/unit.ts';
import { planChildren, type PlannedChildren } from './plan-children.ts';
import { planOneWay } from './plan-one-way.ts';
import { planTwoWay } from './plan-two-way.ts';
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

export interface PlannedRecord {
  readonly unit: Unit;
  readonly header: HeaderPlan;
  readonly children: PlannedChildren;
}

/** Plans units in their order. */
export async function planUnits(context: RunContext, units: readonly Unit[]): Promise<readonly PlannedRecord[]> {
  const twoWay = context.mapping.compiled.wayBack !== null;
  const headers = await (twoWay ? planTwoWay(context, units) : planOneWay(context, units));
  const children = await planChildren(
    context,
    units.map((unit, index) => ({ unit, fate: (headers[index] as HeaderPlan).fate })),
  );
  return units.map((unit, index) => ({
    unit,
    header: headers[index] as HeaderPlan,
    children: children[index] as PlannedChildren,
  }));
}

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
