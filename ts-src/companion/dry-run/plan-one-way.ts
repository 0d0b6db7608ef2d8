/** Records of mappings towards Salesforce: found as the real write finds them, compared column by column. */
import type { MappedRow } from '../../mapping/index.ts';
import type { TargetRow } from '../salesforce/port.ts';
import { findPlacements } from '../sync/account-placements.ts';
import type { RunContext } from '../sync/ports.ts';
import { queryByValues, sameValue, valueAt } from '../sync/stored-rows.ts';
import type { Unit } from '../sync/unit.ts';
import { withoutColumns } from '../sync/write-headers.ts';
import { createdValues, plainValue, type HeaderPlan } from './header-plan.ts';
import type { FieldChange } from './result.ts';

type StoredRow = Readonly<Record<string, unknown>>;

/** Where a unit stands: absent (new), its row, or at another record's account, which is left alone. */
type Standing = StoredRow | 'follower' | undefined;

/** Plans the records themselves, in their order. */
export async function planOneWay(context: RunContext, units: readonly Unit[]): Promise<readonly HeaderPlan[]> {
  const { header } = context.mapping.compiled;
  const standings = await (header.object === 'Account' ? accountStandings(context, units) : byKey(context, units));
  return units.map((unit, index): HeaderPlan => {
    const standing = standings[index];
    if (standing === 'follower') return { fate: 'unchanged', row: null, changes: [], toErp: [] };
    if (standing === undefined) return { fate: 'create', row: unit.row, changes: createdValues(unit.row) };
    const fixed = [...header.insertOnly, header.keyField];
    const changes = changesBetween(withoutColumns(unit.row, fixed), standing);
    if (changes.length === 0) return { fate: 'unchanged', row: null, changes: [], toErp: [] };
    return { fate: 'update', row: updateRow(context, unit.row, { standing, fixed }), changes, toErp: [] };
  });
}

/** Columns that Salesforce would store otherwise than it does now. */
export const changesBetween = (row: MappedRow, stored: StoredRow): FieldChange[] =>
  Object.entries(row).flatMap(([field, after]) => {
    const before = valueAt(stored, field) ?? null;
    return sameValue(after, before) ? [] : [{ field, before: plainValue(before), after }];
  });

/** The row as the real write sends it to a record that is there. A master that stays is left out: it can't be updated. */
function updateRow(
  context: RunContext,
  row: MappedRow,
  at: { readonly standing: StoredRow; readonly fixed: readonly string[] },
): TargetRow {
  const masters = context.mapping.compiled.header.lookups.filter((lookup) => lookup.master).map(({ column }) => column);
  const same = masters.filter((column) => sameValue(row[column] ?? null, valueAt(at.standing, column) ?? null));
  return { Id: String(at.standing['Id']), ...withoutColumns(row, [...at.fixed, ...same]) };
}

async function byKey(context: RunContext, units: readonly Unit[]): Promise<readonly Standing[]> {
  const { object, keyField } = context.mapping.compiled.header;
  const keys = units.map((unit) => unit.key);
  const rows = await queryByValues(context, { object, by: keyField, columns: readColumns(context) }, keys);
  const stored = new Map(rows.map((row) => [String(valueAt(row, keyField)), row]));
  return units.map((unit) => stored.get(unit.key));
}

const readColumns = (context: RunContext): readonly string[] => {
  const { columns, insertOnly } = context.mapping.compiled.header;
  return columns.filter((column) => !insertOnly.includes(column));
};

/** Accounts: that of the customer's ERP_Customer__c when it is responsible there; before there is one, by creation key. */
async function accountStandings(context: RunContext, units: readonly Unit[]): Promise<readonly Standing[]> {
  const placements = await findPlacements(context, units);
  const accounts = [...new Set([...placements.values()].map(({ account }) => account))];
  const columns = readColumns(context);
  const byId = new Map(
    (await queryByValues(context, { object: 'Account', by: 'Id', columns }, accounts)).map((row) => [
      String(row['Id']),
      row,
    ]),
  );
  const unplaced = await byKey(context, units);
  return units.map((unit, index): Standing => {
    const placement = placements.get(unit.key);
    if (placement === undefined) return unplaced[index];
    return placement.responsible ? byId.get(placement.account) : 'follower';
  });
}
