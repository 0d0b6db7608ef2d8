import { readFileSync, readdirSync } from 'node:fs';
import type { OrgFeature } from './features.ts';
import { fieldDraft } from './field-defaults.ts';
import type { FieldDraft } from './field-defaults.ts';
import type { ObjectDraft } from './object-draft.ts';
import type { FieldType, PicklistValue, SharingModel } from './types.ts';

interface StandardField {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly required?: boolean;
  readonly createable?: boolean;
  readonly updateable?: boolean;
  readonly defaultedOnCreate?: boolean;
  readonly defaultValue?: string | number | boolean;
  readonly filterable?: boolean;
  readonly sortable?: boolean;
  readonly groupable?: boolean;
  readonly aggregatable?: boolean;
  readonly referenceTo?: readonly string[];
  readonly relationshipName?: string;
  readonly childRelationshipName?: string;
  readonly cascadeDelete?: boolean;
  readonly restrictedDelete?: boolean;
  readonly picklistValues?: readonly (string | { value: string; label: string; defaultValue?: boolean })[];
  readonly restricted?: boolean;
  readonly compoundFieldName?: string;
  readonly extraTypeInfo?: string;
  readonly idLookup?: boolean;
  readonly nameField?: boolean;
  readonly caseSensitive?: boolean;
  readonly autoNumberFormat?: string;
}

/** A file of a feature's folder that only adds fields to an object. */
interface StandardAddition {
  readonly name: string;
  readonly fields: readonly StandardField[];
}

interface StandardObject {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string;
  readonly sharingModel: SharingModel;
  readonly system?: boolean;
  /** Which of c(reate), u(pdate), d(elete) the API offers. */
  readonly operations: string;
  readonly fields: readonly StandardField[];
}

const FOLDER = new URL('./standard/', import.meta.url);

/**
 * Standard objects, from the data files beside this file. They hold facts of describes of real orgs (API 42.0 to 61.0)
 * and of an enterprise WSDL (API 60.0); where a describe had no length or no createable/updateable flags they follow
 * the Object Reference. A feature adds what lies in the folder of its name: objects, and fields of other objects.
 */
export function loadStandardObjects(features: readonly OrgFeature[] = []): ObjectDraft[] {
  const objects = read<StandardObject>(FOLDER).map(objectDraft);
  for (const feature of features) {
    for (const file of read<StandardObject | StandardAddition>(new URL(`${feature}/`, FOLDER))) {
      if ('keyPrefix' in file) objects.push(objectDraft(file));
      else addFields(objects, file);
    }
  }
  return objects;
}

function read<T>(folder: URL): T[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as T);
}

function addFields(objects: readonly ObjectDraft[], { name, fields }: StandardAddition): void {
  const object = objects.find((candidate) => candidate.name === name);
  object?.fields.push(...fields.map((field) => standardField(field, object.system)));
}

function objectDraft(source: StandardObject): ObjectDraft {
  return {
    name: source.name,
    label: source.label,
    labelPlural: source.labelPlural,
    keyPrefix: source.keyPrefix,
    custom: false,
    system: source.system === true,
    createable: source.operations.includes('c'),
    updateable: source.operations.includes('u'),
    deletable: source.operations.includes('d'),
    sharingModel: source.sharingModel,
    fields: source.fields.map((field) => standardField(field, source.system === true)),
    validationRules: [],
  };
}

function picklistValue(value: string | { value: string; label: string; defaultValue?: boolean }): PicklistValue {
  if (typeof value === 'string') return { value, label: value, active: true, defaultValue: false };
  return { value: value.value, label: value.label, active: true, defaultValue: value.defaultValue === true };
}

/** What makes a line a line: no permission set names it. */
const ALWAYS_SEEN: ReadonlySet<string> = new Set(['PricebookEntryId', 'Product2Id', 'SortOrder']);

function standardField(source: StandardField, system: boolean): FieldDraft {
  const draft = fieldDraft(source.name, source.label, source.type);
  const required = source.required === true;
  const createable = source.createable ?? true;
  return {
    ...draft,
    length: source.length ?? draft.length,
    precision: source.precision ?? 0,
    scale: source.scale ?? 0,
    nillable: !required,
    createable,
    updateable: source.updateable ?? true,
    defaultedOnCreate: source.defaultedOnCreate === true,
    defaultValue: source.defaultValue ?? draft.defaultValue,
    filterable: source.filterable ?? draft.filterable,
    // What can't be filtered can't be sorted either (long text, Object Reference); recorded describes may leave it out.
    sortable: source.sortable ?? (draft.sortable && source.filterable !== false),
    groupable: source.groupable ?? draft.groupable,
    aggregatable: source.aggregatable ?? draft.aggregatable,
    referenceTo: source.referenceTo ?? [],
    relationshipName: source.relationshipName ?? null,
    childRelationshipName: source.childRelationshipName ?? null,
    cascadeDelete: source.cascadeDelete === true,
    restrictedDelete: source.restrictedDelete === true,
    picklistValues: (source.picklistValues ?? []).map(picklistValue),
    restrictedPicklist: source.restricted === true,
    compoundFieldName: source.compoundFieldName ?? null,
    extraTypeInfo: source.extraTypeInfo ?? null,
    idLookup: source.idLookup === true,
    nameField: source.nameField === true,
    caseSensitive: source.caseSensitive === true,
    autoNumber: source.autoNumberFormat !== undefined,
    autoNumberFormat: source.autoNumberFormat ?? null,
    permissionable:
      !system &&
      !required &&
      !ALWAYS_SEEN.has(source.name) &&
      // The parts of a person's name are under no field right, as the name itself.
      source.compoundFieldName !== 'Name' &&
      (createable || source.type === 'address'),
  };
}
