/** How commands are added to the command line: what `program.ts` hands to those who add some. */
import type { Command } from 'commander';
import type { CommandAction } from './runtime.ts';

/** Adds a command with the options that all have, its help and an example. */
export type AddCommand = (
  parent: Command,
  name: string,
  text: { readonly help: string; readonly example: string },
) => Command;

/** What runs a command once commander has read its line. */
export type Act = <Arguments extends readonly unknown[]>(
  action: CommandAction<Arguments>,
  ...args: Arguments
) => (command: Command) => Promise<void>;

/** The example that stands below a command's help. */
export const example = (text: string): string => `\nExample:\n  $ counterpart ${text}\n`;
