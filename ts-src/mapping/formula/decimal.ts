/**
 * Exact decimals on BigInt: a coefficient times a power of ten. Only what formulas need, so that a browser loads little;
 * usual amounts never get here (see numbers.ts). Tested against a property of every operation.
 */

/** What rounding does: towards zero, up, down, and to the nearest with halves away from or towards zero. */
export const TO_ZERO = 1;
export const TO_CEILING = 2;
export const TO_FLOOR = 3;
export const HALF_AWAY = 4;
export const HALF_TO_ZERO = 5;

/** Significant digits of sums, products and quotients. */
const PRECISION = 39;

export class Decimal {
  private readonly coefficient: bigint;
  private readonly exponent: number;

  /** The coefficient is brought to its shortest form, so that equal numbers look the same. */
  private constructor(coefficient: bigint, exponent: number) {
    let [digits, power] = [coefficient, exponent];
    while (digits !== 0n && digits % 10n === 0n) {
      digits /= 10n;
      power++;
    }
    this.coefficient = digits;
    this.exponent = digits === 0n ? 0 : power;
  }

  /** The number of a decimal text like `-1.5`, `.5` or `1e3`. */
  static of(text: string): Decimal {
    const [mantissa = '', power = '0'] = text.toLowerCase().split('e');
    const [whole = '', decimals = ''] = mantissa.split('.');
    const digits = `${whole}${decimals}`;
    return new Decimal(BigInt(digits === '-' ? '0' : digits), Number(power) - decimals.length);
  }

  static powerOfTen(exponent: number): Decimal {
    return new Decimal(1n, exponent);
  }

  plus(other: Decimal): Decimal {
    const gap = this.magnitude() - other.magnitude();
    // A summand too small to be seen is not spelt out in thousands of zeros.
    if (Math.abs(gap) > 4 * PRECISION && !this.isZero() && !other.isZero()) {
      return (gap > 0 ? this : other).toSignificantDigits(PRECISION, HALF_AWAY);
    }
    const [a, b, exponent] = aligned(this, other);
    return new Decimal(a + b, exponent).toSignificantDigits(PRECISION, HALF_AWAY);
  }

  minus(other: Decimal): Decimal {
    return this.plus(other.neg());
  }

  times(other: Decimal): Decimal {
    const product = new Decimal(this.coefficient * other.coefficient, this.exponent + other.exponent);
    return product.toSignificantDigits(PRECISION, HALF_AWAY);
  }

  /** The quotient; the divisor must not be zero. */
  div(other: Decimal): Decimal {
    const more = Math.max(0, PRECISION + 2 + digitsOf(other.coefficient) - digitsOf(this.coefficient));
    const dividend = this.coefficient * 10n ** BigInt(more);
    const rest = dividend % other.coefficient;
    // One more digit tells the rounding that something is left.
    const sign = dividend < 0n === other.coefficient < 0n ? 1n : -1n;
    const quotient = (dividend / other.coefficient) * 10n + (rest === 0n ? 0n : sign);
    return new Decimal(quotient, this.exponent - other.exponent - more - 1).toSignificantDigits(PRECISION, HALF_AWAY);
  }

  /** The remainder, with the sign of this number; the divisor must not be zero. */
  mod(other: Decimal): Decimal {
    const [a, b, exponent] = aligned(this, other);
    return new Decimal(a % b, exponent);
  }

  neg(): Decimal {
    return new Decimal(-this.coefficient, this.exponent);
  }

  cmp(other: Decimal): number {
    const gap = this.magnitude() - other.magnitude();
    if (this.sign() !== other.sign()) return this.sign() < other.sign() ? -1 : 1;
    if (gap !== 0) return Math.sign(gap) * this.sign();
    const [a, b] = aligned(this, other);
    return a < b ? -1 : a > b ? 1 : 0;
  }

  isZero(): boolean {
    return this.coefficient === 0n;
  }

  isNegative(): boolean {
    return this.coefficient < 0n;
  }

  /** Number of significant digits. */
  precision(): number {
    return digitsOf(this.coefficient);
  }

  toSignificantDigits(digits: number, mode: number): Decimal {
    return this.withoutDigits(digitsOf(this.coefficient) - digits, mode);
  }

  toDecimalPlaces(places: number, mode: number): Decimal {
    return this.withoutDigits(-this.exponent - places, mode);
  }

  toNumber(): number {
    return Number(`${this.coefficient}e${this.exponent}`);
  }

  /** Plain decimal text without exponent or needless zeros. */
  toFixed(): string {
    if (this.exponent >= 0) return `${this.coefficient * 10n ** BigInt(this.exponent)}`;
    const digits = `${this.coefficient}`.replace('-', '').padStart(1 - this.exponent, '0');
    return `${this.isNegative() ? '-' : ''}${digits.slice(0, this.exponent)}.${digits.slice(this.exponent)}`;
  }

  private sign(): number {
    return this.coefficient === 0n ? 0 : this.coefficient < 0n ? -1 : 1;
  }

  /** Position of the first digit before the decimal point. */
  private magnitude(): number {
    return digitsOf(this.coefficient) + this.exponent;
  }

  private withoutDigits(count: number, mode: number): Decimal {
    if (count <= 0) return this;
    const unit = 10n ** BigInt(count);
    const rest = this.coefficient % unit;
    const kept = this.coefficient / unit;
    return new Decimal(kept + step(rest, unit, mode), this.exponent + count);
  }
}

/** What rounding adds to the digits that are kept. */
function step(rest: bigint, unit: bigint, mode: number): bigint {
  const away = rest < 0n ? -1n : 1n;
  const twice = rest * away * 2n;
  if (mode === TO_CEILING) return rest > 0n ? 1n : 0n;
  if (mode === TO_FLOOR) return rest < 0n ? -1n : 0n;
  if (mode === HALF_AWAY) return twice >= unit ? away : 0n;
  return mode === HALF_TO_ZERO && twice > unit ? away : 0n;
}

function digitsOf(coefficient: bigint): number {
  return `${coefficient < 0n ? -coefficient : coefficient}`.length;
}

/** Both coefficients for the smaller of both powers of ten. */
function aligned(a: Decimal, b: Decimal): readonly [bigint, bigint, number] {
  const exponent = Math.min(a['exponent'], b['exponent']);
  return [scaled(a, exponent), scaled(b, exponent), exponent];
}

function scaled(value: Decimal, exponent: number): bigint {
  return value['coefficient'] * 10n ** BigInt(value['exponent'] - exponent);
}
