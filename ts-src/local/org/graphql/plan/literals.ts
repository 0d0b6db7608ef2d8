import { isJsonObject } from '../../http/json-body.ts';
import type { Literal } from '../../soql/ast.ts';
import { requestFailure } from '../document/errors.ts';
import type { FieldKind } from '../schema/field-kinds.ts';
import { isNumeric } from '../schema/field-kinds.ts';

/** A filter value as SOQL literal, by the kind of its field. @throws GraphqlFailure for a value that does not fit */
export function literalOf(value: unknown, kind: FieldKind): Literal {
  if (value === null || value === undefined) return { kind: 'null' };
  if (kind === 'Date' || kind === 'DateTime') return dateLiteral(value, kind);
  if (kind === 'Boolean') return { kind: 'boolean', value: value === true };
  if (isNumeric(kind)) return { kind: 'number', value: Number(value), text: String(value) };
  if (kind === 'Time') return { kind: 'time', value: String(value).replace(/Z$/, '') };
  return { kind: 'string', value: String(value) };
}

/** `{value}`, `{literal}` or `{range}`. */
function dateLiteral(input: unknown, kind: 'Date' | 'DateTime'): Literal {
  if (!isJsonObject(input)) return dateValue(input, kind);
  if (typeof input['literal'] === 'string') return { kind: 'dateLiteral', name: input['literal'] };
  const range = isJsonObject(input['range']) ? Object.entries(input['range'])[0] : undefined;
  if (range !== undefined) return { kind: 'dateLiteral', name: range[0].toUpperCase(), n: Number(range[1]) };
  return dateValue(input['value'], kind);
}

function dateValue(value: unknown, kind: 'Date' | 'DateTime'): Literal {
  if (value === null || value === undefined) return { kind: 'null' };
  if (kind === 'Date') return { kind: 'date', value: String(value) };
  const milliseconds = Date.parse(String(value));
  if (Number.isNaN(milliseconds)) throw requestFailure('ValidationError', `${String(value)} is no date and time`);
  return { kind: 'datetime', value: milliseconds };
}
