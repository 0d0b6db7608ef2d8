import type { FormulaType } from './formula/index.ts';
import type { RunState, SourceObject } from './state.ts';
import type { SourceEntity } from './types.ts';

/** Reads one value of the source; blank markers of the ERP come as null. */
export type Read = (state: RunState) => unknown;

/** Whose fields a path means: the record's own, or with `parent.` before it those of the header. */
export interface SourceScope {
  readonly entity: SourceEntity | undefined;
  /** Fields of the header, in a child list only. */
  readonly parent?: SourceEntity | undefined;
  readonly isChild: boolean;
}

/** Global variables of a mapping's formulas. */
export const GLOBALS: Readonly<Record<string, FormulaType>> = {
  '$Company.Code': 'text',
  '$Company.Name': 'text',
  '$Company.Currency': 'text',
};

const PARENT = 'parent.';

const FORMULA_TYPES: Readonly<Record<string, FormulaType>> = {
  text: 'text',
  guid: 'text',
  enum: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
};

/**
 * What Business Central writes for "no value": empty dates, the empty guid, and the empty member of an enumeration
 * (documented: transition to API v2.0; data types). Other ERPs do not use these values otherwise, so they count as blank
 * everywhere.
 */
const BLANK_MARKERS: ReadonlySet<unknown> = new Set([
  '0001-01-01',
  '0001-01-01T00:00:00Z',
  '00000000-0000-0000-0000-000000000000',
  ' ',
  '_x0020_',
]);

/** Type of a source path in formulas: undefined for what can't exist, `null` for a field that this ERP does not have. */
export function sourceType(path: string, scope: SourceScope): FormulaType | undefined {
  if (path.startsWith('$')) return GLOBALS[path];
  const ofParent = scope.isChild && path.startsWith(PARENT);
  const entity = ofParent ? scope.parent : scope.entity;
  const name = ofParent ? path.slice(PARENT.length) : path;
  // Fields of related single records are read as they come; metadata of the record itself does not describe them.
  if (entity === undefined || name.includes('.')) return 'any';
  const field = entity.fields.find((candidate) => candidate.name === name);
  return field === undefined ? 'null' : (FORMULA_TYPES[field.type] ?? 'any');
}

/** Whether the ERP is known not to have the field. */
export function isMissing(path: string, scope: SourceScope): boolean {
  return sourceType(path, scope) === 'null';
}

/** The function that reads a path. */
export function reader(path: string, scope: SourceScope): Read {
  if (path.startsWith('$')) return (state) => state.formula.globals?.[path] ?? null;
  if (scope.isChild && path.startsWith(PARENT)) {
    const read = step(path.slice(PARENT.length));
    return (state) => present(read(state.parent));
  }
  const read = step(path);
  return (state) => present(read(state.record));
}

function step(path: string): (record: SourceObject) => unknown {
  if (!path.includes('.')) return (record) => record[path];
  const steps = path.split('.');
  return (record) => {
    let value: unknown = record;
    for (const name of steps) value = (value as SourceObject | null | undefined)?.[name];
    return value;
  };
}

/** The value, or null when it stands for none. */
function present(value: unknown): unknown {
  if (typeof value !== 'string') return value ?? null;
  if (value === '') return null;
  const first = value.charCodeAt(0);
  // Only texts that begin with 0, a blank or _ can be markers; the others are spared the look-up.
  return (first === 48 || first === 32 || first === 95) && BLANK_MARKERS.has(value) ? null : value;
}
