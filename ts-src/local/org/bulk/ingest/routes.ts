import { jsonFields } from '../../http/json-body.ts';
import { OrgError, notFound } from '../../http/org-error.ts';
import type { ApiReply, ApiRequest, RouteDefinition } from '../../http/route.ts';
import type { Kernel } from '../../kernel/types.ts';
import { formatOf, invalidJob, invalidState, isOver, jobMembers, progressMembers } from '../job.ts';
import { jobId } from '../job-id.ts';
import { JobStore } from '../job-store.ts';
import { ingestOperations } from './ingest-job.ts';
import type { IngestJob, IngestOperation } from './ingest-job.ts';
import { multipartParts } from './multipart.ts';
import { processIngestJob } from './process.ts';
import { resultFile } from './results.ts';
import type { ResultKind } from './results.ts';

export interface IngestLimits {
  /** Bytes of one upload: 150 MB once encoded in base64. */
  readonly uploadBytesMax: number;
  /** Characters of the content of a multipart request. */
  readonly multipartCharactersMax: number;
}

const documentedLimits: IngestLimits = { uploadBytesMax: 112_500_000, multipartCharactersMax: 100_000 };

/**
 * Bulk API 2.0 ingest: `/jobs/ingest` with create (also multipart), upload, start, abort, poll, results, delete, list.
 * Jobs live in memory and end with the org. A job runs in this process between other requests.
 * Source: Bulk API 2.0 and Bulk API Developer Guide, Bulk API 2.0 Ingest; statuses and members observed with jsforce
 * and the Salesforce CLI.
 */
export function ingestRoutes(kernel: Kernel, limits = documentedLimits): RouteDefinition[] {
  const jobs = new JobStore<IngestJob>('/jobs/ingest');
  const kind = 'bulk-ingest';
  return [
    { method: 'POST', path: '/jobs/ingest', kind, handle: (request) => create(request, kernel, jobs, limits) },
    { method: 'GET', path: '/jobs/ingest', kind, handle: (request) => ok(jobs.list(request, describe)) },
    { method: 'GET', path: '/jobs/ingest/:id', kind, handle: (request) => ok(describe(jobs.get(request))) },
    { method: 'PUT', path: '/jobs/ingest/:id/batches', kind, handle: (request) => upload(request, jobs, limits) },
    { method: 'PATCH', path: '/jobs/ingest/:id', kind, handle: (request) => changeState(request, kernel, jobs) },
    { method: 'GET', path: '/jobs/ingest/:id/:result', kind, handle: (request) => result(request, jobs) },
    { method: 'DELETE', path: '/jobs/ingest/:id', kind, handle: (request) => remove(request, jobs) },
  ];
}

function ok(body: unknown): ApiReply {
  return { status: 200, body };
}

function members(job: IngestJob): Record<string, unknown> {
  return {
    ...jobMembers(job, job.operation),
    ...(job.externalIdFieldName === null ? {} : { externalIdFieldName: job.externalIdFieldName }),
  };
}

function describe(job: IngestJob): Record<string, unknown> {
  return { ...members(job), ...progressMembers(job, 'V2Ingest') };
}

function created(job: IngestJob): ApiReply {
  const contentUrl = `services/data/v${job.version}/jobs/ingest/${job.id}/batches`;
  return ok({ ...members(job), contentUrl });
}

function create(request: ApiRequest, kernel: Kernel, jobs: JobStore<IngestJob>, limits: IngestLimits): ApiReply {
  const contentType = request.headers['content-type'] ?? '';
  if (!contentType.startsWith('multipart/')) return created(newJob(jsonFields(request.raw), request, kernel, jobs));
  const parts = multipartParts(contentType, request.raw);
  const content = parts.get('content');
  const definition = parts.get('job');
  if (content === undefined || definition === undefined) throw invalidJob('the parts job and content are required');
  if (content.toString('utf8').length > limits.multipartCharactersMax) {
    throw invalidJob(`the content part has more than ${limits.multipartCharactersMax} characters`);
  }
  const job = newJob(jsonFields(definition), request, kernel, jobs);
  job.upload = content;
  start(job, kernel);
  return created(job);
}

