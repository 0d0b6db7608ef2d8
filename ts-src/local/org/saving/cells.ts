import { OrgError } from '../http/org-error.ts';
import type { FieldSchema } from '../schema/types.ts';
import type { OrgDatabase } from '../store/database.ts';
import { looksLikeId } from '../store/record-id.ts';
import type { Stored } from '../store/tables.ts';
import { roundDecimal } from './round.ts';
import { RowProblem } from './row-problem.ts';

/** Turns a cell that is not empty into the value its column keeps. @throws RowProblem, OrgError JSON_PARSER_ERROR */
export type CellConverter = (cell: unknown) => Stored;

export type CellFormat = 'json' | 'csv';

const BLANK_ENDS = /^[\u0000-\u0020]+|[\u0000-\u0020]+$/g;
const EMAIL = /^[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\]+\.[A-Za-z0-9-]{2,}$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATETIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;
const TIME = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?Z?$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** The value has a JSON type or form that the field can't take: Salesforce refuses the whole JSON request. */
function wrongType(field: FieldSchema, cell: unknown, format: CellFormat): Error {
  const text = typeof cell === 'string' ? cell : JSON.stringify(cell);
  if (format === 'csv') {
    return new RowProblem('INVALID_TYPE_ON_FIELD_IN_RECORD', `${field.label}: value not of required type: ${text}`, [
      field.name,
    ]);
  }
  const kinds: Record<string, string> = {
    string: 'VALUE_STRING',
    boolean: cell === true ? 'VALUE_TRUE' : 'VALUE_FALSE',
  };
  const numeric = Number.isInteger(cell) ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT';
  const kind = kinds[typeof cell] ?? (typeof cell === 'number' ? numeric : 'START_OBJECT');
  return new OrgError(
    400,
    'JSON_PARSER_ERROR',
    `Cannot deserialize instance of ${jsonType(field)} from ${kind} value ${text} or request may be missing a required field`,
  );
}

function jsonType(field: FieldSchema): string {
  if (field.type === 'textarea' || field.storage === 'text') return 'string';
  return field.type === 'reference' || field.type === 'id' ? 'reference' : field.type;
}

function text(field: FieldSchema, format: CellFormat): CellConverter {
  const { length } = field;
  return (cell) => {
    if (typeof cell !== 'string') throw wrongType(field, cell, format);
    const first = cell.charCodeAt(0);
    const last = cell.charCodeAt(cell.length - 1);
    const trimmed = first <= 32 || last <= 32 ? cell.replace(BLANK_ENDS, '') : cell;
    if (trimmed === '') return null;
    if (trimmed.length > length) {
      const message = `${field.label}: data value too large: ${trimmed} (max length=${length})`;
      throw new RowProblem('STRING_TOO_LONG', message, [field.name]);
    }
    return trimmed;
  };
}

