import type { ApiReply, ApiRequest } from '../http/route.ts';
import { OrgError } from '../http/org-error.ts';
import type { CompositeContext } from './context.ts';
import { jsonFields } from '../http/json-body.ts';
import { innerRequest } from './subrequest.ts';

/** Source: REST API Developer Guide, Composite Batch. */
const most = 25;

interface BatchRequest {
  readonly method?: unknown;
  readonly url?: unknown;
  readonly richInput?: unknown;
}

interface BatchResult {
  readonly statusCode: number;
  readonly result: unknown;
}

/** `POST /composite/batch`: independent subrequests in one call. */
export function compositeBatch(request: ApiRequest, context: CompositeContext): ApiReply {
  const { haltOnError = false, batchRequests } = jsonFields(request.raw);
  if (!Array.isArray(batchRequests)) throw new OrgError(400, 'JSON_PARSER_ERROR', 'batchRequests must be an array');
  if (batchRequests.length > most) {
    throw new OrgError(400, 'LIMIT_EXCEEDED', `At most ${most} subrequests are allowed, not ${batchRequests.length}`);
  }
  const results: BatchResult[] = [];
  let failed = false;
  for (const item of batchRequests as BatchRequest[]) {
    const result: BatchResult = failed && haltOnError === true ? haltedResult : runOne(item, request, context);
    failed ||= result.statusCode >= 300;
    results.push(result);
  }
  return { status: 200, body: { hasErrors: failed, results } };
}

const haltedResult: BatchResult = {
  statusCode: 412,
  result: [{ errorCode: 'BATCH_PROCESSING_HALTED', message: 'Batch processing halted per request' }],
};

function runOne({ method, url, richInput }: BatchRequest, request: ApiRequest, context: CompositeContext): BatchResult {
  if (typeof method !== 'string' || typeof url !== 'string') {
    throw new OrgError(400, 'INVALID_INPUT', 'Every subrequest needs method and url');
  }
  const { status, body } = context.dispatch(innerRequest({ method, url, body: richInput }, request));
  return { statusCode: status, result: body ?? null };
}
