/** A small ERP and a small org joined by small mappings: what the tests of the synchronisation run on. */
import { parseMappingDocument, type MappingDocument } from '../../../mapping/index.ts';
import type { EntityDescription, EntityField, ErpCompany, SourceRecord } from '../../erp/contract.ts';
import { openState } from '../../state/open.ts';
import type { StatePort } from '../../state/port.ts';
import type { Clock } from '../clock.ts';
import { defaultRetryLimits, type SyncSettings } from '../ports.ts';
import { createSynchroniser, type Synchroniser, type SynchroniserOptions } from '../synchronise.ts';
import { createMemoryErp, type MemoryErp, type MemoryErpOptions } from './erp.ts';
import { createMemorySalesforce, type MemorySalesforce } from './salesforce.ts';

export const testCompany: ErpCompany = {
  code: 'GB',
  id: 'gb',
  name: 'Great Britain',
  currency: 'GBP',
  fiscalYears: ['2025-01-01', '2026-01-01'],
};

const field = (name: string, type: EntityField['type'] = 'text'): EntityField => ({ name, type });

/** The entities of the small ERP. */
export const testEntities: Readonly<Record<string, EntityDescription>> = {
  customer: { entity: 'customer', fields: [field('id'), field('name'), field('phone')], children: {} },
  item: { entity: 'item', fields: [field('id'), field('name')], children: {} },
  invoice: {
    entity: 'invoice',
    fields: [field('id'), field('number'), field('customer'), field('date', 'date'), field('draft', 'boolean')],
    children: { lines: 'invoiceLine' },
  },
  invoiceLine: {
    entity: 'invoiceLine',
    fields: [field('id'), field('type'), field('item'), field('text'), field('net', 'number')],
    children: {},
  },
  order: {
    entity: 'order',
    fields: [
      ...['id', 'number', 'customer', 'status', 'reference'].map((name) => field(name)),
      field('open', 'number'),
      field('next', 'date'),
    ],
    children: { lines: 'orderLine' },
  },
  orderLine: {
    entity: 'orderLine',
    fields: [
      ...['id', 'item'].map((name) => field(name)),
      ...['line', 'quantity', 'net', 'shipped', 'invoiced', 'credited'].map((name) => field(name, 'number')),
    ],
    children: {},
  },
  entry: {
    entity: 'entry',
    fields: [
      field('id'),
      field('customer'),
      field('invoice'),
      field('due', 'date'),
      field('open', 'boolean'),
      field('remaining', 'number'),
    ],
    children: {},
  },
};

const lookup = (target: string, object: string, from: { entity: string; source: string; required: boolean }) => ({
  target,
  relationship: target.replace(/__c$/, '__r'),
  object,
  keyField: 'ERP_Key__c',
  ...from,
});

const base = (name: string, integration: string, entity: string) => ({
  schemaVersion: 1,
  name,
  integration,
  source: { entity, companies: 'each' },
  key: { source: 'id' },
  direction: 'toSalesforce',
  conflict: 'erp',
  deletion: 'ignore',
});

const upsert = (object: string) => ({ object, keyField: 'ERP_Key__c', write: 'upsert' });

const invoiceLines = {
  name: 'lines',
  source: 'lines',
  entity: 'invoiceLine',
  target: {
    object: 'ERP_Invoice_Line__c',
    keyField: 'ERP_Key__c',
    parent: 'Invoice__c',
    parentRelationship: 'Invoice__r',
  },
  key: { source: 'id' },
  fields: [
    { target: 'Type__c', source: 'type' },
    { target: 'Item_Number__c', source: 'item' },
    { target: 'Description__c', source: 'text' },
    { target: 'Quantity__c', constant: 1 },
    { target: 'Net__c', source: 'net' },
    { target: 'Net_Home__c', source: 'net' },
  ],
  lookups: [lookup('Product__c', 'Product2', { entity: 'item', source: 'item', required: false })],
};

