import { ErpError, badRequest } from '../books/errors.ts';
import type { Company } from '../books/model.ts';
import type { EntitySet, Navigation } from '../odata/entity-set.ts';
import { listPage, PAGE_ROWS_MAX } from '../odata/list.ts';
import { parseOptions, type QueryOptions } from '../odata/options.ts';
import type { ApiRoute, Visibility } from '../odata/registry.ts';
import { compileSerialiser, etagOf } from '../odata/serialise.ts';
import { decodeBody } from '../write/body.ts';
import { parsePath, parseQuery, type Segment } from './address.ts';
import { jsonAnswer, noContent, type Answer } from './answer.ts';
import { writeMetadata } from './metadata.ts';

/** A request to an API route, from the wire or from inside a batch. */
export interface ApiRequest {
  readonly method: string;
  /** Resource path after the route, without the leading slash. */
  readonly path: string;
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The JSON body, already parsed; undefined when there is none. */
  readonly body: unknown;
  /** Called with how to take a write back. */
  readonly onUndo?: (undo: () => void) => void;
}

export interface ApiContext {
  readonly route: ApiRoute;
  readonly companies: readonly Company[];
  readonly visibility: Visibility;
  /** Public address of the route, such as `http://127.0.0.1:7048/api/v2.0`. */
  readonly rootUrl: string;
  /** Rows a page at most under the fault plan. */
  readonly pageRows: (limit: number) => number;
}

/** Where a resource path leads: a list of rows, or one row. */
interface Place {
  readonly set: EntitySet;
  readonly rows?: readonly object[];
  readonly row?: object;
  /** The row whose list this is, for a POST to `salesInvoices(…)/salesInvoiceLines`. */
  readonly parent?: object;
  /** The set's own list, which may ask for a filter. */
  readonly ownList: boolean;
  readonly tail?: string;
}

function unknownSegment(name: string): ErpError {
  return new ErpError(404, 'BadRequest_ResourceNotFound', `Resource not found for the segment '${name}'.`);
}

function recordMissing(set: EntitySet, key: string): ErpError {
  return new ErpError(404, 'Internal_RecordNotFound', `The ${set.contract.entity} with id ${key} does not exist.`);
}

class ApiCall {
  private readonly context: ApiContext;
  private readonly request: ApiRequest;
  private readonly parameters: Map<string, string>;

  constructor(context: ApiContext, request: ApiRequest) {
    this.context = context;
    this.request = request;
    this.parameters = parseQuery(request.query);
  }

  run(): Answer {
    if (this.request.path === '' || this.request.path === '$metadata') {
      if (this.request.method !== 'GET') throw this.notAllowed();
      if (this.request.path === '') return this.serviceDocument();
      return writeMetadata(this.context.route, this.context.visibility);
    }
    const segments = parsePath(this.request.path);
    const first = segments[0];
    if (first === undefined) throw unknownSegment('');
    if (first.name === 'companies' && segments.length === 1) return this.onCompanies(first);
    const company = this.company(first);
    const rest = first.name === 'companies' ? segments.slice(1) : segments;
    return this.answer(this.locate(company, rest), company);
  }

  private serviceDocument(): Answer {
    const value = [...this.context.route.sets.keys()].map((name) => ({ name, kind: 'EntitySet', url: name }));
    return jsonAnswer(200, JSON.stringify({ '@odata.context': `${this.context.rootUrl}/$metadata`, value }));
  }

  private onCompanies(segment: Segment): Answer {
    if (this.request.method !== 'GET') throw this.notAllowed();
    const set = this.set('companies');
    const [any] = this.context.companies;
    if (any === undefined) throw unknownSegment('companies');
    if (segment.key === undefined) return this.list({ set, rows: set.rows(any), ownList: true }, any);
    const row = set.find(any, segment.key);
    if (row === undefined) throw new ErpError(404, 'Internal_CompanyNotFound', 'The company does not exist.');
    return this.single({ set, row, ownList: false }, any, 200);
  }

  /** The company by `companies(id)`, by `?company=`, or by the inner header of a batch request. */
  private company(first: Segment): Company {
    const { companies } = this.context;
    const named =
      first.name === 'companies' ? first.key : (this.parameters.get('company') ?? this.request.headers['company']);
    const wanted = named?.toLowerCase();
    const found = companies.find((company) => company.id === wanted || company.name.toLowerCase() === wanted);
    if (found === undefined) {
      throw wanted === undefined
        ? unknownSegment(first.name)
        : new ErpError(404, 'Internal_CompanyNotFound', `The company "${named}" does not exist.`);
    }
    return found;
  }

