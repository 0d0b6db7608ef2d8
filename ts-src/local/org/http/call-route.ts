import type { Session } from '../access/session.ts';
import type { ApiReply, RouteDefinition } from './route.ts';

/** One request to a route without a server in between. */
export interface RouteCall {
  readonly method: RouteDefinition['method'];
  /** Path below the version, with query string. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly version?: string;
}

/** Gives requests to the routes of one area, for tests that need no socket. */
export class RouteCaller {
  readonly #routes: readonly RouteDefinition[];
  readonly #session: Session;

  constructor(routes: readonly RouteDefinition[], session: Session) {
    this.#routes = routes;
    this.#session = session;
  }

  /** Calls the first route that matches. Rejects with what the route throws, and when there is none. */
  async call({ method, path, body, headers = {}, version = '66.0' }: RouteCall): Promise<ApiReply> {
    const url = new URL(path, 'http://local');
    for (const route of this.#routes) {
      const params = route.method === method ? match(route.path, url.pathname) : null;
      if (params === null) continue;
      const raw = Buffer.isBuffer(body) ? body : Buffer.from(textOf(body));
      const request = { method, version, path: url.pathname, params, query: url.searchParams, headers, raw };
      return route.handle({ ...request, session: this.#session });
    }
    throw new Error(`No route takes ${method} ${path}`);
  }
}

function textOf(body: unknown): string {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function match(pattern: string, path: string): Record<string, string> | null {
  const expected = pattern.split('/');
  const given = path.split('/');
  if (expected.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const value = decodeURIComponent(given[index] ?? '');
    if (part.startsWith(':')) params[part.slice(1)] = value;
    else if (part !== value) return null;
  }
  return params;
}