/** The mappings between them, one of each shape that the product has. */
export const testTemplates: readonly MappingDocument[] = [
  {
    ...base('customer-account', 'customers', 'customer'),
    target: upsert('Account'),
    fields: [
      { target: 'Name', source: 'name' },
      { target: 'Phone', source: 'phone' },
    ],
  },
  {
    ...base('customer', 'customers', 'customer'),
    target: upsert('ERP_Customer__c'),
    fields: [{ target: 'Name', source: 'name' }],
    lookups: [
      { ...lookup('Account__c', 'Account', { entity: 'customer', source: 'id', required: true }), insertOnly: true },
    ],
  },
  {
    ...base('item-product', 'items', 'item'),
    target: upsert('Product2'),
    fields: [{ target: 'Name', source: 'name' }],
  },
  {
    ...base('sales-invoice', 'sales-history', 'invoice'),
    source: { entity: 'invoice', companies: 'each', filter: 'NOT(draft)' },
    target: upsert('ERP_Invoice__c'),
    fields: [
      { target: 'Name', source: 'number' },
      { target: 'Type__c', constant: 'Invoice' },
      { target: 'Posting_Date__c', source: 'date' },
      { target: 'Lines_Expected__c', aggregate: { function: 'COUNT', of: 'lines' } },
      { target: 'Lines_Net_Expected__c', aggregate: { function: 'SUM', of: 'lines', field: 'Net__c' } },
      { target: 'Net_Home__c', aggregate: { function: 'SUM', of: 'lines', field: 'Net__c' } },
    ],
    lookups: [lookup('Customer__c', 'ERP_Customer__c', { entity: 'customer', source: 'customer', required: true })],
    children: [invoiceLines],
  },
  {
    ...base('ledger-entry', 'payments', 'entry'),
    target: upsert('ERP_Ledger_Entry__c'),
    fields: [
      { target: 'Name', source: 'id' },
      { target: 'Due_Date__c', source: 'due' },
      { target: 'Open__c', source: 'open' },
      { target: 'Remaining_Home__c', source: 'remaining' },
    ],
    lookups: [
      lookup('Customer__c', 'ERP_Customer__c', { entity: 'customer', source: 'customer', required: true }),
      lookup('Invoice__c', 'ERP_Invoice__c', { entity: 'invoice', source: 'invoice', required: false }),
    ],
  },
].map((document) => parseMappingDocument(document));

/** A mapping for orders, whose lines are kept when the ERP takes them out. */
export const orderTemplate: MappingDocument = parseMappingDocument({
  ...base('sales-order', 'sales-orders', 'order'),
  target: upsert('ERP_Order__c'),
  fields: [
    { target: 'Name', source: 'number' },
    { target: 'Company__c', source: '$Company.Code' },
    { target: 'Number__c', source: 'number' },
    { target: 'Status__c', source: 'status' },
    { target: 'Net__c', aggregate: { function: 'SUM', of: 'lines', field: 'Net__c' } },
    { target: 'Net_Home__c', aggregate: { function: 'SUM', of: 'lines', field: 'Net__c' } },
    { target: 'Open_Net_Home__c', source: 'open' },
    { target: 'Next_Shipment_Date__c', source: 'next' },
    { target: 'Lines_Expected__c', aggregate: { function: 'COUNT', of: 'lines' } },
    { target: 'Lines_Net_Expected__c', aggregate: { function: 'SUM', of: 'lines', field: 'Net__c' } },
  ],
  lookups: [
    lookup('Customer__c', 'ERP_Customer__c', { entity: 'customer', source: 'customer', required: true }),
    {
      target: 'Opportunity__c',
      relationship: 'Opportunity__r',
      object: 'Opportunity',
      keyField: 'ERP_Request_Key__c',
      entity: 'opportunity',
      required: false,
      formula: 'IF(LEFT(reference, 3) = "CP-", reference, NULL)',
    },
  ],
  children: [
    {
      name: 'lines',
      source: 'lines',
      entity: 'orderLine',
      target: {
        object: 'ERP_Order_Line__c',
        keyField: 'ERP_Key__c',
        parent: 'Order__c',
        parentRelationship: 'Order__r',
      },
      key: { source: 'id' },
      fields: [
        { target: 'Line_Number__c', source: 'line' },
        { target: 'Item_Number__c', source: 'item' },
        { target: 'Quantity__c', source: 'quantity' },
        { target: 'Net__c', source: 'net' },
        { target: 'Shipped_Quantity__c', source: 'shipped' },
        { target: 'Invoiced_Quantity__c', source: 'invoiced' },
        { target: 'Credited_Quantity__c', source: 'credited' },
      ],
      lookups: [lookup('Product__c', 'Product2', { entity: 'item', source: 'item', required: false })],
      deletion: { mark: 'Removed__c', replacedBy: 'Replaced_By__c', position: 'Line_Number__c' },
    },
  ],
});

