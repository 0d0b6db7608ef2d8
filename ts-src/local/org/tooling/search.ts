import type { ApiReply, ApiRequest } from '../http/route.ts';
import { OrgError } from '../http/org-error.ts';
import type { Kernel, QueryRecord } from '../kernel/types.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import { parseSosl } from './sosl.ts';
import type { Search, SearchedObject } from './sosl.ts';

/** Most records one search gives. */
const recordsMax = 2_000;

/**
 * `GET /search?q=FIND …`: `{searchRecords: […]}`. Looks for the term inside the texts, at once and without an index:
 * what was saved is found right away, and a part of a word is found too. That is more than the real search finds.
 * Source: REST API guide, Search; SOQL and SOSL Reference.
 */
export function search(request: ApiRequest, kernel: Kernel): ApiReply {
  const text = request.query.get('q');
  if (text === null) throw new OrgError(400, 'MALFORMED_SEARCH', 'The parameter q is required');
  const query = parseSosl(text);
  const searchRecords: QueryRecord[] = [];
  for (const searched of query.objects) searchRecords.push(...searchOne(query, searched, request, kernel));
  return { status: 200, body: { searchRecords: searchRecords.slice(0, query.limit ?? recordsMax) } };
}

function searchOne(query: Search, searched: SearchedObject, request: ApiRequest, kernel: Kernel): QueryRecord[] {
  const object = kernel.schema.object(searched.object);
  if (object === undefined || !request.session.access.readable(object.name)) {
    throw new OrgError(400, 'INVALID_TYPE', `sObject type '${searched.object}' is not supported.`);
  }
  const { access } = request.session;
  const fields = object.fields.filter(
    (field) => isSearched(field, object, query.scope) && access.fieldReadable(object.name, field.name),
  );
  if (fields.length === 0) return [];
  const pattern = likePattern(query.term);
  const matches = fields.map((field) => `${field.name} LIKE '${pattern}'`).join(' OR ');
  const also = searched.where === null ? '' : ` AND (${searched.where})`;
  const selected = searched.fields.length === 0 ? 'Id' : searched.fields.join(', ');
  const soql = `SELECT ${selected} FROM ${object.name} WHERE (${matches})${also} ${searched.tail}`;
  return kernel.query(soql, request.session, { version: request.version }).records;
}

const textTypes: ReadonlySet<FieldSchema['type']> = new Set(['string', 'email', 'phone', 'url']);

function isSearched(field: FieldSchema, object: ObjectSchema, scope: string): boolean {
  if (!field.filterable || field.formula !== null) return false;
  if (scope === 'NAME') return field.name === object.nameField || field.compoundFieldName === 'Name';
  if (scope === 'EMAIL') return field.type === 'email';
  if (scope === 'PHONE') return field.type === 'phone';
  return textTypes.has(field.type);
}

/** `*` and `?` are wildcards of a search; `%` and `_` are letters in it. */
function likePattern(term: string): string {
  const escaped = term.replace(/[\\'%_]/g, (character) => `\\${character}`);
  return `%${escaped.replaceAll('*', '%').replaceAll('?', '_')}%`;
}
