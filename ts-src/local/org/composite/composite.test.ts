import { beforeEach, describe, expect, it } from 'vitest';
import { OrgError } from '../http/org-error.ts';
import type { ApiReply, ApiRequest } from '../http/route.ts';
import type { CompositeContext } from './context.ts';
import { compositeRoutes } from './routes.ts';

/** An org of two operations: create a row (refused when Name is missing) and get one; it can undo. */
let rows: Record<string, unknown>[];
let context: CompositeContext;

function dispatch(request: ApiRequest): ApiReply {
  if (request.method === 'GET') {
    const found = rows.find(({ Id }) => Id === request.path.split('/').at(-1));
    return found
      ? { status: 200, body: found }
      : { status: 404, body: [{ errorCode: 'NOT_FOUND', message: 'no row' }] };
  }
  const fields = JSON.parse(request.raw.toString()) as Record<string, unknown>;
  if (!fields.Name)
    return { status: 400, body: [{ errorCode: 'REQUIRED_FIELD_MISSING', message: 'Name', fields: ['Name'] }] };
  const Id = `00${rows.length + 1}`;
  rows.push({ Id, ...fields });
  return { status: 201, body: { id: Id, success: true, errors: [] } };
}

function insert(object: string, table: { columns: readonly string[]; rows: readonly (readonly unknown[])[] }) {
  return table.rows.map((cells) => {
    const fields = Object.fromEntries(table.columns.map((column, index) => [column, cells[index]]));
    if (!fields.Name) {
      const errors = [{ statusCode: 'REQUIRED_FIELD_MISSING', message: 'Name', fields: ['Name'] }];
      return { id: null, success: false, created: false, errors };
    }
    const id = `${object}${rows.length + 1}`;
    rows.push({ Id: id, ...fields });
    return { id, success: true, created: true, errors: [] };
  });
}

beforeEach(() => {
  rows = [];
  const contact = { fields: [{ name: 'AccountId', childRelationshipName: 'Contacts', referenceTo: ['Account'] }] };
  const kernel = { save: { insert }, schema: { object: () => contact } };
  const transaction = <T>(work: () => T): T => {
    const before = [...rows];
    try {
      return work();
    } catch (error) {
      rows = before;
      throw error;
    }
  };
  context = { kernel, dispatch, transaction } as unknown as CompositeContext;
});

function call(path: string, body: unknown, params: Record<string, string> = {}): { status: number; body: never } {
  const route = compositeRoutes(context).find((candidate) => candidate.path === path)!;
  const raw = Buffer.from(JSON.stringify(body));
  const request = { method: 'POST', version: '66.0', path, params, query: new URLSearchParams(), headers: {}, raw };
  return route.handle(request as unknown as ApiRequest) as { status: number; body: never };
}

const create = (referenceId: string, body: unknown) => ({
  method: 'POST',
  url: '/services/data/v66.0/sobjects/Account',
  referenceId,
  body,
});
const get = (referenceId: string, id: string) => ({
  method: 'GET',
  url: `/services/data/v66.0/sobjects/Account/${id}`,
  referenceId,
});

describe('composite', () => {
  it('lets a subrequest refer to an earlier answer', () => {
    const compositeRequest = [create('one', { Name: 'A' }), get('two', '@{one.id}')];
    const { body } = call('/composite', { compositeRequest });
    expect(body).toMatchObject({
      compositeResponse: [{ httpStatusCode: 201 }, { body: { Name: 'A' }, referenceId: 'two' }],
    });
  });

  it('keeps what succeeded when allOrNone is off, and answers for the failed reference', () => {
    const { body } = call('/composite', {
      compositeRequest: [create('one', {}), get('two', '@{one.id}'), create('three', { Name: 'C' })],
    });
    expect(body).toMatchObject({
      compositeResponse: [
        { httpStatusCode: 400 },
        { httpStatusCode: 400, body: [{ errorCode: 'PROCESSING_HALTED' }] },
        { httpStatusCode: 201 },
      ],
    });
    expect(rows).toHaveLength(1);
  });

  it('undoes everything and halts the siblings with allOrNone', () => {
    const { body } = call('/composite', {
      allOrNone: true,
      compositeRequest: [create('one', { Name: 'A' }), create('two', {})],
    });
    expect(body).toMatchObject({
      compositeResponse: [
        { httpStatusCode: 400, body: [{ errorCode: 'PROCESSING_HALTED' }] },
        { httpStatusCode: 400, body: [{ errorCode: 'REQUIRED_FIELD_MISSING' }] },
      ],
    });
    expect(rows).toEqual([]);
  });

  it('refuses more than 25 subrequests and a reference id that is used twice', () => {
    const many = Array.from({ length: 26 }, (_, index) => get(`r${index}`, 'x'));
    expect(() => call('/composite', { compositeRequest: many })).toThrow(OrgError);
    expect(() => call('/composite', { compositeRequest: [get('r', 'x'), get('r', 'y')] })).toThrow(
      /Duplicate referenceId/,
    );
  });
});

