/**
 * Exact decimal arithmetic with a fast path.
 *
 * A number is either a double or a Decimal. A double stands for the decimal that its shortest text shows (JSON numbers
 * arrive so); a Decimal appears only where a double can't hold the digits. Results that fit 15 significant digits go
 * back to doubles, since every decimal of that size survives the way through a double unchanged. Sums and products of
 * usual amounts never leave doubles: scaled to integers, checked to be exact, and scaled back; that is about ten times
 * faster than Decimal.
 *
 * Internal precision is 39 significant digits, rounding half away from zero (source: salesforce/formula-engine,
 * BigDecimalHelper; observed).
 */
import { Decimal, HALF_AWAY, TO_CEILING, TO_FLOOR } from './decimal.ts';

export { HALF_AWAY, HALF_TO_ZERO, TO_CEILING, TO_FLOOR, TO_ZERO } from './decimal.ts';

export type Num = number | Decimal;

const INTERNAL_DIGITS = 39;
/** Digits kept before CEILING and FLOOR, so that 0.999… of a division counts as 1 (formula-engine; observed). */
const EXTERNAL_DIGITS = 33;
/** A double holds every decimal of 15 digits. */
const EXACT_LIMIT = 1e15;
const SUM_SCALE = 1e6;
const PRODUCT_SCALE = 1e4;

/** A number as Decimal; a double is taken as its shortest text shows it. */
export function exact(value: Num): Decimal {
  return typeof value === 'number' ? Decimal.of(String(value)) : value;
}

/** The shortest form of a Decimal: a double when 15 digits suffice. */
export function compact(value: Decimal): Num {
  if (value.precision() > 15) return value;
  const double = value.toNumber();
  // Far outside the range of doubles it would become infinite or zero.
  return Number.isFinite(double) && (double !== 0 || value.isZero()) ? double : value;
}

/** Number from decimal text (`-1.5`, `.5`, `1e3`); null when the text is no number. */
export function parseNumber(text: string): Num | null {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/.test(text)) return null;
  const double = Number(text);
  if (text.length <= 15 && Number.isFinite(double) && !/[eE]/.test(text)) return double === 0 ? 0 : double;
  const plain = text.startsWith('+') ? text.slice(1) : text;
  return compact(Decimal.of(plain));
}

/** Plain decimal text without exponent or trailing zeros. */
export function numberText(value: Num): string {
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1e21)
    return String(value === 0 ? 0 : value);
  const decimal = exact(value);
  if (decimal.isZero()) return '0';
  return decimal.toFixed();
}

/** The sum, exact to 39 digits; doubles are added as they are only where that is exact. */
export function add(a: Num, b: Num): Num {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = fastSum(a, b);
    if (sum !== undefined) return sum;
  }
  return compact(exact(a).plus(exact(b)));
}

/** The difference, as exact as a sum. */
export function subtract(a: Num, b: Num): Num {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = fastSum(a, -b);
    if (sum !== undefined) return sum;
  }
  return compact(exact(a).minus(exact(b)));
}

/** The product, as exact as a sum. */
export function multiply(a: Num, b: Num): Num {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = fastProduct(a, b);
    if (product !== undefined) return product;
  }
  return compact(exact(a).times(exact(b)));
}

/** The quotient; undefined for a division by zero. */
export function divide(a: Num, b: Num): Num | undefined {
  if (typeof a === 'number' && typeof b === 'number') {
    if (b === 0) return undefined;
    const quotient = a / b;
    // The double is exact when multiplying back gives the dividend exactly.
    if (fastProduct(quotient, b) === a) return quotient === 0 ? 0 : quotient;
  }
  const divisor = exact(b);
  return divisor.isZero() ? undefined : compact(exact(a).div(divisor));
}

/** Remainder with the sign of the dividend; undefined for a division by zero. */
export function remainder(a: Num, b: Num): Num | undefined {
  if (typeof a === 'number' && typeof b === 'number' && Number.isInteger(a) && Number.isInteger(b)) {
    return b === 0 ? undefined : positiveZero(a % b);
  }
  const divisor = exact(b);
  return divisor.isZero() ? undefined : compact(exact(a).mod(divisor));
}

/** The number with the other sign; never −0. */
export function negate(a: Num): Num {
  return typeof a === 'number' ? positiveZero(-a) : a.neg();
}

/** Below 0, 0 or above 0 as `a` is smaller than, equal to or larger than `b`. */
export function compare(a: Num, b: Num): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  return exact(a).cmp(exact(b));
}

