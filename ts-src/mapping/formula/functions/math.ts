import * as numbers from '../numbers.ts';
import type { Num } from '../numbers.ts';
import { built, fail, NUMBER, numberOf } from './definition.ts';
import type { FunctionDefinition } from './definition.ts';

type Example = readonly [string, string];

/** A function of one number that leaves blank blank. */
function ofNumber(name: string, summary: string, example: Example, compute: (value: Num) => Num): FunctionDefinition {
  return {
    name,
    family: 'math',
    syntax: `${name}(number)`,
    summary,
    example,
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
  summary: string,
  more: { example: Example; compute: (a: Num, b: Num) => Num },
): FunctionDefinition {
  return {
    name,
    family: 'math',
    syntax: `${name}(${names.join(', ')})`,
    summary,
    example: more.example,
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
function extreme(name: string, summary: string, example: Example, wanted: 1 | -1): FunctionDefinition {
  return {
    name,
    family: 'math',
    syntax: `${name}(number1, number2, …)`,
    summary,
    example,
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
  ofNumber('ABS', 'The number without its sign.', ['ABS(-2.5)', '2.5'], (value) =>
    numbers.sign(value) < 0 ? numbers.negate(value) : value,
  ),
  ofNumber(
    'CEILING',
    'Up to the next integer, away from zero for negative numbers.',
    ['CEILING(-2.5)', '-3'],
    (value) =>
      numbers.roundToInteger(
        value,
        numbers.HALF_TO_ZERO,
        numbers.sign(value) < 0 ? numbers.TO_FLOOR : numbers.TO_CEILING,
      ),
  ),
  ofNumber('FLOOR', 'Down to the next integer, towards zero for negative numbers.', ['FLOOR(-2.5)', '-2'], (value) =>
    numbers.roundToInteger(value, numbers.HALF_AWAY, numbers.TO_ZERO),
  ),
  ofNumber(
    'MCEILING',
    'Up to the next integer, towards zero for negative numbers.',
    ['MCEILING(-2.5)', '-2'],
    (value) => numbers.roundToInteger(value, numbers.HALF_TO_ZERO, numbers.TO_CEILING),
  ),
  ofNumber(
    'MFLOOR',
    'Down to the next integer, away from zero for negative numbers.',
    ['MFLOOR(-2.5)', '-3'],
    (value) => numbers.roundToInteger(value, numbers.HALF_AWAY, numbers.TO_FLOOR),
  ),
  ofNumber('EXP', 'e raised to a power.', ['EXP(0)', '1'], inDoubles('EXP', Math.exp)),
  ofNumber(
    'LN',
    'Natural logarithm; an error for zero and negative numbers.',
    ['LN(1)', '0'],
    inDoubles('LN', Math.log),
  ),
  ofNumber(
    'LOG',
    'Logarithm to base 10; an error for zero and negative numbers.',
    ['LOG(1000)', '3'],
    inDoubles('LOG', Math.log10),
  ),
  ofNumber('SQRT', 'Square root; an error for negative numbers.', ['SQRT(9)', '3'], inDoubles('SQRT', Math.sqrt)),
  ofNumber('SIN', 'Sine of an angle in radians.', ['SIN(0)', '0'], inDoubles('SIN', Math.sin)),
  ofNumber('COS', 'Cosine of an angle in radians.', ['COS(0)', '1'], inDoubles('COS', Math.cos)),
  ofNumber('TAN', 'Tangent of an angle in radians.', ['TAN(0)', '0'], inDoubles('TAN', Math.tan)),
  ofNumber('ASIN', 'Arc sine in radians; an error outside −1 to 1.', ['ASIN(0)', '0'], inDoubles('ASIN', Math.asin)),
  ofNumber('ACOS', 'Arc cosine in radians; an error outside −1 to 1.', ['ACOS(1)', '0'], inDoubles('ACOS', Math.acos)),
  ofNumber('ATAN', 'Arc tangent in radians.', ['ATAN(0)', '0'], inDoubles('ATAN', Math.atan)),
  ofTwo('ATAN2', ['y', 'x'], 'Angle in radians of the point (x, y).', {
    example: ['ATAN2(0, 1)', '0'],
    compute: (y, x) => numbers.fromDouble(Math.atan2(numbers.toDouble(y), numbers.toDouble(x))) as Num,
  }),
  ofTwo(
    'MOD',
    ['number', 'divisor'],
    'Remainder of a division, with the sign of the number; an error for divisor zero.',
    {
      example: ['MOD(4, 3)', '1'],
      compute: (a, b) => numbers.remainder(a, b) ?? fail('FORMULA_DIVISION_BY_ZERO', 'MOD was given the divisor zero'),
    },
  ),
  ofTwo(
    'ROUND',
    ['number', 'num_digits'],
    'Rounds to decimal places, half away from zero; negative places round to tens, hundreds…',
    {
      example: ['ROUND(-1.5, 0)', '-2'],
      compute: (value, places) => numbers.round(value, numbers.toInteger(places), numbers.HALF_AWAY),
    },
  ),
  truncation(),
  extreme('MAX', 'The largest number.', ['MAX(1, 3, 2)', '3'], 1),
  extreme('MIN', 'The smallest number.', ['MIN(1, 3, 2)', '1'], -1),
  {
    name: 'PI',
    family: 'math',
    syntax: 'PI()',
    summary: 'The number pi.',
    example: ['ROUND(PI(), 4)', '3.1416'],
    parameters: [],
    build: () => built('number', () => Math.PI),
  },
];

function truncation(): FunctionDefinition {
  return {
    name: 'TRUNC',
    family: 'math',
    syntax: 'TRUNC(number[, num_digits])',
    summary: 'Cuts off the decimals after the given number of places (none by default).',
    example: ['TRUNC(-8.97, 1)', '-8.9'],
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
