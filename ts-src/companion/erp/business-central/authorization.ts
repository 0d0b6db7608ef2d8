import { request } from 'undici';
import { networkFailure } from '../../errors/network-failure.ts';
import { mapBrokenAnswer, mapTokenRefusal } from './error-map.ts';
import type { BusinessCentralLogin } from './settings.ts';

/** Gives the `Authorization` header. */
export interface Authorization {
  header(): Promise<string>;
  /** Whether a refusal may mean no more than an old token. */
  readonly renewable: boolean;
  /** Forgets the refused header, so that the next call fetches a token; others that were refused too share it. */
  refused(header: string): void;
}

/** A token is renewed so long before its end, in milliseconds: longer than a page takes, shorter than its hour. */
const RENEW_BEFORE_MS = 120_000;

interface Token {
  readonly header: string;
  readonly untilMs: number;
}

async function fetchToken(login: Extract<BusinessCentralLogin, { kind: 'clientCredentials' }>): Promise<Token> {
  const { host } = new URL(login.tokenUrl);
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: login.clientId,
    client_secret: login.clientSecret,
    scope: login.scope,
  }).toString();
  let status: number;
  let text: string;
  try {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
    const answer = await request(login.tokenUrl, { method: 'POST', headers, body });
    status = answer.statusCode;
    text = await answer.body.text();
  } catch (cause) {
    throw mapBrokenAnswer(networkFailure(cause), { host, operation: 'the sign-in', cause });
  }
  let said: { access_token?: unknown; expires_in?: unknown; error?: unknown } = {};
  try {
    said = JSON.parse(text) as typeof said;
  } catch {
    // Told below: an answer without a token.
  }
  if (status >= 300 || typeof said.access_token !== 'string') {
    throw mapTokenRefusal({ status, error: typeof said.error === 'string' ? said.error : '', host });
  }
  const lifeMs = Number(said.expires_in ?? 3600) * 1000;
  return {
    header: `Bearer ${said.access_token}`,
    untilMs: Date.now() + Math.max(lifeMs - RENEW_BEFORE_MS, lifeMs / 2),
  };
}

/** Basic: a fixed header. Client credentials (Microsoft identity platform): a token, fetched once for all callers. */
export function createAuthorization(login: BusinessCentralLogin): Authorization {
  if (login.kind === 'basic') {
    const header = `Basic ${Buffer.from(`${login.user}:${login.password}`, 'utf8').toString('base64')}`;
    return { header: () => Promise.resolve(header), renewable: false, refused: () => undefined };
  }
  let fetching: Promise<Token> | null = null;
  let current: Token | null = null;
  const renew = (): Promise<Token> => {
    fetching ??= fetchToken(login)
      .then((token) => (current = token))
      .finally(() => {
        fetching = null;
      });
    return fetching;
  };
  return {
    renewable: true,
    async header() {
      const token = current !== null && current.untilMs > Date.now() ? current : await renew();
      return token.header;
    },
    refused(header) {
      if (current?.header === header) current = null;
    },
  };
}
