import { OrgError, notFound } from '../http/org-error.ts';
import type { ApiReply, ApiRequest, RouteDefinition } from '../http/route.ts';
import type { Kernel } from '../kernel/types.ts';
import type { ObjectSchema } from '../schema/types.ts';
import { eTagOf, objectInfo } from './object-info.ts';
import { picklistValues } from './picklist-values.ts';
import { readRecord } from './record.ts';
import type { RecordQuestion } from './record.ts';
import { createRecord, deleteRecord, updateRecord } from './save-record.ts';

/**
 * The User Interface API as far as components use it: object metadata, picklist values, records.
 * Source: User Interface API Developer Guide.
 */
export function uiApiRoutes(kernel: Kernel): RouteDefinition[] {
  const kind = 'ui-api';
  const info = '/ui-api/object-info';
  const get = (path: string, body: (request: ApiRequest) => unknown): RouteDefinition => ({
    method: 'GET',
    path,
    kind,
    handle: (request) => ({ status: 200, body: body(request) }),
  });
  const change = (method: 'POST' | 'PATCH' | 'DELETE', path: string, reply: (request: ApiRequest) => ApiReply) => ({
    method,
    path,
    kind,
    handle: reply,
  });
  return [
    get(info, (request) => directory(kernel, request)),
    get(`${info}/batch/:objects`, (request) => infoBatch(kernel, request)),
    get(`${info}/:object`, (request) => infoOf(kernel, request, request.params['object'] ?? '')),
    get(`${info}/:object/picklist-values/:recordType`, (request) => allPicklists(kernel, request)),
    get(`${info}/:object/picklist-values/:recordType/:field`, (request) => onePicklist(kernel, request)),
    get('/ui-api/records/batch/:ids', (request) => recordBatch(kernel, request)),
    get('/ui-api/records/:id', (request) => readRecord(kernel, request.session, questionOf(request, idOf(request)))),
    change('POST', '/ui-api/records', (request) => createRecord(kernel, request)),
    change('PATCH', '/ui-api/records/:id', (request) => updateRecord(kernel, request)),
    change('DELETE', '/ui-api/records/:id', (request) => deleteRecord(kernel, request)),
  ];
}

function idOf(request: ApiRequest): string {
  return request.params['id'] ?? '';
}

function objectOf(kernel: Kernel, request: ApiRequest, name: string): ObjectSchema {
  const object = kernel.schema.object(name);
  if (object === undefined || !request.session.access.readable(object.name)) {
    throw new OrgError(404, 'NOT_FOUND', `Object ${name} is not supported in UI API, or you have no access to it`);
  }
  return object;
}

function infoOf(kernel: Kernel, request: ApiRequest, name: string): unknown {
  return objectInfo(objectOf(kernel, request, name), kernel.schema, request.session);
}

function directory(kernel: Kernel, request: ApiRequest): unknown {
  const base = `/services/data/v${request.version}/ui-api/object-info`;
  const objects = Object.fromEntries(
    kernel.schema.objects
      .filter((object) => request.session.access.readable(object.name))
      .map(({ name, keyPrefix, label, labelPlural, nameField }) => [
        name,
        {
          apiName: name,
          keyPrefix,
          label,
          labelPlural,
          nameFields: nameField === null ? [] : [nameField],
          objectInfoUrl: `${base}/${name}`,
        },
      ]),
  );
  return { objects, eTag: eTagOf(objects) };
}

/** Several answers in one; each has its own status. */
function batch<Item>(items: readonly Item[], answer: (item: Item) => unknown): unknown {
  const results = items.map((item) => {
    try {
      return { result: answer(item), statusCode: 200 };
    } catch (error) {
      if (!(error instanceof OrgError)) throw error;
      return { result: error.body(), statusCode: error.status };
    }
  });
  return { hasErrors: results.some(({ statusCode }) => statusCode !== 200), results };
}

function listOf(text: string | null | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function infoBatch(kernel: Kernel, request: ApiRequest): unknown {
  return batch(listOf(request.params['objects']), (name) => infoOf(kernel, request, name));
}

function questionOf(request: ApiRequest, id: string): RecordQuestion {
  return {
    id,
    fields: listOf(request.query.get('fields')),
    optionalFields: listOf(request.query.get('optionalFields')),
    allFields: request.query.has('layoutTypes'),
  };
}

function recordBatch(kernel: Kernel, request: ApiRequest): unknown {
  const ids = listOf(request.params['ids']);
  return batch(ids, (id) => readRecord(kernel, request.session, questionOf(request, id)));
}

function allPicklists(kernel: Kernel, request: ApiRequest): unknown {
  const object = objectOf(kernel, request, request.params['object'] ?? '');
  const { access } = request.session;
  const fields = object.fields.filter(
    ({ name, type }) => (type === 'picklist' || type === 'multipicklist') && access.fieldReadable(object.name, name),
  );
  const picklistFieldValues = Object.fromEntries(
    fields.map((field) => [field.name, picklistValues(object, field, request.version)]),
  );
  return { picklistFieldValues, eTag: eTagOf(picklistFieldValues) };
}

function onePicklist(kernel: Kernel, request: ApiRequest): unknown {
  const object = objectOf(kernel, request, request.params['object'] ?? '');
  const field = object.field(request.params['field'] ?? '');
  if (field === undefined || !request.session.access.fieldReadable(object.name, field.name)) throw notFound();
  if (field.type !== 'picklist' && field.type !== 'multipicklist') {
    throw new OrgError(400, 'INVALID_FIELD', `${field.name} is not a picklist field`);
  }
  return picklistValues(object, field, request.version);
}
