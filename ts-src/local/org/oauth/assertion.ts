import { compactVerify, decodeProtectedHeader, importSPKI } from 'jose';
import type { Clock } from '../kernel/types.ts';
import type { OrgApp } from './app.ts';
import { OauthError } from './oauth-error.ts';

interface Claims {
  readonly iss?: unknown;
  readonly sub?: unknown;
  readonly aud?: unknown;
  readonly exp?: unknown;
}

/** From this number on, `exp` is in milliseconds: the sf CLI sends it so and the platform takes it. */
const milliseconds = 1e11;

const loginHosts = ['https://login.salesforce.com', 'https://test.salesforce.com'];

/** What an assertion is checked against. */
export interface AssertionContext {
  readonly apps: readonly OrgApp[];
  /** Addresses of this org that count as audience. */
  readonly addresses: readonly string[];
  readonly clock: Clock;
}

/**
 * Checks a JWT bearer assertion and gives the user name it speaks for. RS256 only; an expiry far ahead is accepted.
 * Source: help page "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration".
 * @throws OauthError invalid_grant with the platform's description
 */
export async function userOfAssertion(assertion: string, context: AssertionContext): Promise<string> {
  const claims = claimsOf(assertion);
  const app = context.apps.find(({ clientId }) => clientId === claims.iss);
  if (!app) throw new OauthError('invalid_client_id', 'client identifier invalid');
  await checkSignature(assertion, app);
  const audience = typeof claims.aud === 'string' ? claims.aud.replace(/\/$/, '') : '';
  const accepted = [...loginHosts, ...context.addresses].some((address) => audience.startsWith(address));
  if (!accepted) throw new OauthError('invalid_grant', 'Audience validation failed');
  const expiry = typeof claims.exp === 'number' ? claims.exp : 0;
  const expiresAt = expiry >= milliseconds ? expiry : expiry * 1000;
  if (expiresAt <= context.clock()) throw new OauthError('invalid_grant', 'invalid assertion');
  const user = typeof claims.sub === 'string' ? claims.sub : '';
  if (app.approved && !app.approved.includes(user)) {
    throw new OauthError('invalid_grant', "user hasn't approved this consumer");
  }
  return user;
}

function claimsOf(assertion: string): Claims {
  const payload = assertion.split('.')[1];
  try {
    return JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()) as Claims;
  } catch {
    throw new OauthError('invalid_grant', 'invalid assertion');
  }
}

async function checkSignature(assertion: string, app: OrgApp): Promise<void> {
  try {
    if (decodeProtectedHeader(assertion).alg !== 'RS256') throw new Error('only RS256');
    await compactVerify(assertion, await importSPKI(app.publicKeyPem, 'RS256'), { algorithms: ['RS256'] });
  } catch {
    throw new OauthError('invalid_grant', 'invalid assertion');
  }
}
