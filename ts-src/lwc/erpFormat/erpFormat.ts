import LOCALE from '@salesforce/i18n/locale';

const DAY_MS = 86_400_000;

/** What stands where there is no value. */
export const NO_VALUE = '–';

/** Whole days from one ISO date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The ISO date some days after (or before) another. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The reader's own calendar day of a moment as an ISO date. */
export function localDate(moment: Date): string {
  const month = String(moment.getMonth() + 1).padStart(2, '0');
  return `${moment.getFullYear()}-${month}-${String(moment.getDate()).padStart(2, '0')}`;
}

/**
 * An amount with its currency, in as many decimals as the currency has (yen: none) or as asked for; without a code
 * just the number with two, so that no currency is ever guessed.
 */
export function formatMoney(value: number | null | undefined, currency: string | null, digits?: number): string {
  if (value === null || value === undefined) return NO_VALUE;
  const known = currency !== null && /^[A-Z]{3}$/.test(currency);
  const decimals = digits ?? (known ? undefined : 2);
  const format = new Intl.NumberFormat(LOCALE, {
    ...(known ? { style: 'currency', currency } : {}),
    ...(decimals === undefined ? {} : { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
  });
  const shown = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(Math.abs(value) < 0.5 * 10 ** -shown ? 0 : value);
}

/** A price for one unit: as many decimals as the currency has, and up to five where the price has them. */
export function formatPrice(value: number | null | undefined, currency: string | null): string {
  if (value === null || value === undefined) return NO_VALUE;
  const known = currency !== null && /^[A-Z]{3}$/.test(currency);
  const kind: Intl.NumberFormatOptions = known ? { style: 'currency', currency } : { minimumFractionDigits: 2 };
  return new Intl.NumberFormat(LOCALE, { ...kind, maximumFractionDigits: 5 }).format(value);
}

/** An amount as the axis of a chart writes it, such as £15K. */
export function formatAxisMoney(value: number, currency: string | null): string {
  const known = currency !== null && /^[A-Z]{3}$/.test(currency);
  const options: Intl.NumberFormatOptions = { notation: 'compact', maximumFractionDigits: 1 };
  return new Intl.NumberFormat(LOCALE, known ? { ...options, style: 'currency', currency } : options).format(value);
}

/** A number of days with its unit: "1 day", "2.5 days". */
export function formatDays(days: number, digits = 0): string {
  const options: Intl.NumberFormatOptions = { style: 'unit', unit: 'day', unitDisplay: 'long' };
  return new Intl.NumberFormat(LOCALE, { ...options, maximumFractionDigits: digits }).format(days);
}

/** A plain number with at most some decimals. */
export function formatNumber(value: number | null | undefined, digits = 0): string {
  if (value === null || value === undefined) return NO_VALUE;
  return new Intl.NumberFormat(LOCALE, { maximumFractionDigits: digits }).format(value);
}

/** A share (0.25) in percent, always with so many decimals. */
export function formatShare(share: number | null | undefined, digits = 0): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return NO_VALUE;
  return new Intl.NumberFormat(LOCALE, {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(share);
}

/** A change against a base with its sign, such as +12 %; null when the base is not a positive number. */
export function changeShare(value: number, base: number): number | null {
  return base > 0 ? (value - base) / base : null;
}

/** A signed share, such as +12 %. */
export function formatChange(share: number | null): string {
  if (share === null) return NO_VALUE;
  const options: Intl.NumberFormatOptions = { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' };
  return new Intl.NumberFormat(LOCALE, options).format(share);
}

/** An ISO date in the reader's way of writing; the day never shifts with the time zone. */
export function formatDate(date: string | null | undefined): string {
  if (!date) return NO_VALUE;
  const options: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' };
  return new Intl.DateTimeFormat(LOCALE, options).format(new Date(`${date.slice(0, 10)}T00:00:00Z`));
}

/** A moment with date and time of day, in the reader's time zone. */
export function formatMoment(moment: Date): string {
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short' }).format(moment);
}

/** Short name of a calendar month, 1 for January. */
export function formatMonth(month: number): string {
  const options: Intl.DateTimeFormatOptions = { month: 'short', timeZone: 'UTC' };
  return new Intl.DateTimeFormat(LOCALE, options).format(new Date(Date.UTC(2024, month - 1, 15)));
}

/** Age of a moment in the largest fitting unit, such as "3 minutes ago". */
export function formatAge(moment: Date, now: Date): string {
  const seconds = Math.max(0, Math.round((now.getTime() - moment.getTime()) / 1000));
  const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' });
  if (seconds < 60) return relative.format(-seconds, 'second');
  if (seconds < 3600) return relative.format(-Math.floor(seconds / 60), 'minute');
  if (seconds < 86_400) return relative.format(-Math.floor(seconds / 3600), 'hour');
  return relative.format(-Math.floor(seconds / 86_400), 'day');
}

/** Puts values into a label text: `{0}` is the first. */
export function fillLabel(text: string, ...values: readonly (string | number)[]): string {
  return text.replaceAll(/\{(\d)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}

/** A field as people say it, from its API name: `BillingCity` is Billing City, `ERP_Unit__c` is ERP Unit. */
export function fieldName(apiName: string): string {
  const plain = apiName
    .replace(/^.*\./, '')
    .replace(/^[a-z0-9]+__(?=\w+__[cr]$)/i, '')
    .replace(/__[cr]$/, '');
  const bare = plain.length > 2 ? plain.replace(/Id$/, '') : plain;
  return bare.replaceAll('_', ' ').replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2');
}
