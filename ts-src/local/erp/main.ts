import { parseArgs } from 'node:util';
import { startLocalErp, type LocalErpOptions } from './start.ts';

const HELP = `Starts a Business Central on this machine (127.0.0.1 only) with invented companies or a company folder.

  node ts-src/local/erp/main.ts [--port N] [--company-data DIR | --seed N --size small|medium|large] [--json]

  --port N            port; default 7048
  --company-data DIR  a company folder as docs/company-folder.md describes it
  --seed N            seed of the demo companies; default 1
  --size SIZE         small, medium (default) or large
  --json              print one JSON object with address, companies and credentials when ready
  --help              this text

Example: node ts-src/local/erp/main.ts --port 7048 --size small --json
`;

function readOptions(args: string[]): { options: LocalErpOptions; json: boolean } | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '7048' },
      'company-data': { type: 'string' },
      seed: { type: 'string', default: '1' },
      size: { type: 'string', default: 'medium' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const port = Number(values.port);
  const seed = Number(values.seed);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('--port must be a number from 0 to 65535.');
  if (!Number.isInteger(seed)) throw new Error('--seed must be a whole number.');
  const { size } = values;
  if (size !== 'small' && size !== 'medium' && size !== 'large') throw new Error('--size is small, medium or large.');
  const folder = values['company-data'];
  return { options: { port, seed, size, ...(folder === undefined ? {} : { companyData: folder }) }, json: values.json };
}

async function main(): Promise<void> {
  let read: ReturnType<typeof readOptions>;
  try {
    read = readOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    process.exitCode = 2;
    return;
  }
  if (read === 'help') {
    process.stdout.write(HELP);
    return;
  }
  const erp = await startLocalErp(read.options);
  const { url, companies, user, password, tenantId, clientId, clientSecret } = erp;
  if (read.json) {
    process.stdout.write(`${JSON.stringify({ url, companies, user, password, tenantId, clientId, clientSecret })}\n`);
  } else {
    const names = companies.map(({ name, code }) => `${name} (${code})`).join(', ');
    process.stdout.write(`Local ERP at ${url}: ${names}. Clerk's page: ${url}/clerk\n`);
  }
  const stop = (): void => void erp.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
