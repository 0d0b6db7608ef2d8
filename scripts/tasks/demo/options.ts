import { parseArgs } from 'node:util';

/** What the command line of the demo asks for. */
export interface DemoOptions {
  readonly once: boolean;
  readonly json: boolean;
  /** Pages listen here, the org on the next port, the ERP on the one after; 0 takes any free ports. */
  readonly port: number;
  readonly namespace: string;
  readonly size: string;
  readonly seed: number;
  readonly companyData: string | undefined;
}

/** A text to print instead of running, with the exit status. */
export interface DemoAnswer {
  readonly text: string;
  readonly status: 0 | 2;
}

const help = `Starts Counterpart on this machine: a local Salesforce org, a local Business Central with a demo company, the
companion and the pages. Runs the first sync, ties it out, and keeps running: what you change in the ERP shows on the
account page within seconds. Ctrl-C stops everything.

Usage: ./scripts/demo [--once] [--json] [--port N] [--size small|medium|large] [--seed N] [--namespace NS]
                      [--company-data DIR]

  --once              stop after the first sync; exit status 0 only if everything tied out
  --json              print the addresses, users and results as one JSON object
  --port N            pages on N, org on N+1, ERP on N+2 (default 8090)
  --size, --seed      the demo company (default: medium, 1)
  --namespace NS      as an installed managed package with the prefix NS__
  --company-data DIR  a company from a folder of CSV files instead (docs/company-folder.md)

Example: ./scripts/demo --port 9000
`;

/** Reads the command line; wrong use gives the sentence to print and exit status 2. */
export function demoOptions(args: readonly string[]): DemoOptions | DemoAnswer {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        once: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        port: { type: 'string', default: '8090' },
        size: { type: 'string', default: 'medium' },
        seed: { type: 'string', default: '1' },
        namespace: { type: 'string', default: '' },
        'company-data': { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return { text: help, status: 0 };
    const port = wholeNumber('--port', values.port, 65_533);
    const seed = wholeNumber('--seed', values.seed, Number.MAX_SAFE_INTEGER);
    if (!['small', 'medium', 'large'].includes(values.size)) throw new Error('--size is small, medium or large.');
    if (!/^([A-Za-z]\w{0,14})?$/.test(values.namespace)) throw new Error('--namespace is 1 to 15 letters and digits.');
    const { once, json, namespace, size } = values;
    return { once, json, port, seed, namespace, size, companyData: values['company-data'] };
  } catch (error) {
    return { text: `${(error as Error).message}\nSee ./scripts/demo --help.\n`, status: 2 };
  }
}

function wholeNumber(name: string, text: string, max: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > max) throw new Error(`${name} is a whole number up to ${max}, not "${text}".`);
  return value;
}
