/**
 * From credentials to a session: JWT bearer (RS256) or client credentials at the token endpoint. jose signs; jsforce's
 * OAuth2 asks the token endpoint, whose request is a POST and therefore never repeated by jsforce.
 * Sources: help "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration", "OAuth 2.0 Client Credentials Flow".
 */
import { importPKCS8, SignJWT } from 'jose';
import { OAuth2 } from 'jsforce/lib/core.js';
import { codedError } from '../errors/coded-error.ts';
import { networkFailure } from '../errors/network-failure.ts';
import { mapBrokenCall, mapLoginRefusal } from './error-map.ts';
import type { SalesforceConnection } from './settings.ts';

/** A session as the token endpoint gave it. */
export interface SessionToken {
  readonly accessToken: string;
  /** Address of the org, without a slash at its end. */
  readonly instanceUrl: string;
  /** Id of the user who is logged in; null when the token came from elsewhere. */
  readonly userId: string | null;
}

/** Life of an assertion in seconds. The help page allows three minutes; clocks differ by some of them. */
const ASSERTION_SECONDS = 170;

async function assertion(
  connection: SalesforceConnection,
  login: { clientId: string; username: string; privateKeyPem: string; audience?: string },
  nowMs: number,
): Promise<string> {
  try {
    const key = await importPKCS8(login.privateKeyPem, 'RS256');
    return await new SignJWT({})
      .setProtectedHeader({ alg: 'RS256' })
      .setIssuer(login.clientId)
      .setSubject(login.username)
      .setAudience(login.audience ?? new URL(connection.loginUrl).origin)
      .setExpirationTime(Math.floor(nowMs / 1000) + ASSERTION_SECONDS)
      .sign(key);
  } catch (cause) {
    throw codedError('SF_LOGIN_KEY', { cause });
  }
}

interface TokenAnswer {
  readonly access_token?: string;
  readonly instance_url?: string;
  readonly id?: string;
}

async function askToken(
  connection: SalesforceConnection,
  oauth: OAuth2,
  parameters: Record<string, string>,
): Promise<SessionToken> {
  const host = new URL(connection.loginUrl).host;
  let answer: TokenAnswer | undefined;
  try {
    answer = (await oauth.requestToken(parameters as { grant_type: string })) as TokenAnswer | undefined;
  } catch (cause) {
    const { name, message } = cause as { readonly name: unknown; readonly message: string };
    // jsforce names its error after the OAuth error code; what it did not name is a failure of the connection.
    // Errors in a form that is none of OAuth come from a server that is no Salesforce.
    if (typeof name !== 'string') throw codedError('SF_NOT_JSON', { values: { host, status: 400 } });
    if (/^[a-z_]+$/.test(name) || name.startsWith('ERROR_HTTP_')) {
      const description = name.startsWith('ERROR_HTTP_') ? '' : message;
      throw mapLoginRefusal({ error: name, description, host });
    }
    throw mapBrokenCall(networkFailure(cause), { host, operation: 'the login', writes: false, cause });
  }
  if (answer?.access_token === undefined || answer.instance_url === undefined) {
    throw codedError('SF_NOT_JSON', { values: { host, status: 200 } });
  }
  return {
    accessToken: answer.access_token,
    instanceUrl: answer.instance_url.replace(/\/+$/, ''),
    userId: answer.id?.split('/').pop() ?? null,
  };
}

/**
 * Logs in. Rejects with kind `auth` when Salesforce refuses, `config` when the key or the address can't be used,
 * `transient` when it can't be reached.
 */
export async function logIn(connection: SalesforceConnection, nowMs: number): Promise<SessionToken> {
  const { auth, loginUrl } = connection;
  if (auth.kind === 'accessToken') {
    return { accessToken: auth.accessToken, instanceUrl: loginUrl.replace(/\/+$/, ''), userId: null };
  }
  if (auth.kind === 'jwt') {
    return askToken(connection, new OAuth2({ loginUrl }), {
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: await assertion(connection, auth, nowMs),
    });
  }
  const oauth = new OAuth2({ loginUrl, clientId: auth.clientId, clientSecret: auth.clientSecret });
  return askToken(connection, oauth, { grant_type: 'client_credentials' });
}
