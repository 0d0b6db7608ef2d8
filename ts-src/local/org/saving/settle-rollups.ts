import type { OrgContext } from '../kernel/context.ts';
import type { Stored, Table } from '../store/tables.ts';
import { quoted } from '../store/tables.ts';
import { rollupValue, rollupWithNew } from './rollups.ts';
import type { RollupGroup } from './rollups.ts';
import type { SavingRules } from './table-rules.ts';

/** Masters whose roll-ups a save has touched. */
export interface TouchedRollups {
  /** New rows of a detail table, as a range of record numbers: their share is added. */
  readonly inserted: Map<Table, { first: number; last: number }>;
  /** Masters whose details changed otherwise: read all of their details again. */
  readonly recompute: Map<RollupGroup, Set<number>>;
}

/** Record numbers in one `IN` list; more at once gives longer statements and no speed. */
const LIST_MAX = 500;

/**
 * Brings roll-ups up to date after rows were written: what new rows add is computed by one grouped query over the range
 * of their record numbers; for everything else the masters concerned are computed anew. One UPDATE a master; masters of
 * masters follow.
 */
export function settleRollups(context: OrgContext, rules: SavingRules, touched: TouchedRollups): void {
  for (const [detail, range] of touched.inserted) {
    for (const group of rules.of(detail).rollups) {
      const redo = touched.recompute.get(group);
      const restriction = `"Id" BETWEEN ${range.first} AND ${range.last}`;
      for (const row of context.database.all(group.select(restriction))) {
        const master = row[0] as number | null;
        if (master !== null && redo?.has(master) !== true) apply({ context, rules, touched }, group, row, true);
      }
    }
  }
  for (let next = touched.recompute.entries().next(); !next.done; next = touched.recompute.entries().next()) {
    const [group, masters] = next.value;
    touched.recompute.delete(group);
    recompute({ context, rules, touched }, group, [...masters]);
  }
}

interface Settling {
  readonly context: OrgContext;
  readonly rules: SavingRules;
  readonly touched: TouchedRollups;
}

function recompute(settling: Settling, group: RollupGroup, masters: readonly number[]): void {
  for (let from = 0; from < masters.length; from += LIST_MAX) {
    const part = masters.slice(from, from + LIST_MAX);
    const column = quoted(group.detail.columns[group.relationSlot]?.name ?? '');
    const missing = new Set(part);
    for (const row of settling.context.database.all(group.select(`${column} IN (${part.join(',')})`))) {
      missing.delete(row[0] as number);
      apply(settling, group, row, false);
    }
    const none = group.fields.map(() => null);
    for (const master of missing) apply(settling, group, [master, ...none], false);
  }
}

/** Writes the roll-ups of one master, then what follows from them: its formulas, and the roll-ups above it. */
function apply(settling: Settling, group: RollupGroup, aggregates: readonly Stored[], added: boolean): void {
  const { context, rules } = settling;
  const masterRules = rules.of(group.master);
  const old = context.database.first(masterRules.selectSql, aggregates[0] ?? null);
  if (old === undefined) return;
  const row = [...old];
  group.fields.forEach(({ field, slot }, index) => {
    const value = aggregates[index + 1] ?? null;
    row[slot] = added ? rollupWithNew(field, old[slot] ?? null, value) : rollupValue(field, value);
  });
  for (const formula of masterRules.formulas) row[formula.slot] = formula.compute(row);
  const slots = [
    ...new Set([...group.fields.map(({ slot }) => slot), ...masterRules.formulas.map(({ slot }) => slot)]),
  ];
  if (slots.every((slot) => row[slot] === old[slot])) return;
  const now = Math.trunc(context.clock() / 1000) * 1000;
  for (const slot of [masterRules.system.systemModstamp, masterRules.system.lastModifiedDate]) {
    if (slot === undefined) continue;
    row[slot] = now;
    slots.push(slot);
  }
  const sets = slots.map((slot) => `${quoted(group.master.columns[slot]?.name ?? '')} = ?`).join(', ');
  context.database
    .statement(`UPDATE ${group.master.sql} SET ${sets} WHERE "Id" = ?`)
    .run(...slots.map((slot) => row[slot] ?? null), row[0] ?? null);
  touchMasters(settling.touched, masterRules.rollups, old, row);
}

/** Notes the masters whose roll-ups depend on something that changed in a detail row. */
export function touchMasters(
  touched: TouchedRollups,
  groups: readonly RollupGroup[],
  old: readonly Stored[],
  row: readonly Stored[],
): void {
  for (const group of groups) {
    if (group.watchedSlots.every((slot) => old[slot] === row[slot])) continue;
    let masters = touched.recompute.get(group);
    if (masters === undefined) {
      masters = new Set();
      touched.recompute.set(group, masters);
    }
    for (const master of [old[group.relationSlot], row[group.relationSlot]]) {
      if (typeof master === 'number') masters.add(master);
    }
  }
}
