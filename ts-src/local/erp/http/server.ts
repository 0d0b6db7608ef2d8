import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { badRequest, ErpError } from '../books/errors.ts';
import type { Company } from '../books/model.ts';
import type { ApiRoute, Visibility } from '../odata/registry.ts';
import { decodedPath } from './address.ts';
import { errorAnswer, jsonAnswer, type Answer } from './answer.ts';
import { callApi, type ApiContext } from './api.ts';
import type { Gatekeeper } from './auth.ts';
import { runBatch } from './batch.ts';
import type { Fault, Faults } from './faults.ts';

/** Largest body that is read (SaaS allows 350 MB; nothing here needs that). */
const BODY_BYTES_MAX = 32 * 1024 * 1024;

/** A page of the ERP itself, outside the API: the clerk's page, the control of faults. */
export interface LocalPage {
  /** Whether the path is its own. */
  readonly serves: (path: string) => boolean;
  readonly answer: (method: string, path: string, body: string) => Answer;
}

export interface ServerParts {
  readonly companies: readonly Company[];
  readonly routes: readonly ApiRoute[];
  readonly visibility: Visibility;
  readonly faults: Faults;
  readonly gatekeeper: Gatekeeper;
  readonly pages: readonly LocalPage[];
  readonly now: () => number;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > BODY_BYTES_MAX) throw new ErpError(413, 'RequestEntityTooLarge', 'The request body is too large.');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw badRequest('The request body is not valid JSON.');
  }
}

const HTML_PAGE =
  '<!DOCTYPE html><html><head><title>503 Service Unavailable</title></head>' +
  '<body><h1>Service Unavailable</h1><p>The gateway could not reach the service.</p></body></html>';

/** The answer of a fault that replaces the real one. */
function faultAnswer(fault: Fault): Answer | undefined {
  if (fault.kind === 'html') return { status: 200, headers: { 'content-type': 'text/html' }, body: HTML_PAGE };
  if (fault.kind !== 'status') return undefined;
  const codes: Readonly<Record<number, string>> = {
    401: 'Authentication_InvalidCredentials',
    429: 'Application_TooManyRequests',
    503: 'Internal_TenantUnavailable',
  };
  const code = fault.code ?? codes[fault.status] ?? 'Internal_ServerError';
  const answer = errorAnswer(
    new ErpError(fault.status, code, 'The server could not process the request now.'),
    randomUUID(),
  );
  const retry = fault.retryAfterSeconds;
  return retry === undefined ? answer : { ...answer, headers: { ...answer.headers, 'retry-after': String(retry) } };
}

/** Resolves when the client has taken what was written, or is gone. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}

/** Writes pieces as fast as the client takes them; `cutAfter` ends the connection after so many bytes. */
async function send(response: ServerResponse, answer: Answer, cutAfter: number | undefined): Promise<void> {
  const whole = typeof answer.body === 'string' || answer.body instanceof Uint8Array;
  const length = whole ? { 'content-length': String(Buffer.byteLength(answer.body as string)) } : {};
  response.writeHead(answer.status, { ...answer.headers, ...length });
  let written = 0;
  for (const piece of whole ? [answer.body as string] : (answer.body as Iterable<string>)) {
    if (response.destroyed) return;
    if (cutAfter !== undefined && written + piece.length > cutAfter) {
      response.write(piece.slice(0, cutAfter - written), () => response.destroy());
      return;
    }
    written += piece.length;
    if (!response.write(piece)) await drained(response);
  }
  response.end();
}

/** Listens on 127.0.0.1 and serves everything; `url` is known after `listen`. */
export class ErpServer {
  private readonly parts: ServerParts;
  private readonly server: Server;
  url = '';

  constructor(parts: ServerParts) {
    this.parts = parts;
    this.server = createServer((request, response) => void this.handle(request, response));
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => {
        this.server.off('error', reject);
        resolve();
      });
    });
    const address = this.server.address();
    this.url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}`;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const correlationId = randomUUID();
    try {
      const path = request.url ?? '/';
      // Faults never reach their own control: it has to be able to clear them.
      const fault = path.startsWith('/__local/') ? undefined : this.parts.faults.strike(request.method ?? 'GET', path);
      if (fault?.kind === 'slow') await wait(fault.delayMs);
      if (fault?.kind === 'cut' && fault.afterBytes === 0) {
        response.destroy();
        return;
      }
      const replaced = fault === undefined ? undefined : faultAnswer(fault);
      const answer = replaced ?? (await this.answer(request, correlationId));
      await send(response, answer, fault?.kind === 'cut' ? fault.afterBytes : undefined);
    } catch (error) {
      await this.sendError(response, error, correlationId);
    }
  }

  private async sendError(response: ServerResponse, error: unknown, correlationId: string): Promise<void> {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    await send(response, errorAnswer(error, correlationId), undefined);
  }

  private async answer(request: IncomingMessage, correlationId: string): Promise<Answer> {
    const { method = 'GET', url = '/' } = request;
    const [path = '/', query = ''] = url.split(/\?(.*)/s);
    const tokenTenant = /^\/([^/]+)\/oauth2\/v2\.0\/token$/.exec(path)?.[1];
    if (tokenTenant !== undefined && method === 'POST') {
      return this.parts.gatekeeper.token(decodedPath(tokenTenant), new URLSearchParams(await readBody(request)));
    }
    const page = this.parts.pages.find(({ serves }) => serves(path));
    if (page !== undefined) return page.answer(method, path, await readBody(request));
    const found = this.route(path);
    if (found === undefined)
      throw new ErpError(404, 'BadRequest_ResourceNotFound', 'There is nothing at this address.');
    this.parts.gatekeeper.check(request.headers.authorization);
    if (this.parts.faults.overRate(this.parts.now())) {
      throw new ErpError(429, 'Application_TooManyRequests', 'Too many requests reached.');
    }
    const headers = request.headers as Record<string, string | undefined>;
    const body = parseJson(await readBody(request));
    const context: ApiContext = {
      route: found.route,
      companies: this.parts.companies,
      visibility: this.parts.visibility,
      rootUrl: `${this.url}${found.prefix}`,
      pageRows: (limit) => this.parts.faults.pageRows(limit),
    };
    if (found.rest === '$batch' && method === 'POST') {
      return runBatch(body, headers, { call: (inner) => callApi(context, inner), correlationId: () => correlationId });
    }
    return callApi(context, { method, path: found.rest, query, headers, body });
  }

  /**
   * The route of an address. Whatever stands before `/api/` is accepted and kept, as `/BC` on-premises and
   * `/v2.0/{tenant}/{environment}` online.
   */
  private route(path: string): { route: ApiRoute; prefix: string; rest: string } | undefined {
    for (const route of this.parts.routes) {
      const at = path.indexOf(`${route.path}/`);
      if (at >= 0) {
        const end = at + route.path.length;
        return { route, prefix: path.slice(0, end), rest: decodedPath(path.slice(end + 1)).replace(/\/$/, '') };
      }
      if (path.endsWith(route.path)) return { route, prefix: path, rest: '' };
    }
    return undefined;
  }
}

/** A page answer of plain JSON, with `ErpError` as its own body. */
export function jsonPage(run: () => unknown): Answer {
  try {
    return jsonAnswer(200, JSON.stringify(run() ?? null));
  } catch (error) {
    return errorAnswer(error, randomUUID());
  }
}
