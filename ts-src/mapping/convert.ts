import { parseDate, parseDateTime, dateTimeText } from './formula/calendar.ts';
import { HALF_AWAY, parseNumber, round, toDouble } from './formula/numbers.ts';
import type { Num } from './formula/numbers.ts';
import { note, refuse } from './state.ts';
import type { RunState } from './state.ts';
import type { MappedValue, TargetField } from './types.ts';

/** Turns a value into what the field stores, noting what it alters and refusing what does not fit. */
export type Convert = (value: unknown, state: RunState) => MappedValue;

/** Dates Salesforce stores: 1700-01-01 to 4000-12-31 (documented: API primitive data types, date). */
const MIN_DAY = parseDate('1700-01-01') as number;
const MAX_DAY = parseDate('4000-12-31') as number;

/** Above this a double no longer holds every digit. */
const EXACT_LIMIT = 1e15;

/** Characters that Salesforce does not store, and halves of character pairs, which may be broken. */
const DOUBTFUL = /[\u0000-\u001f\u007f\ud800-\udfff\ufffe\uffff]/;
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;

const CONVERTERS: Readonly<Record<string, (field: TargetField) => Convert>> = {
  string: (field) => text(field, false),
  textarea: (field) => text(field, true),
  email: (field) => text(field, false),
  phone: (field) => text(field, false),
  url: (field) => text(field, false),
  combobox: (field) => text(field, false),
  encryptedstring: (field) => text(field, false),
  reference: (field) => text(field, false),
  id: (field) => text(field, false),
  picklist: picklist,
  multipicklist: multiPicklist,
  double: number,
  currency: number,
  percent: number,
  int: number,
  long: number,
  boolean: boolean,
  date: date,
  datetime: dateTime,
};

/** The conversion to a field's type; undefined when the engine can't write fields of that type. */
export function converter(field: TargetField): Convert | undefined {
  return CONVERTERS[field.type]?.(field);
}

/**
 * Text as Salesforce stores it: without white space at its ends (Salesforce trims text on save; observed), so that
 * nothing looks changed for ever; line ends as \n, in one-line fields as blanks; cut to the field's length.
 */
function text(field: TargetField, manyLines: boolean): Convert {
  const max = field.length > 0 ? field.length : Infinity;
  return (value, state) => {
    if (value === null || value === undefined) return null;
    let result = typeof value === 'string' ? value : plain(value, field, state);
    if (DOUBTFUL.test(result)) result = clean(result, manyLines, field, state);
    result = trimmed(result);
    if (result.length > max) result = cut(result, max, field, state);
    return result === '' ? null : result;
  };
}

/** Trims only when there is something to trim: most texts have nothing. */
function trimmed(value: string): string {
  if (value === '') return value;
  const first = value.charCodeAt(0);
  const last = value.charCodeAt(value.length - 1);
  return first <= 32 || last <= 32 || first >= 160 || last >= 160 ? value.trim() : value;
}

function plain(value: unknown, field: TargetField, state: RunState): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  refuse(state, 'MAPPING_WRONG_TYPE', field.name, `${field.name} takes text, but the source gives a list or a record`);
  return '';
}

function clean(value: string, manyLines: boolean, field: TargetField, state: RunState): string {
  const lines = value.replace(/\r\n?/g, '\n').replace(/\t/g, manyLines ? '\t' : ' ');
  const kept = lines.replace(FORBIDDEN, '').toWellFormed();
  if (kept !== lines)
    note(state, 'MAPPING_TEXT_CLEANED', field.name, 'Characters that Salesforce does not store were removed');
  if (manyLines || !kept.includes('\n')) return kept;
  note(state, 'MAPPING_TEXT_CLEANED', field.name, 'Line breaks became blanks, the field holds one line');
  return kept.replace(/\n+/g, ' ');
}

/** Cuts without breaking a character pair. */
function cut(value: string, max: number, field: TargetField, state: RunState): string {
  const last = value.charCodeAt(max - 1);
  const end = last >= 0xd800 && last <= 0xdbff ? max - 1 : max;
  note(state, 'MAPPING_TEXT_CUT', field.name, `Text of ${value.length} characters was cut to ${max}`);
  return value.slice(0, end).trimEnd();
}

function picklist(field: TargetField): Convert {
  const asText = text({ ...field, length: 255 }, false);
  const known = new Set(field.picklistValues);
  if (!field.restrictedPicklist || known.size === 0) return asText;
  return (value, state) => {
    const chosen = asText(value, state);
    if (chosen === null || known.has(chosen as string)) return chosen;
    return refuse(
      state,
      'MAPPING_PICKLIST_VALUE_UNKNOWN',
      field.name,
      `${field.name} does not have the value that the source gives`,
    );
  };
}

