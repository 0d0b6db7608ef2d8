import { badRequest, ErpError } from '../books/errors.ts';
import type { EntityContract, FieldContract } from '../contract/derive.ts';
import { decodeMember } from '../odata/names.ts';

function wrong(field: FieldContract, wanted: string): Error {
  return badRequest(`Cannot convert the value of '${field.name}' to ${wanted}.`);
}

function isDay(text: string): boolean {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

function decode(field: FieldContract, value: unknown): unknown {
  if (value === null) {
    throw badRequest(`The field '${field.name}' cannot be null.`, 'BadRequest_RequiredParamNotProvided');
  }
  switch (field.type) {
    case 'string':
      if (typeof value !== 'string') throw wrong(field, 'Edm.String');
      if (field.max !== undefined && value.length > field.max) {
        throw badRequest(
          `The length of the string is ${value.length}, but it must be less than or equal to ${field.max} characters. Field: ${field.name}.`,
          'Application_StringExceededLength',
        );
      }
      return value;
    case 'enum': {
      const member = typeof value === 'string' ? decodeMember(value) : '';
      if (field.values?.includes(member) !== true) {
        throw new ErpError(400, 'Unknown', `'${String(value)}' is not an option of the field '${field.name}'.`);
      }
      return member;
    }
    case 'guid':
      if (typeof value !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) {
        throw badRequest(`The value of '${field.name}' is not a guid.`, 'Application_InvalidGUID');
      }
      return value.toLowerCase();
    case 'date':
      if (typeof value !== 'string' || !isDay(value)) throw wrong(field, 'Edm.Date');
      return value;
    case 'datetime': {
      const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
      if (Number.isNaN(ms)) throw wrong(field, 'Edm.DateTimeOffset');
      return ms < 0 ? 0 : ms;
    }
    case 'boolean':
      if (typeof value !== 'boolean') throw wrong(field, 'Edm.Boolean');
      return value;
    case 'decimal':
    case 'int32':
    case 'int64':
      if (typeof value !== 'number' || !Number.isFinite(value)) throw wrong(field, 'Edm.Decimal');
      return value;
    default:
      throw wrong(field, 'a value of its type');
  }
}

/**
 * Checks a request body against the contract and decodes its values. Annotations (`@…`) are skipped; members named in
 * `children` (lists for a deep insert) are passed as they are; those in `once` may be given although they can't be
 * changed later.
 * @throws ErpError 400 for unknown or read-only fields and for values that don't fit.
 */
export function decodeBody(
  contract: EntityContract,
  body: unknown,
  children: readonly string[] = [],
  once: readonly string[] = [],
): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw badRequest('The request body must be one JSON object.');
  }
  const decoded: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) {
    if (name.includes('@')) continue;
    if (children.includes(name)) {
      decoded[name] = value;
      continue;
    }
    const field = contract.fields.find((candidate) => candidate.name === name);
    if (field === undefined) {
      throw badRequest(`The property '${name}' does not exist on type 'Microsoft.NAV.${contract.entity}'.`);
    }
    if (field.readOnly === true && !once.includes(name)) {
      throw badRequest(`Control '${name}' is read-only.`, 'BadRequest_InvalidOperation');
    }
    decoded[name] = decode(field, value);
  }
  return decoded;
}
