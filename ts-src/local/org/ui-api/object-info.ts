import { createHash } from 'node:crypto';
import type { Session } from '../access/session.ts';
import type { FieldSchema, FieldType, ObjectSchema, OrgSchema } from '../schema/types.ts';

/** The record type every record has in an org without record types. */
export const masterRecordTypeId = '012000000000000AAA';

const dataTypes: Readonly<Record<FieldType, string>> = {
  id: 'String',
  string: 'String',
  textarea: 'TextArea',
  boolean: 'Boolean',
  int: 'Int',
  long: 'Long',
  double: 'Double',
  currency: 'Currency',
  percent: 'Percent',
  date: 'Date',
  datetime: 'DateTime',
  time: 'Time',
  reference: 'Reference',
  picklist: 'Picklist',
  multipicklist: 'MultiPicklist',
  combobox: 'ComboBox',
  email: 'Email',
  phone: 'Phone',
  url: 'Url',
  address: 'Address',
  location: 'Location',
  encryptedstring: 'EncryptedString',
  base64: 'Base64',
};

/** A short text that changes when the value changes; the UI API's `eTag`. */
export function eTagOf(value: unknown): string {
  return createHash('md5').update(JSON.stringify(value)).digest('hex');
}

/**
 * Metadata of one object as the user sees it: fields he can't read are absent, rights are his.
 * Source: User Interface API guide, Object Info; members as in lwc-recipes' fixtures.
 */
export function objectInfo(object: ObjectSchema, schema: OrgSchema, session: Session): Record<string, unknown> {
  const { access } = session;
  const readable = object.fields.filter((field) => access.fieldReadable(object.name, field.name));
  const info = {
    apiName: object.name,
    associateEntityType: null,
    associateParentEntity: null,
    childRelationships: childRelationships(object, session),
    compactLayoutable: !object.system,
    createable: object.createable && access.createable(object.name),
    custom: object.custom,
    defaultRecordTypeId: masterRecordTypeId,
    deletable: object.deletable && access.deletable(object.name),
    dependentFields: {},
    feedEnabled: false,
    fields: Object.fromEntries(readable.map((field) => [field.name, fieldInfo(field, object, schema, session)])),
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: !object.system,
    mruEnabled: !object.system,
    nameFields: nameFields(object),
    queryable: true,
    recordTypeInfos: {
      [masterRecordTypeId]: {
        available: true,
        defaultRecordTypeMapping: true,
        master: true,
        name: 'Master',
        recordTypeId: masterRecordTypeId,
      },
    },
    searchLayoutable: !object.system,
    searchable: !object.system,
    themeInfo: { color: '5867E8', iconUrl: null },
    updateable: object.updateable && access.editable(object.name),
  };
  return { ...info, eTag: eTagOf(info) };
}

/** The fields that together are the name of a record: of a person three, else one. */
function nameFields(object: ObjectSchema): string[] {
  if (object.nameField === null) return [];
  const parts = object.fields.filter((field) => field.compoundFieldName === 'Name').map((field) => field.name);
  return [...parts, object.nameField];
}

function childRelationships(object: ObjectSchema, { access }: Session): unknown[] {
  return object.childRelationships
    .filter(({ childObject, field }) => access.readable(childObject) && access.fieldReadable(childObject, field))
    .map(({ childObject, field, relationshipName }) => ({
      childObjectApiName: childObject,
      fieldName: field,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName,
    }));
}

function fieldInfo(field: FieldSchema, object: ObjectSchema, schema: OrgSchema, { access }: Session): unknown {
  const writable = access.fieldEditable(object.name, field.name);
  const compound = field.compoundFieldName;
  return {
    apiName: field.name,
    calculated: field.formula !== null || field.rollup !== null,
    compound: field.type === 'address' || field.type === 'location',
    compoundComponentName: compound === null ? null : field.name.replace(compound.replace('Address', ''), ''),
    compoundFieldName: compound,
    controllerName: field.controllingField,
    controllingFields: field.controllingField === null ? [] : [field.controllingField],
    createable: field.createable && writable,
    custom: field.custom,
    dataType: dataTypes[field.type],
    extraTypeInfo: field.extraTypeInfo,
    filterable: field.filterable,
    filteredLookupInfo: null,
    highScaleNumber: false,
    htmlFormatted: field.htmlFormatted,
    inlineHelpText: field.inlineHelpText,
    label: field.label,
    length: field.length,
    maskType: null,
    nameField: field.nameField,
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: field.precision,
    reference: field.type === 'reference',
    referenceTargetField: null,
    referenceToInfos: field.referenceTo.map((name) => referenceInfo(name, schema)),
    relationshipName: field.relationshipName,
    required: field.createable && !field.nillable && !field.defaultedOnCreate,
    scale: field.scale,
    searchPrefilterable: field.type === 'reference',
    sortable: field.sortable,
    unique: field.unique,
    updateable: field.updateable && writable,
  };
}

function referenceInfo(name: string, schema: OrgSchema): unknown {
  const object = schema.object(name);
  return { apiName: name, nameFields: object === undefined ? [] : nameFields(object) };
}