function newJob(
  definition: Readonly<Record<string, unknown>>,
  request: ApiRequest,
  kernel: Kernel,
  jobs: JobStore<IngestJob>,
): IngestJob {
  const operation = definition['operation'];
  if (!isOperation(operation)) throw invalidJob(`operation must be one of ${ingestOperations.join(', ')}`);
  const name = definition['object'];
  const object = typeof name === 'string' ? kernel.schema.object(name) : undefined;
  if (object === undefined || !request.session.access.readable(object.name)) {
    throw new OrgError(
      400,
      'INVALIDENTITY',
      `InvalidEntity : Entity '${String(name)}' is not supported by the Bulk API.`,
    );
  }
  const now = kernel.clock();
  const job: IngestJob = {
    id: jobId('750', jobs.nextNumber()),
    object: object.name,
    operation,
    externalIdFieldName: operation === 'upsert' ? externalId(definition, object.name, kernel) : null,
    session: request.session,
    createdAt: now,
    changedAt: now,
    startedAt: null,
    finishedAt: null,
    format: formatOf(definition),
    version: request.version,
    state: 'Open',
    processed: 0,
    failed: 0,
    errorMessage: null,
    upload: null,
    outcomes: { ids: [], created: [], errors: new Map() },
  };
  jobs.add(job);
  return job;
}

function isOperation(value: unknown): value is IngestOperation {
  return ingestOperations.some((operation) => operation === value);
}

function externalId(definition: Readonly<Record<string, unknown>>, objectName: string, kernel: Kernel): string {
  const name = definition['externalIdFieldName'];
  if (typeof name !== 'string' || name === '') throw invalidJob('externalIdFieldName is required for upsert');
  const field = kernel.schema.object(objectName)?.field(name);
  if (field === undefined || (field.type !== 'id' && !field.externalId && !field.idLookup)) {
    throw invalidJob(`Field name ${name} is not an external ID or indexed field`);
  }
  return field.name;
}

function upload(request: ApiRequest, jobs: JobStore<IngestJob>, limits: IngestLimits): ApiReply {
  const job = jobs.get(request);
  if (job.state !== 'Open')
    throw invalidState(`Job ${job.id} is ${job.state}: content can be uploaded to an open job only`);
  if (job.upload !== null) throw invalidState(`Job ${job.id} has its content already: a job takes one upload`);
  if (request.raw.length > limits.uploadBytesMax) {
    throw new OrgError(413, 'CLIENTINPUTERROR', 'The uploaded content is larger than 150 MB once encoded in base64');
  }
  job.upload = request.raw;
  return { status: 201 };
}

function changeState(request: ApiRequest, kernel: Kernel, jobs: JobStore<IngestJob>): ApiReply {
  const job = jobs.get(request);
  const { state } = jsonFields(request.raw);
  if (state === 'UploadComplete') {
    if (job.state !== 'Open') throw invalidState(`Job ${job.id} is ${job.state}: only an open job can be started`);
    start(job, kernel);
  } else if (state === 'Aborted') {
    if (isOver(job)) throw invalidState(`Aborting already Completed Job not allowed: job ${job.id} is ${job.state}`);
    job.state = 'Aborted';
    job.finishedAt = job.changedAt = kernel.clock();
  } else {
    throw invalidJob('state must be UploadComplete or Aborted');
  }
  return ok(members(job));
}

function start(job: IngestJob, kernel: Kernel): void {
  job.state = 'UploadComplete';
  job.changedAt = kernel.clock();
  void processIngestJob(job, kernel);
}

const resultKinds: readonly ResultKind[] = ['successfulresults', 'failedresults', 'unprocessedrecords'];

function result(request: ApiRequest, jobs: JobStore<IngestJob>): ApiReply {
  const wanted = request.params['result']?.toLowerCase();
  const kind = resultKinds.find((known) => known === wanted);
  if (kind === undefined) throw notFound();
  const job = jobs.get(request);
  if (!isOver(job)) throw invalidState(`Job ${job.id} is ${job.state}: results are there once it is over`);
  return { status: 200, body: resultFile(job, kind), headers: { 'content-type': 'text/csv; charset=UTF-8' } };
}

function remove(request: ApiRequest, jobs: JobStore<IngestJob>): ApiReply {
  const job = jobs.get(request);
  if (job.state === 'Open' || job.state === 'InProgress') {
    throw invalidState(`Job ${job.id} is ${job.state}: it can be deleted once it is over`);
  }
  // A job that waits for its turn must not start after it is gone.
  if (job.state === 'UploadComplete') job.state = 'Aborted';
  jobs.remove(job);
  return { status: 204 };
}
