/** A decimal number as it was written: `units` ÷ 10^`places`. */
export interface ExactDecimal {
  readonly units: bigint;
  readonly places: number;
}

const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/** Reads `-12.50`, `6`, `.5`, `1e-05`; null for what is no number. Nothing is rounded. */
export function parseExact(text: string): ExactDecimal | null {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = NUMBER.exec(text.trim()) ?? [];
  if (whole === '' && fraction === '') return null;
  const magnitude = BigInt(whole + fraction);
  const units = sign === '-' ? -magnitude : magnitude;
  const places = fraction.length - Number(exponent);
  return places >= 0 ? { units, places } : { units: units * 10n ** BigInt(-places), places: 0 };
}

/** The number without exponent or plus sign, with all its places. */
export function exactText({ units, places }: ExactDecimal): string {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
  const point = digits.length - places;
  return `${units < 0n ? '-' : ''}${digits.slice(0, point)}${places === 0 ? '' : `.${digits.slice(point)}`}`;
}

/** a × b rounded half away from zero to hundredths, the same for a line and for its reversal. */
export function productInCents(a: ExactDecimal, b: ExactDecimal): ExactDecimal {
  const product = a.units * b.units;
  const places = a.places + b.places;
  if (places <= 2) return { units: product * 10n ** BigInt(2 - places), places: 2 };
  const divisor = 10n ** BigInt(places - 2);
  const magnitude = product < 0n ? -product : product;
  const rounded = (magnitude * 2n + divisor) / (divisor * 2n);
  return { units: product < 0n ? -rounded : rounded, places: 2 };
}
