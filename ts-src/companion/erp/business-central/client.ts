/**
 * Asking Business Central: at most five calls at a time (what the service works on for one user), reads repeated for
 * passing reasons with jittered backoff, pauses kept as told, and no credentials to any host but the configured one.
 * Sources: developer documentation, "Operational limits", "API rate limits", "Read-only replica".
 */
import { interceptors, Pool, type Dispatcher } from 'undici';
import { codedError } from '../../errors/coded-error.ts';
import { CounterpartError } from '../../errors/counterpart-error.ts';
import { networkFailure } from '../../errors/network-failure.ts';
import { retryAfterMs, withRetry, type RetryPolicy } from '../../errors/retry.ts';
import { createAuthorization } from './authorization.ts';
import { mapBrokenAnswer, mapBrokenWrite, mapRefusedAnswer, mapRefusedWrite } from './error-map.ts';
import type { BusinessCentralLogin } from './settings.ts';

/** Calls under way at once. More would wait in the server's queue and count against the connections of the user. */
const CALLS_MAX = 5;

/** An API of the installation: Microsoft's v2.0, that of the Counterpart extension, or `publisher/group/version`. */
export type ApiName = 'standard' | 'extension' | `${string}/${string}/${string}`;

export interface ClientQuestion {
  /** Below the API root (`/companies`), or an address that the server gave (`@odata.nextLink`). */
  readonly address: string;
  /** In words, for messages: `reading salesInvoices`. */
  readonly operation: string;
  readonly api?: ApiName;
  /** Rows a page, `Prefer: odata.maxpagesize`. */
  readonly pageSize?: number;
  readonly accept?: string;
  /** Most bytes of an answer; a larger one is broken off as `BC_TOO_LARGE`, before it fills the memory. */
  readonly bytesMax?: number;
  /** Not from a read-only copy, which lags behind what was just written. */
  readonly fresh?: boolean;
  /** Told how many characters the answer had. */
  readonly onText?: (characters: number) => void;
  readonly signal?: AbortSignal;
}

/** A call that changes something. */
export interface ClientWrite extends ClientQuestion {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  /** JSON; absent for deletions and actions. */
  readonly body?: string;
  /** Version the record must still have, `*` for any; for changes and deletions. */
  readonly etag?: string;
}

export interface Client {
  readonly host: string;
  /** The body of a 2xx answer as text. */
  text(question: ClientQuestion): Promise<string>;
  /** The same as JSON. A page in HTML is a `config` error, cut or garbled data a `transient` one. */
  json<T>(question: ClientQuestion): Promise<T>;
  /**
   * The body of the 2xx answer to a change, empty for none. Repeated only when the server certainly did not work on it;
   * what may have taken effect without an answer is BC_ANSWER_LOST.
   */
  send(write: ClientWrite): Promise<string>;
  close(): Promise<void>;
}

export interface ClientOptions {
  readonly url: string;
  readonly auth: BusinessCentralLogin;
  readonly retry: RetryPolicy;
  readonly answerTimeoutMs: number;
}

function apiPath(api: ApiName): string {
  if (api === 'standard') return '/api/v2.0';
  return api === 'extension' ? '/api/counterpart/integration/v1.0' : `/api/${api}`;
}

/** The configured address, taken apart: origin, path before `/api`, and parameters such as `tenant`. */
export function serviceRoot(url: string): { origin: string; path: string; parameters: URLSearchParams } {
  const parsed = new URL(url);
  const path = parsed.pathname.replace(/\/+$/, '').replace(/\/api\/v2\.0$/i, '');
  return { origin: parsed.origin, path, parameters: parsed.searchParams };
}

/**
 * Path and query to ask for. A link from the server is followed as given, but always to the configured origin: behind
 * a reverse proxy servers write their inner name, and a foreign host must never see the credentials.
 */
export function pathFor(root: ReturnType<typeof serviceRoot>, question: ClientQuestion): string {
  if (/^https?:\/\//i.test(question.address)) {
    const link = new URL(question.address);
    return link.pathname + link.search;
  }
  const api = apiPath(question.api ?? 'standard');
  const extra = root.parameters.toString();
  const joint = question.address.includes('?') ? '&' : '?';
  return `${root.path}${api}${question.address}${extra === '' ? '' : joint + extra}`;
}

/** Lets so many run at once; the others wait in order. */
function createGate(places: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = places;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((enter) => waiting.push(enter));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}

function isLoopback(origin: string): boolean {
  return /^(127\.|\[::1\]|localhost$)/.test(new URL(origin).hostname);
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly asked: number | undefined;
}

