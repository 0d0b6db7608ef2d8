import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from './decimal.ts';
import * as numbers from './numbers.ts';

/** A decimal as an integer and a number of decimals: the oracle computes with BigInt. */
interface Scaled {
  readonly digits: bigint;
  readonly scale: number;
}

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), fc.integer({ min: 0, max: 8 }))
  .map(([digits, scale]): Scaled => ({ digits, scale }));

function absolute(value: Decimal): Decimal {
  return value.isNegative() ? value.neg() : value;
}

function text({ digits, scale }: Scaled): string {
  const negative = digits < 0n;
  const plain = (negative ? -digits : digits).toString().padStart(scale + 1, '0');
  const whole = plain.slice(0, plain.length - scale);
  const fraction = scale === 0 ? '' : plain.slice(-scale).replace(/0+$/, '');
  const shown = fraction === '' ? whole : `${whole}.${fraction}`;
  return negative && digits !== 0n ? `-${shown}` : shown;
}

function number(value: Scaled): numbers.Num {
  return numbers.parseNumber(text(value)) as numbers.Num;
}

function align(a: Scaled, b: Scaled): [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale);
  return [a.digits * 10n ** BigInt(scale - a.scale), b.digits * 10n ** BigInt(scale - b.scale), scale];
}

describe('decimal arithmetic', () => {
  it('adds and subtracts exactly', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const [x, y, scale] = align(a, b);
        expect(numbers.numberText(numbers.add(number(a), number(b)))).toBe(text({ digits: x + y, scale }));
        expect(numbers.numberText(numbers.subtract(number(a), number(b)))).toBe(text({ digits: x - y, scale }));
      }),
    );
  });

  it('multiplies exactly', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const product = { digits: a.digits * b.digits, scale: a.scale + b.scale };
        expect(numbers.numberText(numbers.multiply(number(a), number(b)))).toBe(text(product));
      }),
    );
  });

  it('divides so that multiplying back gives the dividend to 38 digits', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        fc.pre(b.digits !== 0n);
        const quotient = numbers.divide(number(a), number(b)) as numbers.Num;
        const back = numbers.exact(quotient).times(numbers.exact(number(b)));
        const distance = absolute(back.minus(numbers.exact(number(a))));
        const allowed = absolute(numbers.exact(number(a))).times(Decimal.of('1e-37'));
        expect(distance.cmp(allowed)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('rounds half away from zero at every scale', () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: 0, max: 8 }), (a, places) => {
        const unit = 10n ** BigInt(Math.max(0, a.scale - places));
        const magnitude = a.digits < 0n ? -a.digits : a.digits;
        const rounded = ((magnitude + unit / 2n) / unit) * (a.digits < 0n ? -1n : 1n);
        const expected = text({ digits: rounded, scale: Math.min(a.scale, places) });
        expect(numbers.numberText(numbers.round(number(a), places, numbers.HALF_AWAY))).toBe(expected);
      }),
    );
  });

  it('compares like the decimals the numbers stand for', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const [x, y] = align(a, b);
        expect(numbers.compare(number(a), number(b))).toBe(x < y ? -1 : x > y ? 1 : 0);
      }),
    );
  });

  it('reads and writes decimal text without loss', () => {
    fc.assert(
      fc.property(decimal, (a) => {
        expect(numbers.numberText(number(a))).toBe(text(a));
      }),
    );
  });

  it('says that text which is no number is none', () => {
    for (const wrong of ['', ' 1', '1 ', '1,5', 'abc', '.', '-', '1e', '0x10', 'Infinity', 'NaN', '--1']) {
      expect(numbers.parseNumber(wrong)).toBeNull();
    }
  });
});
