import type { OrgContext } from '../../kernel/context.ts';
import type { Stored, Table } from '../../store/tables.ts';

/** Field values as the tables keep them, by field name. */
export type StoredValues = Readonly<Record<string, Stored>>;

/**
 * Rows that the platform writes by itself, in the transaction of the save that caused them: past the rights of the user,
 * through the same checks and rules as any other row. Each rejects with RowProblem.
 */
export interface PlatformWrites {
  /** `record` when its number was taken before; gives the record number. */
  insert(object: string, values: StoredValues, record?: number): number;
  update(object: string, record: number, values: StoredValues): void;
  remove(object: string, record: number): void;
}

/** A row on its way into its table. */
export interface RowInSave {
  readonly context: OrgContext;
  readonly table: Table;
  /** The row as it will be kept; rules may change it. */
  readonly row: Stored[];
  /** The row before; null for a new one. */
  readonly old: readonly Stored[] | null;
  readonly user: number;
  readonly writes: PlatformWrites;
}

/** A row on its way out of its table. */
export type RowInRemoval = Omit<RowInSave, 'old'>;

/** What the platform does by itself to rows of one standard object. */
export interface ObjectRules {
  /** Fields that `prepare` and `before` may set; they are written with every update. */
  readonly sets: readonly string[];
  /** Before anything is checked: values that follow from others, also required ones. @throws RowProblem */
  readonly prepare?: (save: RowInSave) => void;
  /** Before validation. @throws RowProblem */
  readonly before?: (save: RowInSave) => void;
  /** After the row is written. */
  readonly after?: (save: RowInSave) => void;
  /** `after` may throw RowProblem: the row is then taken back. */
  readonly afterMayRefuse?: true;
  /** Before a row and what hangs below it is deleted; `kept` when the row is not to be deleted after all. @throws RowProblem */
  readonly beforeRemove?: (removal: RowInRemoval) => 'kept' | undefined;
  /** After the row is deleted. */
  readonly afterRemove?: (removal: RowInRemoval) => void;
}

type Row = Pick<RowInSave, 'table' | 'row'>;

/** Reads a field of a row by name. */
export function get(save: Row, field: string): Stored {
  const slot = save.table.slot(field);
  return slot === undefined ? null : (save.row[slot] ?? null);
}

/** Reads a field of the row as it was before; null for a new one. */
export function before(save: RowInSave, field: string): Stored {
  const slot = save.table.slot(field);
  return slot === undefined ? null : (save.old?.[slot] ?? null);
}

/** Sets a field of a row by name. */
export function set(save: Row, field: string, value: Stored): void {
  const slot = save.table.slot(field);
  if (slot !== undefined) save.row[slot] = value;
}

/** Whether a field has another value than before; true for a new row. */
export function changed(save: RowInSave, field: string): boolean {
  const slot = save.table.slot(field);
  return save.old === null || (slot !== undefined && save.old[slot] !== save.row[slot]);
}
