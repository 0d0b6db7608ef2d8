import { jsonFields } from '../../http/json-body.ts';
import { OrgError } from '../../http/org-error.ts';
import type { ApiReply, ApiRequest, RouteDefinition } from '../../http/route.ts';
import type { Kernel } from '../../kernel/types.ts';
import { formatOf, invalidJob, invalidState, isOver, jobMembers, progressMembers } from '../job.ts';
import { jobId } from '../job-id.ts';
import { JobStore } from '../job-store.ts';
import { processQueryJob } from './process.ts';
import type { QueryJob } from './query-job.ts';
import { refuseUnsupported } from './refusals.ts';

/** Records of one result page when the request does not say how many. */
const recordsPerPage = 100_000;

/** Links one answer of `resultPages` gives. */
const pagesPerAnswer = 5;

/**
 * Bulk API 2.0 query: `/jobs/query` with create, poll, abort, results by locator, result pages, delete, list.
 * Source: Bulk API 2.0 and Bulk API Developer Guide, Bulk API 2.0 Query.
 */
export function queryJobRoutes(kernel: Kernel): RouteDefinition[] {
  const jobs = new JobStore<QueryJob>('/jobs/query');
  const kind = 'bulk-query';
  return [
    { method: 'POST', path: '/jobs/query', kind, handle: (request) => create(request, kernel, jobs) },
    { method: 'GET', path: '/jobs/query', kind, handle: (request) => ok(jobs.list(request, describe)) },
    { method: 'GET', path: '/jobs/query/:id', kind, handle: (request) => ok(describe(jobs.get(request))) },
    { method: 'PATCH', path: '/jobs/query/:id', kind, handle: (request) => abort(request, kernel, jobs) },
    { method: 'GET', path: '/jobs/query/:id/results', kind, handle: (request) => results(request, jobs) },
    { method: 'GET', path: '/jobs/query/:id/resultPages', kind, handle: (request) => resultPages(request, jobs) },
    { method: 'DELETE', path: '/jobs/query/:id', kind, handle: (request) => remove(request, jobs) },
  ];
}

function ok(body: unknown): ApiReply {
  return { status: 200, body };
}

function describe(job: QueryJob): Record<string, unknown> {
  return { ...jobMembers(job, job.operation), ...progressMembers(job, 'V2Query') };
}

function create(request: ApiRequest, kernel: Kernel, jobs: JobStore<QueryJob>): ApiReply {
  const definition = jsonFields(request.raw);
  const { operation, query } = definition;
  if (operation !== 'query' && operation !== 'queryAll') throw invalidJob('operation must be query or queryAll');
  if (typeof query !== 'string' || query.trim() === '') throw invalidJob('query is required');
  const format = formatOf(definition);
  const statement = kernel.parse(query);
  refuseUnsupported(statement);
  const options = { all: operation === 'queryAll', version: request.version };
  // Wrong objects and fields are refused here, not when the job runs.
  kernel.openFlatQuery({ ...statement, limit: 0 }, request.session, options);
  const now = kernel.clock();
  const job: QueryJob = {
    id: jobId('750', 1_000_000 + jobs.nextNumber()),
    object: kernel.schema.object(statement.from)?.name ?? statement.from,
    operation,
    soql: query,
    session: request.session,
    createdAt: now,
    changedAt: now,
    startedAt: null,
    finishedAt: null,
    format,
    version: request.version,
    state: 'UploadComplete',
    processed: 0,
    failed: 0,
    errorMessage: null,
    header: '',
    lines: [],
  };
  jobs.add(job);
  void processQueryJob(job, kernel);
  return ok(jobMembers(job, operation));
}

function abort(request: ApiRequest, kernel: Kernel, jobs: JobStore<QueryJob>): ApiReply {
  const job = jobs.get(request);
  if (jsonFields(request.raw)['state'] !== 'Aborted') throw invalidJob('state must be Aborted');
  if (isOver(job)) throw invalidState(`Aborting already Completed Job not allowed: job ${job.id} is ${job.state}`);
  job.state = 'Aborted';
  job.finishedAt = job.changedAt = kernel.clock();
  return ok(jobMembers(job, job.operation));
}

function finished(request: ApiRequest, jobs: JobStore<QueryJob>): QueryJob {
  const job = jobs.get(request);
  if (job.state !== 'JobComplete') throw invalidState(`Job ${job.id} is ${job.state}: it has no results`);
  if (job.version !== request.version) {
    throw new OrgError(409, 'INVALID_API_VERSION', `Job ${job.id} was created with API version ${job.version}`);
  }
  return job;
}

function pageSize(request: ApiRequest): number {
  const text = request.query.get('maxRecords');
  if (text === null) return recordsPerPage;
  const size = Number(text);
  if (!Number.isInteger(size) || size < 1) {
    throw new OrgError(400, 'INVALID_QUERY_PARAMETER', `maxRecords must be a whole number over 0, not ${text}`);
  }
  return size;
}

/** A locator says where a page starts; clients treat it as opaque. */
function locatorOf(position: number): string {
  return Buffer.from(String(position)).toString('base64').replaceAll('=', '');
}

function positionOf(locator: string | null): number {
  if (locator === null || locator === '') return 0;
  const text = Buffer.from(locator, 'base64').toString('latin1');
  if (!/^\d+$/.test(text)) throw new OrgError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
  return Number(text);
}

function results(request: ApiRequest, jobs: JobStore<QueryJob>): ApiReply {
  const job = finished(request, jobs);
  const from = positionOf(request.query.get('locator'));
  const lines = job.lines.slice(from, from + pageSize(request));
  const next = from + lines.length;
  return {
    status: 200,
    body: Buffer.from(job.header + lines.join('')),
    headers: {
      'content-type': 'text/csv; charset=UTF-8',
      'Sforce-Locator': next < job.lines.length ? locatorOf(next) : 'null',
      'Sforce-NumberOfRecords': String(lines.length),
    },
  };
}

function resultPages(request: ApiRequest, jobs: JobStore<QueryJob>): ApiReply {
  const job = finished(request, jobs);
  const size = pageSize(request);
  const base = `/services/data/v${job.version}/jobs/query/${job.id}`;
  const start = positionOf(request.query.get('locator'));
  const pages: { resultUrl: string }[] = [];
  let from = start;
  for (; pages.length < pagesPerAnswer && (from < job.lines.length || from === 0); from += size) {
    pages.push({ resultUrl: `${base}/results?locator=${locatorOf(from)}&maxRecords=${size}` });
  }
  const done = from >= job.lines.length;
  const next = done ? null : `${base}/resultPages?locator=${locatorOf(from)}&maxRecords=${size}`;
  return ok({ resultPages: pages, nextRecordsUrl: next, done });
}

function remove(request: ApiRequest, jobs: JobStore<QueryJob>): ApiReply {
  const job = jobs.get(request);
  if (!isOver(job)) throw invalidState(`Job ${job.id} is ${job.state}: it can be deleted once it is over`);
  jobs.remove(job);
  return { status: 204 };
}
