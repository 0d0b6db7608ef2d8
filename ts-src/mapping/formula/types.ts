/** Types of the formula language's public face. */

/**
 * Type of a field or of a result. `percent` is a number shown as a percentage: a percent field holding 50 counts as 0.5
 * inside a formula, and a percent result is multiplied by 100 again. `id` behaves as text. `null` is a field that is known to be missing and so always blank;
 * `any` a field whose type shows only when it is read.
 */
export type FormulaType =
  | 'text'
  | 'id'
  | 'number'
  | 'percent'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'time'
  | 'picklist'
  | 'multipicklist'
  | 'null'
  | 'any';

/**
 * A value going in or coming out. Blank is `null` (or an empty text). Numbers are JSON numbers; a number that a double
 * can't hold may go in as decimal text. Dates are `YYYY-MM-DD`, date/times ISO 8601 in UTC (`2026-01-31T10:00:00.000Z`),
 * times `HH:MM:SS.mmmZ`, multi-select picklists text joined by `;`.
 */
export type FormulaValue = string | number | boolean | null;

/** What went wrong in a formula's text, and where. Lines and columns start at 1. */
export interface FormulaProblem {
  readonly code: string;
  readonly message: string;
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  readonly column: number;
  readonly expected?: string;
  readonly hint?: string;
}

/**
 * The value of a computation that has none (division by zero, text that is no number): what Salesforce shows as
 * `#Error!`. It is a value, never thrown by `evaluate`.
 */
export class FormulaError {
  readonly code: string;
  readonly message: string;

  constructor(code: string, message: string) {
    this.code = code;
    this.message = message;
  }
}

/** Thrown by `compileFormula` when the text is not a formula that can be computed. */
export class FormulaCompileError extends Error {
  override readonly name = 'FormulaCompileError';
  readonly problems: readonly FormulaProblem[];

  constructor(problems: readonly FormulaProblem[]) {
    super(problems.map((p) => `${p.message} (line ${p.line}, column ${p.column})`).join('; '));
    this.problems = problems;
  }
}

/** What a formula may see of the outside while it is evaluated. */
export interface FormulaEnvironment {
  /** The record; fields are read by `readField` of the compile options, by default `record[path]`, then step by step. */
  readonly record: unknown;
  /** The record before the save (ISCHANGED, PRIORVALUE); absent or null for a new record. */
  readonly prior?: unknown;
  /** Whether the record is being created (ISNEW). */
  readonly isNew?: boolean;
  /** The present moment in milliseconds since 1970 UTC (NOW, TIMENOW, and TODAY when `today` is absent). */
  readonly now?: number;
  /** Today in the user's time zone, `YYYY-MM-DD`. */
  readonly today?: string;
  /** Minutes that the user's time zone is ahead of UTC at a moment (DATEVALUE of a date/time); by default 0. */
  readonly zoneOffset?: (ms: number) => number;
  /** Values of global variables by full name: `$User.Id`, `$Company.Code`. */
  readonly globals?: Readonly<Record<string, FormulaValue>>;
  /** Value maps for ERP_MAPVALUE by name: source value → target value. */
  readonly valueMaps?: Readonly<Record<string, ReadonlyMap<string, string>>>;
}

export interface FormulaOptions {
  /** Type of the field or global variable at a path (`Account__r.Name`, `$User.Id`); undefined when there is none. */
  readonly fieldType: (path: string) => FormulaType | undefined;
  /** Type the result must have. Without it the formula's own type is taken. */
  readonly returnType?: FormulaType;
  /** Decimal places a number result is rounded to, half away from zero. Without it 18 significant digits are kept. */
  readonly scale?: number;
  /** Blank number fields count as 0 (Salesforce: "Treat blank fields as zeroes"). Default false. */
  readonly blanksAsZero?: boolean;
  /** Allows PRIORVALUE, ISCHANGED and ISNEW (validation rules). Default false. */
  readonly allowChangeFunctions?: boolean;
  /** Allows our own functions, whose names start with `ERP_` (mappings). Default false. */
  readonly allowErpFunctions?: boolean;
  /** Makes, once per field, the function that reads it from a record. */
  readonly readField?: (path: string) => (record: unknown) => unknown;
}

/** A formula ready to run. It holds no state: the same environment gives the same value. */
export interface CompiledFormula {
  readonly source: string;
  readonly type: FormulaType;
  /** Paths of all fields and global variables read, each once, as written. */
  readonly fields: readonly string[];
  /** Whether the result depends on the clock (NOW, TODAY, TIMENOW). */
  readonly usesClock: boolean;
  /** The value, or a FormulaError when it has none. Never throws. Blank results are null. */
  evaluate(env: FormulaEnvironment): FormulaValue | FormulaError;
}
