import type { Companion } from '../companion.ts';

export interface FolderFile {
  readonly name: string;
  readonly content: string;
}

/** What the command line touches of the world; tests bring their own. */
export interface CliRuntime {
  /** Standard output: results. */
  readonly out: (text: string) => void;
  /** Standard error: progress and notices. */
  readonly err: (text: string) => void;
  /** Whether standard error is a terminal that can redraw a line. */
  readonly terminal: boolean;
  readonly fileExists: (path: string) => boolean;
  readonly writeFile: (path: string, content: string) => void;
  /** The files of a folder whose names end so, by name; null when there is no such folder. */
  readonly readFolder: (path: string, ending: string) => readonly FolderFile[] | null;
  /** Writes files into a folder, which is made when it is not there. Other files in it stay. */
  readonly writeFolder: (path: string, files: readonly FolderFile[]) => void;
  /** Opens the companion of a connection file; rejects with `CounterpartError`. */
  readonly open: (configPath: string) => Promise<Companion>;
  /** Fires when the user or the system asks the process to end. */
  readonly interrupted: AbortSignal;
}

/** Options that every command has. */
export interface CommonOptions {
  readonly config: string;
  readonly json: boolean;
}

/** What a command came to: its exit status, its result for `--json`, its lines for people. */
export interface CommandResult {
  readonly exit: 0 | 1 | 2;
  readonly json: Readonly<Record<string, unknown>>;
  readonly lines: readonly string[];
}

export type CommandAction<Arguments extends readonly unknown[]> = (
  runtime: CliRuntime,
  options: CommonOptions,
  ...args: Arguments
) => Promise<CommandResult>;

/** Opens the companion, works with it and closes it whatever happens. */
export async function withCompanion(
  runtime: CliRuntime,
  options: CommonOptions,
  work: (companion: Companion) => Promise<CommandResult>,
): Promise<CommandResult> {
  const companion = await runtime.open(options.config);
  try {
    return await work(companion);
  } finally {
    await companion.close();
  }
}