describe('composite graph', () => {
  it('saves each graph whole or not at all', () => {
    const graphs = [
      { graphId: 'good', compositeRequest: [create('a', { Name: 'A' })] },
      { graphId: 'bad', compositeRequest: [create('b', { Name: 'B' }), create('c', {})] },
    ];
    const { body } = call('/composite/graph', { graphs });
    expect(body).toMatchObject({
      graphs: [
        { graphId: 'good', isSuccessful: true },
        { graphId: 'bad', isSuccessful: false },
      ],
    });
    expect(rows.map(({ Name }) => Name)).toEqual(['A']);
  });

  it('takes row operations only', () => {
    const compositeRequest = [{ method: 'GET', url: '/services/data/v66.0/query?q=x', referenceId: 'q' }];
    expect(() => call('/composite/graph', { graphs: [{ graphId: 'g', compositeRequest }] })).toThrow(
      /row operations only/,
    );
  });
});

describe('composite batch', () => {
  it('runs independent subrequests and halts after an error when asked', () => {
    const url = 'v66.0/sobjects/Account';
    const batchRequests = [
      { method: 'POST', url, richInput: {} },
      { method: 'POST', url, richInput: { Name: 'B' } },
    ];
    expect(call('/composite/batch', { batchRequests }).body).toMatchObject({
      hasErrors: true,
      results: [{ statusCode: 400 }, { statusCode: 201 }],
    });
    expect(call('/composite/batch', { haltOnError: true, batchRequests }).body).toMatchObject({
      results: [{ statusCode: 400 }, { statusCode: 412, result: [{ errorCode: 'BATCH_PROCESSING_HALTED' }] }],
    });
  });
});

describe('composite tree', () => {
  const record = (type: string, referenceId: string, more: object) => ({ attributes: { type, referenceId }, ...more });

  it('creates children below their parents', () => {
    const contacts = { records: [record('Contact', 'child', { Name: 'C' })] };
    const reply = call(
      '/composite/tree/:object',
      { records: [record('Account', 'parent', { Name: 'A', Contacts: contacts })] },
      { object: 'Account' },
    );
    expect(reply).toMatchObject({
      status: 201,
      body: { hasErrors: false, results: [{ referenceId: 'parent' }, { referenceId: 'child' }] },
    });
    expect(rows[1]).toMatchObject({ Name: 'C', AccountId: 'Account1' });
  });

  it('refuses records of another type than the path says', () => {
    const records = [record('Contact', 'other', { Name: 'C' })];
    expect(() => call('/composite/tree/:object', { records }, { object: 'Account' })).toThrow('are of type Account');
  });

  it('creates nothing when one record is refused, and names that one', () => {
    const records = [record('Account', 'good', { Name: 'A' }), record('Account', 'bad', {})];
    const reply = call('/composite/tree/:object', { records }, { object: 'Account' });
    expect(reply).toMatchObject({ status: 400, body: { hasErrors: true, results: [{ referenceId: 'bad' }] } });
    expect(rows).toEqual([]);
  });
});

describe('composite graph', () => {
  const node = (referenceId: string, parent?: string) => ({
    method: 'POST',
    url: '/services/data/v66.0/sobjects/Account',
    referenceId,
    body: { Name: 'A', ...(parent === undefined ? {} : { ParentId: `@{${parent}.id}` }) },
  });
  const chain = (length: number) => Array.from({ length }, (_, n) => node(`n${n}`, n === 0 ? undefined : `n${n - 1}`));
  const graph = (graphId: string, compositeRequest: readonly object[]) => ({ graphId, compositeRequest });

  it('takes chains of fifteen nodes and no longer ones', () => {
    expect(call('/composite/graph', { graphs: [graph('1', chain(15))] })).toMatchObject({ status: 200 });
    expect(() => call('/composite/graph', { graphs: [graph('1', chain(16))] })).toThrow('at most 15 levels');
  });

  it('counts kinds of nodes over all graphs, by version, method and object', () => {
    const kinds = (count: number) =>
      Array.from({ length: count }, (_, n) =>
        graph(String(n), [
          { method: 'GET', url: `/services/data/v${n + 50}.0/sobjects/Account/001`, referenceId: 'r' },
        ]),
      );
    expect(() => call('/composite/graph', { graphs: kinds(16) })).toThrow('At most 15 kinds of nodes');
    expect(call('/composite/graph', { graphs: kinds(15) }).status).toBe(200);
  });

  it('tries no further graph after fifteen have failed, and says so node by node', () => {
    const graphs = Array.from({ length: 17 }, (_, n) => graph(String(n), [create('a', {})]));
    const { body } = call('/composite/graph', { graphs });
    const answers = (body as { graphs: { graphResponse: { compositeResponse: { body: object[] }[] } }[] }).graphs;
    const codes = answers.map(({ graphResponse }) => graphResponse.compositeResponse[0]?.body[0]);
    expect(codes).toHaveLength(17);
    expect(codes[14]).toMatchObject({ errorCode: 'REQUIRED_FIELD_MISSING' });
    expect(codes[15]).toMatchObject({ errorCode: 'PROCESSING_HALTED' });
    expect(rows).toEqual([]);
  });

  it('refuses two graphs of one id', () => {
    expect(() => call('/composite/graph', { graphs: [graph('1', []), graph('1', [])] })).toThrow('graphId of its own');
  });
});

describe('a composite call', () => {
  it.each(['composite', 'composite/batch', 'composite/graph', 'composite/tree/Account', 'jobs/ingest'])(
    'holds no call to %s',
    (path) => {
      const compositeRequest = [
        { method: 'POST', url: `/services/data/v66.0/${path}`, referenceId: 'inner', body: {} },
      ];
      expect(() => call('/composite', { compositeRequest })).toThrow("can't be used inside a composite call");
    },
  );
});
