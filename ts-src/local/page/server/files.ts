import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.md': 'text/plain; charset=utf-8',
};

/** Sends a file from a folder; what is not below it, or not there, is 404. Hashed folders may be kept by the browser. */
export async function sendFile(outgoing: ServerResponse, folder: string, path: string, keep: boolean): Promise<void> {
  const file = normalize(join(folder, path));
  const info = file.startsWith(folder + sep) ? await stat(file).catch(() => null) : null;
  if (!info?.isFile()) {
    outgoing.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
    return;
  }
  outgoing.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'content-length': info.size,
    'cache-control': keep ? 'max-age=3600' : 'no-cache',
  });
  createReadStream(file).pipe(outgoing);
}
