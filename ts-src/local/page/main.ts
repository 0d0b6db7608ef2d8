/** The local pages in a process of their own: prints one JSON object when ready and stays up until it is told to end. */
import { parseArgs } from 'node:util';
import { startLocalPage, type PageUser } from './index.ts';

const help = `Starts the local Lightning pages.

Usage: node ts-src/local/page/main.ts --org JSON [--port N] [--erp-url URL] [--namespace NS]

  --org JSON       {"url": …, "users": [{"name", "role", "username", "accessToken"}]}, as ./scripts/local-org --json
                   prints it; "-" reads it from standard input, which keeps the tokens out of the process list
  --port N         port on 127.0.0.1; any free one by default
  --erp-url URL    address of the ERP's clerk page
  --namespace NS   as a package with this namespace

Example: ./scripts/local-org --json | node ts-src/local/page/main.ts --org -
`;

async function readOrg(argument: string): Promise<{ url: string; users: PageUser[] }> {
  if (argument !== '-') return JSON.parse(argument) as { url: string; users: PageUser[] };
  let text = '';
  for await (const chunk of process.stdin) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  const value = JSON.parse(text) as { url: string; users: PageUser[] } | { org: { url: string; users: PageUser[] } };
  return 'org' in value ? value.org : value;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      org: { type: 'string' },
      port: { type: 'string' },
      'erp-url': { type: 'string' },
      namespace: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help || !values.org) {
    (values.help ? process.stdout : process.stderr).write(help);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const { url, users } = await readOrg(values.org);
  const page = await startLocalPage({
    port: Number(values.port ?? 0),
    org: { url, users },
    erpUrl: values['erp-url'] ?? '',
    namespace: values.namespace ?? '',
    onProgress: (line) => void process.stderr.write(`${line}\n`),
  });
  process.stdout.write(`${JSON.stringify({ url: page.url })}\n`);
  const stop = (): void => void page.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

await main().catch((error: Error) => {
  process.stderr.write(`The local page does not start: ${error.message}\n`);
  process.exitCode = 1;
});
