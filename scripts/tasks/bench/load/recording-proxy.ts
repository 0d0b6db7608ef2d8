/**
 * Stands between the companion and the local org and remembers every exchange, so that the very bodies that were sent
 * can be uploaded again without the companion, and so that a sink can answer reads as the org did.
 */
import { createServer, request, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { listenOnLoopback, type Loopback } from './loopback.ts';

/** One request with its answer; times in milliseconds since the proxy started. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly contentType: string;
  readonly body: Buffer;
  readonly status: number;
  readonly answerHeaders: Readonly<Record<string, string>>;
  readonly answer: Buffer;
  readonly start: number;
  readonly end: number;
}

export interface RecordingProxy extends Loopback {
  readonly exchanges: readonly Exchange[];
}

/** Starts a proxy before the org at `target` on a free port of this machine. */
export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
  const exchanges: Exchange[] = [];
  const server = createServer((incoming, outgoing) => {
    const here = `http://${incoming.headers.host}`;
    forward({ target, here }, incoming, outgoing).then(
      (exchange) => exchanges.push(exchange),
      () => outgoing.destroy(),
    );
  });
  return { ...(await listenOnLoopback(server)), exchanges };
}

async function forward(
  { target, here }: { target: string; here: string },
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<Exchange> {
  const start = performance.now();
  const body = await buffer(incoming);
  const headers = without(incoming.headers, ['host', 'transfer-encoding', 'accept-encoding']);
  const method = incoming.method ?? 'GET';
  const path = incoming.url ?? '/';
  const options = { method, headers: { ...headers, 'content-length': String(body.length) } };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request(new URL(path, target), options, resolve);
    sent.on('error', reject);
    sent.end(body);
  });
  const received = await buffer(response);
  // The session's answer names the address to use from then on: it has to be the proxy's.
  const isSession = path.includes('/services/oauth2/');
  const answer = isSession ? Buffer.from(received.toString().replaceAll(target, here)) : received;
  const answerHeaders = without(response.headers, ['transfer-encoding']);
  outgoing.writeHead(response.statusCode ?? 502, { ...answerHeaders, 'content-length': String(answer.length) });
  outgoing.end(answer);
  return {
    method,
    path,
    contentType: incoming.headers['content-type'] ?? '',
    body,
    status: response.statusCode ?? 502,
    answerHeaders: response.headers as Record<string, string>,
    answer,
    start,
    end: performance.now(),
  };
}

/** Headers that speak of one connection only, or ask for an encoding that the recording could not read. */
function without(headers: IncomingHttpHeaders, names: readonly string[]): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}
