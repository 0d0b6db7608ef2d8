import { describe, expect, it } from 'vitest';
import type { SyncReport } from '../companion.ts';
import { createTestClock } from '../sync/memory/world.ts';
import { createApp } from './app.ts';
import { createMetrics } from './metrics.ts';
import { serveHttp } from './serve.ts';

const report: SyncReport = {
  ok: true,
  runs: [
    {
      integration: 'customers',
      mapping: 'customer',
      company: 'GB',
      mappingVersion: 1,
      read: 3,
      created: 2,
      updated: 0,
      unchanged: 0,
      deleted: 0,
      filtered: 0,
      waiting: 0,
      parked: 1,
      linesWritten: 0,
      incomplete: 0,
      apiCalls: 5,
      started: '',
      finished: '',
      outcome: 'Partly',
    },
  ],
  installed: [],
  figuresWritten: 0,
  apiCalls: 7,
  writes: 1,
  seconds: 1,
};

describe('health', () => {
  it('is well while sweeps end in time, and not when none has ended for three intervals and a minute', async () => {
    const clock = createTestClock();
    const metrics = createMetrics();
    const app = createApp({ metrics, clock, sweepSeconds: 60 });
    expect((await app.inject('/health')).json()).toEqual({ ok: true, lastPass: null });
    metrics.observe(report, clock.now());
    clock.advance(240_000);
    expect((await app.inject('/health')).statusCode).toBe(200);
    clock.advance(1);
    expect((await app.inject('/health')).statusCode).toBe(503);
  });
});

describe('metrics', () => {
  it('count records by what became of them, runs and calls', async () => {
    const metrics = createMetrics();
    metrics.observe(report, 5_000);
    metrics.observe(report, 9_000);
    const app = createApp({ metrics, clock: createTestClock(), sweepSeconds: 60 });
    const text = (await app.inject('/metrics')).body;
    expect(text).toContain('counterpart_records_total{mapping="customer",company="GB",disposition="created"} 4');
    expect(text).toContain('counterpart_records_total{mapping="customer",company="GB",disposition="parked"} 2');
    expect(text).toContain('counterpart_runs_total{mapping="customer",company="GB",outcome="Partly"} 2');
    expect(text).toContain('counterpart_api_calls_total 14');
    expect(text).toContain('counterpart_last_pass_seconds 9');
  });
});

describe('the listener', () => {
  it('is off unless the connection file says where to listen', async () => {
    const parts = { metrics: createMetrics(), clock: createTestClock(), sweepSeconds: 60 };
    const off = await serveHttp(undefined, parts);
    expect(off.address).toBeNull();
    const on = await serveHttp({ host: '127.0.0.1', port: 0 }, parts);
    expect((await fetch(`${on.address}/health`)).status).toBe(200);
    await on.close();
    await off.close();
  });
});
