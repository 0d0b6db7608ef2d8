#!/usr/bin/env node
/** The command line of the companion. */
import { existsSync, writeFileSync } from 'node:fs';
import { loadConfig } from '../config.ts';
import { createCompanion } from '../main.ts';
import { readFolder, writeFolder } from './folders.ts';
import { runCommandLine } from './program.ts';

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    process.stderr.write('\nstopping: what is under way is finished first; once more ends at once\n');
    interruption.abort();
  });
}

// Whoever reads only the first lines (`counterpart status | head`) closes the pipe: that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await runCommandLine(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  terminal: process.stderr.isTTY,
  fileExists: existsSync,
  writeFile: (path, content) => writeFileSync(path, content, { mode: 0o600 }),
  readFolder,
  writeFolder,
  open: async (path) => createCompanion({ config: loadConfig(path) }),
  interrupted: interruption.signal,
});
