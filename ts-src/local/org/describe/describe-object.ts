import type { Access } from '../access/session.ts';
import type { ObjectSchema, OrgSchema } from '../schema/types.ts';
import { describeField } from './describe-field.ts';

/** Where an object's resources are, in one API version. */
interface Place {
  readonly version: string;
}

/** The members that the list of objects and the describe of one have in common. */
export function describeSummary(object: ObjectSchema, access: Access, { version }: Place): Record<string, unknown> {
  const base = `/services/data/v${version}/sobjects/${object.name}`;
  const createable = object.createable && access.createable(object.name);
  const updateable = object.updateable && access.editable(object.name);
  return {
    activateable: false,
    associateEntityType: null,
    associateParentEntity: null,
    createable,
    custom: object.custom,
    customSetting: false,
    deepCloneable: false,
    deletable: object.deletable && access.deletable(object.name),
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: !object.system,
    mergeable: ['Account', 'Contact', 'Lead', 'Case'].includes(object.name),
    mruEnabled: !object.system,
    name: object.name,
    queryable: true,
    replicateable: !object.system,
    retrieveable: true,
    searchable: !object.system,
    triggerable: !object.system,
    undeletable: object.deletable,
    updateable,
    urls: { rowTemplate: `${base}/{ID}`, describe: `${base}/describe`, sobject: base },
  };
}

/**
 * One object as a user sees it: fields the user may not read are absent.
 * Source: REST API Developer Guide, sObject Describe.
 */
export function describeObject(
  object: ObjectSchema,
  schema: OrgSchema,
  { access, version }: { access: Access; version: string },
): Record<string, unknown> {
  const summary = describeSummary(object, access, { version });
  const readable = object.fields.filter((field) => access.fieldReadable(object.name, field.name));
  const children = object.childRelationships.filter(({ childObject }) => {
    return schema.object(childObject) !== undefined && access.readable(childObject);
  });
  return {
    actionOverrides: [],
    childRelationships: children.map(({ childObject, field, relationshipName, cascadeDelete, restrictedDelete }) => ({
      cascadeDelete,
      childSObject: childObject,
      deprecatedAndHidden: false,
      field,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName,
      restrictedDelete,
    })),
    compactLayoutable: !object.system,
    defaultImplementation: null,
    extendedBy: null,
    extendsInterfaces: null,
    fields: readable.map((field) => describeField(field, object, access)),
    implementedBy: null,
    implementsInterfaces: null,
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: [masterRecordType(summary)],
    searchLayoutable: !object.system,
    sobjectDescribeOption: 'FULL',
    supportedScopes: [
      { label: 'All records', name: 'everything' },
      { label: 'My records', name: 'mine' },
    ],
    ...summary,
  };
}

function masterRecordType(summary: Record<string, unknown>): object {
  const { urls } = summary as { urls: { sobject: string } };
  return {
    active: true,
    available: true,
    defaultRecordTypeMapping: true,
    developerName: 'Master',
    master: true,
    name: 'Master',
    recordTypeId: '012000000000000AAA',
    urls: { layout: `${urls.sobject}/describe/layouts/012000000000000AAA` },
  };
}