export interface TestClock extends Clock {
  advance(milliseconds: number): void;
  /** Milliseconds waited so far; waiting takes no time but moves the clock. */
  readonly waited: number;
}

/** A clock that stands still until something waits or it is told. */
export function createTestClock(start = Date.parse('2026-06-15T10:00:00Z')): TestClock {
  let now = start;
  let waited = 0;
  return {
    now: () => now,
    wait: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      now += milliseconds;
      waited += milliseconds;
    },
    advance: (milliseconds) => void (now += milliseconds),
    get waited() {
      return waited;
    },
  };
}

export interface World {
  readonly erp: MemoryErp;
  readonly salesforce: MemorySalesforce;
  readonly clock: TestClock;
  state: StatePort;
  /** A synchroniser over the present state, with ports replaced as wanted. */
  sync(change?: Partial<SynchroniserOptions>): Synchroniser;
  /** Throws the state away, as a lost disk does. */
  loseState(): Promise<void>;
}

export const testSettings: SyncSettings = {
  connection: 'test',
  write: { collectionsRowsMax: 20, bulkRowsMax: 40, writers: 2 },
  retry: { ...defaultRetryLimits, attemptsMax: 4 },
  history: { depth: 'lines' },
};

/** An empty world with its state in memory (or in the given file). */
export async function createWorld(
  stateFile = ':memory:',
  companies = [testCompany],
  options: { readonly templates?: readonly MappingDocument[]; readonly erp?: Partial<MemoryErpOptions> } = {},
): Promise<World> {
  const clock = createTestClock();
  const world: World = {
    erp: createMemoryErp({ companies, entities: testEntities, pageSize: 7, now: clock.now, ...options.erp }),
    salesforce: createMemorySalesforce(undefined, clock.now),
    clock,
    state: await openState({ kind: 'sqlite', file: stateFile }),
    sync: (change = {}) =>
      createSynchroniser({
        erp: world.erp,
        salesforce: world.salesforce,
        state: world.state,
        clock,
        random: () => 0.5,
        log: () => undefined,
        settings: testSettings,
        figures: { customerItems: 50 },
        templates: options.templates ?? testTemplates,
        facts: { erpKind: 'memory', erpVersion: null, companionVersion: '0', sweepSeconds: 60 },
        ...change,
      }),
    loseState: async () => {
      await world.state.close();
      world.state = await openState({ kind: 'sqlite', file: ':memory:' });
    },
  };
  return world;
}

/** A customer of the small ERP. */
export const customerRecord = (id: string, name = `Customer ${id}`): SourceRecord => ({ id, name, phone: '1' });

/** An invoice with one line an amount. */
export const invoiceRecord = (id: string, customer: string, amounts: readonly number[]): SourceRecord => ({
  id,
  number: `INV-${id}`,
  customer,
  date: '2026-03-01',
  draft: false,
  lines: amounts.map((net, index) => ({ id: `${id}-${index + 1}`, item: '', text: `Line ${index + 1}`, net })),
});

/** A world with two customers and so many invoices of two lines each. */
export async function filledWorld(documents = 4): Promise<World> {
  const world = await createWorld();
  for (const id of ['c1', 'c2']) world.erp.put('GB', 'customer', customerRecord(id));
  for (let n = 1; n <= documents; n++)
    world.erp.put('GB', 'invoice', invoiceRecord(`d${n}`, `c${(n % 2) + 1}`, [1, 2]));
  return world;
}
