import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres, type PostgresServer } from '../../tests/databases/postgres-server.ts';
import { codedError } from '../errors/coded-error.ts';
import { systemClock } from '../sync/clock.ts';
import { createTestClock, type TestClock } from '../sync/memory/world.ts';
import { pauseAfter, runDaemon } from './daemon.ts';
import type { DaemonOptions } from './sweep.ts';

const options = (clock: TestClock, sweep: DaemonOptions['sweep'], signal: AbortSignal): DaemonOptions => ({
  clock,
  log: () => undefined,
  signal,
  config: { sweepSeconds: 60, connection: 'test' },
  state: { kind: 'sqlite', file: ':memory:' },
  sweep,
});

describe('the daemon', () => {
  it('sweeps at its interval, counted from the start of each sweep, until it is told to stop', async () => {
    const clock = createTestClock(0);
    const stop = new AbortController();
    const starts: number[] = [];
    const sweep = async (): Promise<void> => {
      starts.push(clock.now());
      clock.advance(20_000);
      if (starts.length === 3) stop.abort();
    };
    await runDaemon(options(clock, sweep, stop.signal));
    expect(starts).toEqual([0, 60_000, 120_000]);
  });

  it('slows down while a side is down and returns to its pace', async () => {
    const clock = createTestClock(0);
    const stop = new AbortController();
    const starts: number[] = [];
    const sweep = async (): Promise<void> => {
      starts.push(clock.now() / 1000);
      if (starts.length === 5) stop.abort();
      if (starts.length <= 3) throw codedError('SF_UNREACHABLE');
    };
    await runDaemon(options(clock, sweep, stop.signal));
    expect(starts).toEqual([0, 120, 360, 840, 900]);
  });

  it('ends with a defect of its own, so that nobody believes it is still sweeping', async () => {
    const clock = createTestClock(0);
    const defect = runDaemon(
      options(clock, async () => Promise.reject(codedError('SYNC_ACCOUNTING_BROKEN')), new AbortController().signal),
    );
    await expect(defect).rejects.toMatchObject({ kind: 'bug' });
  });

  it('takes another companion at work for no failure', async () => {
    const clock = createTestClock(0);
    const stop = new AbortController();
    let sweeps = 0;
    const sweep = async (): Promise<void> => {
      if (++sweeps === 3) stop.abort();
      throw codedError('SYNC_BUSY');
    };
    await runDaemon(options(clock, sweep, stop.signal));
    expect(clock.now()).toBe(120_000);
  });

  it('waits long after a refused login and never longer than a quarter of an hour otherwise', () => {
    expect(pauseAfter(codedError('SF_LOGIN_REFUSED'), 1, 3_000)).toBe(300_000);
    expect(pauseAfter(codedError('SF_UNREACHABLE'), 30, 3_000)).toBe(900_000);
    expect(pauseAfter(null, 0, 3_000)).toBe(3_000);
  });
});

describe('workers on PostgreSQL', () => {
  let postgres: PostgresServer | { readonly unavailable: string };
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(async () => {
    if ('stop' in postgres) await postgres.stop();
  });

  it('share the sweeps, one at a time, and stop in order', async ({ skip }) => {
    if (!('stop' in postgres)) return skip(postgres.unavailable);
    const url = await postgres.database('jobs');
    const stop = new AbortController();
    let running = 0;
    let most = 0;
    let sweeps = 0;
    const sweep = async (): Promise<void> => {
      most = Math.max(most, ++running);
      await systemClock.wait(50);
      running--;
      if (++sweeps === 3) stop.abort();
    };
    const worker: DaemonOptions = {
      clock: systemClock,
      log: () => undefined,
      signal: stop.signal,
      config: { sweepSeconds: 1, connection: 'test' },
      state: { kind: 'postgres', url },
      sweep,
    };
    await Promise.all([runDaemon(worker), runDaemon(worker)]);
    expect(sweeps).toBeGreaterThanOrEqual(3);
    expect([most, running]).toEqual([1, 0]);
  });

  it('go on when one of them was killed in the middle of a sweep', async ({ skip }) => {
    if (!('stop' in postgres)) return skip(postgres.unavailable);
    const url = await postgres.database('killed');
    const oneSweep = async (): Promise<void> => {
      const stop = new AbortController();
      const sweep = async (): Promise<void> => stop.abort();
      await runDaemon({
        ...options(createTestClock(0), sweep, stop.signal),
        clock: systemClock,
        config: { sweepSeconds: 1, connection: 'test' },
        state: { kind: 'postgres', url },
      });
    };
    await oneSweep();
    await leaveSweepBehind(url);
    await oneSweep();
  }, 30_000);
});

/** What a killed companion leaves: a sweep that nobody works on, its last sign of life long ago. */
async function leaveSweepBehind(url: string): Promise<void> {
  const dead = new PgBoss({ connectionString: url, schema: 'counterpart_jobs', supervise: false });
  await dead.start();
  await dead.send('counterpart-sweep-test', {});
  expect(await dead.fetch('counterpart-sweep-test')).toHaveLength(1);
  await dead
    .getDb()
    .executeSql(`UPDATE counterpart_jobs.job SET heartbeat_on = now() - interval '1 hour' WHERE state = 'active'`);
  await dead.stop({ graceful: false });
}
