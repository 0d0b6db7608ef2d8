import type { FormulaEnvironment } from './formula/index.ts';
import type { RowHasher } from './hash.ts';
import type { DataProblem, MappedChildren, MappingNote } from './types.ts';

export type SourceObject = Readonly<Record<string, unknown>>;

/**
 * What the columns of one record see while it is mapped. One object a record; it moves from the header to each line and
 * back, so that lines cost no allocation but their rows.
 */
export interface RunState {
  /** The record whose row is being made: the header, or the line of a child list. */
  record: SourceObject;
  /** The header. */
  readonly parent: SourceObject;
  readonly formula: FormulaEnvironment;
  /** Code of the record's company, `*` for records that companies share. */
  readonly company: string;
  /** Code of the company the record was read from. */
  readonly ownCompany: string;
  /** Salesforce object and key of the row being made. */
  object: string;
  key: string;
  /** Key of the header. */
  readonly headerKey: string;
  readonly hasher: RowHasher;
  readonly notes: MappingNote[];
  readonly problems: DataProblem[];
  children: readonly MappedChildren[];
}

/** Notes something the engine altered. */
export function note(state: RunState, code: MappingNote['code'], field: string, message: string): void {
  state.notes.push({ code, key: state.key, object: state.object, field, message });
}

/** Refuses the record for what is in it, and goes on to find more. The value counts as blank. */
export function refuse(state: RunState, code: string, field: string, message: string): null {
  state.problems.push({ code, key: state.key, object: state.object, field, message });
  return null;
}

/** Text of a text, number or truth value; undefined for lists and records, which have none. */
export function simpleText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