/** The body as text; leaving the loop early ends the connection. */
async function textOf(body: Dispatcher.ResponseData['body'], { bytesMax, operation }: ClientQuestion): Promise<string> {
  if (bytesMax === undefined) return body.text();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bytesMax) throw codedError('BC_TOO_LARGE', { values: { operation } });
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function headersOf(
  question: ClientQuestion | ClientWrite,
  header: string,
  compressed: boolean,
): Record<string, string> {
  const writes = 'method' in question;
  return {
    authorization: header,
    accept: question.accept ?? 'application/json',
    ...(compressed ? { 'accept-encoding': 'gzip' } : {}),
    ...(question.pageSize === undefined ? {} : { prefer: `odata.maxpagesize=${question.pageSize}` }),
    // Business rules answer in words; the error map knows the English ones.
    ...(writes ? { 'accept-language': 'en-US' } : {}),
    ...(writes || question.fresh === true ? {} : { 'data-access-intent': 'ReadOnly' }),
    ...(writes && question.body !== undefined ? { 'content-type': 'application/json' } : {}),
    ...(writes && question.etag !== undefined ? { 'if-match': question.etag } : {}),
  };
}

/** One request, with the header given; rejects only when no whole answer comes. */
function createAsk(options: ClientOptions, root: ReturnType<typeof serviceRoot>, host: string) {
  const timeouts = { headersTimeout: options.answerTimeoutMs, bodyTimeout: options.answerTimeoutMs };
  const pool = new Pool(root.origin, { connections: CALLS_MAX, allowH2: false, ...timeouts });
  // On the same machine compression costs more than it saves.
  const compressed = !isLoopback(root.origin);
  const dispatcher: Dispatcher = compressed ? pool.compose(interceptors.decompress()) : pool;
  const ask = async (question: ClientQuestion | ClientWrite, header: string): Promise<Answer> => {
    const { origin } = root;
    const headers = headersOf(question, header, compressed);
    const path = pathFor(root, question);
    const signal = question.signal ?? null;
    const [method, body] = 'method' in question ? [question.method, question.body ?? null] : (['GET', null] as const);
    try {
      const answer = await dispatcher.request({ origin, method, path, headers, body, signal });
      const asked = retryAfterMs(answer.headers['retry-after'], Date.now());
      return { status: answer.statusCode, text: await textOf(answer.body, question), asked };
    } catch (cause) {
      if (cause instanceof CounterpartError) throw cause;
      const mapBroken = 'method' in question ? mapBrokenWrite : mapBrokenAnswer;
      throw mapBroken(networkFailure(cause), { host, operation: question.operation, cause });
    }
  };
  return { ask, close: () => pool.destroy() };
}

function parsed<T>(question: ClientQuestion, text: string, host: string): T {
  question.onText?.(text.length);
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    if (text.trimStart().startsWith('<')) throw codedError('BC_HTML_ANSWER', { values: { host, status: 200 }, cause });
    throw codedError('BC_MALFORMED_ANSWER', { values: { operation: question.operation }, cause });
  }
}

/** Makes the client of an installation; nothing is contacted before the first question. */
export function createClient(options: ClientOptions): Client {
  const { host } = new URL(options.url);
  const authorization = createAuthorization(options.auth);
  const { ask, close } = createAsk(options, serviceRoot(options.url), host);
  const gate = createGate(CALLS_MAX);

  async function once(question: ClientQuestion | ClientWrite): Promise<string> {
    const header = await authorization.header();
    let answer = await ask(question, header);
    if (answer.status === 401 && authorization.renewable) {
      authorization.refused(header);
      answer = await ask(question, await authorization.header());
    }
    if (answer.status >= 200 && answer.status < 300) return answer.text;
    const { status, text: body, asked } = answer;
    const refused = { status, body, host, operation: question.operation };
    const mapRefused = 'method' in question ? mapRefusedWrite : mapRefusedAnswer;
    throw mapRefused(asked === undefined ? refused : { ...refused, retryAfterMs: asked });
  }

  const guarded = <T>(question: ClientQuestion, work: () => Promise<T>): Promise<T> =>
    withRetry(options.retry, () => gate(work), question.signal);

  return {
    host,
    text: (question) => guarded(question, () => once(question)),
    json: <T>(question: ClientQuestion) =>
      guarded(question, async () => parsed<T>(question, await once(question), host)),
    send: (write) => guarded(write, () => once(write)),
    close,
  };
}
