import { list, v } from './stage';

/** A document as the editor works on it: a record with lines, a reference and a value map. */
export const mappingDocument = {
  schemaVersion: 1,
  name: 'customer',
  integration: 'customers',
  source: { entity: 'customer', companies: 'each' },
  target: { object: 'ERP_Customer__c', keyField: 'ERP_Key__c', write: 'upsert' },
  key: { source: 'id' },
  direction: 'toSalesforce',
  fields: [
    { target: 'Name', source: 'displayName' },
    { target: 'Blocked__c', source: 'blocked', valueMap: 'blocked' },
    { target: 'Lines__c', aggregate: { function: 'COUNT', of: 'lines' } },
  ],
  lookups: [
    {
      target: 'Account__c',
      relationship: 'Account__r',
      object: 'Account',
      keyField: 'ERP_Key__c',
      entity: 'customer',
      source: 'id',
      required: false,
    },
  ],
  children: [
    {
      name: 'lines',
      source: 'customerLines',
      entity: 'customerLine',
      target: { object: 'Line__c', keyField: 'ERP_Key__c', parent: 'Customer__c', parentRelationship: 'Customer__r' },
      key: { source: 'id' },
      fields: [{ target: 'Text__c', source: 'text' }],
    },
  ],
  valueMaps: { blocked: { entries: { All: 'Everything' }, unknown: 'block' } },
  conflict: 'erp',
  deletion: 'ignore',
};

/** A field of Salesforce as the catalogue has it. */
export const salesforceField = (name: string, values: object = {}): object => ({
  name,
  label: name.replace(/__c$/, '').replaceAll('_', ' '),
  type: 'string',
  length: 80,
  precision: 0,
  scale: 0,
  nillable: true,
  createable: true,
  updateable: true,
  defaultedOnCreate: false,
  relationshipName: null,
  referenceTo: [],
  picklistValues: [],
  restrictedPicklist: false,
  externalId: false,
  required: false,
  ...values,
});

/** A field of the ERP as the catalogue has it. */
export const erpField = (name: string, values: object = {}): object => ({
  name,
  type: 'text',
  class: 'open',
  samples: [],
  ...values,
});

const erpKey = salesforceField('ERP_Key__c', { externalId: true, length: 255 });

const customerFields = [
  erpKey,
  salesforceField('Name', { required: true, nillable: false }),
  salesforceField('Blocked__c', { type: 'picklist', picklistValues: ['Everything', 'Invoice'] }),
  salesforceField('Lines__c', { type: 'double', precision: 18 }),
  salesforceField('Account__c', {
    type: 'reference',
    relationshipName: 'Account__r',
    referenceTo: ['Account'],
  }),
  salesforceField('Email__c', { type: 'email' }),
  salesforceField('Credit_Limit__c', { type: 'currency', precision: 18, scale: 2 }),
  salesforceField('Region__c', { required: true, nillable: false }),
  salesforceField('Total__c', { type: 'double', createable: false, updateable: false }),
];

const customerSource = [
  erpField('id', { type: 'guid' }),
  erpField('number', { samples: ['10000'] }),
  erpField('displayName', { maxLength: 100, samples: ['Adatum Corporation'] }),
  erpField('blocked', { type: 'enum', samples: ['All'] }),
  erpField('email', { class: 'personal', samples: ['xxxxx@xxxxxx.xxx'] }),
  erpField('creditLimit', { type: 'number', samples: [1000] }),
  erpField('total', { type: 'number' }),
];

/** A record of the ERP, as samples show it. */
export const customerRecord = {
  id: '1',
  number: '10000',
  displayName: 'Adatum Corporation',
  blocked: 'All',
  email: 'xxxxx@xxxxxx.xxx',
  creditLimit: 1000,
  customerLines: [{ id: '2', text: 'One' }],
};

const row = (key: string, values: object): object => ({ Id: key, Entity_Key__c: v(key), Label__c: v(key), ...values });
const json = (value: unknown): object => v(JSON.stringify(value));

/** The answer of the catalogue's query; some rows may be missing. */
export const catalogueData = (
  without: readonly string[] = [],
  { samples: records = [customerRecord] }: { readonly samples?: readonly object[] } = {},
): object => {
  const rows = [
    row('cronus|ERP|customer', {
      Fields__c: json(customerSource),
      Children__c: json({ customerLines: 'customerLine', customerNotes: 'customerNote' }),
      Samples__c: json(records),
    }),
    row('cronus|ERP|customerLine', {
      Fields__c: json([erpField('id'), erpField('text'), erpField('quantity', { type: 'number' })]),
    }),
    row('cronus|Salesforce|ERP_Customer__c', { Fields__c: json(customerFields) }),
    row('cronus|Salesforce|Line__c', {
      Fields__c: json([
        erpKey,
        salesforceField('Customer__c', { type: 'reference', referenceTo: ['ERP_Customer__c'] }),
        salesforceField('Text__c', { length: 20 }),
        salesforceField('Quantity__c', { type: 'double', precision: 18 }),
      ]),
    }),
    row('cronus|Salesforce|Account', { Fields__c: json([erpKey, salesforceField('Name')]) }),
  ];
  const isThere = (each: object): boolean => !without.includes((each as { Id: string }).Id);
  return { uiapi: { query: { ERP_Entity__c: list(rows.filter(isThere)) } } };
};

/** One saved version. */
export const version = (number: number, document: object | string = mappingDocument, values: object = {}): object => ({
  Id: `v${number}`,
  Number__c: v(number),
  Version_Key__c: v(`cronus|customer|${number}`),
  Document__c: v(typeof document === 'string' ? document : JSON.stringify(document)),
  Note__c: v(`Note ${number}`),
  Based_On__c: v(number - 1),
  CreatedDate: v(new Date().toISOString()),
  CreatedBy: { Name: v('Ada Admin') },
  ...values,
});

/** The answer of every query for versions. */
export const versionsData = (nodes: readonly object[]): object => ({
  uiapi: { query: { ERP_Mapping_Version__c: list(nodes) } },
});

/** What is known of both sides, as components hand it on. */
export const samples = { company: { code: 'DE', name: 'CRONUS DE', currency: 'EUR' }, records: [customerRecord] };
