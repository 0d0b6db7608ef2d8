import type { ApiReply, ApiRequest } from '../http/route.ts';
import { isJsonObject, jsonFields } from '../http/json-body.ts';
import { OrgError, notFound } from '../http/org-error.ts';
import type { Kernel } from '../kernel/types.ts';
import type { SaveError, SaveOptions, SaveResult } from '../saving/types.ts';
import type { ObjectSchema } from '../schema/types.ts';
import { objectOfId, readRecord } from './record.ts';

/** `POST /ui-api/records` with `{apiName, fields, allowSaveOnDuplicate?}`: 201 and the record. */
export function createRecord(kernel: Kernel, request: ApiRequest): ApiReply {
  const body = jsonFields(request.raw);
  const object = kernel.schema.object(String(body['apiName']));
  if (object === undefined) {
    throw new OrgError(400, 'INVALID_TYPE', `Object ${String(body['apiName'])} is not supported in UI API`);
  }
  const { columns, cells } = tableOf(body['fields']);
  const [result] = kernel.save.insert(object.name, { columns, rows: [cells] }, request.session, optionsOf(body));
  return saved(kernel, request, object, { result, status: 201 });
}

/**
 * `PATCH /ui-api/records/{id}` with `{fields, allowSaveOnDuplicate?}`: 200 and the record; 412 when it changed after the date in
 * `If-Unmodified-Since`.
 */
export function updateRecord(kernel: Kernel, request: ApiRequest): ApiReply {
  const id = request.params['id'] ?? '';
  const object = objectOfId(kernel, request.session, id);
  refuseChangedSince(kernel, request, id);
  const body = jsonFields(request.raw);
  const { columns, cells } = tableOf(body['fields']);
  const table = { columns: ['Id', ...columns], rows: [[id, ...cells]] };
  const [result] = kernel.save.update(object.name, table, request.session, optionsOf(body));
  return saved(kernel, request, object, { result, status: 200 });
}

/** `DELETE /ui-api/records/{id}`: 204. */
export function deleteRecord(kernel: Kernel, request: ApiRequest): ApiReply {
  const id = request.params['id'] ?? '';
  const object = objectOfId(kernel, request.session, id);
  const [result] = kernel.save.remove(object.name, [id], request.session);
  if (result?.success === true) return { status: 204 };
  return failure(object, result?.errors ?? []);
}

function refuseChangedSince(kernel: Kernel, request: ApiRequest, id: string): void {
  const since = request.headers['if-unmodified-since'];
  if (typeof since !== 'string') return;
  const record = readRecord(kernel, request.session, { id, fields: [], optionalFields: [''], allFields: false });
  // HTTP dates have whole seconds.
  const modified = Math.floor(Date.parse(String(record['lastModifiedDate'])) / 1_000);
  if (modified > Date.parse(since) / 1_000) {
    throw new OrgError(412, 'CONFLICT', 'The record was changed after the date in If-Unmodified-Since');
  }
}

function optionsOf(body: Readonly<Record<string, unknown>>): SaveOptions {
  return { allowDuplicates: body['allowSaveOnDuplicate'] === true };
}

function tableOf(fields: unknown): { columns: string[]; cells: unknown[] } {
  if (!isJsonObject(fields)) {
    throw new OrgError(400, 'JSON_PARSER_ERROR', 'The body must have a member fields, an object of field values');
  }
  return { columns: Object.keys(fields), cells: Object.values(fields) };
}

interface Saved {
  readonly result: SaveResult | undefined;
  readonly status: number;
}

function saved(kernel: Kernel, request: ApiRequest, object: ObjectSchema, { result, status }: Saved): ApiReply {
  if (result?.success !== true || result.id === null) return failure(object, result?.errors ?? []);
  const question = { id: result.id, fields: [], optionalFields: [], allFields: true };
  return { status, body: readRecord(kernel, request.session, question) };
}

/** The body of a refused save, errors by field (User Interface API guide, error responses; the form is assumed). */
function failure(object: ObjectSchema, errors: readonly SaveError[]): ApiReply {
  if (errors.some(({ statusCode }) => statusCode === 'NOT_FOUND' || statusCode === 'ENTITY_IS_DELETED'))
    throw notFound();
  const general: unknown[] = [];
  const fieldErrors: Record<string, unknown[]> = {};
  for (const { statusCode, message, fields, duplicateResult } of errors) {
    const names = fields.filter((name) => object.field(name) !== undefined);
    const duplicateRecordError = duplicateResult === undefined ? null : { matchResults: duplicateResult.matchResults };
    const item = { constituentField: null, duplicateRecordError, errorCode: statusCode, message };
    if (names.length === 0) general.push({ ...item, field: null, fieldLabel: null });
    for (const name of names) {
      const fieldLabel = object.field(name)?.label ?? name;
      (fieldErrors[name] ??= []).push({ ...item, field: name, fieldLabel });
    }
  }
  const body = {
    message: 'An error occurred while trying to update the record. Please try again.',
    statusCode: 400,
    enhancedErrorType: 'RecordError',
    output: { errors: general, fieldErrors },
  };
  return { status: 400, body };
}
