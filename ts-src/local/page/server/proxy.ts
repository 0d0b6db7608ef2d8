import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { request } from 'undici';
import type { PageUser } from '../types.ts';

/** Headers of the org's answers that the page may need. */
const passedHeaders = ['content-type', 'etag', 'sforce-limit-info', 'retry-after'];

/**
 * Passes a call on to the org with the access token of the user that the page names. The token never reaches the
 * browser, and the answer is the org's own.
 */
export async function proxyToOrg(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  org: { readonly url: string; readonly users: readonly PageUser[] },
): Promise<void> {
  const name = incoming.headers['x-page-user'];
  const user = org.users.find((candidate) => candidate.name === name);
  if (!user) {
    answerJson(outgoing, 400, [
      { errorCode: 'UNKNOWN_USER', message: 'The header x-page-user names no user of the page.' },
    ]);
    return;
  }
  const body = await buffer(incoming);
  try {
    const answer = await request(`${org.url}${incoming.url ?? ''}`, {
      method: (incoming.method ?? 'GET') as 'GET',
      headers: {
        authorization: `Bearer ${user.accessToken}`,
        'content-type': incoming.headers['content-type'] ?? 'application/json',
      },
      ...(body.length > 0 ? { body } : {}),
    });
    const headers = passedHeaders.flatMap((header) => {
      const value = answer.headers[header];
      return typeof value === 'string' ? [[header, value] as const] : [];
    });
    outgoing.writeHead(answer.statusCode, Object.fromEntries(headers));
    for await (const chunk of answer.body) outgoing.write(chunk);
    outgoing.end();
  } catch {
    if (!outgoing.headersSent) {
      answerJson(outgoing, 502, [{ errorCode: 'ORG_UNREACHABLE', message: 'The org does not answer. Is it running?' }]);
    } else outgoing.destroy();
  }
}

/** Answers with JSON. */
export function answerJson(outgoing: ServerResponse, status: number, value: unknown): void {
  outgoing.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  outgoing.end(JSON.stringify(value));
}
