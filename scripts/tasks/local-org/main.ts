import { parseArgs } from 'node:util';
import { orgFeatures, startLocalOrg } from '../../../ts-src/local/org/index.ts';
import type { LocalOrg, OrgFeature } from '../../../ts-src/local/org/index.ts';
import { loadCompanyData } from './company-data.ts';

const HELP = `Starts a Salesforce org on this machine (127.0.0.1 only), with the package's objects and no records.

  ./scripts/local-org [--port N] [--namespace NS] [--features LIST] [--duplicate-rules]
                      [--company-data DIR] [--json]

  --port N            port; default 8091 (0 takes any free one)
  --namespace NS      serve the package's names with this prefix, as an installed package has them
  --features LIST     what is turned on in the org: quotes, multicurrency, personaccounts (comma list; default none)
  --duplicate-rules   turn the standard duplicate rules for accounts and contacts on
  --company-data DIR  folder with one <Object>.csv per object (Account.csv, ERP_Customer__c.csv, …), loaded at start;
                      the first line holds field API names, parents may be named by external id
                      (Customer__r.ERP_Key__c)
  --json              print one JSON object with address and users when ready
  --help              this text

Example: ./scripts/local-org --port 8091 --json
Stop it with Ctrl-C.
`;

interface Options {
  readonly port: number;
  readonly namespace: string;
  readonly duplicateRules: boolean;
  readonly features: readonly OrgFeature[];
  readonly companyData: string | undefined;
  readonly json: boolean;
}

function readOptions(args: string[]): Options | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '8091' },
      namespace: { type: 'string', default: '' },
      features: { type: 'string', default: '' },
      'duplicate-rules': { type: 'boolean', default: false },
      'company-data': { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('--port must be a number from 0 to 65535.');
  if (!/^(?:[A-Za-z](?:[A-Za-z0-9_]{0,13}[A-Za-z0-9])?)?$/.test(values.namespace) || values.namespace.includes('__')) {
    throw new Error('--namespace must be 1 to 15 letters, digits and single underscores, starting with a letter.');
  }
  return {
    port,
    namespace: values.namespace,
    features: orgFeatures(values.features),
    duplicateRules: values['duplicate-rules'],
    companyData: values['company-data'],
    json: values.json,
  };
}

/** The org as scripts and people see it; secrets of this machine's org only. */
function orgObject(org: LocalOrg): object {
  const { url, apiVersion, orgId, clientId, clientSecret, privateKeyPem, users } = org;
  return { url, apiVersion, orgId, clientId, clientSecret, privateKeyPem, users };
}

function printForPeople(org: LocalOrg): void {
  const lines = org.users.map(
    ({ name, role, username, accessToken }) => `  ${name} (${role}, ${username})\n    ${accessToken}`,
  );
  process.stdout.write(
    `Local org ${org.orgId} at ${org.url}, API v${org.apiVersion}\nUsers and access tokens:\n${lines.join('\n')}\n`,
  );
  process.stdout.write(`Client id ${org.clientId}\nClient secret ${org.clientSecret}\n`);
  process.stdout.write(`ready: ${org.url}\n`);
}

async function main(): Promise<void> {
  let options: Options | 'help';
  try {
    options = readOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    process.exitCode = 2;
    return;
  }
  if (options === 'help') {
    process.stdout.write(HELP);
    return;
  }
  const { port, namespace, features, duplicateRules } = options;
  const org = await startLocalOrg({ port, namespace, features, duplicateRules });
  process.once('SIGTERM', () => void org.close());
  process.once('SIGINT', () => void org.close());
  if (options.companyData !== undefined) {
    for (const { object, rows } of loadCompanyData(org, options.companyData)) {
      process.stderr.write(`${object}: ${rows} rows loaded\n`);
    }
  }
  if (options.json) process.stdout.write(`${JSON.stringify(orgObject(org))}\n`);
  else printForPeople(org);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(2);
});
