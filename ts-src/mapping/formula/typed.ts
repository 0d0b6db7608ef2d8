import type { Node } from './ast.ts';
import { DAY_MS, parseDate, parseDateTime, parseTime } from './calendar.ts';
import { numberText, parseNumber } from './numbers.ts';
import type { Num } from './numbers.ts';
import { FormulaError } from './types.ts';
import type { FormulaEnvironment, FormulaType } from './types.ts';

/**
 * Types inside a formula. Percent is number and id is text here; `null` is the type of NULL and of fields that are known
 * to be missing; `any` is a field whose type is only known when it is read.
 */
export type ValueType =
  | 'text'
  | 'number'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'time'
  | 'picklist'
  | 'multipicklist'
  | 'location'
  | 'null'
  | 'any';

/**
 * A value while a formula runs. Blank is null; an empty text counts as blank too. Dates, date/times and times are
 * numbers (see calendar.ts); numbers are doubles or Decimals (see numbers.ts).
 */
export type Value = string | boolean | Num | null;

/** One part of a formula, compiled. Throws FormulaError when it has no value. */
export type Evaluate = (env: FormulaEnvironment) => Value;

export interface Typed {
  readonly type: ValueType;
  readonly run: Evaluate;
  readonly node: Node;
  /** The value when it is known before any record is read. */
  readonly constant?: Value;
}

/** Narrower views of Evaluate for parts whose type has been checked. */
export type EvaluateText = (env: FormulaEnvironment) => string | null;
export type EvaluateNumber = (env: FormulaEnvironment) => Num | null;
export type EvaluateBoolean = (env: FormulaEnvironment) => boolean | null;
/** Dates, date/times and times. */
export type EvaluateMoment = (env: FormulaEnvironment) => number | null;

/** The type a field of the outside has inside a formula. */
export function valueType(type: FormulaType): ValueType {
  if (type === 'percent') return 'number';
  return type === 'id' ? 'text' : type;
}

/** Whether a value counts as blank in a formula: absent, or a text without characters. */
export function isBlank(value: Value): value is null | '' {
  return value === null || value === '';
}

/** Reads a raw value as a type; throws FormulaError when it is none. */
export function readAs(type: ValueType, raw: unknown): Value {
  if (raw === null || raw === undefined || raw === '') return type === 'boolean' ? false : null;
  const value = READERS[type](raw);
  if (value === undefined) throw new FormulaError('FORMULA_WRONG_VALUE', `A field's value is not of type ${type}`);
  return value;
}

const READERS: Readonly<Record<ValueType, (raw: unknown) => Value | undefined>> = {
  text: readText,
  picklist: readText,
  multipicklist: readText,
  number: readNumber,
  boolean: readBoolean,
  date: (raw) => (typeof raw === 'string' ? (parseDate(raw) ?? undefined) : undefined),
  datetime: (raw) => {
    if (typeof raw === 'number') return raw;
    return typeof raw === 'string' ? (parseDateTime(raw) ?? undefined) : undefined;
  },
  time: (raw) => (typeof raw === 'string' ? (parseTime(raw) ?? undefined) : undefined),
  location: () => undefined,
  null: () => null,
  any: (raw) => (typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean' ? raw : undefined),
};

function readText(raw: unknown): Value | undefined {
  if (typeof raw === 'string') return raw;
  if (typeof raw === 'number') return numberText(raw);
  return typeof raw === 'boolean' ? String(raw) : undefined;
}

function readNumber(raw: unknown): Value | undefined {
  if (typeof raw === 'number') return Number.isFinite(raw) ? raw : undefined;
  return typeof raw === 'string' ? (parseNumber(raw) ?? undefined) : undefined;
}

function readBoolean(raw: unknown): Value | undefined {
  if (typeof raw === 'boolean') return raw;
  if (raw === 'true' || raw === 1) return true;
  return raw === 'false' || raw === 0 ? false : undefined;
}

/** The present moment; throws FormulaError when the environment has no clock. */
export function nowOf(env: FormulaEnvironment): number {
  if (env.now === undefined) throw new FormulaError('FORMULA_NO_CLOCK', 'The present moment is not known here');
  return env.now;
}

/** Day number of today in the user's time zone. */
export function todayOf(env: FormulaEnvironment): number {
  const today = env.today === undefined ? null : parseDate(env.today);
  return today ?? Math.floor(localTime(env, nowOf(env)) / DAY_MS);
}

/** A moment moved to the user's time zone. */
export function localTime(env: FormulaEnvironment, ms: number): number {
  return env.zoneOffset === undefined ? ms : ms + env.zoneOffset(ms) * 60_000;
}
