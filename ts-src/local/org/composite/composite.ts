import { jsonFields } from '../http/json-body.ts';
import type { ApiReply, ApiRequest } from '../http/route.ts';
import { OrgError } from '../http/org-error.ts';
import { attempt, type CompositeContext } from './context.ts';
import { resolveReferences, UnresolvedReference } from './references.ts';
import { halted, runSubrequest, subrequestsIn, type Subrequest, type Subresponse } from './subrequest.ts';

/** Source: REST API Developer Guide, Composite: 25 subrequests, at most 5 of them queries or collections. */
const most = 25;
const mostHeavy = 5;
const heavy = /\/(query|queryAll|composite\/sobjects)\b/;

/** What can't stand inside a composite call: calls that hold subrequests themselves, and jobs. */
const refused = /\/(composite(\/(batch|graph|tree\/\w+))?|jobs\/.*)\/?(\?.*)?$/;

/** `POST /composite`: subrequests one after the other, each may refer to the answers before it. */
export function composite(request: ApiRequest, context: CompositeContext): ApiReply {
  const { allOrNone = false, compositeRequest } = jsonFields(request.raw);
  const subrequests = subrequestsIn(compositeRequest, { most, member: 'compositeRequest' });
  if (subrequests.filter(({ url }) => heavy.test(url)).length > mostHeavy) {
    throw new OrgError(400, 'LIMIT_EXCEEDED', `At most ${mostHeavy} subrequests may be queries or collections`);
  }
  const nested = subrequests.find(({ url }) => refused.test(url));
  if (nested) throw new OrgError(400, 'INVALID_INPUT', `${nested.url} can't be used inside a composite call`);
  return {
    status: 200,
    body: { compositeResponse: runAll(subrequests, request, { context, allOrNone: allOrNone === true }) },
  };
}

/** Runs subrequests in order; with `allOrNone` one failure undoes all and halts the others. */
export function runAll(
  subrequests: readonly Subrequest[],
  request: ApiRequest,
  { context, allOrNone }: { context: CompositeContext; allOrNone: boolean },
): Subresponse[] {
  if (!allOrNone) return runEach(subrequests, request, { context, stopAtFailure: false });
  const run = (): Subresponse[] => runEach(subrequests, request, { context, stopAtFailure: true });
  const responses = attempt(context, run, (all) => all.every(succeeded));
  if (responses.every(succeeded)) return responses;
  const failed = responses.find((response) => !succeeded(response));
  return subrequests.map((item) => (item.referenceId === failed?.referenceId ? failed : halted(item)));
}

function runEach(
  subrequests: readonly Subrequest[],
  request: ApiRequest,
  { context, stopAtFailure }: { context: CompositeContext; stopAtFailure: boolean },
): Subresponse[] {
  const answers = new Map<string, Subresponse>();
  for (const subrequest of subrequests) {
    const answer = runOne(subrequest, answers, (resolved) => runSubrequest(resolved, request, context));
    answers.set(subrequest.referenceId, answer);
    if (stopAtFailure && !succeeded(answer)) break;
  }
  return [...answers.values()];
}

function runOne(
  subrequest: Subrequest,
  answers: ReadonlyMap<string, Subresponse>,
  run: (resolved: Subrequest) => Subresponse,
): Subresponse {
  try {
    return run(resolveReferences(subrequest, answers));
  } catch (error) {
    const { referenceId } = subrequest;
    if (error instanceof OrgError)
      return { body: error.body(), httpHeaders: {}, httpStatusCode: error.status, referenceId };
    if (!(error instanceof UnresolvedReference)) throw error;
    const body = [{ errorCode: 'PROCESSING_HALTED', message: error.message }];
    return { body, httpHeaders: {}, httpStatusCode: 400, referenceId };
  }
}

function succeeded(response: Subresponse): boolean {
  return response.httpStatusCode < 300;
}
