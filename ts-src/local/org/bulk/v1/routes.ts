import type { OrgError } from '../../http/org-error.ts';
import type { ApiReply, ApiRequest, RouteDefinition } from '../../http/route.ts';
import type { Kernel } from '../../kernel/types.ts';
import { ingestOperations } from '../ingest/ingest-job.ts';
import { jobId } from '../job-id.ts';
import { runBatch } from './batch.ts';
import type { V1Batch, V1Job } from './batch.ts';
import { element, listMessage, message, textOf } from './xml.ts';

/** A refusal; the answer is 400 with an XML error. */
class V1Failure extends Error {
  override readonly name = 'V1Failure';
  readonly code: string;

  constructor(code: string, text: string) {
    super(text);
    this.code = code;
  }
}

interface Org {
  readonly kernel: Kernel;
  readonly jobs: Map<string, V1Job>;
  count: number;
}

/**
 * Bulk API 1.0 with CSV batches, as older clients still use it. Paths are relative to `/services/async/NN.N`; the
 * session stands in the header `X-SFDC-Session`. No XML or JSON batches, no attachments, no PK chunking.
 * Source: Bulk API 2.0 and Bulk API Developer Guide, Bulk API; jsforce's `bulk` module as client.
 */
export function bulkV1Routes(kernel: Kernel): RouteDefinition[] {
  const org: Org = { kernel, jobs: new Map(), count: 0 };
  const kind = 'bulk-v1';
  const route = (method: 'GET' | 'POST', path: string, handle: (request: ApiRequest) => ApiReply): RouteDefinition => ({
    method,
    path,
    kind,
    handle: (request) => guarded(() => handle(request)),
  });
  return [
    route('POST', '/job', (request) => createJob(request, org)),
    route('GET', '/job/:id', (request) => xml(200, jobInfo(jobOf(request, org)))),
    route('POST', '/job/:id', (request) => closeJob(request, org)),
    route('POST', '/job/:id/batch', (request) => createBatch(request, org)),
    route('GET', '/job/:id/batch', (request) => listBatches(request, org)),
    route('GET', '/job/:id/batch/:batch', (request) => xml(200, batchInfo(...batchOf(request, org)))),
    route('GET', '/job/:id/batch/:batch/result', (request) => batchResult(request, org)),
    route('GET', '/job/:id/batch/:batch/result/:result', (request) => csv(batchOf(request, org)[1].result)),
  ];
}

function guarded(handle: () => ApiReply): ApiReply {
  try {
    return handle();
  } catch (error) {
    if (!(error instanceof V1Failure)) throw error;
    return xml(400, message('error', { exceptionCode: error.code, exceptionMessage: error.message }));
  }
}

/** What is refused before an operation is reached, above all a session that is over, as Bulk API 1.0 says it. */
export function bulkV1Refusal(error: OrgError): ApiReply {
  const isSession = error.errorCode === 'INVALID_SESSION_ID' || error.errorCode === 'INVALID_AUTH_HEADER';
  const exceptionCode = isSession ? 'InvalidSessionId' : error.errorCode;
  const exceptionMessage = isSession ? 'Invalid session id' : error.message;
  return xml(400, message('error', { exceptionCode, exceptionMessage }));
}

function xml(status: number, body: string): ApiReply {
  return { status, body, headers: { 'content-type': 'application/xml; charset=UTF-8' } };
}

function csv(body: string): ApiReply {
  return { status: 200, body, headers: { 'content-type': 'text/csv; charset=UTF-8' } };
}

function createJob(request: ApiRequest, org: Org): ApiReply {
  const body = request.raw.toString('utf8');
  const operation = textOf(body, 'operation') ?? '';
  const known = [...ingestOperations, 'query', 'queryAll'] as const;
  const found = known.find((name) => name === operation);
  if (found === undefined) throw new V1Failure('InvalidJob', `Operation ${operation} is not supported`);
  if ((textOf(body, 'contentType') ?? 'CSV') !== 'CSV') {
    throw new V1Failure('FeatureNotEnabled', 'The local org takes CSV batches only');
  }
  const object = org.kernel.schema.object(textOf(body, 'object') ?? '');
  if (object === undefined) throw new V1Failure('InvalidEntity', `Entity ${textOf(body, 'object') ?? ''} is unknown`);
  org.count += 1;
  const job: V1Job = {
    id: jobId('750', 2_000_000 + org.count),
    operation: found,
    object: object.name,
    externalIdFieldName: textOf(body, 'externalIdFieldName'),
    session: request.session,
    createdAt: org.kernel.clock(),
    version: request.version,
    state: 'Open',
    batches: [],
  };
  org.jobs.set(job.id, job);
  return xml(201, jobInfo(job));
}