/** −1, 0 or 1. */
export function sign(a: Num): number {
  return typeof a === 'number' ? Math.sign(a) : a.isNegative() ? -1 : a.isZero() ? 0 : 1;
}

/** Rounds to decimal places; negative places round to tens, hundreds… */
export function round(value: Num, places: number, mode: number): Num {
  if (typeof value === 'number' && Number.isInteger(value) && places >= 0) return value;
  const decimal = exact(value);
  if (places >= 0) return compact(decimal.toDecimalPlaces(Math.min(places, 400), mode));
  const unit = Decimal.powerOfTen(Math.min(-places, 400));
  return compact(decimal.div(unit).toDecimalPlaces(0, mode).times(unit));
}

/** Rounds to an integer as CEILING and its relatives do: first to 33 digits, then up or down. */
export function roundToInteger(value: Num, preparation: number, mode: number): Num {
  if (typeof value === 'number') {
    if (mode === TO_CEILING) return positiveZero(Math.ceil(value));
    return mode === TO_FLOOR ? positiveZero(Math.floor(value)) : positiveZero(Math.trunc(value));
  }
  return compact(value.toSignificantDigits(EXTERNAL_DIGITS, preparation).toDecimalPlaces(0, mode));
}

/**
 * Integer power with 18 significant digits. Undefined when the exponent is no integer, for zero to a negative power,
 * and when the result would reach 10^64 (formula-engine; observed).
 */
export function power(base: Num, exponent: Num): Num | undefined {
  const n = toDouble(exponent);
  if (!Number.isInteger(n) || Math.abs(n) > 1e9) return undefined;
  const b = exact(base);
  if (b.isZero()) return n > 0 ? 0 : n === 0 ? 1 : undefined;
  const magnitude = Math.log10(Math.abs(b.toNumber())) * n;
  if (magnitude > 64) return undefined;
  if (magnitude < -INTERNAL_DIGITS) return 0;
  return compact(integerPower(b, Math.abs(n), n < 0).toSignificantDigits(18, HALF_AWAY));
}

/** The nearest double; digits beyond its 15 to 17 are lost. */
export function toDouble(value: Num): number {
  return typeof value === 'number' ? value : value.toNumber();
}

/** A computed double as number; undefined for what is no number (square root of −1, logarithm of 0). */
export function fromDouble(value: number): Num | undefined {
  return Number.isFinite(value) ? positiveZero(value) : undefined;
}

/** Integer part, for counts and positions; far values are brought to ±2^31. */
export function toInteger(value: Num): number {
  const double = Math.trunc(toDouble(value));
  return Math.max(-2147483648, Math.min(2147483647, double));
}

function integerPower(base: Decimal, exponent: number, invert: boolean): Decimal {
  let result = Decimal.of('1');
  let square = base;
  for (let n = exponent; n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) result = result.times(square);
    if (n > 1) square = square.times(square);
  }
  return invert ? Decimal.of('1').div(result) : result;
}

function fastSum(a: number, b: number): number | undefined {
  const plain = a + b;
  if (Number.isInteger(a) && Number.isInteger(b)) return Math.abs(plain) < EXACT_LIMIT ? plain : undefined;
  const x = Math.round(a * SUM_SCALE);
  const y = Math.round(b * SUM_SCALE);
  if (Math.abs(x) >= EXACT_LIMIT || Math.abs(y) >= EXACT_LIMIT) return undefined;
  if (x / SUM_SCALE !== a || y / SUM_SCALE !== b) return undefined;
  const sum = x + y;
  return Math.abs(sum) < EXACT_LIMIT ? positiveZero(sum / SUM_SCALE) : undefined;
}

function fastProduct(a: number, b: number): number | undefined {
  if (Number.isInteger(b)) return scaledProduct(a, b);
  if (Number.isInteger(a)) return scaledProduct(b, a);
  const x = Math.round(a * PRODUCT_SCALE);
  const y = Math.round(b * PRODUCT_SCALE);
  if (x / PRODUCT_SCALE !== a || y / PRODUCT_SCALE !== b) return undefined;
  const product = x * y;
  return Math.abs(product) < EXACT_LIMIT ? product / (PRODUCT_SCALE * PRODUCT_SCALE) : undefined;
}

function scaledProduct(a: number, integer: number): number | undefined {
  const x = Math.round(a * SUM_SCALE);
  if (x / SUM_SCALE !== a || Math.abs(x) >= EXACT_LIMIT) return undefined;
  const product = x * integer;
  return Math.abs(product) < EXACT_LIMIT ? positiveZero(product / SUM_SCALE) : undefined;
}

function positiveZero(value: number): number {
  return value === 0 ? 0 : value;
}
