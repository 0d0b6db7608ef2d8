/** Days that a date literal stands for: first day and the day after the last, `YYYY-MM-DD`. */
export interface DateRange {
  readonly start: string;
  readonly end: string;
}

function iso(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function utc(year: number, month: number, day: number): Date {
  return new Date(Date.UTC(year, month, day));
}

/** The start of the unit that is `shift` units after the one holding `today`. Weeks start on Sunday. */
function unitStart(today: string, unit: string, shift: number): Date {
  const date = new Date(`${today}T00:00:00Z`);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  const day = date.getUTCDate();
  switch (unit) {
    case 'DAY':
      return utc(year, month, day + shift);
    case 'WEEK':
      return utc(year, month, day - date.getUTCDay() + 7 * shift);
    case 'MONTH':
      return utc(year, month + shift, 1);
    case 'QUARTER':
      return utc(year, month - (month % 3) + 3 * shift, 1);
    default:
      return utc(year + shift, 0, 1);
  }
}

function range(today: string, unit: string, from: number, to: number): DateRange {
  return { start: iso(unitStart(today, unit, from)), end: iso(unitStart(today, unit, to)) };
}

/**
 * What a date literal means on a day (SOQL and SOSL Reference, "Date Formats and Date Literals"). The fiscal year of the
 * local org is the calendar year.
 */
export function dateRange(name: string, n: number, today: string): DateRange {
  const literal = name.replace('FISCAL_', '');
  if (literal === 'TODAY') return range(today, 'DAY', 0, 1);
  if (literal === 'YESTERDAY') return range(today, 'DAY', -1, 0);
  if (literal === 'TOMORROW') return range(today, 'DAY', 1, 2);
  if (literal === 'LAST_90_DAYS') return { ...range(today, 'DAY', -90, 1) };
  if (literal === 'NEXT_90_DAYS') return { ...range(today, 'DAY', 1, 91) };
  const ago = /^N_(\w+?)S_AGO$/.exec(literal);
  if (ago !== null) return range(today, ago[1] ?? 'DAY', -n, 1 - n);
  const many = /^(LAST|NEXT)_N_(\w+?)S$/.exec(literal);
  if (many !== null) {
    const unit = many[2] ?? 'DAY';
    // LAST_N_DAYS reaches up to and including today; longer units end before the present one.
    if (many[1] === 'LAST') return range(today, unit, -n, unit === 'DAY' ? 1 : 0);
    return range(today, unit, 1, n + 1);
  }
  const [shift = 'THIS', unit = 'DAY'] = literal.split('_');
  const offset = { LAST: -1, THIS: 0, NEXT: 1 }[shift] ?? 0;
  return range(today, unit, offset, offset + 1);
}

/** Milliseconds of the start of a day, UTC. */
export function dayStart(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
