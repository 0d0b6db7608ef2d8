import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../repository.ts';

/** What one command of the CLI gave back. */
export interface CliAnswer {
  readonly status: number;
  /** `result` of the JSON on standard output; for `api request` the body itself. */
  readonly result: unknown;
  /** The whole JSON, or the text when it was none. */
  readonly output: unknown;
  readonly errorOutput: string;
}

/** The real Salesforce CLI with a home folder of its own, so that it knows the orgs it logs in to here and no others. */
export interface SalesforceCli {
  readonly home: string;
  /** Runs one command with `--json`. Rejects when the CLI can't be started or says nothing for two minutes. */
  run(args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<CliAnswer>;
}

/** Longest time one command may take; a usual one takes 1 to 3 s. */
const commandMsMax = 120_000;

/** Switches that keep the CLI from updating itself, phoning home and asking the system's key chain. */
const quietEnvironment = {
  SF_AUTOUPDATE_DISABLE: 'true',
  SF_DISABLE_AUTOUPDATE: 'true',
  SF_DISABLE_TELEMETRY: 'true',
  SF_SKIP_NEW_VERSION_CHECK: 'true',
  SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
  SF_DISABLE_LOG_FILE: 'true',
  NO_COLOR: '1',
};

/** The CLI of `node_modules`, run by the Node that runs this script. */
export function salesforceCli(folder: string): SalesforceCli {
  const home = join(folder, 'home');
  mkdirSync(home, { recursive: true });
  const script = join(repositoryRoot, 'node_modules', '@salesforce', 'cli', 'bin', 'run.js');
  return {
    home,
    run(args, environment = {}) {
      const path = process.env['PATH'] ?? '';
      const env = { PATH: path, HOME: home, ...quietEnvironment, ...environment };
      const options = { env, cwd: home, timeout: commandMsMax, maxBuffer: 64 * 1024 * 1024 };
      return new Promise((resolve, reject) => {
        execFile(process.execPath, [script, ...args], options, (error, stdout, stderr) => {
          if (error !== null && typeof error.code !== 'number') {
            reject(new Error(`sf ${args.slice(0, 3).join(' ')} did not run to its end: ${error.message}`));
            return;
          }
          const output = parsed(stdout);
          const result = isRecord(output) && 'result' in output ? output['result'] : output;
          resolve({ status: typeof error?.code === 'number' ? error.code : 0, result, output, errorOutput: stderr });
        });
      });
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
