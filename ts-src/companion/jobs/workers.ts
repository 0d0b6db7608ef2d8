/**
 * Sweeps shared by any number of companions through PostgreSQL (pg-boss). Every companion asks for a sweep each
 * interval; the queue keeps one of these requests, and whichever companion is free takes it. The lease of the
 * synchronisation guarantees that work under one account is done by one of them, even if the queue should err.
 */
import { PgBoss } from 'pg-boss';
import { sweepOnce, type DaemonOptions } from './sweep.ts';

const QUEUE = 'counterpart-sweep';
/**
 * Seconds without a sign of life after which the queue takes a sweep from a companion that was killed; until then no
 * other companion may start one.
 */
const SIGN_OF_LIFE_SECONDS = 30;
/** Seconds between two looks for companions without a sign of life. */
const SUPERVISION_SECONDS = 5;
/** Seconds between two looks at the queue. */
const POLL_SECONDS = 1;

/** Works until the signal fires; a sweep under way is finished first. */
export async function runWorkers(options: DaemonOptions, url: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: url,
    schema: 'counterpart_jobs',
    superviseIntervalSeconds: SUPERVISION_SECONDS,
    monitorIntervalSeconds: SUPERVISION_SECONDS,
  });
  boss.on('error', (error: unknown) => options.log('error', 'queue-failed', { error: String(error) }));
  await boss.start();
  const queue = `${QUEUE}-${options.config.connection.replace(/[^\w.-]/g, '_')}`;
  let defect: unknown = null;
  const stopped = new AbortController();
  const stop = (): void => stopped.abort();
  options.signal.addEventListener('abort', stop, { once: true });
  try {
    await boss.createQueue(queue, {
      policy: 'stately',
      retryLimit: 0,
      expireInSeconds: 86_400,
      heartbeatSeconds: SIGN_OF_LIFE_SECONDS,
    });
    await boss.work(queue, { pollingIntervalSeconds: POLL_SECONDS }, async () => {
      await sweepOnce(options).catch((error: unknown) => {
        defect = error;
        stop();
      });
    });
    while (!stopped.signal.aborted && !options.signal.aborted) {
      await boss.send(queue, {}, { singletonSeconds: options.config.sweepSeconds });
      await options.clock.wait(options.config.sweepSeconds * 1000, stopped.signal).catch(() => undefined);
    }
  } finally {
    options.signal.removeEventListener('abort', stop);
    await boss.stop({ graceful: true, timeout: 600_000 });
  }
  if (defect !== null) throw defect;
}
