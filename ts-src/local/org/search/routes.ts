import { OrgError } from '../http/org-error.ts';
import type { ApiReply, ApiRequest, RouteDefinition } from '../http/route.ts';
import type { Kernel, QueryRecord } from '../kernel/types.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import { parseSosl } from './parse-sosl.ts';
import type { SoslQuery, SoslTarget } from './parse-sosl.ts';

/** Objects searched when RETURNING is left out. */
const SEARCHED: readonly string[] = ['Account', 'Contact', 'Lead', 'Opportunity', 'Case', 'Product2'];
/** Records a search gives at most. */
const RESULTS_MAX = 2000;

const GROUPS: Readonly<Record<SoslQuery['group'], (field: FieldSchema) => boolean>> = {
  all: (field) => field.storage === 'text' && field.filterable,
  name: (field) => field.nameField || field.compoundFieldName === 'Name',
  email: (field) => field.type === 'email',
  phone: (field) => field.type === 'phone',
};

/** SOSL, as far as whole words and word beginnings go. Source: REST API Developer Guide, Search; SOSL Syntax. */
export function searchRoutes(kernel: Kernel): RouteDefinition[] {
  return [{ method: 'GET', path: '/search', kind: 'search', handle: (request) => search(request, kernel) }];
}

function search(request: ApiRequest, kernel: Kernel): ApiReply {
  const query = parseSosl(request.query.get('q') ?? '');
  const targets =
    query.returning.length > 0 ? query.returning : SEARCHED.map((object) => ({ object, fields: [], rest: '' }));
  const searchRecords = targets.flatMap((target) => find(target, query, request, kernel)).slice(0, RESULTS_MAX);
  return { status: 200, body: { searchRecords } };
}

function find(target: SoslTarget, query: SoslQuery, request: ApiRequest, kernel: Kernel): QueryRecord[] {
  const object = kernel.schema.object(target.object);
  if (object === undefined || !request.session.access.readable(object.name)) {
    throw new OrgError(400, 'INVALID_TYPE', `sObject type '${target.object}' is not supported.`);
  }
  const condition = conditionOf(object, query, request);
  if (condition === null) return [];
  const fields = target.fields.length === 0 ? ['Id'] : target.fields;
  const where = /^\s*WHERE\s/i.test(target.rest)
    ? target.rest.replace(/^\s*WHERE\s+(.*?)(\s+(?:ORDER\s+BY|LIMIT|OFFSET)\b.*)?$/is, `WHERE ${condition} AND ($1)$2`)
    : `WHERE ${condition} ${target.rest}`;
  const soql = `SELECT ${fields.join(', ')} FROM ${object.name} ${where}`;
  return kernel.query(soql, request.session, { version: request.version }).records;
}

function conditionOf(object: ObjectSchema, query: SoslQuery, { session }: ApiRequest): string | null {
  const fields = object.fields.filter(
    (field) => GROUPS[query.group](field) && field.filterable && session.access.fieldReadable(object.name, field.name),
  );
  if (fields.length === 0) return null;
  const perTerm = query.terms.map((term) => {
    const text = term.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replace(/[%_]/g, '\\$&').replaceAll('*', '%');
    const likes = fields.flatMap(({ name }) => [`${name} LIKE '${text}%'`, `${name} LIKE '% ${text}%'`]);
    return `(${likes.join(' OR ')})`;
  });
  return perTerm.length === 1 ? (perTerm[0] as string) : `(${perTerm.join(' AND ')})`;
}
