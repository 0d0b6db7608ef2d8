/** Calendar days as `YYYY-MM-DD` text, computed in UTC. */
const DAY_MS = 86_400_000;

/** The day's midnight in UTC, in milliseconds. */
export function dayMs(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
}

/** The UTC day of an instant. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The day some days later, earlier when negative. */
export function addDays(day: string, days: number): string {
  return dayOf(dayMs(day) + days * DAY_MS);
}

/** Whole days from one day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((dayMs(to) - dayMs(from)) / DAY_MS);
}

/** Adds months; a day that the month does not have becomes its last. */
export function addMonths(day: string, months: number): string {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7)) - 1 + months;
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month, Math.min(last, Number(day.slice(8, 10)))));
}

/** The last day of the month. */
export function monthEnd(day: string): string {
  return dayOf(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0));
}

/** Whether the text is a day of the calendar. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(dayMs(text)) && dayOf(dayMs(text)) === text;
}

/**
 * Applies a Business Central date formula of the kinds used in payment terms: terms `nD`, `nW`, `nM`, `nY` and `CM`
 * joined by + or −, such as `1M`, `CM+8D` or `30D` (documentation: "Working with calendar dates and times").
 * A blank formula gives the day itself.
 * @throws Error for any other formula.
 */
export function applyDateFormula(day: string, formula: string): string {
  let result = day;
  for (const part of formula.replace(/[<>\s]/g, '').match(/[+-]?[^+-]+/g) ?? []) {
    const match = /^([+-]?)(?:(\d+)([DWMY])|(CM))$/.exec(part);
    if (match === null) throw new Error(`The date formula ${formula} is not understood at ${part}.`);
    const count = Number(match[2] ?? 0) * (match[1] === '-' ? -1 : 1);
    if (match[4] === 'CM') result = monthEnd(result);
    else if (match[3] === 'D') result = addDays(result, count);
    else if (match[3] === 'W') result = addDays(result, count * 7);
    else result = addMonths(result, match[3] === 'Y' ? count * 12 : count);
  }
  return result;
}