function email(field: FieldSchema, format: CellFormat): CellConverter {
  const plain = text(field, format);
  return (cell) => {
    const value = plain(cell);
    if (value !== null && !EMAIL.test(String(value))) {
      throw new RowProblem('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${value}`, [field.name]);
    }
    return value;
  };
}

function badPicklist(field: FieldSchema, value: string): RowProblem {
  const message = `${field.label}: bad value for restricted picklist field: ${value}`;
  return new RowProblem('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, [field.name]);
}

function picklist(field: FieldSchema, format: CellFormat): CellConverter {
  const plain = text({ ...field, length: Math.max(field.length, 255) }, format);
  if (!field.restrictedPicklist) return plain;
  const allowed = new Map(
    field.picklistValues.filter((value) => value.active).map(({ value }) => [value.toLowerCase(), value]),
  );
  return (cell) => {
    const value = plain(cell);
    if (value === null) return null;
    const known = allowed.get(String(value).toLowerCase());
    if (known === undefined) throw badPicklist(field, String(value));
    return known;
  };
}

function multipicklist(field: FieldSchema, format: CellFormat): CellConverter {
  const plain = text(field, format);
  const order = new Map(field.picklistValues.map(({ value }, index) => [value, index]));
  return (cell) => {
    const value = plain(cell);
    if (value === null) return null;
    const parts = [
      ...new Set(
        String(value)
          .split(';')
          .map((part) => part.trim()),
      ),
    ].filter((part) => part !== '');
    const unknown = parts.find((part) => !order.has(part));
    if (field.restrictedPicklist && unknown !== undefined) throw badPicklist(field, unknown);
    return parts.sort((a, b) => (order.get(a) ?? 9999) - (order.get(b) ?? 9999)).join(';');
  };
}

function number(field: FieldSchema, format: CellFormat): CellConverter {
  const whole = field.type === 'int' || field.type === 'long';
  const scale = whole ? 0 : field.scale;
  const limit = whole ? 2 ** 31 : 10 ** ((field.precision || 18) - scale);
  return (cell) => {
    let value: number;
    if (typeof cell === 'number') value = cell;
    else if (typeof cell === 'string' && NUMBER.test(cell)) value = Number(cell);
    else if (typeof cell === 'string' && cell.trim() === '') return null;
    else throw wrongType(field, cell, format);
    const rounded = roundDecimal(value, scale);
    if (Math.abs(rounded) >= limit) {
      const message = `${field.label}: value outside of valid range on numeric field: ${value}`;
      throw new RowProblem('NUMBER_OUTSIDE_VALID_RANGE', message, [field.name]);
    }
    return rounded === 0 ? 0 : rounded;
  };
}

function flag(field: FieldSchema, format: CellFormat): CellConverter {
  return (cell) => {
    if (cell === true || cell === 'true') return 1;
    if (cell === false || cell === 'false') return 0;
    const word = String(cell).toLowerCase();
    if (word === 'true' || (format === 'csv' && (word === '1' || word === 'yes'))) return 1;
    if (word === 'false' || word === '' || (format === 'csv' && (word === '0' || word === 'no'))) return 0;
    throw wrongType(field, cell, format);
  };
}

function validDate(value: string): boolean {
  const parts = DATE.exec(value);
  if (parts === null) return false;
  const [, year, month, day] = parts.map(Number) as [number, number, number, number];
  if (year < 1700 || year > 4000 || month < 1 || month > 12 || day < 1) return false;
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function date(field: FieldSchema, format: CellFormat): CellConverter {
  // The last value seen: rows of one load repeat dates, and checking one costs more than comparing two.
  let known = '';
  return (cell) => {
    if (cell === known) return known;
    if (typeof cell !== 'string') throw wrongType(field, cell, format);
    if (cell === '') return null;
    const value = DATETIME.test(cell) ? cell.slice(0, 10) : cell;
    if (!validDate(value)) throw wrongType(field, cell, format);
    known = value;
    return value;
  };
}

function datetime(field: FieldSchema, format: CellFormat): CellConverter {
  return (cell) => {
    if (typeof cell !== 'string') throw wrongType(field, cell, format);
    if (cell === '') return null;
    if (!DATETIME.test(cell) && !validDate(cell)) throw wrongType(field, cell, format);
    const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/.test(cell) || !cell.includes('T') ? cell : `${cell}Z`;
    const value = Date.parse(zoned.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
    if (Number.isNaN(value)) throw wrongType(field, cell, format);
    return Math.trunc(value / 1000) * 1000;
  };
}

function time(field: FieldSchema, format: CellFormat): CellConverter {
  return (cell) => {
    const parts = typeof cell === 'string' ? TIME.exec(cell) : null;
    if (parts === null) throw wrongType(field, cell, format);
    return `${parts[1]}:${parts[2]}:${parts[3]}.${(parts[4] ?? '').padEnd(3, '0')}`;
  };
}

function reference(field: FieldSchema, database: OrgDatabase): CellConverter {
  const allowed = new Set(field.referenceTo.map((object) => database.table(object).index));
  const wrong = (value: string): RowProblem =>
    new RowProblem('MALFORMED_ID', `${field.label}: id value of incorrect type: ${value}`, [field.name]);
  return (cell) => {
    if (typeof cell !== 'string') throw wrong(String(cell));
    if (cell === '') return null;
    if (!looksLikeId(cell)) throw wrong(cell);
    const record = database.ids.parse(cell);
    if (record === null) {
      const index = database.ids.objectIndexOfId(cell);
      if (index === null || !allowed.has(index)) throw wrong(cell);
      throw new RowProblem('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [field.name]);
    }
    if (!allowed.has(database.ids.objectIndex(record))) throw wrong(cell);
    return record;
  };
}

/** The converter of a field; made once per column of a save. */
export function cellConverter(field: FieldSchema, format: CellFormat, database: OrgDatabase): CellConverter {
  switch (field.type) {
    case 'boolean':
      return flag(field, format);
    case 'int':
    case 'long':
    case 'double':
    case 'currency':
    case 'percent':
      return number(field, format);
    case 'date':
      return date(field, format);
    case 'datetime':
      return datetime(field, format);
    case 'time':
      return time(field, format);
    case 'id':
    case 'reference':
      return reference(field, database);
    case 'email':
      return email(field, format);
    case 'picklist':
      return picklist(field, format);
    case 'multipicklist':
      return multipicklist(field, format);
    default:
      return text(field, format);
  }
}
