import type { IncomingMessage } from 'node:http';
import { gunzipSync, inflateSync } from 'node:zlib';
import { OrgError } from './org-error.ts';

/** The body of a request, unzipped. @throws OrgError INVALID_CONTENT (400) when it can't be unzipped */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
  const encoding = request.headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity' || body.length === 0) return body;
  try {
    return encoding === 'gzip' ? gunzipSync(body) : inflateSync(body);
  } catch {
    throw new OrgError(400, 'INVALID_CONTENT', `The body is not ${encoding}-encoded as its header says`);
  }
}
