import type { Access } from '../access/session.ts';
import type { FieldSchema, FieldType, ObjectSchema } from '../schema/types.ts';

const soapTypes: Readonly<Partial<Record<FieldType, string>>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  long: 'xsd:long',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  time: 'xsd:time',
  base64: 'xsd:base64Binary',
  address: 'urn:address',
  location: 'urn:location',
};

const numeric: ReadonlySet<FieldType> = new Set(['double', 'currency', 'percent']);

/** UTF-8 takes up to three bytes for a character of the basic plane: the platform reports three times the length. */
const bytesPerCharacter = 3;

/**
 * One field as describe gives it to a user; rights narrow `createable` and `updateable`.
 * Source: SOAP API Developer Guide, Field; member list as recorded answers of real orgs have it.
 */
export function describeField(field: FieldSchema, object: ObjectSchema, access: Access): Record<string, unknown> {
  const editable = access.fieldEditable(object.name, field.name);
  return {
    aggregatable: field.aggregatable,
    aiPredictionField: false,
    autoNumber: field.autoNumber,
    calculated: field.formula !== null || field.rollup !== null,
    calculatedFormula: field.formula?.source ?? null,
    cascadeDelete: field.cascadeDelete,
    caseSensitive: field.caseSensitive,
    compoundFieldName: field.compoundFieldName,
    controllerName: field.controllingField,
    createable: field.createable && editable && access.createable(object.name),
    custom: field.custom,
    defaultValue: field.defaultValue ?? (field.type === 'boolean' ? false : null),
    defaultValueFormula: field.defaultValueFormula,
    defaultedOnCreate: field.defaultedOnCreate,
    dependentPicklist: field.controllingField !== null,
    deprecatedAndHidden: false,
    displayLocationInDecimal: false,
    encrypted: field.type === 'encryptedstring',
    externalId: field.externalId,
    extraTypeInfo: field.extraTypeInfo,
    filterable: field.filterable,
    filteredLookupInfo: null,
    formulaTreatNullNumberAsZero: field.formula?.blanksAsZero ?? false,
    groupable: field.groupable,
    highScaleNumber: false,
    htmlFormatted: field.htmlFormatted,
    idLookup: field.idLookup,
    inlineHelpText: field.inlineHelpText,
    label: field.label,
    ...sizes(field),
    mask: null,
    maskType: null,
    name: field.name,
    nameField: field.nameField,
    namePointing: field.type === 'reference' && field.referenceTo.length > 1,
    nillable: field.nillable,
    permissionable: field.permissionable,
    picklistValues: picklistValues(field),
    polymorphicForeignKey: field.referenceTo.length > 1,
    queryByDistance: false,
    referenceTargetField: null,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    relationshipOrder: field.masterDetail?.order ?? null,
    restrictedDelete: field.restrictedDelete,
    restrictedPicklist: field.restrictedPicklist,
    searchPrefilterable: false,
    soapType: soapTypes[field.type] ?? 'xsd:string',
    sortable: field.sortable,
    type: field.type,
    unique: field.unique,
    updateable: field.updateable && editable && access.editable(object.name),
    writeRequiresMasterRead: field.masterDetail?.writeRequiresMasterRead ?? false,
  };
}

function sizes({ type, length, precision, scale }: FieldSchema): Record<string, number> {
  const hasScale = numeric.has(type);
  return {
    length,
    byteLength: type === 'id' || type === 'reference' ? length : length * bytesPerCharacter,
    digits: type === 'int' ? 9 : 0,
    precision: hasScale ? precision : 0,
    scale: hasScale ? scale : 0,
  };
}

function picklistValues(field: FieldSchema): object[] {
  return field.picklistValues.map(({ active, defaultValue, label, value }) => {
    return { active, defaultValue, label, validFor: null, value };
  });
}
