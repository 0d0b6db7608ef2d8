import type { IncomingHttpHeaders } from 'node:http';
import type { Session } from '../access/session.ts';

/** One authenticated request below `/services/data/vNN.N`. */
export interface ApiRequest {
  readonly method: string;
  /** `66.0` */
  readonly version: string;
  /** Path below the version, undecoded, starting with `/`. */
  readonly path: string;
  /** Values of the `:name` parts of the route, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly headers: IncomingHttpHeaders;
  /** The body, unzipped; empty when there is none. */
  readonly raw: Buffer;
  readonly session: Session;
}

/** The reply. A string or Buffer goes out as it is (set `content-type`); anything else as JSON; undefined is empty. */
export interface ApiReply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One operation. `path` is relative to the version: `/sobjects/:object/describe`; a last part `*` takes the rest. */
export interface RouteDefinition {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE' | 'HEAD';
  readonly path: string;
  /** Name in fault plans and usage: `query`, `describe`, `bulk-ingest`. */
  readonly kind: string;
  handle(request: ApiRequest): ApiReply | Promise<ApiReply>;
}
