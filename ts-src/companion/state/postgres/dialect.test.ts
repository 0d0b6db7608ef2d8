import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPostgres, type PostgresServer } from '../../../tests/databases/postgres-server.ts';
import { openState } from '../open.ts';

let server: PostgresServer | { readonly unavailable: string };

beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  if ('stop' in server) await server.stop();
});

it('goes on after the server has ended its idle connections', async (context) => {
  if ('unavailable' in server) return context.skip(server.unavailable);
  const url = await server.database('ended_connections');
  const state = await openState({ kind: 'postgres', url });
  const administrator = new pg.Client({ connectionString: url });
  await administrator.connect();
  const others = 'FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';
  const ended = await administrator.query(`SELECT pg_terminate_backend(pid, 5000) AS ended ${others}`);
  expect(ended.rows).toContainEqual({ ended: true });
  await administrator.end();
  // The pool may hand out the connection once before it hears of its end; what counts is that the process lives.
  const counts = await state.countLinks().catch(() => state.countLinks());
  expect(counts).toEqual({});
  await state.close();
});
