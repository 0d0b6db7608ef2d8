import type { IncomingHttpHeaders } from 'node:http';
import type { Session } from '../access/session.ts';
import type { Kernel } from '../kernel/types.ts';
import { OrgError } from './org-error.ts';
import type { ApiReply, ApiRequest, RouteDefinition } from './route.ts';
import type { Router, RouteMatch } from './router.ts';

/** The session of a request. @throws OrgError INVALID_SESSION_ID, INVALID_AUTH_HEADER (401) */
export function sessionOf(kernel: Kernel, headers: IncomingHttpHeaders): Session {
  const header = headers['x-sfdc-session'] ?? headers.authorization;
  if (header === undefined) throw new OrgError(401, 'INVALID_AUTH_HEADER', 'INVALID_HEADER_TYPE');
  const token = String(header).replace(/^(?:Bearer|OAuth)\s+/i, '');
  const session = kernel.sessions.find(token);
  if (session === null) throw new OrgError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
  return session;
}

/** The route of a request. @throws OrgError NOT_FOUND (404), METHOD_NOT_ALLOWED (405) */
export function routeOf(router: Router, method: string, path: string): RouteMatch {
  const match = router.find(method, path);
  if (match === 'otherMethods') {
    throw new OrgError(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${method}' not allowed.`);
  }
  if (match === null) {
    throw new OrgError(
      404,
      'NOT_FOUND',
      `The requested resource does not exist (the local org has no ${method} ${path})`,
    );
  }
  return match;
}

/** The reply for an error; whatever is no refusal of ours is a failure inside the org. */
export function errorReply(error: unknown): ApiReply {
  if (error instanceof OrgError) return { status: error.status, body: error.body() };
  const message = error instanceof Error ? error.message : String(error);
  return {
    status: 500,
    body: [{ message: `An unexpected error occurred. ${message}`, errorCode: 'UNKNOWN_EXCEPTION' }],
  };
}

/** Runs an operation inside another one (composite); refusals are replies. The operation must answer at once. */
export function dispatch(router: Router, request: ApiRequest): ApiReply {
  try {
    const { route, params } = routeOf(router, request.method, request.path);
    const reply = route.handle({ ...request, params });
    if (reply instanceof Promise) {
      throw new OrgError(400, 'INVALID_INPUT', `${route.path} can't be used inside a composite call`);
    }
    return reply;
  } catch (error) {
    return errorReply(error);
  }
}

/** `Sforce-Limit-Info` of every answer. */
export function limitHeader({ usage }: Kernel): Record<string, string> {
  return { 'sforce-limit-info': `api-usage=${usage.apiCallsUsed}/${usage.apiCallsMax}` };
}

/** Counts a call. @throws OrgError REQUEST_LIMIT_EXCEEDED (403) when the day's calls are used up */
export function countCall({ usage }: Kernel): void {
  if (usage.apiCallsUsed >= usage.apiCallsMax) {
    throw new OrgError(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
  }
  usage.apiCall();
}

/**
 * Bodies are JSON, apart from those of bulk jobs; a body whose type is not told is taken for JSON.
 * @throws OrgError UNSUPPORTED_MEDIA_TYPE (415)
 */
export function requireJson(contentType: string | undefined): void {
  if (contentType === undefined || /^application\/([\w.-]+\+)?json\b/i.test(contentType.trim())) return;
  throw new OrgError(415, 'UNSUPPORTED_MEDIA_TYPE', `The body must be application/json, not ${contentType}`);
}

/** The local org writes no XML. @throws OrgError NOT_ACCEPTABLE (406) for a client that takes nothing else */
export function refuseXml(accept: string | undefined): void {
  if (accept === undefined || /json|\*/.test(accept) || !/\bxml\b/.test(accept)) return;
  throw new OrgError(406, 'NOT_ACCEPTABLE', `The local org answers in JSON, not in ${accept}`);
}

/** `POST …?_HttpMethod=PATCH` for clients that have no PATCH. */
export function effectiveMethod(method: string, query: URLSearchParams): RouteDefinition['method'] {
  const override = method === 'POST' ? query.get('_HttpMethod') : null;
  return (override ?? method).toUpperCase() as RouteDefinition['method'];
}
