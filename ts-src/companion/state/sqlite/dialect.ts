/**
 * Kysely over `node:sqlite`. The file is in WAL mode with `synchronous = NORMAL`: a killed process loses nothing, a
 * power cut can lose the last transactions but never tears one. That is safe here because watermarks, links and parked
 * records are written in one order: what is lost is read again from the older watermark and written again by external
 * id. `FULL` would cost an fsync a transaction (about 5 ms on a plain disk) and save nothing more.
 */
import { closeSync, openSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { SqliteDialect, type SqliteDatabase } from 'kysely';

/** Statements kept prepared; more would only be those of rare chunk sizes. */
const STATEMENTS_MAX = 200;

/**
 * Opens (or makes) the file; `:memory:` for one that lives as long as the process. A new file is readable for its owner
 * alone, since it holds keys and messages; SQLite gives its journal files the same rights.
 */
export function sqliteDialect(file: string): SqliteDialect {
  if (file !== ':memory:') closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;');
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    if (statements.size >= STATEMENTS_MAX) statements.clear();
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const adapter: SqliteDatabase = {
    close: () => database.close(),
    prepare: (sql) => {
      const statement = prepared(sql);
      const values = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[];
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        iterate: (parameters) => statement.iterate(...values(parameters)) as IterableIterator<unknown>,
      };
    },
  };
  return new SqliteDialect({ database: adapter });
}
