import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One recorded request and what the real org answered. */
export interface Exchange {
  readonly method: string;
  /** Path with query string. */
  readonly path: string;
  /** JSON value, or text for CSV and XML. */
  readonly body: unknown;
  readonly contentType: string;
  readonly status: number;
  /** JSON value or text; undefined when the answer is kept in a file that is not there. */
  readonly answer: unknown;
}

/** A session of a client that was recorded from beginning to end; it is replayed against an empty org. */
export interface Recording {
  readonly name: string;
  readonly exchanges: readonly Exchange[];
}

/** Folder of the recordings: `$COUNTERPART_DATA/sf-api-recordings`, by default beside the repository; null when absent. */
export function recordingsFolder(): string | null {
  const data = process.env['COUNTERPART_DATA'] ?? join(import.meta.dirname, '../../../../shared/data');
  const folder = join(data, 'sf-api-recordings');
  return existsSync(folder) ? folder : null;
}

interface RawExchange {
  readonly see?: string;
  readonly request?: {
    readonly method: string;
    readonly path?: string;
    readonly uri?: string;
    readonly query?: Readonly<Record<string, string>> | null;
    readonly body?: unknown;
  };
  readonly response?: {
    readonly status: number | { readonly code: number };
    readonly body?: unknown;
  };
}

/** All recordings of a client: one a file. Describes kept in files of their own are put in where they are named. */
export function readRecordings(folder: string, client: 'grouparoo' | 'cumulusci'): Recording[] {
  const home = join(folder, client);
  return readdirSync(home)
    .filter((file) => !/^(describe__|GET_)/.test(file))
    .sort()
    .map((file) => {
      const raw = readJson(join(home, file)) as RawExchange[];
      return { name: `${client}/${file.replace('.json', '')}`, exchanges: raw.flatMap((item) => exchange(item, home)) };
    });
}

/** Versions were masked in some recordings; they are read as the current one. */
function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8').replaceAll('vxx.0', 'v66.0'));
}

function exchange(item: RawExchange, home: string): Exchange[] {
  if (item.see !== undefined) {
    const file = join(home, item.see);
    return existsSync(file) ? exchange(readJson(file) as RawExchange, home) : [];
  }
  const { request, response } = item;
  if (request === undefined || response === undefined) return [];
  const { body, contentType } = requestBody(request.body);
  return [
    {
      method: request.method,
      path: requestPath(request),
      body,
      contentType,
      status: typeof response.status === 'number' ? response.status : response.status.code,
      answer: answerBody(response.body, home),
    },
  ];
}

function requestPath({ path, uri, query }: NonNullable<RawExchange['request']>): string {
  const base = (path ?? uri ?? '').replace(/^https?:\/\/[^/]+/, '');
  if (query === undefined || query === null) return base.replace('/async/v66.0', '/async/66.0');
  return `${base}?${new URLSearchParams(query).toString()}`;
}

function requestBody(body: unknown): { body: unknown; contentType: string } {
  if (typeof body !== 'string') return { body, contentType: 'application/json' };
  if (body.startsWith('<')) return { body, contentType: 'application/xml; charset=UTF-8' };
  if (body.startsWith('{')) return { body, contentType: 'application/json' };
  return { body: withoutChunks(body), contentType: 'text/csv; charset=UTF-8' };
}

/** Bodies that were sent in chunks were recorded with the chunks' lengths. */
function withoutChunks(text: string): string {
  let rest = text;
  let plain = '';
  for (let head = /^([0-9a-f]+)\r\n/i.exec(rest); head?.[1] !== undefined; head = /^([0-9a-f]+)\r\n/i.exec(rest)) {
    const length = Number.parseInt(head[1], 16);
    if (length === 0) return plain;
    plain += rest.slice(head[0].length, head[0].length + length);
    rest = rest.slice(head[0].length + length + 2);
  }
  return text;
}

function answerBody(body: unknown, home: string): unknown {
  if (typeof body !== 'object' || body === null || !('see' in body)) return body;
  const file = join(home, String(body.see));
  return existsSync(file) ? (readJson(file) as RawExchange).response?.body : undefined;
}
