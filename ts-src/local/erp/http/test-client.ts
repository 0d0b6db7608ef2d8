import type { LocalErp } from '../start.ts';

/** An answer as tests look at it: the body parsed where it is JSON. */
export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // Tests read arbitrary members of arbitrary answers.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

export interface TestClient {
  readonly company: string;
  /** A path below the company, such as `customers?$top=1`. */
  readonly get: (path: string, headers?: Record<string, string>) => Promise<TestAnswer>;
  readonly send: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<TestAnswer>;
  /** A path below the server. */
  readonly raw: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<TestAnswer>;
}

/** A client of the standard API for one company, with Basic authentication. */
export function testClient(erp: LocalErp, index = 0, route = '/api/v2.0'): TestClient {
  const company = erp.companies[index]?.id ?? '';
  const authorization = `Basic ${Buffer.from(`${erp.user}:${erp.password}`).toString('base64')}`;
  const raw: TestClient['raw'] = async (method, path, body, headers = {}) => {
    const response = await fetch(path.startsWith('http') ? path : `${erp.url}${path}`, {
      method,
      headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = (response.headers.get('content-type') ?? '').startsWith('application/json') && text !== '';
    return { status: response.status, headers: response.headers, text, body: json ? JSON.parse(text) : undefined };
  };
  const base = `${route}/companies(${company})/`;
  return {
    company,
    raw,
    get: (path, headers) => raw('GET', path.startsWith('http') ? path : base + path, undefined, headers),
    send: (method, path, body, headers) => raw(method, base + path, body, headers),
  };
}
