import type { OrgContext } from '../../kernel/context.ts';
import type { Stored, Table } from '../../store/tables.ts';

/** A row on its way into its table. */
export interface RowInSave {
  readonly context: OrgContext;
  readonly table: Table;
  /** The row as it will be kept; rules may change it. */
  readonly row: Stored[];
  /** The row before; null for a new one. */
  readonly old: readonly Stored[] | null;
  readonly user: number;
}

/** What the platform does by itself to rows of one standard object. */
export interface ObjectRules {
  /** Fields that `before` may set; they are written with every update. */
  readonly sets: readonly string[];
  /** Before validation. @throws RowProblem */
  readonly before?: (save: RowInSave) => void;
  /** After the row is written. */
  readonly after?: (save: RowInSave) => void;
}

/** Reads a field of a row by name. */
export function get(save: RowInSave, field: string): Stored {
  const slot = save.table.slot(field);
  return slot === undefined ? null : (save.row[slot] ?? null);
}

/** Sets a field of a row by name. */
export function set(save: RowInSave, field: string, value: Stored): void {
  const slot = save.table.slot(field);
  if (slot !== undefined) save.row[slot] = value;
}

/** Whether a field has another value than before; true for a new row. */
export function changed(save: RowInSave, field: string): boolean {
  const slot = save.table.slot(field);
  return save.old === null || (slot !== undefined && save.old[slot] !== save.row[slot]);
}
