import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../access/session.ts';
import { RouteCaller } from '../../http/call-route.ts';
import { createKernel } from '../../kernel/kernel.ts';
import type { Kernel } from '../../kernel/types.ts';
import { ingestRoutes } from './routes.ts';

let kernel: Kernel;
let admin: Session;
let api: RouteCaller;

beforeEach(() => {
  kernel = createKernel();
  admin = sessionOf('admin');
  api = new RouteCaller(ingestRoutes(kernel), admin);
});

afterEach(() => kernel.close());

function sessionOf(name: string): Session {
  const user = kernel.sessions.users.find(({ username }) => username.startsWith(`${name}@`) || username.includes(name));
  const session = user === undefined ? null : kernel.sessions.open(user.username);
  if (session === null) throw new Error(`no user ${name}`);
  return session;
}

const upsertProducts = { object: 'Product2', operation: 'upsert', externalIdFieldName: 'ERP_Key__c' };

async function create(definition: object): Promise<Record<string, unknown>> {
  const reply = await api.call({ method: 'POST', path: '/jobs/ingest', body: definition });
  expect(reply.status).toBe(200);
  return reply.body as Record<string, unknown>;
}

async function upload(id: unknown, csv: string): Promise<void> {
  const path = `/jobs/ingest/${String(id)}/batches`;
  expect(await api.call({ method: 'PUT', path, body: csv })).toEqual({ status: 201 });
}

async function info(id: unknown): Promise<Record<string, unknown>> {
  const reply = await api.call({ method: 'GET', path: `/jobs/ingest/${String(id)}` });
  return reply.body as Record<string, unknown>;
}

async function setState(id: unknown, state: string): Promise<unknown> {
  return api.call({ method: 'PATCH', path: `/jobs/ingest/${String(id)}`, body: { state } });
}

