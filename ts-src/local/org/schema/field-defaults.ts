import type { FieldSchema, FieldType, StorageKind } from './types.ts';

/** A field under construction. */
export type FieldDraft = { -readonly [K in keyof FieldSchema]: FieldSchema[K] };

const STORAGE: Readonly<Record<FieldType, StorageKind>> = {
  id: 'record',
  reference: 'record',
  boolean: 'flag',
  int: 'real',
  long: 'real',
  double: 'real',
  currency: 'real',
  percent: 'real',
  date: 'date',
  datetime: 'datetime',
  time: 'time',
  address: 'none',
  location: 'none',
  string: 'text',
  textarea: 'text',
  picklist: 'text',
  multipicklist: 'text',
  combobox: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  encryptedstring: 'text',
  base64: 'text',
};

const NOT_SORTABLE: ReadonlySet<FieldType> = new Set(['address', 'location', 'multipicklist', 'base64']);
const NOT_GROUPABLE: ReadonlySet<FieldType> = new Set([
  'address',
  'location',
  'multipicklist',
  'textarea',
  'double',
  'currency',
  'percent',
  'datetime',
  'time',
  'base64',
]);
const NOT_AGGREGATABLE: ReadonlySet<FieldType> = new Set([
  'boolean',
  'address',
  'location',
  'multipicklist',
  'time',
  'base64',
]);

/** A field with the values most fields of its type have in a describe; the caller changes what differs. */
export function fieldDraft(name: string, label: string, type: FieldType): FieldDraft {
  return {
    name,
    label,
    type,
    storage: STORAGE[type],
    custom: false,
    length: type === 'id' || type === 'reference' ? 18 : 0,
    precision: 0,
    scale: 0,
    nillable: type !== 'boolean' && type !== 'id',
    createable: true,
    updateable: true,
    defaultedOnCreate: type === 'boolean',
    unique: false,
    caseSensitive: false,
    externalId: false,
    idLookup: false,
    nameField: false,
    autoNumber: false,
    autoNumberFormat: null,
    defaultValue: type === 'boolean' ? false : null,
    defaultValueFormula: null,
    filterable: type !== 'base64',
    sortable: !NOT_SORTABLE.has(type),
    groupable: !NOT_GROUPABLE.has(type),
    aggregatable: !NOT_AGGREGATABLE.has(type),
    permissionable: false,
    picklistValues: [],
    restrictedPicklist: false,
    controllingField: null,
    referenceTo: [],
    relationshipName: null,
    childRelationshipName: null,
    masterDetail: null,
    cascadeDelete: false,
    restrictedDelete: false,
    formula: null,
    rollup: null,
    compoundFieldName: null,
    htmlFormatted: false,
    inlineHelpText: null,
    extraTypeInfo: null,
  };
}

/** The audit fields and the like that every record of a custom object has. */
export function systemFields(owned: boolean): FieldDraft[] {
  const fixed = (name: string, label: string, type: FieldType): FieldDraft => ({
    ...fieldDraft(name, label, type),
    nillable: false,
    createable: false,
    updateable: false,
    defaultedOnCreate: true,
  });
  const reference = (name: string, label: string, relationshipName: string): FieldDraft => ({
    ...fixed(name, label, 'reference'),
    referenceTo: ['User'],
    relationshipName,
  });
  const viewed = (name: string, label: string): FieldDraft => ({
    ...fieldDraft(name, label, 'datetime'),
    createable: false,
    updateable: false,
  });
  const owner: FieldDraft = {
    ...reference('OwnerId', 'Owner ID', 'Owner'),
    createable: true,
    updateable: true,
    referenceTo: ['Group', 'User'],
  };
  return [
    { ...fixed('Id', 'Record ID', 'id'), idLookup: true },
    ...(owned ? [owner] : []),
    { ...fixed('IsDeleted', 'Deleted', 'boolean') },
    fixed('CreatedDate', 'Created Date', 'datetime'),
    reference('CreatedById', 'Created By ID', 'CreatedBy'),
    fixed('LastModifiedDate', 'Last Modified Date', 'datetime'),
    reference('LastModifiedById', 'Last Modified By ID', 'LastModifiedBy'),
    fixed('SystemModstamp', 'System Modstamp', 'datetime'),
    viewed('LastViewedDate', 'Last Viewed Date'),
    viewed('LastReferencedDate', 'Last Referenced Date'),
  ];
}
