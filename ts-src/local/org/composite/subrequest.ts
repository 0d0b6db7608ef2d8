import { OrgError } from '../http/org-error.ts';
import type { ApiReply, ApiRequest } from '../http/route.ts';
import type { CompositeContext } from './context.ts';

/** One subrequest of composite and graph calls. */
export interface Subrequest {
  readonly method: string;
  readonly url: string;
  readonly referenceId: string;
  readonly body?: unknown;
  readonly httpHeaders?: Readonly<Record<string, string>>;
}

/** What one subrequest gave, as the composite reply lists it. */
export interface Subresponse {
  readonly body: unknown;
  readonly httpHeaders: Readonly<Record<string, string>>;
  readonly httpStatusCode: number;
  readonly referenceId: string;
}

/** Reads the list of subrequests; refuses lists that are missing, too long, or reuse a reference id. */
export function subrequestsIn(value: unknown, { most, member }: { most: number; member: string }): Subrequest[] {
  if (!Array.isArray(value)) throw new OrgError(400, 'JSON_PARSER_ERROR', `${member} must be an array`);
  if (value.length > most) {
    throw new OrgError(
      400,
      'LIMIT_EXCEEDED',
      `Limit exceeded: ${value.length} subrequests, at most ${most} are allowed`,
    );
  }
  const seen = new Set<string>();
  for (const item of value as Partial<Subrequest>[]) {
    const { method, url, referenceId } = item;
    if (typeof method !== 'string' || typeof url !== 'string') {
      throw new OrgError(400, 'INVALID_INPUT', 'Every subrequest needs method and url');
    }
    if (typeof referenceId !== 'string' || !/^[A-Za-z0-9_]+$/.test(referenceId)) {
      throw new OrgError(
        400,
        'INVALID_INPUT',
        `referenceId must be letters, digits and underscores: ${String(referenceId)}`,
      );
    }
    if (seen.has(referenceId)) throw new OrgError(400, 'INVALID_INPUT', `Duplicate referenceId: ${referenceId}`);
    seen.add(referenceId);
  }
  return value as Subrequest[];
}

/** Runs one subrequest whose references are resolved, as the user and in the version of the whole call. */
export function runSubrequest(subrequest: Subrequest, outer: ApiRequest, context: CompositeContext): Subresponse {
  const reply = context.dispatch(innerRequest(subrequest, outer));
  return responseOf(reply, subrequest.referenceId);
}

function responseOf(reply: ApiReply, referenceId: string): Subresponse {
  const httpHeaders = { ...reply.headers };
  return { body: reply.body ?? null, httpHeaders, httpStatusCode: reply.status, referenceId };
}

/** The request that a subrequest stands for; `url` may begin with `/services/data/vNN.N` or with the version. */
export function innerRequest(subrequest: Omit<Subrequest, 'referenceId'>, outer: ApiRequest): ApiRequest {
  const match = /^(?:\/?services\/data)?\/?v(\d+\.\d)(\/.*)$/.exec(subrequest.url);
  if (!match)
    throw new OrgError(400, 'INVALID_INPUT', `A subrequest's url begins with /services/data/vNN.N: ${subrequest.url}`);
  const url = new URL(match[2]!, 'http://org.invalid');
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  for (const [name, value] of Object.entries(subrequest.httpHeaders ?? {})) headers[name.toLowerCase()] = value;
  return {
    method: subrequest.method.toUpperCase(),
    version: match[1]!,
    path: match[2]!.split('?')[0]!,
    params: {},
    query: url.searchParams,
    headers,
    raw: subrequest.body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(subrequest.body)),
    session: outer.session,
  };
}

/** Refused because another one of the same transaction failed. */
export function halted(subrequest: Subrequest): Subresponse {
  const message = 'The transaction was rolled back since another operation in the same transaction failed.';
  const body = [{ errorCode: 'PROCESSING_HALTED', message }];
  return { body, httpHeaders: {}, httpStatusCode: 400, referenceId: subrequest.referenceId };
}
