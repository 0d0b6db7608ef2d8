import { createSalesforce } from '../../companion/salesforce/index.ts';
import { createMemorySalesforce } from '../../companion/sync/memory/salesforce.ts';
import { startLocalOrg } from '../../local/org/index.ts';
import { salesforcePortContract, type PortUnderTest } from './salesforce-port.contract.ts';

async function onLocalOrg(namespace: string, kind: 'jwt' | 'clientCredentials'): Promise<PortUnderTest> {
  const org = await startLocalOrg({ namespace });
  const { clientId, clientSecret, privateKeyPem, url } = org;
  const username = org.users.find((user) => user.name === 'integration')?.username ?? '';
  const auth =
    kind === 'jwt'
      ? ({ kind, clientId, username, privateKeyPem } as const)
      : ({ kind, clientId, clientSecret } as const);
  const port = createSalesforce({ loginUrl: url, auth, namespace });
  return {
    port,
    close: async () => {
      await port.close();
      await org.close();
    },
  };
}

salesforcePortContract('The org in memory', async () => {
  const port = createMemorySalesforce();
  return { port, close: () => port.close() };
});

salesforcePortContract('The client on a local org by JWT', () => onLocalOrg('', 'jwt'));

salesforcePortContract('The client on a local org with the installed package', () =>
  onLocalOrg('cpart', 'clientCredentials'),
);
