import { createHmac } from 'node:crypto';
import type { Session } from '../access/session.ts';
import type { ApiReply } from '../http/route.ts';
import type { Kernel } from '../kernel/types.ts';
import type { OrgApp } from './app.ts';
import { userOfAssertion } from './assertion.ts';
import { OauthError } from './oauth-error.ts';
import type { OauthRequest } from './routes.ts';

/** What the token endpoint needs of the org. */
export interface TokenContext {
  readonly kernel: Kernel;
  readonly apps: readonly OrgApp[];
}

type Grant = (form: URLSearchParams, request: OauthRequest, context: TokenContext) => Promise<ApiReply> | ApiReply;

const grants: Readonly<Record<string, Grant>> = {
  'urn:ietf:params:oauth:grant-type:jwt-bearer': jwtBearer,
  client_credentials: clientCredentials,
  refresh_token: refresh,
};

/**
 * `POST /services/oauth2/token`: JWT bearer, client credentials and refresh.
 * Source: help pages of the three flows. Other grants are refused with `unsupported_grant_type`.
 */
export async function token(request: OauthRequest, context: TokenContext): Promise<ApiReply> {
  const form = new URLSearchParams(request.body);
  const type = form.get('grant_type');
  if (type === null) throw new OauthError('invalid_request', 'missing required parameter: grant_type');
  const grant = grants[type];
  if (!grant) throw new OauthError('unsupported_grant_type', 'grant type not supported');
  return grant(form, request, context);
}

async function jwtBearer(form: URLSearchParams, request: OauthRequest, context: TokenContext): Promise<ApiReply> {
  const { kernel, apps } = context;
  const addresses = [request.address];
  const username = await userOfAssertion(form.get('assertion') ?? '', { apps, addresses, clock: kernel.clock });
  const session = openSession(kernel, username);
  return {
    status: 200,
    body: { access_token: session.token, scope: 'api', ...commonMembers(session, request, kernel) },
  };
}

function clientCredentials(form: URLSearchParams, request: OauthRequest, context: TokenContext): ApiReply {
  const app = authenticateClient(form, request, context.apps);
  if (app.runAs === null) throw new OauthError('invalid_grant', 'no client credentials user enabled');
  return signedReply(openSession(context.kernel, app.runAs), app, { request, kernel: context.kernel });
}

function refresh(form: URLSearchParams, request: OauthRequest, context: TokenContext): ApiReply {
  const app = context.apps.find(({ clientId }) => clientId === form.get('client_id'));
  if (!app) throw new OauthError('invalid_client_id', 'client identifier invalid');
  const username = userOfRefreshToken(form.get('refresh_token') ?? '', app);
  if (username === null) throw new OauthError('invalid_grant', 'expired access/refresh token');
  return signedReply(openSession(context.kernel, username), app, { request, kernel: context.kernel });
}

/** A refresh token of the app for a user: it names the user and is signed with the app's secret. */
export function refreshTokenFor(username: string, app: OrgApp): string {
  const name = Buffer.from(username).toString('base64url');
  return `5Aep${name}.${createHmac('sha256', app.clientSecret).update(name).digest('base64url')}`;
}

function userOfRefreshToken(text: string, app: OrgApp): string | null {
  const name = /^5Aep([\w-]+)\.[\w-]+$/.exec(text)?.[1];
  if (name === undefined) return null;
  const username = Buffer.from(name, 'base64url').toString();
  return refreshTokenFor(username, app) === text ? username : null;
}

function authenticateClient(form: URLSearchParams, request: OauthRequest, apps: readonly OrgApp[]): OrgApp {
  const basic = /^Basic (.+)$/i.exec(request.authorization)?.[1];
  const [basicId, basicSecret] = basic ? Buffer.from(basic, 'base64').toString().split(':') : [];
  const app = apps.find(({ clientId }) => clientId === (form.get('client_id') ?? basicId));
  if (!app) throw new OauthError('invalid_client_id', 'client identifier invalid');
  if ((form.get('client_secret') ?? basicSecret) !== app.clientSecret) {
    throw new OauthError('invalid_client', 'invalid client credentials');
  }
  return app;
}

function openSession(kernel: Kernel, username: string): Session {
  const session = kernel.sessions.open(username);
  if (!session) throw new OauthError('invalid_grant', 'authentication failure');
  return session;
}

function signedReply(
  session: Session,
  app: OrgApp,
  { request, kernel }: { request: OauthRequest; kernel: Kernel },
): ApiReply {
  const common = commonMembers(session, request, kernel);
  const issuedAt = String(kernel.clock());
  const signature = createHmac('sha256', app.clientSecret).update(`${common.id}${issuedAt}`).digest('base64');
  return {
    status: 200,
    body: { access_token: session.token, signature, scope: 'api', ...common, issued_at: issuedAt },
  };
}

function commonMembers(
  session: Session,
  request: OauthRequest,
  kernel: Kernel,
): { instance_url: string; id: string; token_type: string } {
  const id = `${request.address}/id/${kernel.orgId}/${session.user.id}`;
  return { instance_url: request.address, id, token_type: 'Bearer' };
}
