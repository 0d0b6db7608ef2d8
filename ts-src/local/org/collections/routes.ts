import { OrgError } from '../http/org-error.ts';
import type { ApiReply, ApiRequest, RouteDefinition } from '../http/route.ts';
import type { Transactional } from '../composite/context.ts';
import { jsonFields } from '../http/json-body.ts';
import { retrieve } from './retrieve.ts';
import { saveRecords, type Operation } from './save-records.ts';
import { collectionResult } from './result.ts';

/** Source: REST API Developer Guide, sObject Collections: 200 records a call. */
const most = 200;

/** Collections: create, update, upsert, delete and retrieve up to 200 records in one call. */
export function collectionRoutes(context: Transactional): RouteDefinition[] {
  const kind = 'composite-sobjects';
  const path = '/composite/sobjects';
  return [
    { method: 'POST', path, kind, handle: (request) => save(request, context, 'insert') },
    { method: 'PATCH', path, kind, handle: (request) => save(request, context, 'update') },
    { method: 'PATCH', path: `${path}/:object/:field`, kind, handle: (request) => save(request, context, 'upsert') },
    { method: 'DELETE', path, kind, handle: (request) => remove(request, context) },
    { method: 'GET', path: `${path}/:object`, kind, handle: (request) => retrieve(request, context.kernel) },
    { method: 'POST', path: `${path}/:object`, kind, handle: (request) => retrieve(request, context.kernel) },
  ];
}

function save(request: ApiRequest, context: Transactional, operation: Operation): ApiReply {
  const { records, allOrNone } = jsonFields(request.raw);
  if (!Array.isArray(records)) throw new OrgError(400, 'JSON_PARSER_ERROR', 'records must be an array');
  if (records.length > most) {
    const message = `You can only submit up to ${most} records in a request, not ${records.length}`;
    throw new OrgError(400, 'EXCEEDED_MAX_ENTITIES', message);
  }
  const { object, field } = request.params;
  const target = operation === 'upsert' ? { object: object ?? '', field: field ?? '' } : null;
  const results = saveRecords(records, { context, request, operation, target, allOrNone: allOrNone === true });
  return { status: 200, body: results.map((result) => collectionResult(result, operation)) };
}

function remove(request: ApiRequest, context: Transactional): ApiReply {
  const ids = (request.query.get('ids') ?? '').split(',').filter((id) => id !== '');
  if (ids.length === 0) throw new OrgError(400, 'INVALID_INPUT', 'The parameter ids is required');
  if (ids.length > most) throw new OrgError(400, 'EXCEEDED_MAX_ENTITIES', `You can only delete up to ${most} records`);
  const allOrNone = request.query.get('allOrNone') === 'true';
  const records = ids.map((id) => ({ id }));
  const results = saveRecords(records, { context, request, operation: 'remove', target: null, allOrNone });
  return { status: 200, body: results.map((result) => collectionResult(result, 'remove')) };
}
