/** The bare upload: prepared bodies sent to an org by nothing but HTTP calls. */
import { setTimeout as delay } from 'node:timers/promises';
import { Agent, request } from 'undici';
import type { Upload } from './uploads.ts';

const pollMilliseconds = 10;

/** What the bare upload took. */
export interface ReplayResult {
  readonly seconds: number;
  readonly rows: number;
}

/**
 * Sends every upload again. One starts when all have finished that had finished before it began when it was recorded:
 * parents before children, and no two jobs of one account at once, as in the recording. Rejects when the org refuses
 * a call or a row.
 */
export async function replayUploads(
  uploads: readonly Upload[],
  org: { url: string; token: string },
): Promise<ReplayResult> {
  const agent = new Agent({ connections: 16 });
  const call = caller(org, agent);
  const started = performance.now();
  const running: Promise<void>[] = [];
  for (const [index, upload] of uploads.entries()) {
    const before = running.filter((_, earlier) => uploads[earlier]!.end < upload.start);
    running[index] = Promise.all(before).then(() =>
      upload.kind === 'job' ? runJob(upload, call) : runCall(upload, call),
    );
  }
  await Promise.all(running);
  const seconds = (performance.now() - started) / 1000;
  await agent.close();
  return { seconds, rows: uploads.reduce((sum, upload) => sum + upload.rows, 0) };
}

type Call = (method: string, path: string, contentType?: string, body?: Buffer | string) => Promise<string>;

function caller(org: { url: string; token: string }, dispatcher: Agent): Call {
  return async (method, path, contentType, body) => {
    const response = await request(new URL(path, org.url), {
      method: method as 'GET',
      dispatcher,
      headers: { authorization: `Bearer ${org.token}`, ...(contentType ? { 'content-type': contentType } : {}) },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.body.text();
    if (response.statusCode >= 300) throw new Error(`${method} ${path}: ${response.statusCode} ${text.slice(0, 300)}`);
    return text;
  };
}

async function runCall(upload: Upload, call: Call): Promise<void> {
  const results = JSON.parse(await call(upload.method, upload.path, upload.contentType, upload.body)) as {
    success: boolean;
  }[];
  const failed = results.filter((result) => !result.success).length;
  if (failed > 0) throw new Error(`${failed} rows of a prepared collection were refused (${upload.path}).`);
}

async function runJob(upload: Upload, call: Call): Promise<void> {
  const { id } = JSON.parse(await call('POST', upload.path, upload.contentType, upload.body)) as { id: string };
  const job = `${upload.path.replace(/\/$/, '')}/${id}`;
  await call('PUT', `${job}/batches`, 'text/csv', upload.csv!);
  await call('PATCH', job, 'application/json', '{"state":"UploadComplete"}');
  for (;;) {
    const { state, numberRecordsFailed } = JSON.parse(await call('GET', job)) as {
      state: string;
      numberRecordsFailed?: number;
    };
    if (state === 'JobComplete' && !numberRecordsFailed) return;
    if (state !== 'UploadComplete' && state !== 'InProgress') {
      throw new Error(`A prepared job ended as ${state} with ${numberRecordsFailed ?? 0} refused rows.`);
    }
    await delay(pollMilliseconds);
  }
}
