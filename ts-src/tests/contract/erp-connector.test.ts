import { createBusinessCentral } from '../../companion/erp/business-central/index.ts';
import { createMemoryErp } from '../../companion/sync/memory/erp.ts';
import { customerRecord, testCompany, testEntities } from '../../companion/sync/memory/world.ts';
import { startLocalErp } from '../../local/erp/index.ts';
import { erpConnectorContract, type ConnectorUnderTest } from './erp-connector.contract.ts';

async function onLocalErp(entity: string, kind: 'basic' | 'clientCredentials'): Promise<ConnectorUnderTest> {
  const erp = await startLocalErp({ size: 'small', seed: 7 });
  const { url, user, password, clientId, clientSecret, tenantId } = erp;
  const tokenUrl = `${url}/${tenantId}/oauth2/v2.0/token`;
  const auth =
    kind === 'basic'
      ? ({ kind, user, password } as const)
      : ({
          kind,
          tokenUrl,
          clientId,
          clientSecret,
          scope: 'https://api.businesscentral.dynamics.com/.default',
        } as const);
  const companies = erp.companies.map(({ code, name }) => ({ code, name }));
  const connector = createBusinessCentral({ url, auth, companies }, { pageSize: { records: 50, documents: 50 } });
  const company = companies[0]?.code ?? '';
  const numbers: string[] = [];
  for await (const page of connector.read({ company, entity: 'customer', expand: [], since: null })) {
    numbers.push(
      ...page.records.filter((record) => record['blocked'] === null).map((record) => String(record['number'])),
    );
  }
  return {
    connector,
    company,
    entity,
    searchable: entity === 'salesInvoice' ? 'number' : 'documentNumber',
    async change() {
      const customer = numbers.shift() ?? '';
      const lines = [{ quantity: 1, unitPrice: 100, description: 'Contract test' }];
      const posted = erp.clerk.postInvoice({ company, customer, lines });
      if (entity === 'salesInvoice') return posted.id;
      const [entry] = erp.clerk
        .openEntries({ company, customer })
        .filter((open) => open.documentNumber === posted.number);
      const found = [];
      for await (const page of connector.read({ company, entity, expand: [], since: null }))
        found.push(...page.records);
      return String(found.find((record) => record['entryNumber'] === entry?.entryNumber)?.['id']);
    },
    close: async () => {
      await connector.close();
      await erp.close();
    },
  };
}

erpConnectorContract('The ERP in memory', async () => {
  const connector = createMemoryErp({ companies: [testCompany], entities: testEntities });
  const company = testCompany.code;
  for (let i = 0; i < 130; i += 1) connector.put(company, 'customer', customerRecord(String(i)));
  return {
    connector,
    company,
    entity: 'customer',
    searchable: 'name',
    change: async () => {
      connector.put(company, 'customer', customerRecord('7', 'Renamed'));
      return '7';
    },
    close: () => connector.close(),
  };
});

erpConnectorContract('The connector on a local Business Central, invoices', () => onLocalErp('salesInvoice', 'basic'));

erpConnectorContract('The connector on a local Business Central, ledger entries', () =>
  onLocalErp('customerLedgerEntry', 'clientCredentials'),
);
