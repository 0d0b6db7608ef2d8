import type { FormulaEnvironment } from '../types.ts';
import type {
  Evaluate,
  EvaluateBoolean,
  EvaluateMoment,
  EvaluateNumber,
  EvaluateText,
  Typed,
  Value,
  ValueType,
} from '../typed.ts';
import { FormulaError } from '../types.ts';

export type Family = 'logic' | 'text' | 'math' | 'date' | 'erp';

export interface Parameter {
  readonly name: string;
  /** Types the argument may have; NULL is always allowed. */
  readonly types: readonly ValueType[];
  readonly optional?: true;
  /** The last parameter may stand any number of times. */
  readonly repeated?: true;
}

/** What a function learns about its call while it is compiled. */
export interface Call {
  /** Reports that an argument can't be used; compilation goes on to find more problems. */
  problem(argument: Typed, code: string, message: string, hint?: string): void;
  /** Reads the field an argument consists of from the record before the save. */
  prior(argument: Typed): Typed | undefined;
}

export interface Built {
  readonly type: ValueType;
  readonly run: Evaluate;
}

/** One function: everything the parser and the compiler know about it; what readers are told stands in help.ts. */
export interface FunctionDefinition {
  readonly name: string;
  readonly family: Family;
  readonly syntax: string;
  readonly parameters: readonly Parameter[];
  /** Only where the environment gives the record before the save. */
  readonly changes?: true;
  readonly usesClock?: true;
  readonly build: (args: readonly Typed[], call: Call) => Built;
}

export const ANY: readonly ValueType[] = [
  'text',
  'number',
  'boolean',
  'date',
  'datetime',
  'time',
  'picklist',
  'multipicklist',
  'any',
];
export const TEXT: readonly ValueType[] = ['text'];
export const NUMBER: readonly ValueType[] = ['number'];
export const BOOLEAN: readonly ValueType[] = ['boolean'];

export function textOf(args: readonly Typed[], index: number): EvaluateText {
  return (args[index] as Typed).run as EvaluateText;
}

export function numberOf(args: readonly Typed[], index: number): EvaluateNumber {
  return (args[index] as Typed).run as EvaluateNumber;
}

export function booleanOf(args: readonly Typed[], index: number): EvaluateBoolean {
  return (args[index] as Typed).run as EvaluateBoolean;
}

export function momentOf(args: readonly Typed[], index: number): EvaluateMoment {
  return (args[index] as Typed).run as EvaluateMoment;
}

/** A result of one type; the usual end of `build`. */
export function built(type: ValueType, run: (env: FormulaEnvironment) => Value): Built {
  return { type, run };
}

/** Ends a computation that has no value. */
export function fail(code: string, message: string): never {
  throw new FormulaError(code, message);
}

/** The type two parts have in common; undefined when they have none. */
export function commonType(a: ValueType, b: ValueType): ValueType | undefined {
  if (a === b || b === 'null') return a;
  if (a === 'null') return b;
  if (a === 'any') return b;
  if (b === 'any') return a;
  return undefined;
}
