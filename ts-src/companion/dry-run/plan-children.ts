/** Lines of documents, compared with what Salesforce holds below the header. */
import type { CompiledTarget } from '../../mapping/index.ts';
import type { TargetRow } from '../salesforce/port.ts';
import type { RunContext } from '../sync/ports.ts';
import { queryByValues, sameAsStored, valueAt } from '../sync/stored-rows.ts';
import type { Unit } from '../sync/unit.ts';
import { withoutColumns } from '../sync/write-headers.ts';

type StoredRow = Readonly<Record<string, unknown>>;

export interface PlannedChild {
  readonly object: string;
  readonly row: TargetRow;
}

export interface PlannedChildren {
  readonly create: readonly PlannedChild[];
  /** Rows carry their ids. */
  readonly update: readonly PlannedChild[];
  readonly unchanged: number;
  /** Rows that the ERP no longer has. */
  readonly remove: number;
}

interface Entry {
  readonly unit: Unit;
  readonly fate: 'create' | 'update' | 'unchanged' | 'refused';
}

interface Planning {
  readonly create: PlannedChild[];
  readonly update: PlannedChild[];
  unchanged: number;
  remove: number;
}

/** Plans the children of units, in the order of the units. Those of a refused header are not looked at. */
export async function planChildren(
  context: RunContext,
  entries: readonly Entry[],
): Promise<readonly PlannedChildren[]> {
  const plans = entries.map((): Planning => ({ create: [], update: [], unchanged: 0, remove: 0 }));
  for (const target of context.mapping.compiled.children) await planList(context, target, { entries, plans });
  return plans;
}

type List = RunContext['mapping']['compiled']['children'][number];

async function planList(
  context: RunContext,
  target: List,
  { entries, plans }: { readonly entries: readonly Entry[]; readonly plans: readonly Planning[] },
): Promise<void> {
  const parentColumn = target.lookups.find((lookup) => lookup.master)?.column ?? '';
  const mark = target.deletion?.mark;
  const columns = [...target.columns, ...(mark === undefined ? [] : [mark])];
  const there = entries.filter(({ fate }) => fate === 'update' || fate === 'unchanged').map(({ unit }) => unit.key);
  const query = { object: target.object, by: parentColumn, columns };
  const stored = new Map<string, Map<string, StoredRow>>();
  for (const row of await queryByValues(context, query, there)) {
    const parent = String(valueAt(row, parentColumn));
    const rows = stored.get(parent) ?? new Map<string, StoredRow>();
    stored.set(parent, rows.set(String(valueAt(row, target.keyField)), row));
  }
  entries.forEach(({ unit, fate }, index) => {
    if (fate === 'refused') return;
    const rows = stored.get(unit.key) ?? new Map<string, StoredRow>();
    planRows(target, { unit, rows, plan: plans[index] as Planning });
  });
}

function planRows(
  target: List,
  of: { readonly unit: Unit; readonly rows: Map<string, StoredRow>; readonly plan: Planning },
): void {
  const { unit, rows, plan } = of;
  const { object } = target;
  for (const { key, row } of unit.children.find(({ name }) => name === target.name)?.records ?? []) {
    const stored = rows.get(key);
    rows.delete(key);
    if (stored === undefined) plan.create.push({ object, row });
    else if (sameAsStored(row, stored)) plan.unchanged++;
    else plan.update.push({ object, row: updateRow(target, row, stored) });
  }
  const mark = target.deletion?.mark;
  for (const row of rows.values()) if (mark === undefined || row[mark] !== true) plan.remove++;
}

const updateRow = (target: CompiledTarget, row: TargetRow, stored: StoredRow): TargetRow => {
  const masters = target.lookups.filter((lookup) => lookup.master).map(({ column }) => column);
  return { Id: String(stored['Id']), ...withoutColumns(row, [...target.insertOnly, target.keyField, ...masters]) };
};