/** Waits, turn by turn, until the job is over. */
async function finished(id: unknown): Promise<Record<string, unknown>> {
  for (let turn = 0; turn < 10_000; turn++) {
    const job = await info(id);
    if (['JobComplete', 'Failed', 'Aborted'].includes(String(job['state']))) return job;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('the job does not end');
}

async function run(definition: object, csv: string): Promise<Record<string, unknown>> {
  const { id } = await create(definition);
  await upload(id, csv);
  await setState(id, 'UploadComplete');
  return finished(id);
}

async function result(id: unknown, kind: string): Promise<string[]> {
  const reply = await api.call({ method: 'GET', path: `/jobs/ingest/${String(id)}/${kind}` });
  return String(reply.body).split('\n').slice(0, -1);
}

function names(soql: string): unknown[] {
  return kernel.query(soql, admin).records.map((record) => record['Name']);
}

describe('an ingest job', () => {
  it('goes from Open over UploadComplete to JobComplete and gives its results', async () => {
    const job = await create(upsertProducts);
    expect(job).toMatchObject({
      object: 'Product2',
      operation: 'upsert',
      state: 'Open',
      externalIdFieldName: 'ERP_Key__c',
      concurrencyMode: 'Parallel',
      contentType: 'CSV',
      apiVersion: 66,
      contentUrl: `services/data/v66.0/jobs/ingest/${String(job['id'])}/batches`,
      lineEnding: 'LF',
      columnDelimiter: 'COMMA',
    });
    expect(String(job['id'])).toMatch(/^750\w{15}$/);
    await upload(job['id'], 'ERP_Key__c,Name\nk1,"First, of all"\nk2,\n');
    expect(await setState(job['id'], 'UploadComplete')).toMatchObject({
      status: 200,
      body: { state: 'UploadComplete' },
    });
    expect(await finished(job['id'])).toMatchObject({
      state: 'JobComplete',
      jobType: 'V2Ingest',
      numberRecordsProcessed: 2,
      numberRecordsFailed: 1,
      retries: 0,
    });
    const [header, row] = await result(job['id'], 'successfulResults');
    expect(header).toBe('"sf__Id","sf__Created","ERP_Key__c","Name"');
    expect(row).toMatch(/^"01t\w{15}","true","k1","First, of all"$/);
    expect(await result(job['id'], 'failedResults')).toEqual([
      '"sf__Id","sf__Error","ERP_Key__c","Name"',
      '"","REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --","k2",""',
    ]);
    expect(await result(job['id'], 'unprocessedrecords')).toEqual(['"ERP_Key__c","Name"']);
  });

  it('says of an upsert whether it created', async () => {
    await run(upsertProducts, 'ERP_Key__c,Name\nk1,Old\n');
    const job = await run(upsertProducts, 'ERP_Key__c,Name\nk1,New\nk2,Other\n');
    const rows = await result(job['id'], 'successfulResults');
    expect(rows.slice(1).map((row) => row.split(',').slice(1, 3).join(','))).toEqual(['"false","k1"', '"true","k2"']);
    expect(names("SELECT Name FROM Product2 WHERE ERP_Key__c = 'k1'")).toEqual(['New']);
  });

  it('leaves a field alone for an empty cell and empties it for #N/A', async () => {
    await run(upsertProducts, 'ERP_Key__c,Name,ProductCode,Family\nk1,Name,Code,Hardware\n');
    await run(upsertProducts, 'ERP_Key__c,Name,ProductCode,Family\nk1,,#N/A,\n');
    const [product] = kernel.query('SELECT Name, ProductCode, Family FROM Product2', admin).records;
    expect(product).toMatchObject({ Name: 'Name', ProductCode: null, Family: 'Hardware' });
  });

  it('finds parents by external id and reports a missing one on its row', async () => {
    await run({ object: 'Account', operation: 'insert' }, 'Name,ERP_Key__c\nAcme,a1\n');
    const customers = { object: 'ERP_Customer__c', operation: 'upsert', externalIdFieldName: 'ERP_Key__c' };
    const csv = 'Account__r.ERP_Key__c,ERP_Key__c,Name,Company__c,Number__c\na1,c1,One,M,1\nnone,c2,Two,M,2\n';
    const job = await run(customers, csv);
    expect(job).toMatchObject({ numberRecordsProcessed: 2, numberRecordsFailed: 1 });
    const [, failed] = await result(job['id'], 'failedResults');
    expect(failed).toContain(
      'INVALID_FIELD:Foreign key external ID: none not found for field ERP_Key__c in entity Account',
    );
  });

  it('deletes by id', async () => {
    await run({ object: 'Account', operation: 'insert' }, 'Name\nGone\nStays\n');
    const [gone] = kernel.query("SELECT Id FROM Account WHERE Name = 'Gone'", admin).records;
    const job = await run({ object: 'Account', operation: 'delete' }, `Id\n${String(gone?.['Id'])}\n`);
    expect(job).toMatchObject({ numberRecordsProcessed: 1, numberRecordsFailed: 0 });
    expect(names('SELECT Name FROM Account')).toEqual(['Stays']);
  });

  it('takes another delimiter and CRLF', async () => {
    const format = { columnDelimiter: 'BACKQUOTE', lineEnding: 'CRLF' };
    const job = await run({ object: 'Account', operation: 'insert', ...format }, 'Name`Site\r\nA,B`x\r\n');
    expect(job['state']).toBe('JobComplete');
    expect(names('SELECT Name FROM Account')).toEqual(['A,B']);
    const reply = await api.call({ method: 'GET', path: `/jobs/ingest/${String(job['id'])}/successfulResults` });
    expect(String(reply.body)).toMatch(/^"sf__Id"`"sf__Created"`"Name"`"Site"\r\n/);
  });

  it('accepts an empty upload', async () => {
    expect(await run({ object: 'Account', operation: 'insert' }, '')).toMatchObject({
      state: 'JobComplete',
      numberRecordsProcessed: 0,
    });
  });
});

describe('a job that fails as a whole', () => {
  it.each([
    ['Name,Colour__c\nA,red\n', 'InvalidBatch : Field name not found : Colour__c'],
    ['Name,NAME\nA,B\n', 'InvalidBatch : Field name provided more than once : NAME'],
    ['Name,Owner.Nope\nA,B\n', 'InvalidBatch : Field name not found : Owner.Nope'],
    ['Name\nA\n"B\n', 'InvalidBatch : Failed to parse CSV. EOF reached before closing an opened quote'],
    ['Name\r\nA\r\n', 'ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF'],
  ])('%j saves nothing and gives the file back as unprocessed', async (csv, message) => {
    const job = await run({ object: 'Account', operation: 'insert' }, csv);
    expect(job).toMatchObject({ state: 'Failed', errorMessage: message, numberRecordsProcessed: 0 });
    expect(names('SELECT Name FROM Account')).toEqual([]);
    const reply = await api.call({ method: 'GET', path: `/jobs/ingest/${String(job['id'])}/unprocessedrecords` });
    expect(String(reply.body)).toBe(csv);
  });

  it('fails when the column of the external id is missing', async () => {
    const job = await run(upsertProducts, 'Name\nA\n');
    expect(job['errorMessage']).toBe('InvalidBatch : Field name not found : ERP_Key__c');
  });
});

describe('a request that is refused', () => {
  it.each([
    [{ object: 'Account', operation: 'merge' }, 'INVALIDJOB'],
    [{ object: 'Nope__c', operation: 'insert' }, 'INVALIDENTITY'],
    [{ object: 'Product2', operation: 'upsert' }, 'INVALIDJOB'],
    [{ object: 'Product2', operation: 'upsert', externalIdFieldName: 'Description' }, 'INVALIDJOB'],
    [{ object: 'Account', operation: 'insert', columnDelimiter: 'SPACE' }, 'INVALIDJOB'],
    [{ object: 'Account', operation: 'insert', contentType: 'XML' }, 'INVALIDJOB'],
  ])('%j', async (body, errorCode) => {
    await expect(api.call({ method: 'POST', path: '/jobs/ingest', body })).rejects.toMatchObject({
      status: 400,
      errorCode,
    });
  });

  it('takes one upload a job, and none once it is started', async () => {
    const { id } = await create({ object: 'Account', operation: 'insert' });
    await upload(id, 'Name\nA\n');
    await expect(upload(id, 'Name\nB\n')).rejects.toMatchObject({ errorCode: 'INVALIDJOBSTATE' });
    await setState(id, 'UploadComplete');
    await expect(setState(id, 'UploadComplete')).rejects.toMatchObject({ errorCode: 'INVALIDJOBSTATE' });
  });

  it('refuses an upload that is too large', async () => {
    const limits = { uploadBytesMax: 10, multipartCharactersMax: 10 };
    api = new RouteCaller(ingestRoutes(kernel, limits), admin);
    const { id } = await create({ object: 'Account', operation: 'insert' });
    await expect(upload(id, 'Name\nToo long\n')).rejects.toMatchObject({ status: 413 });
  });

  it('knows no job of another id', async () => {
    await expect(info('750Wt0000000009AAA')).rejects.toMatchObject({ status: 404, errorCode: 'NOT_FOUND' });
  });

  it('gives no results before the job is over, and does not delete an open job', async () => {
    const { id } = await create({ object: 'Account', operation: 'insert' });
    await expect(result(id, 'successfulResults')).rejects.toMatchObject({ errorCode: 'INVALIDJOBSTATE' });
    const path = `/jobs/ingest/${String(id)}`;
    await expect(api.call({ method: 'DELETE', path })).rejects.toMatchObject({ errorCode: 'INVALIDJOBSTATE' });
  });
});

describe('several jobs', () => {
  it('lets others take their turn between the chunks of a large job', async () => {
    const large = await create({ object: 'Account', operation: 'insert' });
    await upload(large['id'], `Name\n${'Many\n'.repeat(9_000)}`);
    await setState(large['id'], 'UploadComplete');
    const small = await run({ object: 'Account', operation: 'insert' }, 'Name\nFew\n');
    expect(small['state']).toBe('JobComplete');
    expect((await info(large['id']))['state']).toBe('InProgress');
    expect((await finished(large['id']))['numberRecordsProcessed']).toBe(9_000);
  });

  it('stops an aborted job between two chunks and counts the rest as unprocessed', async () => {
    const { id } = await create({ object: 'Account', operation: 'insert' });
    await upload(id, `Name\n${'Many\n'.repeat(9_000)}`);
    await setState(id, 'UploadComplete');
    while ((await info(id))['numberRecordsProcessed'] === 0) await new Promise((resolve) => setImmediate(resolve));
    await setState(id, 'Aborted');
    const processed = Number((await info(id))['numberRecordsProcessed']);
    expect(processed).toBeLessThan(9_000);
    expect(await result(id, 'unprocessedrecords')).toHaveLength(9_000 - processed + 1);
    expect(await result(id, 'successfulResults')).toHaveLength(processed + 1);
  });

  it('gives the rows of large results in another order than they came', async () => {
    const lines = Array.from({ length: 2_500 }, (_, index) => `A${index}`);
    const job = await run({ object: 'Account', operation: 'insert' }, `Name\n${lines.join('\n')}\n`);
    const found = (await result(job['id'], 'successfulResults')).slice(1).map((row) => /"(A\d+)"$/.exec(row)?.[1]);
    expect(found).not.toEqual(lines);
    expect([...found].sort()).toEqual([...lines].sort());
  });

  it('lists and deletes jobs', async () => {
    const first = await run({ object: 'Account', operation: 'insert' }, 'Name\nA\n');
    const second = await create({ object: 'Account', operation: 'insert' });
    const list = await api.call({ method: 'GET', path: '/jobs/ingest?isPkChunkingEnabled=false' });
    expect(list.body).toMatchObject({ done: true, records: [{ id: first['id'] }, { id: second['id'] }] });
    const path = `/jobs/ingest/${String(first['id'])}`;
    expect(await api.call({ method: 'DELETE', path })).toEqual({ status: 204 });
    await expect(info(first['id'])).rejects.toMatchObject({ status: 404 });
  });
});

describe('a multipart request', () => {
  it('creates the job with its content and starts it', async () => {
    const body = [
      '--BOUNDARY',
      'Content-Type: application/json',
      'Content-Disposition: form-data; name="job"',
      '',
      '{"object":"Account","operation":"insert","contentType":"CSV"}',
      '--BOUNDARY',
      'Content-Type: text/csv',
      'Content-Disposition: form-data; name="content"; filename="content"',
      '',
      'Name\nAt once\n',
      '--BOUNDARY--',
    ].join('\r\n');
    const headers = { 'content-type': 'multipart/form-data; boundary=BOUNDARY' };
    const reply = await api.call({ method: 'POST', path: '/jobs/ingest', body, headers });
    expect(reply.body).toMatchObject({ state: 'UploadComplete' });
    expect(await finished((reply.body as { id: string }).id)).toMatchObject({
      state: 'JobComplete',
      numberRecordsFailed: 0,
    });
    expect(names('SELECT Name FROM Account')).toEqual(['At once']);
  });
});
