/** What a run would do with mapped records, compared with what Salesforce holds. Reads, writes nothing. */
import type { RunContext } from '../sync/ports.ts';
import type { Unit } from '../sync/unit.ts';
import type { HeaderPlan } from './header-plan.ts';
import { planChildren, type PlannedChildren } from './plan-children.ts';
import { planOneWay } from './plan-one-way.ts';
import { planTwoWay } from './plan-two-way.ts';

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
