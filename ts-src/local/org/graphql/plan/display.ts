import type { FieldSchema } from '../../schema/types.ts';
import type { FieldKind } from '../schema/field-kinds.ts';

/** Makes the text users see of a value; null where Salesforce shows the value itself. */
export type Display = (value: unknown) => string | null;

const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(digits: number, style: 'decimal' | 'currency'): Intl.NumberFormat {
  const key = `${style}${digits}`;
  let format = numberFormats.get(key);
  if (format === undefined) {
    const currency = style === 'currency' ? { currency: 'USD' } : {};
    format = new Intl.NumberFormat('en-US', {
      style,
      ...currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    numberFormats.set(key, format);
  }
  return format;
}

const fullYear = new Intl.DateTimeFormat('en-US', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});
const timeFormat = new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone: 'UTC' });

const asIs: Display = (value) => (value === null || value === undefined ? null : String(value));
const nothing: Display = () => null;

function ofNumber(digits: number, style: 'decimal' | 'currency', suffix = ''): Display {
  const format = numberFormat(digits, style);
  return (value) => (typeof value === 'number' ? format.format(value) + suffix : null);
}

function dateTimeText(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const date = new Date(value);
  return `${fullYear.format(date)}, ${timeFormat.format(date).replace('\u202f', ' ')}`;
}

/**
 * `displayValue` of a field for an English (United States) user in UTC with US dollars: numbers with the digits of the
 * field, dates as 5/7/2026, picklists by label; texts and checkboxes have none (UI API guide, Field Value; that texts
 * have none and the exact formats are assumed).
 */
export function displayOf(kind: FieldKind, field: Pick<FieldSchema, 'scale' | 'picklistValues'>): Display {
  switch (kind) {
    case 'Int':
    case 'Long':
      return ofNumber(0, 'decimal');
    case 'Double':
      return ofNumber(field.scale, 'decimal');
    case 'Currency':
      return ofNumber(field.scale, 'currency');
    case 'Percent':
      return ofNumber(field.scale, 'decimal', '%');
    case 'Date':
      return (value) => (typeof value === 'string' ? fullYear.format(new Date(`${value}T00:00:00Z`)) : null);
    case 'DateTime':
      return dateTimeText;
    case 'Picklist':
    case 'MultiPicklist': {
      const labels = new Map(field.picklistValues.map(({ value, label }) => [value, label]));
      return (value) =>
        typeof value !== 'string'
          ? null
          : value
              .split(';')
              .map((part) => labels.get(part) ?? part)
              .join(';');
    }
    case 'PhoneNumber':
    case 'Email':
    case 'Url':
      return asIs;
    default:
      return nothing;
  }
}

/** A value as the UI API and GraphQL give it: datetimes end in `Z` where REST writes `+0000`. */
export function wireValue(value: unknown, kind: FieldKind): unknown {
  if (kind === 'DateTime' && typeof value === 'string') return value.replace('+0000', 'Z');
  return value ?? null;
}
