import { allowsDuplicates } from '../http/duplicate-rule-header.ts';
import { jsonFields } from '../http/json-body.ts';
import { objectOfPath } from '../http/object-of-path.ts';
import { DuplicateError, OrgError, notFound } from '../http/org-error.ts';
import type { ApiReply, ApiRequest, RouteDefinition } from '../http/route.ts';
import type { Kernel } from '../kernel/types.ts';
import type { SaveOptions, SaveResult } from '../saving/types.ts';
import type { ObjectSchema } from '../schema/types.ts';
import { checkPreconditions, readReply } from './conditional.ts';
import { matchingIds } from './read-row.ts';
import { tableOf } from './row-table.ts';

/** From this version on, an upsert that updated answers 200 with a body instead of 204. */
const upsertAnswersFrom = 46;

/**
 * Statuses of single saves that are refused for another reason than what was sent.
 * Source: REST API Developer Guide, Status Codes and Error Responses; which code has which is by experience.
 */
const statuses: Readonly<Record<string, number>> = {
  ENTITY_IS_DELETED: 404,
  NOT_FOUND: 404,
  INSUFFICIENT_ACCESS_OR_READONLY: 403,
  STORAGE_LIMIT_EXCEEDED: 403,
};

/**
 * Single rows by id and by external id.
 * Source: REST API Developer Guide, sObject Rows, sObject Rows by External ID.
 */
export function rowRoutes(kernel: Kernel): RouteDefinition[] {
  const kind = 'rows';
  const byId = '/sobjects/:object/:id';
  const byExternalId = '/sobjects/:object/:field/:value';
  return [
    { method: 'POST', path: '/sobjects/:object', kind, handle: (request) => create(request, kernel) },
    { method: 'GET', path: byId, kind, handle: (request) => get(request, kernel) },
    { method: 'PATCH', path: byId, kind, handle: (request) => update(request, kernel) },
    { method: 'DELETE', path: byId, kind, handle: (request) => remove(request, kernel) },
    { method: 'GET', path: byExternalId, kind, handle: (request) => getByExternalId(request, kernel) },
    { method: 'PATCH', path: byExternalId, kind, handle: (request) => upsert(request, kernel) },
    { method: 'DELETE', path: byExternalId, kind, handle: (request) => removeByExternalId(request, kernel) },
  ];
}

function create(request: ApiRequest, kernel: Kernel): ApiReply {
  const object = objectOfPath(request, kernel);
  const table = tableOf([jsonFields(request.raw)]);
  const result = succeeded(kernel.save.insert(object.name, table, request.session, optionsOf(request))[0]);
  return created(result, object, request, {});
}

function optionsOf(request: ApiRequest): SaveOptions {
  return { allowDuplicates: allowsDuplicates(request) };
}

function created(result: SaveResult, object: ObjectSchema, request: ApiRequest, more: object): ApiReply {
  const location = `/services/data/v${request.version}/sobjects/${object.name}/${result.id}`;
  return { status: 201, headers: { Location: location }, body: { id: result.id, success: true, errors: [], ...more } };
}

/** The result of a single save; a failure becomes the array of errors that single calls answer with. */
function succeeded(result: SaveResult | undefined): SaveResult {
  const error = result?.errors[0];
  if (result?.success) return result;
  if (!error) throw new OrgError(500, 'UNKNOWN_EXCEPTION', 'The save gave no result');
  const { statusCode, message, fields, duplicateResult } = error;
  if (duplicateResult !== undefined) throw new DuplicateError(message, duplicateResult);
  throw new OrgError(statuses[statusCode] ?? 400, statusCode, message, fields);
}

function get(request: ApiRequest, kernel: Kernel): ApiReply {
  const object = objectOfPath(request, kernel);
  return readReply(object, request.params.id ?? '', { request, kernel });
}

function update(request: ApiRequest, kernel: Kernel): ApiReply {
  const object = objectOfPath(request, kernel);
  const fields = jsonFields(request.raw);
  refuseIdIn(fields);
  checkPreconditions(object, request, kernel);
  const table = tableOf([{ Id: request.params.id, ...fields }]);
  succeeded(kernel.save.update(object.name, table, request.session, optionsOf(request))[0]);
  return { status: 204 };
}

function refuseIdIn(fields: Readonly<Record<string, unknown>>): void {
  const name = Object.keys(fields).find((key) => key.toLowerCase() === 'id');
  if (name === undefined) return;
  const message = 'The Id field should not be specified in the sobject data.';
  throw new OrgError(400, 'INVALID_FIELD_FOR_INSERT_UPDATE', message, [name]);
}

function remove(request: ApiRequest, kernel: Kernel): ApiReply {
  const object = objectOfPath(request, kernel);
  succeeded(kernel.save.remove(object.name, [request.params.id ?? ''], request.session)[0]);
  return { status: 204 };
}

function externalIdOf(request: ApiRequest, object: ObjectSchema): string {
  const name = request.params.field ?? '';
  const field = object.field(name);
  const usable = field && (field.externalId || field.idLookup || field.name === 'Id');
  if (usable && request.session.access.fieldReadable(object.name, field.name)) return field.name;
  const message = `Provided external ID field does not exist or is not accessible: ${name}`;
  throw new OrgError(404, 'NOT_FOUND', message);
}

/** The one record with the external id, or the 300 answer that lists several. */
function findOne(request: ApiRequest, object: ObjectSchema, kernel: Kernel): string | ApiReply | null {
  const field = externalIdOf(request, object);
  const ids = matchingIds(object, { field, value: request.params.value ?? '' }, { request, kernel });
  if (ids.length <= 1) return ids[0] ?? null;
  return { status: 300, body: ids.map((id) => `/services/data/v${request.version}/sobjects/${object.name}/${id}`) };
}

function getByExternalId(request: ApiRequest, kernel: Kernel): ApiReply {
  const object = objectOfPath(request, kernel);
  const found = findOne(request, object, kernel);
  if (found === null) throw notFound();
  return typeof found === 'string' ? readReply(object, found, { request, kernel }) : found;
}

function removeByExternalId(request: ApiRequest, kernel: Kernel): ApiReply {
  const object = objectOfPath(request, kernel);
  const found = findOne(request, object, kernel);
  if (found === null) throw notFound();
  if (typeof found !== 'string') return found;
  succeeded(kernel.save.remove(object.name, [found], request.session)[0]);
  return { status: 204 };
}

function upsert(request: ApiRequest, kernel: Kernel): ApiReply {
  const object = objectOfPath(request, kernel);
  const fields = jsonFields(request.raw);
  refuseIdIn(fields);
  const found = findOne(request, object, kernel);
  if (found !== null && typeof found !== 'string') return found;
  const field = externalIdOf(request, object);
  if (Object.keys(fields).some((name) => name.toLowerCase() === field.toLowerCase())) {
    const message = `The ${field} field should not be specified in the sobject data.`;
    throw new OrgError(400, 'INVALID_FIELD', message, [field]);
  }
  if (found === null && request.query.get('updateOnly') === 'true') throw notFound();
  if (found === null) {
    const table = tableOf([{ ...fields, [field]: request.params.value }]);
    const result = succeeded(kernel.save.insert(object.name, table, request.session, optionsOf(request))[0]);
    return created(result, object, request, Number(request.version) >= upsertAnswersFrom ? { created: true } : {});
  }
  succeeded(
    kernel.save.update(object.name, tableOf([{ Id: found, ...fields }]), request.session, optionsOf(request))[0],
  );
  if (Number(request.version) < upsertAnswersFrom) return { status: 204 };
  return { status: 200, body: { id: found, success: true, errors: [], created: false } };
}
