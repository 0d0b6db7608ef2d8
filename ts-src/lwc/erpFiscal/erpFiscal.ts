/** The days that are compared: this fiscal year so far, and the same days of the year before. ISO dates, inclusive. */
export interface FiscalWindow {
  readonly start: string;
  readonly today: string;
  readonly lastStart: string;
  /** Last day of the year before. */
  readonly lastEnd: string;
  /** The day of the year before that answers to today. */
  readonly lastSameDay: string;
  /** Calendar months of the year in their order, 1 for January; twelve of them. */
  readonly months: readonly number[];
  /** False when the ERP named no fiscal year that holds today, and calendar years are used. */
  readonly fromErp: boolean;
}

/** The ISO date a number of years later; 29 February becomes the 28th where there is none. */
export function addYears(date: string, years: number): string {
  const year = Number(date.slice(0, 4)) + years;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return `${String(year).padStart(4, '0')}${date.slice(4) === '-02-29' && !leap ? '-02-28' : date.slice(4)}`;
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/**
 * Finds the fiscal year that holds today among the first days of the ERP's fiscal years, and the year before it. A
 * year is used for at most twelve months after its first day, so that a calendar nobody continued does not make one
 * endless year. Without fiscal years the calendar year is taken and `fromErp` is false.
 */
export function fiscalWindow(firstDays: readonly string[], today: string): FiscalWindow {
  const known = [...firstDays].sort().filter((day) => day <= today);
  const latest = known.at(-1);
  const fromErp = latest !== undefined && addYears(latest, 1) > today;
  const start = fromErp ? latest : yearStart(latest, today);
  const previous = known.filter((day) => day < start).at(-1);
  const yearBefore = addYears(start, -1);
  const lastStart = previous !== undefined && previous > yearBefore ? previous : yearBefore;
  const lastEnd = dayBefore(start);
  const sameDay = addYears(today, -1);
  const firstMonth = Number(start.slice(5, 7));
  return {
    start,
    today,
    lastStart,
    lastEnd,
    lastSameDay: sameDay > lastEnd ? lastEnd : sameDay,
    months: Array.from({ length: 12 }, (_, index) => ((firstMonth - 1 + index) % 12) + 1),
    fromErp,
  };
}

/** First day of the year that holds today: the last known first day carried on, or the calendar year. */
function yearStart(latest: string | undefined, today: string): string {
  if (latest === undefined) return `${today.slice(0, 4)}-01-01`;
  const candidate = `${today.slice(0, 4)}${latest.slice(4)}`;
  return candidate <= today ? candidate : addYears(candidate, -1);
}
