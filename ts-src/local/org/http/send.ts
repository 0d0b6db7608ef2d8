import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { ApiReply } from './route.ts';

/** Bodies outside these bounds go out plain: short ones don't shrink, and zipping long ones takes longer than sending. */
const GZIP_BYTES_MIN = 1400;
const GZIP_BYTES_MAX = 2_000_000;

/** Sends a reply; JSON unless the body is text or bytes already. */
export function send(request: IncomingMessage, response: ServerResponse, reply: ApiReply): void {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(reply.headers ?? {})) headers[name.toLowerCase()] = value;
  let body: Buffer | null = null;
  if (Buffer.isBuffer(reply.body)) body = reply.body;
  else if (typeof reply.body === 'string') body = Buffer.from(reply.body);
  else if (reply.body !== undefined) {
    headers['content-type'] ??= 'application/json;charset=UTF-8';
    body = Buffer.from(JSON.stringify(reply.body));
  }
  if (body !== null && wantsGzip(request) && body.length >= GZIP_BYTES_MIN && body.length <= GZIP_BYTES_MAX) {
    body = gzipSync(body, { level: 1 });
    headers['content-encoding'] = 'gzip';
  }
  if (body !== null) headers['content-length'] = String(body.length);
  response.writeHead(reply.status, headers);
  response.end(request.method === 'HEAD' ? undefined : (body ?? undefined));
}

function wantsGzip(request: IncomingMessage): boolean {
  return /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
}
