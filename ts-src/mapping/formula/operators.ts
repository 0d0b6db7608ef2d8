import type { BinaryOperator } from './ast.ts';
import { DAY_MS, isValidDay } from './calendar.ts';
import * as numbers from './numbers.ts';
import type { Num } from './numbers.ts';
import type { Evaluate, EvaluateMoment, EvaluateNumber, EvaluateText, Typed, Value, ValueType } from './typed.ts';
import { FormulaError } from './types.ts';

/** An operator for two types of operands. */
export interface OperatorCase {
  readonly left: ValueType;
  readonly right: ValueType;
  readonly result: ValueType;
  readonly build: (left: Evaluate, right: Evaluate) => Evaluate;
}

const SECONDS_PER_DAY = 86_400;

/** Arithmetic and text operators by the types of their operands. A blank operand of arithmetic makes the result blank. */
export const OPERATORS: Readonly<Partial<Record<BinaryOperator, readonly OperatorCase[]>>> = {
  '+': [
    arithmetic(numbers.add),
    { left: 'text', right: 'text', result: 'text', build: concatenate },
    { left: 'date', right: 'number', result: 'date', build: (l, r) => moveDate(l, r, 1) },
    { left: 'number', right: 'date', result: 'date', build: (l, r) => moveDate(r, l, 1) },
    { left: 'datetime', right: 'number', result: 'datetime', build: (l, r) => moveDateTime(l, r, 1) },
    { left: 'number', right: 'datetime', result: 'datetime', build: (l, r) => moveDateTime(r, l, 1) },
    { left: 'time', right: 'number', result: 'time', build: (l, r) => moveTime(l, r, 1) },
  ],
  '-': [
    arithmetic(numbers.subtract),
    { left: 'date', right: 'number', result: 'date', build: (l, r) => moveDate(l, r, -1) },
    { left: 'date', right: 'date', result: 'number', build: (l, r) => difference(l, r, 1) },
    { left: 'datetime', right: 'number', result: 'datetime', build: (l, r) => moveDateTime(l, r, -1) },
    { left: 'datetime', right: 'datetime', result: 'number', build: (l, r) => difference(l, r, DAY_MS) },
    { left: 'time', right: 'number', result: 'time', build: (l, r) => moveTime(l, r, -1) },
    { left: 'time', right: 'time', result: 'number', build: timeDifference },
  ],
  '*': [arithmetic(numbers.multiply)],
  '/': [arithmetic((a, b) => numbers.divide(a, b) ?? divisionByZero())],
  '^': [arithmetic((a, b) => numbers.power(a, b) ?? badPower())],
  '&': [{ left: 'text', right: 'text', result: 'text', build: concatenate }],
};

/** Types that < and its relatives compare. */
export const ORDERED: readonly ValueType[] = ['number', 'date', 'datetime', 'time', 'text'];

/** Equality of two present values; empty text and blank are the same. */
export function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a === null || a === '') return b === null || b === '';
  if (b === null || b === '') return false;
  if (typeof a === 'object' || typeof b === 'object') {
    return (
      typeof a !== 'string' &&
      typeof b !== 'string' &&
      typeof a !== 'boolean' &&
      typeof b !== 'boolean' &&
      numbers.compare(a, b) === 0
    );
  }
  return false;
}

/** `=` and `<>`. Blank text equals empty text; any other blank makes the result blank (documented: three-valued). */
export function equality(left: Typed, right: Typed, negated: boolean): Evaluate {
  const [l, r] = [left.run, right.run];
  if (left.type === 'text' || right.type === 'text' || (left.type === 'any' && right.type === 'any')) {
    return (env) => sameValue(l(env), r(env)) !== negated;
  }
  return (env) => {
    const a = l(env);
    if (a === null) return null;
    const b = r(env);
    return b === null ? null : sameValue(a, b) !== negated;
  };
}

type Order = '<' | '<=' | '>' | '>=';

