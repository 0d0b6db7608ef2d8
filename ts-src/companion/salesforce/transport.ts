/**
 * One HTTP call to the org: session, version, headers, counting, and what may be repeated. undici rather than the
 * client library, because a write whose answer is lost must be told from one that never left, and because bulk
 * uploads are sent as one string with a length.
 */
import { Pool, type Dispatcher } from 'undici';
import type { CounterpartError } from '../errors/counterpart-error.ts';
import { codedError } from '../errors/coded-error.ts';
import { networkFailure } from '../errors/network-failure.ts';
import { retryAfterMs, withRetry, type RetryPolicy } from '../errors/retry.ts';
import { mapBrokenCall, mapRefusedCall, refusalsOf } from './error-map.ts';
import type { SessionToken } from './login.ts';
import type { Session } from './session.ts';
import type { OutgoingWrite } from './settings.ts';

/** Connections kept to one org: below Salesforce's 25 long calls, above the jobs that a run has under way. */
const CONNECTIONS_MAX = 8;

export interface OrgCall {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** From the version root (`/sobjects/Account`), or from the host (`/services/data/…`). */
  readonly path: string;
  readonly body?: string;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** `read`: repeated at will. `write`: sent once. `control`: sent once, but a lost answer does no harm. */
  readonly effect: 'read' | 'write' | 'control';
  /** In words, for messages: `the upsert of ERP_Invoice__c`. */
  readonly operation: string;
}

export interface OrgAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface Transport {
  readonly apiVersion: string;
  /** Calls made to the org so far, repeated ones included, logins not. */
  readonly apiCalls: number;
  /** A 2xx answer (or 300 of an ambiguous key); everything else rejects with a `CounterpartError`. */
  send(call: OrgCall): Promise<OrgAnswer>;
  /** `send`, with the body read as JSON; null for an empty one. */
  sendJson(call: OrgCall): Promise<unknown>;
  /** Counts calls that other code makes with the same session. */
  countCall(): void;
  close(): Promise<void>;
}

export interface TransportOptions {
  readonly session: Session;
  readonly apiVersion: string;
  readonly retry: RetryPolicy;
  readonly answerTimeoutMs: number;
  readonly onRequest?: (write: OutgoingWrite) => void;
  /** Takes the namespace out of what the org says when it refuses a call. */
  readonly clean?: (text: string) => string;
}

/** How calls of ours are marked in the org's logs and in change events. */
export const CALL_OPTIONS = 'client=counterpart';

interface State {
  readonly options: TransportOptions;
  pool: Pool | null;
  origin: string;
  calls: number;
}

function poolFor(state: State, token: SessionToken): Pool {
  const { origin } = new URL(token.instanceUrl);
  if (state.pool !== null && state.origin === origin) return state.pool;
  // An org that moved to another instance: the old pool ends when its last answer is in.
  void state.pool?.close();
  const timeout = state.options.answerTimeoutMs;
  state.pool = new Pool(origin, {
    connections: CONNECTIONS_MAX,
    headersTimeout: timeout,
    bodyTimeout: timeout,
    allowH2: false,
  });
  state.origin = origin;
  return state.pool;
}

function pathOf(state: State, call: OrgCall): string {
  return call.path.startsWith('/services/') ? call.path : `/services/data/v${state.options.apiVersion}${call.path}`;
}

async function attempt(state: State, call: OrgCall, token: SessionToken): Promise<OrgAnswer> {
  const path = pathOf(state, call);
  const pool = poolFor(state, token);
  const contentType = call.contentType ?? 'application/json; charset=UTF-8';
  const headers: Record<string, string> = {
    authorization: `Bearer ${token.accessToken}`,
    'sforce-call-options': CALL_OPTIONS,
    accept: 'application/json, text/csv;q=0.9, */*;q=0.1',
    ...(call.body === undefined ? {} : { 'content-type': contentType }),
    ...call.headers,
  };
  if (call.method !== 'GET') {
    state.options.onRequest?.({ method: call.method, path, contentType, body: call.body ?? '' });
  }
  state.calls += 1;
  const request: Dispatcher.RequestOptions = { method: call.method, path, headers, body: call.body ?? null };
  try {
    const response = await pool.request(request);
    return { status: response.statusCode, headers: response.headers, text: await response.body.text() };
  } catch (cause) {
    throw mapBrokenCall(networkFailure(cause), {
      host: new URL(token.instanceUrl).host,
      operation: call.operation,
      writes: call.effect === 'write',
      cause,
    });
  }
}

function refusal(state: State, call: OrgCall, answer: OrgAnswer): CounterpartError {
  const asked = retryAfterMs(answer.headers['retry-after'], Date.now());
  return mapRefusedCall({
    status: answer.status,
    body: state.options.clean?.(answer.text) ?? answer.text,
    host: new URL(state.origin).host,
    operation: call.operation,
    writes: call.effect === 'write',
    apiVersion: state.options.apiVersion,
    ...(asked === undefined ? {} : { retryAfterMs: asked }),
  });
}

/** A 401 that a new session can heal; the others are decisions of the org's administrators. */
function sessionEnded(answer: OrgAnswer): boolean {
  return (
    answer.status === 401 &&
    !answer.text.includes('not attached to Agent') &&
    !answer.text.includes('not valid for use with the REST API')
  );
}

async function sendOnce(state: State, call: OrgCall): Promise<OrgAnswer> {
  const token = await state.options.session.token();
  let answer = await attempt(state, call, token);
  if (sessionEnded(answer)) answer = await attempt(state, call, await state.options.session.renew(token));
  if (answer.status === 401 && refusalsOf(answer.text).length === 0) throw codedError('SF_SESSION_EXPIRED');
  if (answer.status >= 400) throw refusal(state, call, answer);
  return answer;
}

function parsed(state: State, call: OrgCall, answer: OrgAnswer): unknown {
  if (answer.text === '') return null;
  try {
    return JSON.parse(answer.text) as unknown;
  } catch (cause) {
    const host = new URL(state.origin).host;
    const page = answer.text.trimStart().startsWith('<');
    if (page) throw codedError('SF_NOT_JSON', { values: { host, status: answer.status }, cause });
    throw mapBrokenCall('lost', { host, operation: call.operation, writes: call.effect === 'write', cause });
  }
}

/** Makes the transport of a session. */
export function createTransport(options: TransportOptions): Transport {
  const state: State = { options, pool: null, origin: '', calls: 0 };
  const guarded = <T>(call: OrgCall, once: () => Promise<T>): Promise<T> =>
    call.effect === 'read' ? withRetry(options.retry, once) : once();
  return {
    apiVersion: options.apiVersion,
    get apiCalls() {
      return state.calls;
    },
    send: (call) => guarded(call, () => sendOnce(state, call)),
    sendJson: (call) => guarded(call, async () => parsed(state, call, await sendOnce(state, call))),
    countCall() {
      state.calls += 1;
    },
    async close() {
      const { pool } = state;
      state.pool = null;
      await pool?.destroy();
    },
  };
}
