/**
 * Dates, date/times and times as numbers: a date is its day number since 1970-01-01, a date/time its milliseconds since
 * then in UTC, a time its milliseconds since midnight. Proleptic Gregorian calendar, years 1 to 9999, no clock.
 */
export const DAY_MS = 86_400_000;

/** Smallest and largest day: 0001-01-01 and 9999-12-31. */
const MIN_DAY = -719_162;
const MAX_DAY = 2_932_896;

/** Day number of a calendar date; null when there is no such date. */
export function dayNumber(year: number, month: number, day: number): number | null {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)))
    return null;
  // Years are counted from March, so that the leap day comes last (days-from-civil algorithm).
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Calendar date of a day number. */
export function calendarDate(day: number): CalendarDate {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}

/** Days of a month, 1 to 12, leap years by the Gregorian rule. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether a day number lies in the years 1 to 9999, all that Salesforce holds in a date. */
export function isValidDay(day: number): boolean {
  return day >= MIN_DAY && day <= MAX_DAY;
}

/** `YYYY-MM-DD`. */
export function dateText(day: number): string {
  const date = calendarDate(day);
  return `${pad(date.year, 4)}-${pad(date.month, 2)}-${pad(date.day, 2)}`;
}

/** `HH:MM:SS.mmm`. */
export function timeText(ms: number): string {
  return `${pad(Math.floor(ms / 3_600_000), 2)}:${pad(Math.floor(ms / 60_000) % 60, 2)}:${pad(Math.floor(ms / 1000) % 60, 2)}.${pad(ms % 1000, 3)}`;
}

/** ISO 8601 in UTC with milliseconds: `2026-01-31T10:00:00.000Z`. */
export function dateTimeText(ms: number): string {
  const day = Math.floor(ms / DAY_MS);
  return `${dateText(day)}T${timeText(ms - day * DAY_MS)}Z`;
}

/** Day number of a text that begins with `YYYY-MM-DD`; null when it does not or there is no such date. */
export function parseDate(text: string): number | null {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text);
  return match === null ? null : dayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Milliseconds of an ISO 8601 date/time (`T` or a blank between, optional seconds, fraction and zone; no zone is UTC). */
export function parseDateTime(text: string): number | null {
  const match =
    /^(\d{4}-\d{1,2}-\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
      text,
    );
  if (match === null) return null;
  const day = parseDate(match[1] as string);
  const time = timeOfDay(Number(match[2] ?? 0), Number(match[3] ?? 0), Number(match[4] ?? 0), match[5]);
  return day === null || time === null ? null : day * DAY_MS + time - zoneMs(match[6]);
}

/** Milliseconds of `HH:MM:SS.mmm` (seconds and fraction may be absent, a closing Z is allowed); null when it is no time. */
export function parseTime(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?Z?$/i.exec(text);
  if (match === null) return null;
  return timeOfDay(Number(match[1]), Number(match[2]), Number(match[3] ?? 0), match[4]);
}

function timeOfDay(hour: number, minute: number, second: number, fraction: string | undefined): number | null {
  if (hour > 23 || minute > 59 || second > 59) return null;
  const ms = fraction === undefined ? 0 : Math.trunc(Number(`0.${fraction}`) * 1000);
  return hour * 3_600_000 + minute * 60_000 + second * 1000 + ms;
}

function zoneMs(zone: string | undefined): number {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0;
  const digits = zone.replace(':', '');
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5));
  return (digits.startsWith('-') ? -minutes : minutes) * 60_000;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
