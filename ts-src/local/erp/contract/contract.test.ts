import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { apiRoutes } from '../entities/routes.ts';
import { STANDARD_CONTRACT } from './contract.ts';
import { deriveContract } from './derive.ts';
import { EXTENSION_CONTRACT } from './extension.ts';

const DATA = new URL('../../../../../shared/data/bc-api-v2/entities.json', import.meta.url);
const EXTENSION = new URL('../../../companion/erp/business-central/extension/', import.meta.url);

test.skipIf(!existsSync(DATA))(
  'the committed contract is what the published page definitions say (skipped: no data)',
  () => {
    const published: unknown = JSON.parse(readFileSync(DATA, 'utf8'));
    const committed = STANDARD_CONTRACT.filter(({ set }) => set !== 'companies');
    const derived = deriveContract(
      published,
      committed.map(({ set }) => set),
    );
    expect(committed).toEqual(derived);
  },
);

test('every set that is served has a contract, and a getter for each of its fields', () => {
  const sets = apiRoutes([]).flatMap((route) => [...route.sets.values()]);
  const names = new Set(sets.map(({ contract }) => contract.set));
  expect([...names].sort()).toEqual([...STANDARD_CONTRACT, ...EXTENSION_CONTRACT].map(({ set }) => set).sort());
  for (const set of sets) {
    for (const field of set.contract.fields) {
      expect(
        field.type === 'stream' || typeof set.get[field.name] === 'function',
        `${set.contract.set}.${field.name}`,
      ).toBe(true);
    }
    for (const action of set.contract.actions) expect(Object.keys(set.actions)).toContain(action);
  }
});

/** The entity of an AL page or query: its names and its fields in order. */
function readAl(file: string): { set: string; entity: string; fields: string[]; locked: string[]; text: string } {
  const text = readFileSync(new URL(`src/${file}`, EXTENSION), 'utf8');
  const [head = ''] = text.split(/layout|elements/);
  const name = (property: string): string => new RegExp(`${property} = '(\\w+)'`).exec(head)?.[1] ?? '';
  const fields = [...text.matchAll(/^\s*(?:field|column)\((\w+);/gm)].map((match) => match[1] ?? '');
  const locked = [...text.matchAll(/^\s*field\((\w+);.*Editable = false;/gm)].map((match) => match[1] ?? '');
  return { set: name('EntitySetName'), entity: name('EntityName'), fields, locked, text };
}

const FILES = [
  'CustomerLedgerEntries.Page.al',
  'DtldCustLedgEntries.Page.al',
  'CustomerDetails.Page.al',
  'PostedInvoiceAmounts.Query.al',
  'PostedCrMemoAmounts.Query.al',
  'PriceListLines.Page.al',
  'CustomerPriceGroups.Page.al',
  'ItemUnitsOfMeasure.Page.al',
  'ItemDetails.Page.al',
  'ExchangeRates.Page.al',
  'TaxRates.Page.al',
  'PriceInquiries.Page.al',
  'CustomerTemplates.Page.al',
  'NewCustomers.Page.al',
  'ShipmentDetails.Page.al',
  'OrderLineMovements.Page.al',
  'ContactDetails.Page.al',
  'ServiceItems.Page.al',
  'ServiceOrders.Page.al',
  'ServiceItemLines.Page.al',
  'ServiceLines.Page.al',
];

test.each(FILES)('the AL object of %s publishes exactly what the local ERP serves', (file) => {
  const al = readAl(file);
  const contract = EXTENSION_CONTRACT.find(({ set }) => set === al.set);
  expect(contract?.entity).toBe(al.entity);
  expect([...al.fields].sort()).toEqual(contract?.fields.map(({ name }) => name).sort());
  expect(al.text).toContain("APIPublisher = 'counterpart';");
  expect(al.text).toContain("APIGroup = 'integration';");
  expect(al.text).toContain("APIVersion = 'v1.0';");
  expect(al.text.includes('DataAccessIntent = ReadOnly;')).toBe(contract?.verbs === '');
  const writable = contract?.fields.filter(({ readOnly }) => readOnly !== true).map(({ name }) => name);
  const editable = contract?.verbs === '' ? [] : al.fields.filter((field) => !al.locked.includes(field));
  expect([...editable].sort()).toEqual([...(writable ?? [])].sort());
});

test('the permission sets of the extension grant every object; all but creating customers is reading only', () => {
  const rights = readFileSync(new URL('src/CounterpartRead.PermissionSet.al', EXTENSION), 'utf8');
  const writing = readFileSync(new URL('src/CounterpartWrite.PermissionSet.al', EXTENSION), 'utf8');
  const app = JSON.parse(readFileSync(new URL('app.json', EXTENSION), 'utf8')) as {
    idRanges: { from: number; to: number }[];
  };
  for (const file of FILES) {
    const [, kind = '', id = '', name = ''] = /^(page|query) (\d+) "([^"]+)"/.exec(readAl(file).text) ?? [];
    expect(file === 'NewCustomers.Page.al' ? writing : rights).toContain(`${kind} "${name}" = X`);
    expect(name.length).toBeLessThanOrEqual(30);
    expect(app.idRanges.some((range) => Number(id) >= range.from && Number(id) <= range.to)).toBe(true);
  }
  expect(rights).not.toMatch(/tabledata [^=]+= \w*[IMD]/);
});
