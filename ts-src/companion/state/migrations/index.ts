import type { Migration } from 'kysely/migration';
import { firstTables } from './0001-first-tables.ts';
import { failures } from './0002-failures.ts';
import { agreements } from './0003-agreements.ts';
import { commandSteps } from './0004-command-steps.ts';
import { repairs } from './0005-repairs.ts';
import { columnKinds } from './column-kinds.ts';

/** All migrations of a kind of database; their names never change once released. */
export const migrationsFor = (kind: 'sqlite' | 'postgres'): Record<string, Migration> => ({
  '0001-first-tables': firstTables(columnKinds[kind]),
  '0002-failures': failures(columnKinds[kind]),
  '0003-agreements': agreements(columnKinds[kind]),
  '0004-command-steps': commandSteps,
  '0005-repairs': repairs(columnKinds[kind]),
});
