/** Kysely over PostgreSQL (`pg`), for companions on more than one machine. */
import { PostgresDialect } from 'kysely';
import pg from 'pg';

/**
 * A pool of at most `connectionsMax` connections to the given address. A connection that the server ends while nobody
 * uses it (a restart, a failover) is replaced by the next query; one that breaks during a query fails that query.
 */
export function postgresDialect(url: string, connectionsMax = 5): PostgresDialect {
  const pool = new pg.Pool({ connectionString: url, max: connectionsMax });
  // Without a listener an ended idle connection would end the process. The pool drops it by itself; the listener on
  // the connection stays when the pool has let go of it and it is still closing.
  const dropped = (): void => {};
  pool.on('error', dropped);
  pool.on('connect', (client) => client.on('error', dropped));
  return new PostgresDialect({ pool });
}