function multiPicklist(field: TargetField): Convert {
  const one = picklist(field);
  return (value, state) => {
    if (typeof value !== 'string') return one(value, state);
    const chosen = value.split(';').map((part) => one(part, state));
    return chosen.filter((part) => part !== null && part !== '').join(';') || null;
  };
}

/** Numbers: rounded half away from zero to the field's scale, refused when the integer part does not fit. */
function number(field: TargetField): Convert {
  const scale = field.type === 'int' || field.type === 'long' ? 0 : field.scale;
  const unit = 10 ** scale;
  // Describe gives precision 0 for integers, which hold up to nine digits.
  const digits = field.precision > 0 ? field.precision - field.scale : 9;
  const limit = 10 ** digits;
  return (value, state) => {
    if (value === null || value === undefined || value === '') return null;
    const given = typeof value === 'number' ? value : numberFrom(value);
    if (given === null || (typeof given === 'number' && !Number.isFinite(given))) {
      return refuse(
        state,
        'MAPPING_WRONG_TYPE',
        field.name,
        `${field.name} takes a number, but the source gives something else`,
      );
    }
    const rounded = toScale(given, unit, scale);
    if (Math.abs(rounded) >= limit) {
      return refuse(
        state,
        'MAPPING_NUMBER_TOO_LARGE',
        field.name,
        `${field.name} holds ${digits} digits before the decimal point, the number has more`,
      );
    }
    if (rounded !== given) note(state, 'MAPPING_NUMBER_ROUNDED', field.name, roundingOf(given, rounded, scale));
    return rounded === 0 ? 0 : rounded;
  };
}

/** What rounding did: decimals that the field does not hold, or digits that a JSON number can't carry. */
function roundingOf(given: Num, rounded: number, scale: number): string {
  const toTheScale = round(given, scale, HALF_AWAY);
  return typeof toTheScale === 'number'
    ? `The number was rounded to ${scale} decimals`
    : `The number has more digits than are kept; ${rounded} was taken`;
}

/** A double that scales to an integer and back unchanged has no more decimals than the scale: nothing to round. */
function toScale(value: Num, unit: number, scale: number): number {
  if (typeof value === 'number') {
    if (Number.isInteger(value)) return value;
    const scaled = Math.round(value * unit);
    if (scaled / unit === value && Math.abs(scaled) < EXACT_LIMIT) return value;
  }
  return toDouble(round(value, scale, HALF_AWAY));
}

function numberFrom(value: unknown): Num | null {
  if (typeof value === 'boolean') return null;
  return typeof value === 'string' ? parseNumber(value.trim()) : null;
}

function boolean(field: TargetField): Convert {
  return (value, state) => {
    if (typeof value === 'boolean') return value;
    // A checkbox is never blank in Salesforce.
    if (value === null || value === undefined || value === '') return false;
    const word = typeof value === 'string' ? value.trim().toLowerCase() : value;
    if (word === 'true' || word === 'yes' || word === 1) return true;
    if (word === 'false' || word === 'no' || word === 0) return false;
    refuse(
      state,
      'MAPPING_WRONG_TYPE',
      field.name,
      `${field.name} takes true or false, but the source gives something else`,
    );
    return false;
  };
}

function date(field: TargetField): Convert {
  return (value, state) => {
    if (value === null || value === undefined || value === '') return null;
    const given = typeof value === 'string' ? value.trim() : '';
    const day = /^\d{4}-\d{2}-\d{2}(T|$)/.test(given) ? parseDate(given) : null;
    if (day === null) {
      return refuse(
        state,
        'MAPPING_WRONG_TYPE',
        field.name,
        `${field.name} takes a date YYYY-MM-DD, but the source gives something else`,
      );
    }
    return inRange(day, field, state) ? given.slice(0, 10) : null;
  };
}

function dateTime(field: TargetField): Convert {
  return (value, state) => {
    if (value === null || value === undefined || value === '') return null;
    const ms = typeof value === 'string' ? parseDateTime(value.trim()) : null;
    if (ms === null) {
      return refuse(
        state,
        'MAPPING_WRONG_TYPE',
        field.name,
        `${field.name} takes a date and time, but the source gives something else`,
      );
    }
    return inRange(Math.floor(ms / 86_400_000), field, state) ? dateTimeText(ms) : null;
  };
}

function inRange(day: number, field: TargetField, state: RunState): boolean {
  if (day >= MIN_DAY && day <= MAX_DAY) return true;
  refuse(
    state,
    'MAPPING_DATE_OUT_OF_RANGE',
    field.name,
    `${field.name} holds dates from 1700 to 4000, the source gives another`,
  );
  return false;
}
