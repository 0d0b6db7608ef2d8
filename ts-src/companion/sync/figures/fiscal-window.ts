/** The days that figures compare: the fiscal year so far, and the same days of the year before. ISO dates, inclusive. */
export interface FiscalWindow {
  readonly start: string;
  readonly today: string;
  readonly lastStart: string;
  /** The day of the year before that answers to today. */
  readonly lastSameDay: string;
  /** Last day of the year before. */
  readonly lastEnd: string;
}

/** The ISO date a number of years later; 29 February becomes the 28th where there is none. */
export function addYears(date: string, years: number): string {
  const year = Number(date.slice(0, 4)) + years;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return `${String(year).padStart(4, '0')}${date.slice(4) === '-02-29' && !leap ? '-02-28' : date.slice(4)}`;
}

/** The ISO date a number of days later. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Whole days from one date to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/**
 * The fiscal year that holds today, by the first days that the ERP knows; a year is used for at most twelve months
 * after its first day, then its first day is carried on. Without any, the calendar year. The account page finds the
 * same days by the same rule.
 */
export function fiscalWindow(firstDays: readonly string[], today: string): FiscalWindow {
  const known = [...firstDays].sort().filter((day) => day <= today);
  const latest = known.at(-1);
  const start = latest !== undefined && addYears(latest, 1) > today ? latest : carriedOn(latest, today);
  const previous = known.filter((day) => day < start).at(-1);
  const yearBefore = addYears(start, -1);
  const lastStart = previous !== undefined && previous > yearBefore ? previous : yearBefore;
  const lastEnd = addDays(start, -1);
  const sameDay = addYears(today, -1);
  return { start, today, lastStart, lastEnd, lastSameDay: sameDay > lastEnd ? lastEnd : sameDay };
}

function carriedOn(latest: string | undefined, today: string): string {
  if (latest === undefined) return `${today.slice(0, 4)}-01-01`;
  const candidate = `${today.slice(0, 4)}${latest.slice(4)}`;
  return candidate <= today ? candidate : addYears(candidate, -1);
}
