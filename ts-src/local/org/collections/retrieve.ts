import { jsonFields } from '../http/json-body.ts';
import { objectOfPath } from '../http/object-of-path.ts';
import { OrgError } from '../http/org-error.ts';
import type { ApiReply, ApiRequest } from '../http/route.ts';
import type { Kernel } from '../kernel/types.ts';
import { looksLikeId } from '../store/record-id.ts';

/** Source: REST API Developer Guide, "Get Records Using sObject Collections" (both counts assumed). */
const mostByGet = 800;
const mostByPost = 2000;

/** Several records of one object by id, in the order of the ids; `null` for those that are not there. */
export function retrieve(request: ApiRequest, kernel: Kernel): ApiReply {
  const { ids, fields } = request.method === 'GET' ? fromQuery(request) : fromBody(request);
  const most = request.method === 'GET' ? mostByGet : mostByPost;
  if (ids.length > most)
    throw new OrgError(400, 'EXCEEDED_MAX_ENTITIES', `You can only retrieve up to ${most} records`);
  const object = objectOfPath(request, kernel);
  const valid = ids.filter(looksLikeId);
  const found = new Map<string, unknown>();
  if (valid.length > 0) {
    const list = valid.map((id) => `'${id}'`).join(',');
    const soql = `SELECT ${withId(fields)} FROM ${object.name} WHERE Id IN (${list})`;
    const { records } = kernel.query(soql, request.session, { version: request.version });
    for (const record of records) found.set(String(record.Id).slice(0, 15), record);
  }
  return { status: 200, body: ids.map((id) => found.get(id.slice(0, 15)) ?? null) };
}

function withId(fields: readonly string[]): string {
  return (fields.some((name) => name.toLowerCase() === 'id') ? fields : ['Id', ...fields]).join(', ');
}

function fromQuery(request: ApiRequest): { ids: string[]; fields: string[] } {
  const list = (name: string): string[] => (request.query.get(name) ?? '').split(',').filter((item) => item !== '');
  return checked(list('ids'), list('fields'));
}

function fromBody(request: ApiRequest): { ids: string[]; fields: string[] } {
  const { ids, fields } = jsonFields(request.raw);
  return checked(Array.isArray(ids) ? ids.map(String) : [], Array.isArray(fields) ? fields.map(String) : []);
}

function checked(ids: string[], fields: string[]): { ids: string[]; fields: string[] } {
  if (ids.length === 0 || fields.length === 0) throw new OrgError(400, 'INVALID_INPUT', 'ids and fields are required');
  return { ids, fields };
}
