import Fastify, { type FastifyInstance } from 'fastify';
import type { Clock } from '../sync/clock.ts';
import type { Metrics } from './metrics.ts';

export interface HttpParts {
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly sweepSeconds: number;
}

/** A companion whose last pass ended longer ago than this many intervals (and a minute) is not well. */
const INTERVALS_MAX = 3;
const GRACE_MS = 60_000;

/** Builds the two pages, `/health` and `/metrics`; listening is the caller's, so tests open no socket. */
export function createApp(parts: HttpParts): FastifyInstance {
  const started = parts.clock.now();
  const app = Fastify();
  app.get('/health', async (_request, reply) => {
    const last = parts.metrics.lastPass ?? started;
    const idleMs = parts.clock.now() - last;
    const ok = idleMs <= parts.sweepSeconds * 1000 * INTERVALS_MAX + GRACE_MS;
    return reply.code(ok ? 200 : 503).send({
      ok,
      lastPass: parts.metrics.lastPass === null ? null : new Date(parts.metrics.lastPass).toISOString(),
    });
  });
  app.get('/metrics', async (_request, reply) =>
    reply.type(parts.metrics.registry.contentType).send(await parts.metrics.registry.metrics()),
  );
  return app;
}
