import { importPKCS8, SignJWT } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../access/session.ts';
import type { ApiReply } from '../http/route.ts';
import type { Kernel } from '../kernel/types.ts';
import { createApp } from './app.ts';
import { answerOauth, type OauthRequest } from './routes.ts';
import { refreshTokenFor, type TokenContext } from './token.ts';

const address = 'http://127.0.0.1:8091';
const now = Date.parse('2026-05-01T10:00:00Z');
const { app, privateKeyPem } = createApp('integration@example.com');

let open: Map<string, Session>;
let context: TokenContext;

beforeEach(() => {
  open = new Map();
  const user = { id: '005000000000001AAA', name: 'Ina Integration', username: 'integration@example.com' };
  const sessions = {
    find: (token: string) => open.get(token) ?? null,
    open: (username: string) => {
      if (username !== user.username) return null;
      const token = `00D000000000001!session${open.size}`;
      const session = { token, user: { ...user, email: '', role: '', active: true } } as unknown as Session;
      open.set(token, session);
      return session;
    },
    revoke: (token: string) => void open.delete(token),
  };
  const kernel = { sessions, clock: () => now, orgId: '00D000000000001EAA' } as unknown as Kernel;
  context = { kernel, apps: [app] };
});

async function call(request: Partial<OauthRequest>): Promise<ApiReply & { body: Record<string, unknown> }> {
  const base = {
    method: 'POST',
    path: '/services/oauth2/token',
    query: new URLSearchParams(),
    body: '',
    authorization: '',
  };
  const reply = await answerOauth({ ...base, address, ...request }, context);
  return reply as ApiReply & { body: Record<string, unknown> };
}

async function assertion(claims: Record<string, unknown>): Promise<string> {
  const base = { iss: app.clientId, sub: 'integration@example.com', aud: address, exp: now / 1000 + 120 };
  const key = await importPKCS8(privateKeyPem, 'RS256');
  const jwt = await new SignJWT({ ...base, ...claims }).setProtectedHeader({ alg: 'RS256' }).sign(key);
  return new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: jwt }).toString();
}

describe('the JWT bearer flow', () => {
  it('gives a session whose id ends in org and user', async () => {
    const { status, body } = await call({ body: await assertion({}) });
    expect(status).toBe(200);
    expect(body).toMatchObject({ instance_url: address, token_type: 'Bearer' });
    expect(body.id).toBe(`${address}/id/00D000000000001EAA/005000000000001AAA`);
    expect(body.access_token).toMatch(/^00D\w{12,15}![.\w]*$/);
    expect(body).not.toHaveProperty('refresh_token');
  });

  it('takes an expiry in milliseconds, as the sf CLI sends it', async () => {
    expect((await call({ body: await assertion({ exp: now + 300 }) })).status).toBe(200);
  });

  it.each([
    ['a foreign audience', { aud: 'https://elsewhere.example' }, 'invalid_grant', 'Audience validation failed'],
    ['an expired assertion', { exp: now / 1000 - 1 }, 'invalid_grant', 'invalid assertion'],
    ['an unknown user', { sub: 'nobody@example.com' }, 'invalid_grant', 'authentication failure'],
    ['an unknown consumer', { iss: 'other' }, 'invalid_client_id', 'client identifier invalid'],
  ])('refuses %s', async (_, claims, error, description) => {
    const { status, body } = await call({ body: await assertion(claims) });
    expect({ status, body }).toEqual({ status: 400, body: { error, error_description: description } });
  });

  it('refuses a forged signature', async () => {
    const other = createApp(null);
    const key = await importPKCS8(other.privateKeyPem, 'RS256');
    const claims = { iss: app.clientId, sub: 'integration@example.com', aud: address, exp: now / 1000 + 120 };
    const jwt = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(key);
    const form = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: jwt });
    expect((await call({ body: form.toString() })).body).toMatchObject({ error: 'invalid_grant' });
  });
});

describe('the client credentials flow', () => {
  const credentials = { grant_type: 'client_credentials', client_id: app.clientId, client_secret: app.clientSecret };

  it('runs as the user of the policies, by body or by Basic authentication', async () => {
    const byBody = await call({ body: new URLSearchParams(credentials).toString() });
    expect(byBody.body).toMatchObject({ issued_at: String(now) });
    const basic = Buffer.from(`${app.clientId}:${app.clientSecret}`).toString('base64');
    const byHeader = await call({ body: 'grant_type=client_credentials', authorization: `Basic ${basic}` });
    expect(byHeader.status).toBe(200);
  });

  it('refuses a wrong secret', async () => {
    const form = new URLSearchParams({ ...credentials, client_secret: 'wrong' });
    expect(await call({ body: form.toString() })).toMatchObject({ status: 400, body: { error: 'invalid_client' } });
  });
});

describe('sessions', () => {
  it('are refreshed by a refresh token of the app', async () => {
    const refresh_token = refreshTokenFor('integration@example.com', app);
    const form = new URLSearchParams({ grant_type: 'refresh_token', client_id: app.clientId, refresh_token });
    expect((await call({ body: form.toString() })).status).toBe(200);
    form.set('refresh_token', `${refresh_token}x`);
    expect((await call({ body: form.toString() })).body).toMatchObject({
      error_description: 'expired access/refresh token',
    });
  });

  it('tell who their user is until they are revoked', async () => {
    const { body } = await call({ body: await assertion({}) });
    const authorization = `Bearer ${String(body.access_token)}`;
    const info = { method: 'GET', path: '/services/oauth2/userinfo', authorization };
    expect((await call(info)).body).toMatchObject({ organization_id: '00D000000000001EAA' });
    await call({ path: '/services/oauth2/revoke', body: `token=${encodeURIComponent(String(body.access_token))}` });
    expect(await call(info)).toMatchObject({ status: 403, body: 'Bad_OAuth_Token' });
  });

  it('refuse other grants and leave other paths alone', async () => {
    expect((await call({ body: 'grant_type=password' })).body).toMatchObject({ error: 'unsupported_grant_type' });
    expect(await call({ path: '/services/elsewhere' })).toBeNull();
  });
});
