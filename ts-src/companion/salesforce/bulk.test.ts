import { afterEach, describe, expect, test } from 'vitest';
import { startScriptedServer, type ScriptedReply, type ScriptedRequest } from '../../tests/http/scripted-server.ts';
import { createSalesforce, type SalesforceClient, type SalesforceOptions } from './index.ts';
import { createPace } from './pace.ts';

const JOBS = '/services/data/v66.0/jobs/ingest';

/** An org with one bulk job, step by step; each step can be made to fail. */
class JobOrg {
  state = 'Open';
  csv = '';
  polls = 0;
  readonly fail: Record<string, ScriptedReply[]> = {};
  readonly results: Record<string, string> = {};
  info: Record<string, unknown> = {};
  /** States that successive looks at the running job give. */
  readonly running: string[] = [];
  /** Whether the state change of a cut answer was made before the cut. */
  commitsBeforeCut = true;

  answer(r: ScriptedRequest): ScriptedReply {
    const step = this.stepOf(r);
    const failure = this.fail[step]?.shift();
    if (failure !== undefined && !(failure.cutAfter !== undefined && this.commitsBeforeCut)) return failure;
    const reply = this.work(step, r);
    return failure === undefined ? reply : { ...reply, ...failure };
  }

  private stepOf(r: ScriptedRequest): string {
    if (r.method === 'POST') return 'create';
    if (r.method === 'PUT') return 'upload';
    if (r.method === 'PATCH') return 'state';
    return r.path === `${JOBS}/750x` ? 'look' : (r.path.split('/').pop() ?? '');
  }

  private work(step: string, r: ScriptedRequest): ScriptedReply {
    if (step === 'upload') {
      this.csv = r.body;
      return { status: 201, body: '' };
    }
    if (step === 'state') {
      this.state = (JSON.parse(r.body) as { state: string }).state;
      return { body: { id: '750x', state: this.state } };
    }
    if (step === 'create') return { body: { id: '750x', state: 'Open', contentUrl: `${JOBS.slice(1)}/750x/batches` } };
    if (step !== 'look') return { headers: { 'content-type': 'text/csv' }, body: this.results[step] ?? '"sf__Id"\n' };
    this.polls += 1;
    const state = this.state === 'UploadComplete' ? (this.running.shift() ?? 'JobComplete') : this.state;
    return { body: { id: '750x', state, ...this.info } };
  }
}

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function start(
  options: SalesforceOptions = {},
): Promise<{ job: JobOrg; client: SalesforceClient; requests: readonly ScriptedRequest[] }> {
  const job = new JobOrg();
  const server = await startScriptedServer((r) => job.answer(r));
  const auth = { kind: 'accessToken', accessToken: '00D!t' } as const;
  const client = createSalesforce(
    { loginUrl: server.url, auth },
    { sleep: () => Promise.resolve(), random: () => 0, ...options },
  );
  open.push(client, server);
  return { job, client, requests: server.requests };
}

const rows = [
  { ERP_Key__c: 'k0', Name: 'A' },
  { ERP_Key__c: 'k1', Name: 'B, C', Note__c: null },
  { ERP_Key__c: 'k2', Name: 'D' },
];
const request = { object: 'ERP_Invoice__c', externalIdField: 'ERP_Key__c', rows, route: 'bulk' } as const;

describe('a bulk job', () => {
  test('uploads one CSV, waits for its end and accounts for every row by key', async () => {
    const { job, client, requests } = await start();
    job.running.push('InProgress', 'InProgress');
    job.info = { numberRecordsProcessed: 3, numberRecordsFailed: 1 };
    job.results['failedResults'] =
      '"sf__Id","sf__Error","ERP_Key__c","Name","Note__c"\n"","STRING_TOO_LONG:Name too long:Name --","k1","B, C","#N/A"\n';
    job.results['successfulResults'] = '"sf__Id","sf__Created","ERP_Key__c"\n"a2","true","k2"\n"a0","false","k0"\n';
    expect(await client.upsert(request)).toEqual([
      { ok: true, id: 'a0', created: false },
      { ok: false, error: expect.objectContaining({ code: 'SF_STRING_TOO_LONG', fields: ['Name'] }) },
      { ok: true, id: 'a2', created: true },
    ]);
    expect(job.csv).toBe('ERP_Key__c,Name,Note__c\nk0,A,\nk1,"B, C",#N/A\nk2,D,\n');
    expect(JSON.parse(requests[0]?.body ?? '{}')).toEqual({
      object: 'ERP_Invoice__c',
      operation: 'upsert',
      externalIdFieldName: 'ERP_Key__c',
      contentType: 'CSV',
      lineEnding: 'LF',
    });
  });

  test('when only failures matter, the list of successes is not fetched', async () => {
    const { job, client, requests } = await start();
    job.info = { numberRecordsProcessed: 3, numberRecordsFailed: 0 };
    expect(await client.upsert({ ...request, outcomes: 'failures' })).toEqual(
      Array(3).fill({ ok: true, id: null, created: null }),
    );
    expect(requests.filter((r) => r.path.includes('Results') || r.path.includes('unprocessed'))).toEqual([]);
  });

  test('rows that were not looked at before the job failed are told so, the others keep their outcome', async () => {
    const { job, client } = await start();
    job.running.push('Failed');
    job.info = { numberRecordsProcessed: 2, numberRecordsFailed: 0, errorMessage: 'InternalServerError' };
    job.results['unprocessedrecords'] = '"ERP_Key__c","Name"\n"k1","B, C"\n';
    const outcome = await client.upsert({ ...request, outcomes: 'failures' });
    expect(outcome.map((o) => o.ok)).toEqual([true, false, true]);
    expect(outcome[1]).toMatchObject({ error: { code: 'SF_NOT_PROCESSED', kind: 'transient' } });
  });

  test('results that do not add up are uncertain, never guessed', async () => {
    const { job, client } = await start();
    job.info = { numberRecordsProcessed: 3, numberRecordsFailed: 1 };
    job.results['failedResults'] = '"sf__Id","sf__Error","ERP_Key__c"\n';
    await expect(client.upsert({ ...request, outcomes: 'failures' })).rejects.toMatchObject({
      code: 'SF_JOB_INCOMPLETE',
      kind: 'uncertain',
    });
  });

  test('a job that failed before it began is refused with its reason', async () => {
    const { job, client } = await start();
    job.running.push('Failed');
    job.info = { numberRecordsProcessed: 0, errorMessage: 'InvalidBatch : Field name not found : Note__c' };
    await expect(client.upsert(request)).rejects.toMatchObject({
      code: 'SF_FIELD_MISSING',
      kind: 'config',
      fields: ['Note__c'],
    });
  });

  test('a job that somebody aborted is told as such', async () => {
    const { job, client } = await start();
    job.running.push('Aborted');
    await expect(client.upsert(request)).rejects.toMatchObject({ code: 'SF_JOB_ABORTED' });
  });

  test('a row without its key is refused before anything is sent', async () => {
    const { job, client } = await start();
    job.info = { numberRecordsProcessed: 1, numberRecordsFailed: 0 };
    const outcome = await client.upsert({
      ...request,
      rows: [
        { ERP_Key__c: '', Name: 'x' },
        { ERP_Key__c: 'k', Name: 'y' },
      ],
      outcomes: 'failures',
    });
    expect(outcome[0]).toMatchObject({ ok: false, error: { code: 'SF_REQUIRED_FIELD_MISSING' } });
    expect(outcome[1]).toMatchObject({ ok: true });
    expect(job.csv).toBe('ERP_Key__c,Name\nk,y\n');
  });
});

