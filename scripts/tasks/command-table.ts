/** One named check or measurement of `verify` or `bench`. */
export interface NamedCommand {
  /** Arguments and purpose in one line, for the help. */
  readonly usage: string;
  /** Runs it and gives the exit status. */
  run(args: readonly string[]): Promise<number>;
}

/** How a script with named commands presents itself. */
export interface CommandTable {
  readonly script: string;
  readonly purpose: string;
  readonly example: string;
  readonly commands: ReadonlyMap<string, () => Promise<NamedCommand>>;
}

/**
 * Runs the command that the first argument names. Unknown names and failures before the command's own work are wrong
 * use: exit status 2 with a sentence on standard error.
 */
export async function runNamedCommand(table: CommandTable, args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h') {
    process.stdout.write(await help(table));
    return name === undefined ? 2 : 0;
  }
  const load = table.commands.get(name);
  if (!load) {
    const known = [...table.commands.keys()].join(', ');
    process.stderr.write(`${table.script} knows no "${name}". It knows: ${known}. See ${table.script} --help.\n`);
    return 2;
  }
  const command = await load();
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(`${table.script} ${command.usage}\n`);
    return 0;
  }
  return command.run(rest);
}

async function help(table: CommandTable): Promise<string> {
  const commands = await Promise.all([...table.commands.values()].map((load) => load()));
  const lines = commands.map((command) => `  ${table.script} ${command.usage}`);
  return `${table.purpose}\n\nUsage:\n${lines.join('\n')}\n\nExample: ${table.example}\n`;
}
