/** Kysely over PostgreSQL (`pg`), for companions on more than one machine. */
import { PostgresDialect } from 'kysely';
import pg from 'pg';

/** A pool of at most `connectionsMax` connections to the given address. */
export function postgresDialect(url: string, connectionsMax = 5): PostgresDialect {
  return new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: connectionsMax }) });
}
