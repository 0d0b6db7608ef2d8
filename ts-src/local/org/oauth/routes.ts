/**
 * OAuth and identity: everything a client asks before it has, or about, a session. The server hands over requests
 * whose path starts with `/services/oauth2/` or `/id/`; they count as no API call.
 */
import type { Session } from '../access/session.ts';
import type { ApiReply } from '../http/route.ts';
import { identity, userInfo } from './identity.ts';
import { OauthError } from './oauth-error.ts';
import { token, type TokenContext } from './token.ts';

/** A request outside `/services/data`. */
export interface OauthRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Form-encoded body as text; empty when there is none. */
  readonly body: string;
  /** Value of the Authorization header, or empty. */
  readonly authorization: string;
  /** The org's address as the client used it, without trailing slash. */
  readonly address: string;
}

/** Answers an OAuth or identity request; `null` when the path is none of them. */
export async function answerOauth(request: OauthRequest, context: TokenContext): Promise<ApiReply | null> {
  try {
    return await route(request, context);
  } catch (error) {
    if (!(error instanceof OauthError)) throw error;
    return { status: error.status, body: { error: error.error, error_description: error.message } };
  }
}

function route(request: OauthRequest, context: TokenContext): Promise<ApiReply> | ApiReply | null {
  switch (request.path.replace(/\/$/, '')) {
    case '/services/oauth2/token':
      return request.method === 'POST' ? token(request, context) : methodNotAllowed();
    case '/services/oauth2/revoke':
      return revoke(request, context);
    case '/services/oauth2/introspect':
      return introspect(request, context);
    case '/services/oauth2/userinfo':
      return withSession(request, context, (session) => userInfo(session, request.address, context.kernel));
    default:
      break;
  }
  if (!request.path.startsWith('/id/')) return null;
  return withSession(request, context, (session) => identity(session, request.address, context.kernel));
}

function methodNotAllowed(): ApiReply {
  return { status: 405, body: { error: 'invalid_request', error_description: 'HTTP method not supported' } };
}

/** A bad token answers with plain text, not with the JSON errors of the data API (assumed; no source confirms it). */
function withSession(
  request: OauthRequest,
  { kernel }: TokenContext,
  answer: (session: Session) => ApiReply,
): ApiReply {
  const bearer = /^(?:Bearer|OAuth) (.+)$/i.exec(request.authorization)?.[1];
  const session = kernel.sessions.find(bearer ?? request.query.get('oauth_token') ?? '');
  if (session) return answer(session);
  return { status: 403, body: 'Bad_OAuth_Token', headers: { 'content-type': 'text/html;charset=UTF-8' } };
}

function tokenIn(request: OauthRequest): string {
  return new URLSearchParams(request.body).get('token') ?? request.query.get('token') ?? '';
}

function revoke(request: OauthRequest, { kernel }: TokenContext): ApiReply {
  if (!kernel.sessions.find(tokenIn(request)))
    throw new OauthError('unsupported_token_type', 'this token type is not supported');
  kernel.sessions.revoke(tokenIn(request));
  return { status: 200 };
}

function introspect(request: OauthRequest, { kernel }: TokenContext): ApiReply {
  const session = kernel.sessions.find(tokenIn(request));
  if (!session) return { status: 200, body: { active: false } };
  const { user } = session;
  const sub = `${request.address}/id/${kernel.orgId}/${user.id}`;
  return {
    status: 200,
    body: { active: true, scope: 'api', username: user.username, sub, token_type: 'access_token' },
  };
}
