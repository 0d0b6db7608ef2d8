/** An exact number: prices are converted without any rounding but the one at the end. */
export interface Fraction {
  readonly top: bigint;
  /** Above zero. */
  readonly bottom: bigint;
}

/** A decimal number exactly as it is written. */
export function fraction(value: number): Fraction {
  const [digits = '', exponent = '0'] = String(value).split('e');
  const [whole = '', places = ''] = digits.split('.');
  const shift = Number(exponent) - places.length;
  const top = BigInt(`${whole}${places}`);
  return shift >= 0 ? { top: top * 10n ** BigInt(shift), bottom: 1n } : { top, bottom: 10n ** BigInt(-shift) };
}

export function times(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.top, bottom: a.bottom * b.bottom };
}

/** @throws RangeError when the divisor is not above zero. */
export function dividedBy(a: Fraction, b: Fraction): Fraction {
  if (b.top <= 0n) throw new RangeError('The divisor of a price must be above zero.');
  return { top: a.top * b.bottom, bottom: a.bottom * b.top };
}

/** Below zero when `a` is less, zero when equal. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.top * b.bottom - b.top * a.bottom;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Rounded to a multiple of the precision, half away from zero ("Round method"); the precision is a power of ten. */
export function rounded(value: Fraction, precision: number): number {
  const step = fraction(precision);
  const { top, bottom } = dividedBy(value, step);
  const size = top < 0n ? -top : top;
  const steps = (size * 2n + bottom) / (bottom * 2n);
  return Number(top < 0n ? -(steps * step.top) : steps * step.top) / Number(step.bottom);
}
