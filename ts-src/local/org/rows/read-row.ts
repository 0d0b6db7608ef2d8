import { OrgError, notFound } from '../http/org-error.ts';
import type { ApiRequest } from '../http/route.ts';
import type { Kernel, QueryRecord } from '../kernel/types.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import { looksLikeId } from '../store/record-id.ts';

/** Where a read comes from. */
export interface Place {
  readonly request: ApiRequest;
  readonly kernel: Kernel;
}

/** Text as a SOQL string literal. */
function soqlText(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`;
}

/**
 * One record with the fields that `?fields=` names, all readable ones by default.
 * @throws OrgError NOT_FOUND (404; also for a deleted record, as recorded off a real org), INVALID_FIELD (400)
 */
export function readRow(object: ObjectSchema, id: string, { request, kernel }: Place): QueryRecord {
  if (!looksLikeId(id)) {
    throw new OrgError(404, 'NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${id}`);
  }
  const asked = request.query.get('fields');
  const fields = asked ? asked.split(',').map((name) => name.trim()) : readableFields(object, request);
  const soql = `SELECT ${fields.join(', ')} FROM ${object.name} WHERE Id = ${soqlText(id)}`;
  const options = { version: request.version };
  const [record] = kernel.query(soql, request.session, options).records;
  if (record) return record;
  throw notFound();
}

function readableFields(object: ObjectSchema, { session }: ApiRequest): string[] {
  return object.fields.filter(({ name }) => session.access.fieldReadable(object.name, name)).map(({ name }) => name);
}

/** Ids of the live records whose field has the value; at most ten, since one more than one is all that is asked. */
export function matchingIds(
  object: ObjectSchema,
  { field, value }: { field: string; value: string },
  { request, kernel }: Place,
): string[] {
  const schema = object.field(field);
  const literal = schema && isNumber(schema) ? String(Number(value)) : soqlText(value);
  const soql = `SELECT Id FROM ${object.name} WHERE ${field} = ${literal} LIMIT 10`;
  return kernel.query(soql, request.session).records.map(({ Id }) => String(Id));
}

function isNumber({ type }: FieldSchema): boolean {
  return type === 'double' || type === 'int' || type === 'currency' || type === 'percent';
}
