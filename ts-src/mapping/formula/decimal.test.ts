import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, HALF_AWAY, HALF_TO_ZERO, TO_CEILING, TO_FLOOR, TO_ZERO } from './decimal.ts';

/** A number as an integer times a power of ten; the oracle computes with fractions of integers. */
const numbers = fc.tuple(
  fc.oneof(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.bigInt({ min: -20n, max: 20n })),
  fc.integer({ min: -30, max: 30 }),
);
type Parts = readonly [bigint, number];

const of = ([digits, power]: Parts): Decimal => Decimal.of(`${digits}e${power}`);
const absolute = (value: bigint): bigint => (value < 0n ? -value : value);
/** A number as a whole number of 10^-60. */
const scaled = ([digits, power]: Parts): bigint => digits * 10n ** BigInt(power + 60);

/** numerator ÷ denominator with 39 digits, halves away from zero. */
function rounded(numerator: bigint, denominator: bigint): Decimal {
  const [n, d] = [absolute(numerator), absolute(denominator)];
  if (n === 0n) return Decimal.of('0');
  let [top, bottom, power] = [n, d, 0];
  while (top / bottom >= 10n ** 39n) [bottom, power] = [bottom * 10n, power + 1];
  while (top / bottom < 10n ** 38n) [top, power] = [top * 10n, power - 1];
  const digits = (2n * top + bottom) / (2n * bottom);
  return Decimal.of(`${numerator < 0n === denominator < 0n ? '' : '-'}${digits}e${power}`);
}

describe('decimals', () => {
  it('add, subtract, multiply and divide to 39 digits, and compare', () => {
    const unit = 10n ** 60n;
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const [x, y, p, q] = [of(a), of(b), scaled(a), scaled(b)];
        expect(x.plus(y).toFixed()).toBe(rounded(p + q, unit).toFixed());
        expect(x.minus(y).toFixed()).toBe(rounded(p - q, unit).toFixed());
        expect(x.times(y).toFixed()).toBe(rounded(p * q, unit * unit).toFixed());
        if (q !== 0n) expect(x.div(y).toFixed()).toBe(rounded(p, q).toFixed());
        if (q !== 0n) expect(x.mod(y).toFixed()).toBe(rounded(p % q, unit).toFixed());
        expect(x.cmp(y)).toBe(p < q ? -1 : p > q ? 1 : 0);
      }),
    );
  });

  it.each([
    [TO_ZERO, ['2', '2', '2', '-2', '-2', '-2']],
    [TO_CEILING, ['3', '3', '3', '-2', '-2', '-2']],
    [TO_FLOOR, ['2', '2', '2', '-3', '-3', '-3']],
    [HALF_AWAY, ['2', '3', '3', '-2', '-3', '-3']],
    [HALF_TO_ZERO, ['2', '2', '3', '-2', '-2', '-3']],
  ])('round by mode %i', (mode, expected) => {
    const values = ['2.4', '2.5', '2.6', '-2.4', '-2.5', '-2.6'].map((text) => Decimal.of(text));
    expect(values.map((value) => value.toDecimalPlaces(0, mode).toFixed())).toEqual(expected);
    expect(values.map((value) => value.toSignificantDigits(1, mode).toFixed())).toEqual(expected);
  });

  it('know their text, their digits and their double', () => {
    fc.assert(
      fc.property(numbers, (a) => {
        const value = of(a);
        expect(Decimal.of(value.toFixed()).cmp(value)).toBe(0);
        expect(value.toFixed()).toMatch(/^(0|-?(0|[1-9]\d*)(\.\d*[1-9])?)$/);
        expect(value.toNumber()).toBe(Number(value.toFixed()));
        expect(value.precision()).toBe(
          value
            .toFixed()
            .replace(/^-?[0.]*|\./g, '')
            .replace(/^$/, '0').length - zeros(value),
        );
      }),
    );
  });

  it('stay quick when numbers lie far apart', () => {
    const [huge, tiny] = [Decimal.of('1e900000'), Decimal.of('1e-900000')];
    expect(huge.plus(tiny).cmp(huge)).toBe(0);
    expect(tiny.cmp(huge)).toBe(-1);
    expect(huge.neg().cmp(tiny)).toBe(-1);
  });
});

/** Zeros at the end of an integer, which are no digits of their own. */
function zeros(value: Decimal): number {
  const text = value.toFixed();
  return text.includes('.') || value.isZero() ? 0 : (/0*$/.exec(text)?.[0].length ?? 0);
}
