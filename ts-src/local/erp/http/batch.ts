import { badRequest } from '../books/errors.ts';
import { errorAnswer, jsonAnswer, type Answer } from './answer.ts';
import { decodedPath } from './address.ts';
import type { ApiRequest } from './api.ts';

/** Most requests in one batch (documentation: "Using OData batch"). */
const REQUESTS_MAX = 100;

interface Inner {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface InnerAnswer {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

function bodyOf(answer: Answer): unknown {
  if (answer.body instanceof Uint8Array) return Buffer.from(answer.body).toString('base64');
  const text = typeof answer.body === 'string' ? answer.body : [...answer.body].join('');
  if (text === '') return undefined;
  return (answer.headers['content-type'] ?? '').startsWith('application/json') ? JSON.parse(text) : text;
}

function readInner(body: unknown): readonly Inner[] {
  const requests = (body as { requests?: unknown } | undefined)?.requests;
  if (!Array.isArray(requests)) throw badRequest('A batch must be an object with a list named requests.');
  if (requests.length > REQUESTS_MAX) throw badRequest(`A batch holds at most ${REQUESTS_MAX} requests.`);
  for (const inner of requests as Partial<Inner>[]) {
    if (typeof inner.id !== 'string' || typeof inner.method !== 'string' || typeof inner.url !== 'string') {
      throw badRequest('Each request of a batch needs id, method and url.');
    }
  }
  return requests as readonly Inner[];
}

const ROUTE = /^(?:https?:\/\/[^/]+)?(?:\/.*)?\/api\/(?:v2\.0|[^/]+\/[^/]+\/v[^/]+)\//;

/** The path after the route, whatever of the absolute address the client wrote. */
function relative(url: string): { path: string; query: string } {
  const [address = '', query = ''] = url.split(/\?(.*)/s);
  return { path: decodedPath(address.replace(ROUTE, '').replace(/^\//, '')), query };
}

/**
 * Runs a JSON batch in order. With `Isolation: snapshot` a failing request takes the earlier writes back, though their
 * inner statuses stay as they were (documentation: "Transactional $batch requests"); posting actions commit.
 */
export function runBatch(
  body: unknown,
  headers: ApiRequest['headers'],
  options: { call: (request: ApiRequest) => Answer; correlationId: () => string },
): Answer {
  const snapshot = headers['isolation']?.toLowerCase() === 'snapshot';
  const undos: (() => void)[] = [];
  let failed = false;
  const responses = readInner(body).map((inner): InnerAnswer => {
    const lower = Object.fromEntries(Object.entries(inner.headers ?? {}).map(([k, v]) => [k.toLowerCase(), v]));
    let answer: Answer;
    try {
      answer = options.call({
        method: inner.method.toUpperCase(),
        ...relative(inner.url),
        headers: lower,
        body: inner.body,
        onUndo: (undo) => undos.push(undo),
      });
      if (/Microsoft\.NAV\./.test(inner.url) && inner.method.toUpperCase() === 'POST') undos.length = 0;
    } catch (error) {
      answer = errorAnswer(error, options.correlationId());
    }
    failed ||= answer.status >= 400;
    const content = bodyOf(answer);
    return {
      id: inner.id,
      status: answer.status,
      headers: answer.headers,
      ...(content === undefined ? {} : { body: content }),
    };
  });
  if (snapshot && failed) for (const undo of undos.reverse()) undo();
  return jsonAnswer(200, JSON.stringify({ responses }));
}
