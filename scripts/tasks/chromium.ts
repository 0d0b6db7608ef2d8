import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Chromium without its own windows: the same engine, and a new page takes half the time. */
const headlessShell = '/usr/bin/chromium-headless-shell';

const places = [headlessShell, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Gives the path of a Chromium on this machine: the one that `CHROMIUM` names, an installed one, or Debian's package,
 * which is installed when we are root. Rejects with what to do when there is none.
 */
export async function ensureChromium(): Promise<string> {
  const named = process.env.CHROMIUM;
  if (named) return named;
  const found = places.find((place) => existsSync(place));
  if (found) return found;
  process.stderr.write("Installing Chromium from Debian's packages ...\n");
  if (process.getuid?.() === 0 && install()) return headlessShell;
  throw new Error(
    'No Chromium was found and it could not be installed. Install it (apt-get install chromium-headless-shell) or set CHROMIUM to its path.',
  );
}

function install(): boolean {
  const options = { stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'] };
  spawnSync('apt-get', ['update', '-qq'], options);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const packages = ['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell'];
  const result = spawnSync('apt-get', packages, { ...options, env });
  return result.status === 0 && existsSync(headlessShell);
}