const ORDER_TESTS: Readonly<Record<Order, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** Order comparison; blank when an operand is blank. Text compares by code units, so upper case comes first. */
export function comparison(operator: Order, left: Evaluate, right: Evaluate): Evaluate {
  const test = ORDER_TESTS[operator];
  return (env) => {
    const a = left(env);
    const b = right(env);
    if (a === null || b === null || a === '' || b === '') return null;
    if (typeof a === 'string' && typeof b === 'string') return test(a < b ? -1 : a > b ? 1 : 0);
    return test(numbers.compare(a as Num, b as Num));
  };
}

function arithmetic(compute: (a: Num, b: Num) => Num): OperatorCase {
  const build = (left: Evaluate, right: Evaluate): Evaluate => {
    const [l, r] = [left as EvaluateNumber, right as EvaluateNumber];
    return (env) => {
      const a = l(env);
      if (a === null) return null;
      const b = r(env);
      return b === null ? null : compute(a, b);
    };
  };
  return { left: 'number', right: 'number', result: 'number', build };
}

function concatenate(left: Evaluate, right: Evaluate): Evaluate {
  const [l, r] = [left as EvaluateText, right as EvaluateText];
  return (env) => {
    const a = l(env);
    const b = r(env);
    return a === null ? b : b === null ? a : a + b;
  };
}

/** A date moves by whole days; a fraction is dropped. */
function moveDate(date: Evaluate, days: Evaluate, direction: 1 | -1): Evaluate {
  return (env) => {
    const start = (date as EvaluateMoment)(env);
    const by = (days as EvaluateNumber)(env);
    if (start === null || by === null) return null;
    return validDay(start + direction * numbers.toInteger(by));
  };
}

/** A date/time moves by days and fractions of days, to the nearest second. */
function moveDateTime(moment: Evaluate, days: Evaluate, direction: 1 | -1): Evaluate {
  return (env) => {
    const start = (moment as EvaluateMoment)(env);
    const by = (days as EvaluateNumber)(env);
    if (start === null || by === null) return null;
    const seconds = numbers.round(numbers.multiply(by, SECONDS_PER_DAY), 0, numbers.HALF_AWAY);
    const moved = start + direction * numbers.toDouble(seconds) * 1000;
    validDay(Math.floor(moved / DAY_MS));
    return moved;
  };
}

/** A time moves by milliseconds and goes round at midnight. */
function moveTime(time: Evaluate, ms: Evaluate, direction: 1 | -1): Evaluate {
  return (env) => {
    const start = (time as EvaluateMoment)(env);
    const by = (ms as EvaluateNumber)(env);
    if (start === null || by === null) return null;
    const moved = (start + direction * Math.trunc(numbers.toDouble(by))) % DAY_MS;
    return moved < 0 ? moved + DAY_MS : moved;
  };
}

function difference(left: Evaluate, right: Evaluate, unit: number): Evaluate {
  return (env) => {
    const a = (left as EvaluateMoment)(env);
    const b = (right as EvaluateMoment)(env);
    if (a === null || b === null) return null;
    return unit === 1 ? a - b : (numbers.divide(a - b, unit) as Num);
  };
}

/** Milliseconds from the right time to the left one, going forward round midnight. */
function timeDifference(left: Evaluate, right: Evaluate): Evaluate {
  return (env) => {
    const a = (left as EvaluateMoment)(env);
    const b = (right as EvaluateMoment)(env);
    return a === null || b === null ? null : (a - b + DAY_MS) % DAY_MS;
  };
}

function validDay(day: number): number {
  if (isValidDay(day)) return day;
  throw new FormulaError('FORMULA_DATE_OUT_OF_RANGE', 'The date lies outside the years 1 to 9999');
}

function divisionByZero(): never {
  throw new FormulaError('FORMULA_DIVISION_BY_ZERO', 'A number is divided by zero');
}

function badPower(): never {
  throw new FormulaError(
    'FORMULA_POWER_OUT_OF_RANGE',
    'The exponent of ^ must be a whole number and the result below 10^64',
  );
}