  private set(name: string): EntitySet {
    const set = this.context.route.sets.get(name);
    if (set === undefined) throw unknownSegment(name);
    return set;
  }

  private locate(company: Company, segments: readonly Segment[]): Place {
    const [head, ...rest] = segments;
    if (head === undefined) throw unknownSegment('');
    const set = this.set(head.name);
    let place: Place =
      head.key === undefined
        ? { set, rows: set.rows(company), ownList: true }
        : { set, row: this.find(set, company, head.key), ownList: false };
    for (const segment of rest) {
      if (place.tail !== undefined) throw unknownSegment(segment.name);
      place = this.step(place, segment, company);
    }
    return place;
  }

  private find(set: EntitySet, company: Company, key: string): object {
    if (!/^[0-9a-f-]{36}$/.test(key)) throw badRequest(`The key '${key}' is not a guid.`, 'Application_InvalidGUID');
    const row = set.find(company, key);
    if (row === undefined) throw recordMissing(set, key);
    return row;
  }

  private step(place: Place, segment: Segment, company: Company): Place {
    const { set, row } = place;
    if (segment.name === '$count' && place.rows !== undefined) return { ...place, tail: '$count' };
    if (row === undefined) throw unknownSegment(segment.name);
    const action = /^Microsoft\.NAV\.(\w+)$/.exec(segment.name)?.[1];
    const stream = set.contract.fields.some((field) => field.type === 'stream' && field.name === segment.name);
    if (action !== undefined || stream) return { ...place, tail: segment.name };
    const navigation: Navigation | undefined = set.navigation[segment.name];
    if (navigation === undefined) throw unknownSegment(segment.name);
    const target = this.set(navigation.target);
    const rows = navigation.rows(row as never, company);
    if (navigation.many && segment.key === undefined) return { set: target, rows, parent: row, ownList: false };
    const found =
      segment.key === undefined ? rows[0] : rows.find((item) => this.idOf(target, item, company) === segment.key);
    if (found === undefined) throw recordMissing(target, segment.key ?? segment.name);
    return { set: target, row: found, ownList: false };
  }

  private idOf(set: EntitySet, row: object, company: Company): unknown {
    return (set.get[set.contract.key] as unknown as (row: object, company: Company) => unknown)(row, company);
  }

  private notAllowed(): ErpError {
    return new ErpError(405, 'BadRequest_MethodNotAllowed', `The method ${this.request.method} is not allowed here.`);
  }

  private answer(place: Place, company: Company): Answer {
    const { method } = this.request;
    if (method === 'GET') return this.read(place, company);
    if (this.request.headers['data-access-intent']?.toLowerCase() === 'readonly') {
      throw badRequest(
        'Data-Access-Intent ReadOnly cannot be used with a modifying request.',
        'BadRequest_InvalidOperation',
      );
    }
    if (method === 'POST' && place.tail !== undefined) return this.act(place, company);
    if (method === 'POST' && place.rows !== undefined) return this.insert(place, company);
    if (place.row === undefined || place.tail !== undefined) throw this.notAllowed();
    if (method === 'PATCH' || method === 'PUT') return this.modify(place, place.row, company);
    if (method === 'DELETE') return this.remove(place, place.row, company);
    throw this.notAllowed();
  }

