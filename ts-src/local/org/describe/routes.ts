import { objectOfPath } from '../http/object-of-path.ts';
import type { ApiReply, ApiRequest, RouteDefinition } from '../http/route.ts';
import type { Kernel } from '../kernel/types.ts';
import type { ObjectSchema } from '../schema/types.ts';
import { describeObject, describeSummary } from './describe-object.ts';

/** Records a batch of the SOAP API takes; describe global says so. */
const maxBatchSize = 200;

/**
 * Describe: all objects, one object in short with its recent items, one object in full.
 * Source: REST API Developer Guide, Describe Global, sObject Basic Information, sObject Describe.
 */
export function describeRoutes(kernel: Kernel): RouteDefinition[] {
  const startedAt = Math.floor(kernel.clock() / 1000) * 1000;
  return [
    { method: 'GET', path: '/sobjects', kind: 'describe', handle: (request) => describeGlobal(request, kernel) },
    {
      method: 'GET',
      path: '/sobjects/:object',
      kind: 'describe',
      handle: (request) => basicInformation(request, kernel),
    },
    {
      method: 'GET',
      path: '/sobjects/:object/describe',
      kind: 'describe',
      handle: (request) => unlessUnmodified(request, startedAt, () => describeOne(request, kernel)),
    },
  ];
}

function visible(kernel: Kernel, request: ApiRequest): ObjectSchema[] {
  return kernel.schema.objects.filter(({ name }) => request.session.access.readable(name));
}

function describeGlobal(request: ApiRequest, kernel: Kernel): ApiReply {
  const { session, version } = request;
  const sobjects = visible(kernel, request).map((object) => describeSummary(object, session.access, { version }));
  return { status: 200, body: { encoding: 'UTF-8', maxBatchSize, sobjects } };
}

function basicInformation(request: ApiRequest, kernel: Kernel): ApiReply {
  const { session, version } = request;
  const object = objectOfPath(request, kernel);
  const summary = describeSummary(object, session.access, { version });
  return { status: 200, body: { objectDescribe: summary, recentItems: recentItems(object, request, kernel) } };
}

function recentItems(object: ObjectSchema, request: ApiRequest, kernel: Kernel): unknown[] {
  const name = object.nameField === null ? '' : `, ${object.nameField}`;
  const soql = `SELECT Id${name} FROM ${object.name} ORDER BY LastModifiedDate DESC LIMIT 5`;
  if (!object.field('LastModifiedDate')) return [];
  return [...kernel.query(soql, request.session, { version: request.version }).records];
}

function describeOne(request: ApiRequest, kernel: Kernel): ApiReply {
  const { session, version } = request;
  const body = describeObject(objectOfPath(request, kernel), kernel.schema, { access: session.access, version });
  return { status: 200, body };
}

/** The schema does not change while the org runs: whoever asks with a later date than its start has it already. */
function unlessUnmodified(request: ApiRequest, startedAt: number, answer: () => ApiReply): ApiReply {
  const lastModified = new Date(startedAt).toUTCString();
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  if (since >= startedAt) return { status: 304, headers: { 'Last-Modified': lastModified } };
  return { ...answer(), headers: { 'Last-Modified': lastModified } };
}
