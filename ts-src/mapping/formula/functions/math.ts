import * as numbers from '../numbers.ts';
import type { Num } from '../numbers.ts';
import { built, fail, NUMBER, numberOf } from './definition.ts';
import type { FunctionDefinition } from './definition.ts';

/** A function of one number that leaves blank blank. */
function ofNumber(name: string, compute: (value: Num) => Num): FunctionDefinition {
  return {
    name,
    family: 'math',
    syntax: `${name}(number)`,
    parameters: [{ name: 'number', types: NUMBER }],
    build: (args) => {
      const number = numberOf(args, 0);
      return built('number', (env) => {
        const value = number(env);
        return value === null ? null : compute(value);
      });
    },
  };
}

/** A function of two numbers; blank when either is. */
function ofTwo(
  name: string,
  names: readonly [string, string],
  more: { compute: (a: Num, b: Num) => Num },
): FunctionDefinition {
  return {
    name,
    family: 'math',
    syntax: `${name}(${names.join(', ')})`,
    parameters: names.map((parameter) => ({ name: parameter, types: NUMBER })),
    build: (args) => {
      const [left, right] = [numberOf(args, 0), numberOf(args, 1)];
      return built('number', (env) => {
        const a = left(env);
        const b = right(env);
        return a === null || b === null ? null : more.compute(a, b);
      });
    },
  };
}

/** MAX and MIN: blank as soon as one number is. */
function extreme(name: string, wanted: 1 | -1): FunctionDefinition {
  return {
    name,
    family: 'math',
    syntax: `${name}(number1, number2, …)`,
    parameters: [{ name: 'number', types: NUMBER, repeated: true }],
    build: (args) => {
      const runs = args.map((_, index) => numberOf(args, index));
      return built('number', (env) => {
        let best: Num | null = null;
        for (const run of runs) {
          const value = run(env);
          if (value === null) return null;
          if (best === null || numbers.compare(value, best) === wanted) best = value;
        }
        return best;
      });
    },
  };
}

/** A function computed in doubles; an argument outside its domain is an error. */
function inDoubles(name: string, compute: (value: number) => number): (value: Num) => Num {
  return (value) => {
    const result = numbers.fromDouble(compute(numbers.toDouble(value)));
    return result ?? fail('FORMULA_OUT_OF_DOMAIN', `${name} has no value for this number`);
  };
}

export const MATH_FUNCTIONS: readonly FunctionDefinition[] = [
  ofNumber('ABS', (value) => (numbers.sign(value) < 0 ? numbers.negate(value) : value)),
  ofNumber('CEILING', (value) =>
    numbers.roundToInteger(
      value,
      numbers.HALF_TO_ZERO,
      numbers.sign(value) < 0 ? numbers.TO_FLOOR : numbers.TO_CEILING,
    ),
  ),
  ofNumber('FLOOR', (value) => numbers.roundToInteger(value, numbers.HALF_AWAY, numbers.TO_ZERO)),
  ofNumber('MCEILING', (value) => numbers.roundToInteger(value, numbers.HALF_TO_ZERO, numbers.TO_CEILING)),
  ofNumber('MFLOOR', (value) => numbers.roundToInteger(value, numbers.HALF_AWAY, numbers.TO_FLOOR)),
  ofNumber('EXP', inDoubles('EXP', Math.exp)),
  ofNumber('LN', inDoubles('LN', Math.log)),
  ofNumber('LOG', inDoubles('LOG', Math.log10)),
  ofNumber('SQRT', inDoubles('SQRT', Math.sqrt)),
  ofNumber('SIN', inDoubles('SIN', Math.sin)),
  ofNumber('COS', inDoubles('COS', Math.cos)),
  ofNumber('TAN', inDoubles('TAN', Math.tan)),
  ofNumber('ASIN', inDoubles('ASIN', Math.asin)),
  ofNumber('ACOS', inDoubles('ACOS', Math.acos)),
  ofNumber('ATAN', inDoubles('ATAN', Math.atan)),
  ofTwo('ATAN2', ['y', 'x'], {
    compute: (y, x) => numbers.fromDouble(Math.atan2(numbers.toDouble(y), numbers.toDouble(x))) as Num,
  }),
  ofTwo(
    'MOD',
    ['number', 'divisor'],

    {
      compute: (a, b) => numbers.remainder(a, b) ?? fail('FORMULA_DIVISION_BY_ZERO', 'MOD was given the divisor zero'),
    },
  ),
  ofTwo(
    'ROUND',
    ['number', 'num_digits'],

    {
      compute: (value, places) => numbers.round(value, numbers.toInteger(places), numbers.HALF_AWAY),
    },
  ),
  truncation(),
  extreme('MAX', 1),
  extreme('MIN', -1),
  {
    name: 'PI',
    family: 'math',
    syntax: 'PI()',
    parameters: [],
    build: () => built('number', () => Math.PI),
  },
];

function truncation(): FunctionDefinition {
  return {
    name: 'TRUNC',
    family: 'math',
    syntax: 'TRUNC(number[, num_digits])',
    parameters: [
      { name: 'number', types: NUMBER },
      { name: 'num_digits', types: NUMBER, optional: true },
    ],
    build: (args) => {
      const number = numberOf(args, 0);
      const places = args.length > 1 ? numberOf(args, 1) : (): Num => 0;
      return built('number', (env) => {
        const value = number(env);
        const digits = places(env);
        return value === null || digits === null
          ? null
          : numbers.round(value, numbers.toInteger(digits), numbers.TO_ZERO);
      });
    },
  };
}