  private read(place: Place, company: Company): Answer {
    const { set, row, rows, tail } = place;
    if (tail === '$count' && rows !== undefined) return this.count(place, company);
    if (row !== undefined && tail !== undefined && set.stream !== undefined) {
      const body = set.stream(row as never, company);
      return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body };
    }
    if (tail !== undefined) throw this.notAllowed();
    if (row !== undefined) return this.single(place, company, 200);
    return this.list(place, company);
  }

  private count(place: Place, company: Company): Answer {
    const options = { ...parseOptions(this.parameters), top: 0, count: true };
    const text = [...this.page(place, company, options)].join('');
    const found = /"@odata\.count":(\d+)/.exec(text)?.[1] ?? '0';
    return { status: 200, headers: { 'content-type': 'text/plain', 'odata-version': '4.0' }, body: found };
  }

  private list(place: Place, company: Company): Answer {
    return jsonAnswer(200, this.page(place, company, parseOptions(this.parameters)));
  }

  private page(place: Place, company: Company, options: QueryOptions): Iterable<string> {
    const { set, rows = [] } = place;
    const { rootUrl, route, visibility } = this.context;
    const preferred = /odata\.maxpagesize\s*=\s*(\d+)/i.exec(this.request.headers['prefer'] ?? '')?.[1];
    const limit = this.context.pageRows(PAGE_ROWS_MAX);
    return listPage({
      set,
      ownList: place.ownList,
      company,
      rows,
      options,
      scope: { sets: route.sets, visibility, base: this.companyUrl(company) },
      context: this.contextOf(place, company, ''),
      pageRows: preferred === undefined ? limit : Math.max(1, Math.min(limit, Number(preferred))),
      nextLink: (token) => {
        const query = new URLSearchParams(
          [...this.parameters].filter(([name]) => name !== '$skiptoken' && name !== '$skip'),
        );
        query.set('$skiptoken', token);
        return `${rootUrl}/${this.request.path}?${query.toString().replaceAll('%24', '$')}`;
      },
    });
  }

  private companyUrl(company: Company): string {
    return `${this.context.rootUrl}/companies(${company.id})`;
  }

  private contextOf(place: Place, company: Company, suffix: string): string {
    const scope = place.set.contract.set === 'companies' ? '' : `companies(${company.id})/`;
    return `${this.context.rootUrl}/$metadata#${scope}${place.set.contract.set}${suffix}`;
  }

  private single(place: Place, company: Company, status: number): Answer {
    const { set, row } = place;
    if (row === undefined) throw unknownSegment('');
    const { route, visibility } = this.context;
    const scope = { sets: route.sets, visibility, base: this.companyUrl(company) };
    const options =
      status === 200 && this.request.method === 'GET' ? parseOptions(this.parameters) : parseOptions(new Map());
    const json = compileSerialiser(set, options, scope)(row, company);
    const context = JSON.stringify(this.contextOf(place, company, '/$entity'));
    return jsonAnswer(status, `{"@odata.context":${context},${json.slice(1)}`);
  }

  private act(place: Place, company: Company): Answer {
    const name = /^Microsoft\.NAV\.(\w+)$/.exec(place.tail ?? '')?.[1] ?? '';
    const action = place.set.actions[name];
    if (action === undefined || place.row === undefined) {
      throw new ErpError(501, 'BadRequest_MethodNotImplemented', `There is no bound action '${name}' here.`);
    }
    action(company, place.row as never);
    return noContent();
  }

  private insert(place: Place, company: Company): Answer {
    const { set } = place;
    const insert = set.write?.insert;
    if (insert === undefined) throw this.notAllowed();
    const children = Object.entries(set.navigation).flatMap(([name, { many }]) => (many ? [name] : []));
    const body = decodeBody(set.contract, this.request.body, children, set.write?.once);
    const { row, undo } = insert(company, body, place.parent);
    this.request.onUndo?.(undo);
    return this.single({ set, row, ownList: false }, company, 201);
  }

  private checkEtag(set: EntitySet, row: object): void {
    const tag = this.request.headers['if-match'];
    if (tag === undefined) {
      throw badRequest(
        'The request must have an If-Match header with the etag of the record.',
        'BadRequest_InvalidToken',
      );
    }
    const current = etagOf((set.version as unknown as (row: object) => number)(row));
    if (tag !== '*' && tag !== current) {
      throw new ErpError(409, 'Request_EntityChanged', 'Another user has already changed the record.');
    }
  }

  private modify(place: Place, row: object, company: Company): Answer {
    const { set } = place;
    const modify = set.write?.modify;
    if (modify === undefined) throw this.notAllowed();
    this.checkEtag(set, row);
    const undo = modify(company, row as never, decodeBody(set.contract, this.request.body));
    this.request.onUndo?.(undo);
    return this.single({ set, row, ownList: false }, company, 200);
  }

  private remove(place: Place, row: object, company: Company): Answer {
    const { set } = place;
    const remove = set.write?.remove;
    if (remove === undefined) throw this.notAllowed();
    this.checkEtag(set, row);
    // Not as an argument of the optional call: without a batch it would never be evaluated.
    const undo = remove(company, row as never);
    this.request.onUndo?.(undo);
    return noContent();
  }
}

/**
 * Answers one request to an API route.
 * @throws ErpError for everything that Business Central refuses.
 */
export function callApi(context: ApiContext, request: ApiRequest): Answer {
  return new ApiCall(context, request).run();
}
