const POWERS = Array.from({ length: 23 }, (_, n) => 10 ** n);

/**
 * A number rounded to decimal places as Salesforce rounds on save: half away from zero on the decimal digits that were
 * sent (1.005 with two places is 1.01 although the nearest double lies below).
 */
export function roundDecimal(value: number, scale: number): number {
  const power = POWERS[scale] ?? 10 ** scale;
  const scaled = value * power;
  const nearest = Math.round(scaled);
  // A sum such as 1542.3999999999999 scales to a whole number although it has digits to lose.
  if (nearest === scaled) return Math.abs(scaled) > 1e15 ? value : nearest / power;
  const fraction = Math.abs(scaled - Math.trunc(scaled));
  if (Math.abs(fraction - 0.5) > 1e-6 || Math.abs(scaled) > 1e14) return nearest / power;
  return roundDigits(value, scale);
}

function roundDigits(value: number, scale: number): number {
  const text = Math.abs(value).toString();
  if (text.includes('e')) return Math.round(value * 10 ** scale) / 10 ** scale;
  const magnitude = Number(`${Math.round(Number(`${text}e${scale}`))}e-${scale}`);
  return value < 0 ? -magnitude : magnitude;
}
