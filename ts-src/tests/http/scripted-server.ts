/** A small HTTP server for tests: every request goes to one function that says what to answer, or how to fail. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ScriptedRequest {
  readonly method: string;
  /** Path without query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface ScriptedReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text as it is, anything else as JSON. */
  readonly body?: unknown;
  /** Cuts the connection after so many bytes of the body; 0: before any answer. */
  readonly cutAfter?: number;
}

export interface ScriptedServer {
  readonly url: string;
  readonly requests: readonly ScriptedRequest[];
  close(): Promise<void>;
}

function send(response: ServerResponse, reply: ScriptedReply): void {
  const isText = typeof reply.body === 'string';
  const body = Buffer.from(
    isText ? (reply.body as string) : reply.body === undefined ? '' : JSON.stringify(reply.body),
  );
  if (reply.cutAfter === 0) {
    response.destroy();
    return;
  }
  response.writeHead(reply.status ?? 200, {
    'content-type': isText ? 'text/plain' : 'application/json;charset=UTF-8',
    'content-length': String(body.length),
    ...reply.headers,
  });
  if (reply.cutAfter === undefined) response.end(body);
  else response.write(body.subarray(0, reply.cutAfter), () => response.destroy());
}

type Answer = (request: ScriptedRequest) => ScriptedReply | Promise<ScriptedReply>;

/** A script that fails must not leave the client waiting: its error is the answer. */
async function answered(answer: Answer, request: ScriptedRequest): Promise<ScriptedReply> {
  try {
    return await answer(request);
  } catch (error) {
    return { status: 500, body: `The script failed: ${String(error)}` };
  }
}

/** An address on this machine where nothing listens. */
export async function deadAddress(): Promise<string> {
  const server = await startScriptedServer(() => ({}));
  await server.close();
  return server.url;
}

/** Starts a server on a free port of 127.0.0.1. */
export async function startScriptedServer(answer: Answer): Promise<ScriptedServer> {
  const requests: ScriptedRequest[] = [];
  const server = createServer((incoming, response) => {
    void (async () => {
      const address = new URL(incoming.url ?? '/', 'http://localhost');
      const request: ScriptedRequest = {
        method: incoming.method ?? 'GET',
        path: address.pathname,
        query: address.searchParams,
        headers: incoming.headers,
        body: await text(incoming),
      };
      requests.push(request);
      send(response, await answered(answer, request));
    })();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
