/**
 * Exact amounts. An amount is a whole number of hundredths ("cents") in a JavaScript number, exact up to
 * 90 trillion; quantities and prices are decimals with at most five places. Rounding is half away from zero, the
 * rule of AL's Round with direction '=' (documentation: "Round method").
 */
export type Cents = number;

const PLACES = 5;
const SCALE = 10 ** PLACES;
const SAFE = Number.MAX_SAFE_INTEGER;

/** A quotient rounded half away from zero; exact for safe integers. */
export function divideRounded(numerator: number, denominator: number): number {
  const negative = numerator < 0 !== denominator < 0;
  const top = Math.abs(numerator);
  const bottom = Math.abs(denominator);
  let whole = Math.floor(top / bottom);
  // The division itself is rounded by the machine: correct by the exact remainder.
  let rest = top - whole * bottom;
  if (rest < 0) {
    whole -= 1;
    rest += bottom;
  }
  if (rest * 2 >= bottom) whole += 1;
  return negative && whole !== 0 ? -whole : whole;
}

function divideRoundedBig(numerator: bigint, denominator: bigint): number {
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const whole = (top * 2n + bottom) / (bottom * 2n);
  return Number(negative ? -whole : whole);
}

/** The decimal as a whole number of hundred-thousandths; further places are rounded off. */
function scaled(value: number): number {
  return Math.round(Math.abs(value) * SCALE) * Math.sign(value);
}

/** quantity × price in cents, rounded half away from zero; both with at most five decimal places. */
export function multiply(quantity: number, price: number): Cents {
  if (Number.isInteger(quantity)) {
    const product = quantity * scaled(price);
    if (Math.abs(product) < SAFE) return divideRounded(product, SCALE / 100);
  }
  return divideRoundedBig(BigInt(scaled(quantity)) * BigInt(scaled(price)), BigInt((SCALE * SCALE) / 100));
}

/** A quantity without the machine's noise behind its five decimal places. */
export function exactQuantity(quantity: number): number {
  return scaled(quantity) / SCALE || 0;
}

/** A percentage of an amount, at most three places in the percentage. */
export function percentOf(amount: Cents, percent: number): Cents {
  const thousandths = Math.round(percent * 1000);
  const product = amount * thousandths;
  return Math.abs(product) < SAFE
    ? divideRounded(product, 100_000)
    : divideRoundedBig(BigInt(amount) * BigInt(thousandths), 100_000n);
}

/** amount × part ÷ whole, rounded; 0 when the whole is 0. */
export function share(amount: Cents, part: number, whole: number): Cents {
  if (whole === 0) return 0;
  const product = amount * part;
  return Number.isSafeInteger(product)
    ? divideRounded(product, whole)
    : divideRoundedBig(BigInt(amount) * BigInt(part), BigInt(whole));
}

/** Rounds to a precision in cents: 100 for currencies without a minor unit. */
export function roundTo(amount: Cents, precision: number): Cents {
  return precision === 1 ? amount : divideRounded(amount, precision) * precision;
}

/** A decimal amount as cents. */
export function toCents(amount: number): Cents {
  return Math.round(Math.abs(amount) * 100) * Math.sign(amount) || 0;
}

/** The amount as a decimal number for JSON: prints with at most two places. */
export function fromCents(amount: Cents): number {
  return amount / 100;
}