function jobOf(request: ApiRequest, org: Org): V1Job {
  const job = org.jobs.get(request.params['id'] ?? '');
  if (job === undefined) throw new V1Failure('InvalidJob', `No job ${request.params['id'] ?? ''}`);
  return job;
}

function batchOf(request: ApiRequest, org: Org): [V1Job, V1Batch] {
  const job = jobOf(request, org);
  const batch = job.batches.find(({ id }) => id === request.params['batch']);
  if (batch === undefined) throw new V1Failure('InvalidBatch', `No batch ${request.params['batch'] ?? ''}`);
  return [job, batch];
}

function closeJob(request: ApiRequest, org: Org): ApiReply {
  const job = jobOf(request, org);
  const state = textOf(request.raw.toString('utf8'), 'state');
  if (state !== 'Closed' && state !== 'Aborted')
    throw new V1Failure('InvalidJobState', 'state must be Closed or Aborted');
  job.state = state;
  return xml(200, jobInfo(job));
}

function createBatch(request: ApiRequest, org: Org): ApiReply {
  const job = jobOf(request, org);
  if (job.state !== 'Open') throw new V1Failure('InvalidJobState', `Job ${job.id} is ${job.state}`);
  const content = request.raw.toString('utf8');
  if (content.trim() === '') throw new V1Failure('ClientInputError', 'The batch is empty');
  org.count += 1;
  const batch: V1Batch = {
    id: jobId('751', 2_000_000 + org.count),
    createdAt: org.kernel.clock(),
    state: 'Queued',
    stateMessage: null,
    processed: 0,
    failed: 0,
    result: '',
  };
  job.batches.push(batch);
  void runBatch(job, batch, content, org.kernel);
  return xml(201, batchInfo(job, batch));
}

function listBatches(request: ApiRequest, org: Org): ApiReply {
  const job = jobOf(request, org);
  return xml(
    200,
    listMessage('batchInfoList', job.batches.map((batch) => element('batchInfo', batchMembers(job, batch))).join('')),
  );
}

/** A query's result is a list of files, here always one; that of other operations the file itself. */
function batchResult(request: ApiRequest, org: Org): ApiReply {
  const [job, batch] = batchOf(request, org);
  if (job.operation !== 'query' && job.operation !== 'queryAll') return csv(batch.result);
  return xml(200, listMessage('result-list', `<result>${jobId('752', 1)}</result>`));
}

function jobInfo(job: V1Job): string {
  const stamp = new Date(job.createdAt).toISOString();
  const finished = job.batches.filter(({ state }) => state === 'Completed').length;
  const failed = job.batches.filter(({ state }) => state === 'Failed').length;
  return message('jobInfo', {
    id: job.id,
    operation: job.operation,
    object: job.object,
    createdById: job.session.user.id,
    createdDate: stamp,
    systemModstamp: stamp,
    state: job.state,
    externalIdFieldName: job.externalIdFieldName,
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    numberBatchesQueued: job.batches.length - finished - failed,
    numberBatchesInProgress: 0,
    numberBatchesCompleted: finished,
    numberBatchesFailed: failed,
    numberBatchesTotal: job.batches.length,
    numberRecordsProcessed: job.batches.reduce((sum, batch) => sum + batch.processed, 0),
    numberRetries: 0,
    apiVersion: job.version,
    numberRecordsFailed: job.batches.reduce((sum, batch) => sum + batch.failed, 0),
    totalProcessingTime: 0,
    apiActiveProcessingTime: 0,
    apexProcessingTime: 0,
  });
}

function batchMembers(job: V1Job, batch: V1Batch): Record<string, string | number | null> {
  const stamp = new Date(batch.createdAt).toISOString();
  return {
    id: batch.id,
    jobId: job.id,
    state: batch.state,
    stateMessage: batch.stateMessage,
    createdDate: stamp,
    systemModstamp: stamp,
    numberRecordsProcessed: batch.processed,
    numberRecordsFailed: batch.failed,
    totalProcessingTime: 0,
    apiActiveProcessingTime: 0,
    apexProcessingTime: 0,
  };
}

function batchInfo(job: V1Job, batch: V1Batch): string {
  return message('batchInfo', batchMembers(job, batch));
}
