import { randomBytes } from 'node:crypto';
import { ErpError } from '../books/errors.ts';
import type { Answer } from './answer.ts';

export interface Credentials {
  readonly user: string;
  readonly password: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const TOKEN_SECONDS = 3599;
const SCOPE = 'https://api.businesscentral.dynamics.com/.default';

/** Access tokens by client credentials, and Basic with user name and web service access key. */
export class Gatekeeper {
  private readonly credentials: Credentials;
  private readonly now: () => number;
  private readonly tokens = new Map<string, number>();

  constructor(credentials: Credentials, now: () => number) {
    this.credentials = credentials;
    this.now = now;
  }

  /** @throws ErpError 401 `Authentication_InvalidCredentials` for anything but a valid token or the Basic pair. */
  check(header: string | undefined): void {
    const [scheme = '', value = ''] = (header ?? '').split(' ');
    if (scheme.toLowerCase() === 'bearer' && (this.tokens.get(value) ?? 0) > this.now()) return;
    const pair = `${this.credentials.user}:${this.credentials.password}`;
    if (scheme.toLowerCase() === 'basic' && Buffer.from(value, 'base64').toString('utf8') === pair) return;
    throw new ErpError(401, 'Authentication_InvalidCredentials', 'The server has rejected the client credentials.');
  }

  expireAll(): void {
    this.tokens.clear();
  }

  /** The token endpoint: form body in, token or an OAuth error out (RFC 6749, 4.4 and 5.2). */
  token(tenant: string, form: URLSearchParams): Answer {
    const refuse = (status: number, error: string, text: string): Answer =>
      tokenAnswer(status, { error, error_description: text });
    if (tenant !== this.credentials.tenantId) return refuse(400, 'invalid_request', `Tenant '${tenant}' not found.`);
    if (form.get('grant_type') !== 'client_credentials') {
      return refuse(400, 'unsupported_grant_type', 'Only client_credentials is supported.');
    }
    const { clientId, clientSecret } = this.credentials;
    if (form.get('client_id') !== clientId || form.get('client_secret') !== clientSecret) {
      return refuse(401, 'invalid_client', 'Invalid client secret provided.');
    }
    if (form.get('scope') !== SCOPE) return refuse(400, 'invalid_scope', `The scope must be ${SCOPE}.`);
    const token = randomBytes(32).toString('base64url');
    this.tokens.set(token, this.now() + TOKEN_SECONDS * 1000);
    return tokenAnswer(200, {
      token_type: 'Bearer',
      expires_in: TOKEN_SECONDS,
      ext_expires_in: TOKEN_SECONDS,
      access_token: token,
    });
  }
}

function tokenAnswer(status: number, body: object): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}
