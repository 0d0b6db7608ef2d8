import { buildClientSchema, getIntrospectionQuery, parse, validate } from 'graphql';
import type { IntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../access/session.ts';
import { createKernel } from '../kernel/kernel.ts';
import type { Kernel } from '../kernel/types.ts';
import { RouteCaller } from '../http/call-route.ts';
import { graphqlRoutes } from './routes.ts';

/** The JSON of an answer; tests look into it freely. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = any;

interface Answer {
  readonly data: Json;
  readonly errors: { message: string; paths: unknown[]; extensions: { ErrorType: string } }[];
}

let kernel: Kernel;
let admin: Session;
let rep: Session;

function session(name: string): Session {
  const user = kernel.sessions.users.find((known) => known.name === name);
  const opened = user === undefined ? null : kernel.sessions.open(user.username);
  if (opened === null) throw new Error(`no user ${name}`);
  return opened;
}

function insert(object: string, columns: string[], rows: unknown[][]): string[] {
  return kernel.save.insert(object, { columns, rows }, admin).map(({ id, errors }) => {
    if (id === null) throw new Error(JSON.stringify(errors));
    return id;
  });
}

async function ask(query: string, variables: object = {}, as = admin): Promise<Answer> {
  const api = new RouteCaller(graphqlRoutes(kernel), as);
  const reply = await api.call({ method: 'POST', path: '/graphql', body: { query, variables } });
  expect(reply.status).toBe(200);
  return reply.body as Answer;
}

async function data(query: string, variables: object = {}, as = admin): Promise<Json> {
  const answer = await ask(query, variables, as);
  expect(answer.errors).toEqual([]);
  return answer.data;
}

let acme = '';

beforeAll(() => {
  kernel = createKernel();
  admin = session('Ada Admin');
  rep = session('Robin Rep');
  const accounts = insert(
    'Account',
    ['Name', 'Industry', 'AnnualRevenue', 'NumberOfEmployees', 'OwnerId'],
    [
      ['Acme', 'Retail', 1200, 10, rep.user.id],
      ['Bolt', 'Energy', null, 20, admin.user.id],
      ['Café', 'Retail', 300, null, admin.user.id],
    ],
  );
  acme = accounts[0] ?? '';
  insert(
    'Contact',
    ['LastName', 'AccountId', 'Email'],
    [
      ['Birch', acme, 'birch@example.com'],
      ['Oak', acme, null],
      ['Elm', accounts[1], null],
    ],
  );
  insert(
    'ERP_Customer__c',
    ['Account__c', 'ERP_Key__c', 'Company__c', 'Number__c', 'Name'],
    [[acme, 'c1', 'M', '1', 'One']],
  );
  const [customer] = kernel.query('SELECT Id FROM ERP_Customer__c', admin).records;
  const columns = ['Customer__c', 'ERP_Key__c', 'Number__c', 'Type__c', 'Posting_Date__c', 'Status__c', 'Net__c'];
  insert(
    'ERP_Invoice__c',
    columns,
    Array.from({ length: 12 }, (_, index) => {
      const date = `${index < 6 ? 2024 : 2025}-0${(index % 6) + 1}-15`;
      return [
        customer?.['Id'],
        `i${index}`,
        `N${index}`,
        index % 4 === 3 ? 'Credit Memo' : 'Invoice',
        date,
        'Open',
        index * 10,
      ];
    }),
  );
});

afterAll(() => kernel.close());

const names = (connection: Json): unknown[] => connection.edges.map((edge: Json) => edge.node.Name.value);

describe('a record query', () => {
  it('gives values, display values, labels, parents and child lists', async () => {
    const { uiapi } = await data(
      `query Q($id: ID!) { uiapi { query { Account(where: {Id: {eq: $id}}) { edges { node {
      Id ApiName key: Name { value displayValue } Industry { value label displayValue } AnnualRevenue { value displayValue }
      CreatedDate { value } Owner { Name { value } }
      Contacts(first: 1, orderBy: {LastName: {order: DESC}}) { totalCount edges { node { LastName { value } Account { Name { value } } } } }
    } } } } } }`,
      { id: acme },
    );
    const [{ node }] = uiapi.query.Account.edges;
    expect(node).toMatchObject({
      Id: acme,
      ApiName: 'Account',
      key: { value: 'Acme', displayValue: null },
      Industry: { value: 'Retail', label: 'Retail', displayValue: 'Retail' },
      AnnualRevenue: { value: 1200, displayValue: '$1,200' },
      Owner: { Name: { value: 'Robin Rep' } },
      Contacts: {
        totalCount: 2,
        edges: [{ node: { LastName: { value: 'Oak' }, Account: { Name: { value: 'Acme' } } } }],
      },
    });
    expect(node.CreatedDate.value).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it.each([
    ['{Name: {eq: "Acme"}}', ['Acme']],
    ['{Name: {ne: "Acme"}}', ['Bolt', 'Café']],
    ['{Name: {like: "%c%"}}', ['Acme', 'Café']],
    ['{Name: {in: ["Acme", "Bolt"]}}', ['Acme', 'Bolt']],
    ['{Name: {nin: ["Acme", "Bolt"]}}', ['Café']],
    ['{AnnualRevenue: {eq: null}}', ['Bolt']],
    ['{AnnualRevenue: {gt: 250, lte: 300}}', ['Café']],
    [
      '{or: [{Name: {eq: "Bolt"}}, {and: [{Industry: {eq: "Retail"}}, {NumberOfEmployees: {eq: null}}]}]}',
      ['Bolt', 'Café'],
    ],
    ['{not: {Industry: {eq: "Retail"}}}', ['Bolt']],
    ['{Owner: {Name: {like: "Robin%"}}}', ['Acme']],
    ['{CreatedDate: {eq: {literal: TODAY}}}', ['Acme', 'Bolt', 'Café']],
    ['{CreatedDate: {gte: {range: {last_n_days: 3}}}}', ['Acme', 'Bolt', 'Café']],
    ['{CreatedDate: {lt: {value: "2001-01-01T00:00:00Z"}}}', []],
    ['{CreatedDate: {CALENDAR_YEAR: {value: {lt: 2001}}}}', []],
    ['{Id: {inq: {Contact: {Email: {ne: null}}, ApiName: "AccountId"}}}', ['Acme']],
    ['{Id: {ninq: {Contact: {LastName: {ne: "x"}}, ApiName: "AccountId"}}}', ['Café']],
  ])('filters by %s', async (where, expected) => {
    const { uiapi } = await data(
      `{ uiapi { query { Account(where: ${where}, orderBy: {Name: {order: ASC}}) { edges { node { Name { value } } } } } } }`,
    );
    expect(names(uiapi.query.Account)).toEqual(expected);
  });

  it('leaves out a test whose variable has no value', async () => {
    const query = `query Q($name: String, $where: Account_Filter) { uiapi { query {
      a: Account(where: {Name: {eq: $name}}) { totalCount } b: Account(where: $where) { totalCount } } } }`;
    const { uiapi } = await data(query, { where: { Name: { eq: 'Acme' } } });
    expect(uiapi.query).toEqual({ a: { totalCount: 3 }, b: { totalCount: 1 } });
  });

  it('pages by cursor', async () => {
    const query = `query Q($after: String) { uiapi { query { Account(first: 2, after: $after, orderBy: {Name: {order: ASC}}) {
      edges { cursor node { Name { value } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } } } }`;
    const first = (await data(query)).uiapi.query.Account;
    expect(first.pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: 'djE6MQ==',
      endCursor: 'djE6Mg==',
    });
    const second = (await data(query, { after: first.pageInfo.endCursor })).uiapi.query.Account;
    expect(names(second)).toEqual(['Café']);
    expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true, endCursor: 'djE6Mw==' });
    expect(second.totalCount).toBe(3);
  });

  it('gives ten records when it is not asked for more', async () => {
    const { uiapi } = await data(
      '{ uiapi { query { ERP_Invoice__c { edges { node { Id } } pageInfo { hasNextPage } } } } }',
    );
    expect(uiapi.query.ERP_Invoice__c.edges).toHaveLength(10);
    expect(uiapi.query.ERP_Invoice__c.pageInfo.hasNextPage).toBe(true);
  });

  it('obeys @skip, @include, aliases, named and inline fragments', async () => {
    const query = `query Q($no: Boolean!) { uiapi { query { mine: Account(where: {Name: {eq: "Acme"}}) { edges { node {
      ...Basics Industry @include(if: $no) { value } Phone @skip(if: true) { value } ... on Account { Name { displayValue } } } } } } } }
      fragment Basics on Account { Name { value } }`;
    const { uiapi } = await data(query, { no: false });
    expect(uiapi.query.mine.edges).toEqual([{ node: { Name: { value: 'Acme', displayValue: null } } }]);
  });

  it('reads the same child list twice under different filters', async () => {
    const { uiapi } = await data(`{ uiapi { query { Account(where: {Name: {eq: "Acme"}}) { edges { node {
      all: Contacts { edges { node { LastName { value } } } }
      reachable: Contacts(where: {Email: {ne: null}}) { edges { node { LastName { value } } } } } } } } } }`);
    const [{ node }] = uiapi.query.Account.edges;
    expect(node.all.edges).toHaveLength(2);
    expect(node.reachable.edges).toEqual([{ node: { LastName: { value: 'Birch' } } }]);
  });
});

describe('an aggregate query', () => {
  it('groups by field and by year, orders by a sum and shows labels', async () => {
    const { uiapi } = await data(`{ uiapi { aggregate { ERP_Invoice__c(
      groupBy: {Type__c: {group: true}, Posting_Date__c: {function: CALENDAR_YEAR}},
      orderBy: {Net__c: {function: SUM, order: DESC}}) { totalCount edges { node { aggregate {
        Type__c { value label } Posting_Date__c { calendarYear { value } max { value displayValue } }
        Net__c { sum { value displayValue } avg { value } min { value } max { value } } Id { count { value } } } } } } } } }`);
    const { totalCount, edges } = uiapi.aggregate.ERP_Invoice__c;
    expect(totalCount).toBe(4);
    expect(edges[0].node.aggregate).toEqual({
      Type__c: { value: 'Invoice', label: 'Invoice' },
      Posting_Date__c: { calendarYear: { value: 2025 }, max: { value: '2025-05-15', displayValue: '5/15/2025' } },
      Net__c: {
        sum: { value: 330, displayValue: '330.00' },
        avg: { value: 82.5 },
        min: { value: 60 },
        max: { value: 100 },
      },
      Id: { count: { value: 4 } },
    });
  });

  it('sums without groups', async () => {
    const { uiapi } = await data(`{ uiapi { aggregate { ERP_Invoice__c(where: {Type__c: {eq: "Invoice"}}) {
      edges { node { aggregate { Net__c { sum { value } } Id { count { value } countDistinct { value } } } } } } } } }`);
    const [{ node }] = uiapi.aggregate.ERP_Invoice__c.edges;
    expect(node.aggregate).toEqual({
      Net__c: { sum: { value: 450 } },
      Id: { count: { value: 9 }, countDistinct: { value: 9 } },
    });
  });

  it('groups by a field of a parent', async () => {
    const { uiapi } =
      await data(`{ uiapi { aggregate { ERP_Invoice__c(groupBy: {Customer__r: {Company__c: {group: true}}}) {
      edges { node { aggregate { Customer__r { Company__c { value } } Id { count { value } } } } } } } } }`);
    expect(uiapi.aggregate.ERP_Invoice__c.edges[0].node.aggregate).toEqual({
      Customer__r: { Company__c: { value: 'M' } },
      Id: { count: { value: 12 } },
    });
  });

  it('reports a field that is neither grouped nor aggregated', async () => {
    const answer = await ask(`{ uiapi { aggregate { Account(groupBy: {Industry: {group: true}}) {
      edges { node { aggregate { Industry { value } Name { value } } } } } } } }`);
    expect(answer.errors[0]).toMatchObject({
      paths: ['uiapi', 'aggregate', 'Account'],
      extensions: { ErrorType: 'DataFetchingException' },
    });
    expect(answer.data.uiapi.aggregate.Account).toBeNull();
  });
});

describe('a request that is wrong', () => {
  it.each([
    ['{ uiapi { query { Account { edges', 'InvalidSyntax', /Invalid Syntax/],
    [
      '{ uiapi { query { Account { edges { node { Nope__c { value } } } } } } }',
      'ValidationError',
      /^Validation error of type FieldUndefined: Field 'Nope__c' in type 'Account' is undefined @ 'uiapi\/query\/Account\/edges\/node\/Nope__c'$/,
    ],
    ['{ uiapi { query { Nope__c { totalCount } } } }', 'ValidationError', /Field 'Nope__c' in type 'RecordQuery'/],
    ['{ uiapi { query { Account(where: {Name: {gtx: 1}}) { totalCount } } } }', 'ValidationError', /gtx/],
    ['{ uiapi { query { Account(first: 2001) { totalCount } } } }', 'ValidationError', /between 1 and 2000/],
    [
      '{ uiapi { query { Account(first: 100, upperBound: 3000) { totalCount } } } }',
      'ValidationError',
      /between 200 and 2000/,
    ],
    ['{ uiapi { query { Account(after: "zzz") { totalCount } } } }', 'ValidationError', /cursor/],
    ['query A { uiapi { __typename } } query B { uiapi { __typename } }', 'OperationNotSupported', /operation name/],
    ['query A($x: Int!) { uiapi { query { Account(first: $x) { totalCount } } } }', 'ValidationError', /\$x/],
  ])('%s', async (query, type, message) => {
    const answer = await ask(query);
    expect(answer.errors[0]?.extensions.ErrorType).toBe(type);
    expect(answer.errors[0]?.message).toMatch(message);
  });

  it('takes ten sub-queries and counts each as an API request', async () => {
    const query = (count: number): string =>
      `{ uiapi { query { ${Array.from({ length: count }, (_, n) => `a${n}: Account { totalCount }`).join(' ')} } } }`;
    const before = kernel.usage.apiCallsUsed;
    await data(query(10));
    expect(kernel.usage.apiCallsUsed - before).toBe(9);
    expect((await ask(query(11))).errors[0]?.extensions.ErrorType).toBe('ExecutionAborted');
    const apart = Array.from({ length: 11 }, (_, n) => `u${n}: uiapi { query { Account { totalCount } } }`);
    expect((await ask(`{ ${apart.join(' ')} }`)).errors[0]?.extensions.ErrorType).toBe('ExecutionAborted');
  });

  it('goes down one level only', async () => {
    const query = `{ uiapi { query { Account { edges { node { Contacts { edges { node { Cases { totalCount } } } } } } } } } }`;
    expect((await ask(query)).errors[0]?.message).toMatch(/one level/);
  });
});

describe('what the user may see', () => {
  const query =
    '{ uiapi { query { Account(orderBy: {Name: {order: ASC}}) { totalCount edges { node { Name { value } } } } } } }';

  it('gives a rep the accounts he owns', async () => {
    const { uiapi } = await data(query, {}, rep);
    expect(names(uiapi.query.Account)).toEqual(['Acme']);
    expect(uiapi.query.Account.totalCount).toBe(1);
  });

  it('fails the query for a field he may not read, unless it is optional', async () => {
    const integration = session('Counterpart Integration');
    const hidden = hiddenField(integration);
    const plain = `{ uiapi { query { ${hidden.object} { edges { node { Id ${hidden.field} { value } } } } } } }`;
    const answer = await ask(plain, {}, integration);
    expect(answer.errors[0]?.message).toContain(`Field '${hidden.field}' in type '${hidden.object}' is undefined`);
    const optional = plain.replace(`${hidden.field} {`, `${hidden.field} @optional {`);
    expect((await ask(optional, {}, integration)).errors).toEqual([]);
    expect((await ask(optional)).errors).toEqual([]);
  });

  function hiddenField(as: Session): { object: string; field: string } {
    for (const object of kernel.schema.objects) {
      if (!as.access.readable(object.name)) continue;
      const field = object.fields.find(
        ({ name, type }) => type === 'string' && !as.access.fieldReadable(object.name, name),
      );
      if (field !== undefined) return { object: object.name, field: field.name };
    }
    throw new Error('the integration user reads everything');
  }
});

describe('the schema', () => {
  it('survives introspection, and documents like those of components validate against it', async () => {
    const schema = buildClientSchema((await data(getIntrospectionQuery())) as IntrospectionQuery);
    const documents = [
      `query invoices($account: ID, $after: String, $types: [Picklist]) { uiapi { query {
        ERP_Invoice__c(where: {and: [{Customer__r: {Account__c: {eq: $account}}}, {Type__c: {in: $types}}]}, first: 50, after: $after,
          orderBy: {Posting_Date__c: {order: DESC, nulls: LAST}}) {
          edges { node { Id Number__c @optional { value } Net__c { value displayValue } Customer__r { Name { value } } } }
          pageInfo { endCursor hasNextPage } } } } }`,
      `query people($first: Int = 5, $where: Contact_Filter, $orderBy: Contact_OrderBy) { uiapi { query {
        Contact(first: $first, where: $where, orderBy: $orderBy) { edges { node { Id Name { value } Account { Name { value } } } } totalCount } } } }`,
      `query byMonth($from: Date) { uiapi { aggregate { ERP_Invoice__c(where: {Posting_Date__c: {gte: {value: $from}}},
        groupBy: {Posting_Date__c: {function: CALENDAR_MONTH}, type: GROUP_BY}) {
        edges { node { aggregate { Posting_Date__c { calendarMonth { value } } Net__c { sum { value } } } } } } } } }`,
      `mutation create($input: AccountCreateInput!) { uiapi(input: {allOrNone: true}) { AccountCreate(input: $input) { Record { Id Name { value } } } } }`,
    ];
    for (const document of documents) expect(validate(schema, parse(document))).toEqual([]);
  });

  it('carries the namespace in its names', async () => {
    const packaged = createKernel({ namespace: 'erp' });
    const opened = packaged.sessions.open(packaged.sessions.users[0]?.username ?? '');
    if (opened === null) throw new Error('no user');
    const api = new RouteCaller(graphqlRoutes(packaged), opened);
    const query = `{ uiapi { query { ERP_Invoice__c: erp__ERP_Invoice__c { edges { node { Net__c: erp__Net__c { value } } } } } } }`;
    const reply = await api.call({ method: 'POST', path: '/graphql', body: { query } });
    expect(reply.body).toEqual({ data: { uiapi: { query: { ERP_Invoice__c: { edges: [] } } } }, errors: [] });
    packaged.close();
  });
});
