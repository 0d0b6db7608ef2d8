import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { FaultAction } from '../faults/fault-plan.ts';
import { bulkV1Refusal } from '../bulk/v1/routes.ts';
import type { Kernel } from '../kernel/types.ts';
import { answerOauth } from '../oauth/routes.ts';
import type { TokenContext } from '../oauth/token.ts';
import {
  countCall,
  effectiveMethod,
  errorReply,
  limitHeader,
  refuseXml,
  requireJson,
  routeOf,
  sessionOf,
} from './api.ts';
import { controlReply } from './control.ts';
import { OrgError } from './org-error.ts';
import { readBody } from './read-body.ts';
import type { ApiReply } from './route.ts';
import type { Router } from './router.ts';
import { send } from './send.ts';
import { checkVersion, versionList } from './versions.ts';

/** What the server answers from. */
export interface OrgServerParts {
  readonly kernel: Kernel;
  readonly router: Router;
  /** Bulk API 1.0, below `/services/async`. */
  readonly asyncRouter: Router;
  readonly oauth: TokenContext;
}

interface Incoming {
  readonly method: string;
  /** Without doubled slashes: the sf CLI sends `//services/data`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly request: IncomingMessage;
  readonly address: string;
}

const DATA_PATH = /^\/services\/(data|async)\/v?(\d+\.\d)(\/.*)?$/;

/** Longest request line part that the platform takes, in characters (about 16 KB: URI_TOO_LONG beyond). */
const PATH_MAX = 16_384;

/** Room for request lines that are too long, so that they are refused with 414 and not by Node's own 431. */
const HEADERS_MAX = 262_144;

/** The org's HTTP server, not listening yet. */
export function createOrgServer(parts: OrgServerParts): Server {
  const server = createServer({ maxHeaderSize: HEADERS_MAX }, (request, response) => {
    handle(parts, request, response).catch((error: unknown) => {
      if (!response.headersSent) send(request, response, errorReply(error));
      else response.destroy();
    });
  });
  server.keepAliveTimeout = 30_000;
  return server;
}

function incoming(request: IncomingMessage): Incoming {
  const address = `http://${request.headers.host ?? '127.0.0.1'}`;
  const url = new URL((request.url ?? '/').replace(/^\/+/, '/'), address);
  const method = effectiveMethod(request.method ?? 'GET', url.searchParams);
  return { method, path: url.pathname.replace(/\/{2,}/g, '/'), query: url.searchParams, request, address };
}

async function handle(parts: OrgServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if ((request.url ?? '').length > PATH_MAX) {
    request.resume();
    send(request, response, errorReply(new OrgError(414, 'URI_TOO_LONG', 'The URI is too long')));
    return;
  }
  const call = incoming(request);
  const body = await readBody(request);
  if (call.path.startsWith('/__local/')) {
    send(request, response, controlReply(parts.kernel, call.method, call.path, body));
    return;
  }
  const kind = kindOf(parts, call);
  const actions = parts.kernel.faults.strike({ kind, method: call.method, path: call.path });
  for (const action of actions) {
    if (action.do === 'delay') await delay(action.ms);
    if (action.do === 'cutBefore') {
      request.socket.destroy();
      return;
    }
  }
  const reply = faultReply(parts.kernel, actions) ?? (await answer(parts, call, body));
  if (actions.some((action) => action.do === 'cutAfter')) request.socket.destroy();
  else send(request, response, { ...reply, headers: { ...limitHeader(parts.kernel), ...reply.headers } });
}

function kindOf(parts: OrgServerParts, call: Incoming): string {
  const match = DATA_PATH.exec(call.path);
  if (match === null) return 'oauth';
  const router = match[1] === 'async' ? parts.asyncRouter : parts.router;
  const found = router.find(call.method, match[3] ?? '/');
  return found === null || found === 'otherMethods' ? 'unknown' : found.route.kind;
}

function faultReply(kernel: Kernel, actions: readonly FaultAction[]): ApiReply | null {
  for (const action of actions) {
    if (action.do === 'fail') {
      return {
        status: action.status,
        body: [{ message: action.message ?? action.errorCode, errorCode: action.errorCode }],
      };
    }
    if (action.do === 'html') {
      const page = '<html><head><title>Error</title></head><body><h1>Service unavailable</h1></body></html>';
      return { status: action.status, body: page, headers: { 'content-type': 'text/html;charset=UTF-8' } };
    }
    if (action.do === 'expireSession') kernel.sessions.expireAll();
  }
  return null;
}

async function answer(parts: OrgServerParts, call: Incoming, body: Buffer): Promise<ApiReply> {
  try {
    if (/^\/services\/data\/?$/.test(call.path)) return { status: 200, body: versionList() };
    const match = DATA_PATH.exec(call.path);
    if (match?.[1] === 'async') return await answerAsync(parts, call, { match, body });
    if (match !== null) return await answerData(parts, call, { match, body });
    const oauth = await answerOauth(oauthRequest(call, body), parts.oauth);
    if (oauth !== null) return oauth;
    throw new OrgError(404, 'NOT_FOUND', `The requested resource does not exist (the local org has no ${call.path})`);
  } catch (error) {
    return errorReply(error);
  }
}

function oauthRequest(call: Incoming, body: Buffer): Parameters<typeof answerOauth>[0] {
  const { method, path, query, address, request } = call;
  return { method, path, query, address, body: body.toString(), authorization: request.headers.authorization ?? '' };
}

/** Bulk API 1.0 refuses in XML. */
async function answerAsync(...request: Parameters<typeof answerData>): Promise<ApiReply> {
  try {
    return await answerData(...request);
  } catch (error) {
    if (error instanceof OrgError) return bulkV1Refusal(error);
    throw error;
  }
}

async function answerData(
  { kernel, router, asyncRouter }: OrgServerParts,
  { method, query, request }: Incoming,
  { match, body }: { match: RegExpExecArray; body: Buffer },
): Promise<ApiReply> {
  const [, area, version = '', path = '/'] = match;
  checkVersion(version);
  if (area === 'data') refuseXml(request.headers.accept);
  const session = sessionOf(kernel, request.headers);
  countCall(kernel);
  const { route, params } = routeOf(area === 'async' ? asyncRouter : router, method, path);
  const { headers } = request;
  if (body.length > 0 && !route.kind.startsWith('bulk')) requireJson(headers['content-type']);
  return await route.handle({ method, version, path, params, query, headers, raw: body, session });
}
