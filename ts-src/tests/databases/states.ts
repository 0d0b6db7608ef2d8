import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { openState, type StateLocation } from '../../companion/state/open.ts';
import type { StatePort } from '../../companion/state/port.ts';
import { startPostgres, type PostgresServer } from './postgres-server.ts';

/** Databases in which a state can live. */
export const databaseKinds = ['sqlite', 'postgres'] as const;

/** Empty states for the tests of a file, each in a database of its own. */
export interface FreshStates {
  /** Folder of the SQLite files; there once the tests run. */
  readonly folder: () => string;
  /** An empty state and where it is. Skips the test where the machine can not run the database. */
  open(
    kind: (typeof databaseKinds)[number],
    skip: (reason: string) => void,
  ): Promise<{ location: StateLocation; state: StatePort }>;
}

/** Starts the databases before the tests of a file and removes them after the last. */
export function freshStates(): FreshStates {
  let postgres: PostgresServer | { readonly unavailable: string };
  let folder = '';
  let databases = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'counterpart-state-'));
    postgres = await startPostgres();
  });
  afterAll(async () => {
    if ('stop' in postgres) await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const locationOf = async (kind: (typeof databaseKinds)[number]): Promise<StateLocation | null> => {
    databases += 1;
    if (kind === 'sqlite') return { kind, file: join(folder, `state-${databases}.sqlite`) };
    return 'stop' in postgres ? { kind, url: await postgres.database(`state${databases}`) } : null;
  };
  return {
    folder: () => folder,
    open: async (kind, skip) => {
      const location = await locationOf(kind);
      if (location === null) {
        skip('unavailable' in postgres ? postgres.unavailable : '');
        throw new Error('skipped');
      }
      return { location, state: await openState(location) };
    },
  };
}