describe('lost answers around a bulk job', () => {
  test('of the upload: the job is aborted, nothing was processed, so it can be sent again', async () => {
    const { job, client } = await start();
    job.fail['upload'] = [{ cutAfter: 0 }];
    await expect(client.upsert(request)).rejects.toMatchObject({ kind: 'transient' });
    expect(job.state).toBe('Aborted');
  });

  test.each([true, false])(
    'of UploadComplete (made before the cut: %s): the job is looked up by its id',
    async (committed) => {
      const { job, client, requests } = await start();
      job.info = { numberRecordsProcessed: 3, numberRecordsFailed: 0 };
      job.commitsBeforeCut = committed;
      job.fail['state'] = [{ cutAfter: 0 }];
      expect(await client.upsert({ ...request, outcomes: 'failures' })).toHaveLength(3);
      expect(requests.filter((r) => r.method === 'PATCH')).toHaveLength(committed ? 1 : 2);
    },
  );

  test('of polls: the job is watched on', async () => {
    const { job, client } = await start();
    job.info = { numberRecordsProcessed: 3, numberRecordsFailed: 0 };
    job.fail['look'] = Array(12).fill({ status: 503, body: '<html>' });
    expect(await client.upsert({ ...request, outcomes: 'failures' })).toHaveLength(3);
  });

  test('of the results: uncertain, so that the rows are read back', async () => {
    const { job, client } = await start();
    job.info = { numberRecordsProcessed: 3, numberRecordsFailed: 1 };
    job.commitsBeforeCut = false;
    job.fail['failedResults'] = Array(10).fill({ cutAfter: 0 });
    await expect(client.upsert(request)).rejects.toMatchObject({ code: 'SF_JOB_ANSWER_LOST', kind: 'uncertain' });
  });

  test('a job that does not end in time is uncertain and is not deleted', async () => {
    const { job, client, requests } = await start({ jobTimeoutMs: -1 });
    await expect(client.upsert(request)).rejects.toMatchObject({ code: 'SF_JOB_ANSWER_LOST', kind: 'uncertain' });
    expect(job.state).toBe('UploadComplete');
    expect(requests.some((r) => r.method === 'DELETE')).toBe(false);
  });

  test('a session that ends while the job runs is renewed', async () => {
    const job = new JobOrg();
    job.info = { numberRecordsProcessed: 3, numberRecordsFailed: 0 };
    let logins = 0;
    const server = await startScriptedServer((r) => {
      if (r.path.endsWith('/token')) return { body: { access_token: `t${++logins}`, instance_url: server.url } };
      const old = r.headers['authorization'] === 'Bearer t1';
      return old && job.state !== 'Open'
        ? { status: 401, body: [{ errorCode: 'INVALID_SESSION_ID', message: '' }] }
        : job.answer(r);
    });
    const auth = { kind: 'clientCredentials', clientId: 'i', clientSecret: 's' } as const;
    const client = createSalesforce({ loginUrl: server.url, auth }, { sleep: () => Promise.resolve() });
    open.push(client, server);
    expect(await client.upsert({ ...request, outcomes: 'failures' })).toHaveLength(3);
    expect(logins).toBe(2);
  });
});

describe('the pace of polling', () => {
  test('begins close together, grows, and stops growing', () => {
    const pace = createPace();
    expect(pace.nextPollMs('X', 10, 0)).toBe(20);
    expect(pace.nextPollMs('X', 10, 1_000)).toBe(150);
    expect(pace.nextPollMs('X', 10, 10_000_000)).toBe(10_000);
  });

  test('waits for most of what the last jobs took before it asks', () => {
    const pace = createPace();
    pace.learn('X', 1_000, 1_000);
    expect(pace.nextPollMs('X', 2_000, 0)).toBeCloseTo(1_700);
    expect(pace.nextPollMs('X', 2_000, 1_700)).toBeCloseTo(255);
  });
});
