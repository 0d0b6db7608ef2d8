import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fieldDraft, systemFields } from '../field-defaults.ts';
import type { FieldDraft } from '../field-defaults.ts';
import type { ObjectDraft } from '../object-draft.ts';
import type { PicklistValue, SharingModel, ValidationRule } from '../types.ts';
import { applyAutoNumber, customField, picklistValues } from './custom-field.ts';
import type { NameRules } from './custom-field.ts';
import { namespaced, namespacedFormula } from './namespace.ts';
import { readMetadataFile } from './xml.ts';
import type { MetadataElement } from './xml.ts';

/** What a metadata folder adds to the schema: new objects, and fields and rules for objects that exist already. */
export interface ObjectAddition {
  readonly name: string;
  /** Null when the folder only adds fields to a standard object. */
  readonly object: ObjectDraft | null;
  readonly fields: readonly FieldDraft[];
  readonly validationRules: readonly ValidationRule[];
}

/** Name rules of a folder: its custom names get the namespace, its value sets are found beside its objects. */
export function nameRules(folder: string, namespace: string): NameRules {
  const valueSet = (name: string): readonly PicklistValue[] => {
    const path = join(folder, 'globalValueSets', `${name}.globalValueSet-meta.xml`);
    return existsSync(path) ? picklistValues(readMetadataFile(path).children('customValue')) : [];
  };
  return {
    name: (name) => namespaced(name, namespace),
    formula: (source) => namespacedFormula(source, namespace),
    valueSet,
  };
}

/**
 * Reads `objects/` of a metadata folder in source format (one file a field) or in metadata format (one `.object` file).
 * @throws Error naming the file or the field that can't be understood
 */
export function readObjects(folder: string, namespace: string): ObjectAddition[] {
  const objects = join(folder, 'objects');
  if (!existsSync(objects)) return [];
  const rules = nameRules(folder, namespace);
  return readdirSync(objects, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || entry.name.endsWith('.object'))
    .sort((a, b) => a.name.localeCompare(b.name))
    .map((entry) => {
      const path = join(objects, entry.name);
      return entry.isDirectory()
        ? readSourceFolder(path, entry.name, rules)
        : addition(entry.name.replace(/\.object$/, ''), { object: readMetadataFile(path), parts: null }, rules);
    });
}

interface ObjectSource {
  readonly object: MetadataElement | null;
  readonly parts: { readonly fields: readonly MetadataElement[]; readonly rules: readonly MetadataElement[] } | null;
}

function readSourceFolder(path: string, name: string, rules: NameRules): ObjectAddition {
  const own = join(path, `${name}.object-meta.xml`);
  const object = existsSync(own) ? readMetadataFile(own) : null;
  const parts = {
    fields: readParts(path, 'fields', '.field-meta.xml'),
    rules: readParts(path, 'validationRules', '.xml'),
  };
  return addition(name, { object, parts }, rules);
}

function readParts(path: string, part: string, ending: string): MetadataElement[] {
  const folder = join(path, part);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => readMetadataFile(join(folder, file)));
}

function addition(fileName: string, source: ObjectSource, rules: NameRules): ObjectAddition {
  const name = rules.name(fileName);
  const fieldElements = [...(source.object?.children('fields') ?? []), ...(source.parts?.fields ?? [])];
  const ruleElements = [...(source.object?.children('validationRules') ?? []), ...(source.parts?.rules ?? [])];
  const fields = fieldElements
    .filter((element) => (element.text('fullName') ?? '').endsWith('__c'))
    .map((element) => customField(fileName, element, rules));
  const validationRules = ruleElements.filter((rule) => rule.flag('active')).map((rule) => validationRule(rule, rules));
  const isNew = /__(c|e|mdt)$/.test(name) && source.object?.text('label') !== null && source.object !== null;
  return { name, object: isNew ? objectDraft(name, source.object, fields) : null, fields, validationRules };
}

function validationRule(element: MetadataElement, rules: NameRules): ValidationRule {
  const errorField = element.text('errorDisplayField');
  return {
    name: element.text('fullName') ?? '',
    formula: rules.formula(element.text('errorConditionFormula') ?? 'false'),
    message: element.text('errorMessage') ?? '',
    errorField: errorField === null ? null : rules.name(errorField),
  };
}

function objectDraft(name: string, element: MetadataElement, fields: readonly FieldDraft[]): ObjectDraft {
  const detail = fields.some((field) => field.masterDetail !== null);
  const sharing = element.text('sharingModel') as SharingModel | null;
  const label = element.text('label') ?? name;
  return {
    name,
    label,
    labelPlural: element.text('pluralLabel') ?? `${label}s`,
    keyPrefix: '',
    custom: true,
    system: false,
    createable: true,
    updateable: true,
    deletable: true,
    sharingModel: detail ? 'ControlledByParent' : (sharing ?? 'ReadWrite'),
    fields: [...systemFields(!detail), nameField(element.child('nameField'))],
    validationRules: [],
  };
}

function nameField(element: MetadataElement | null): FieldDraft {
  const draft = fieldDraft('Name', element?.text('label') ?? 'Name', 'string');
  draft.nameField = true;
  draft.idLookup = true;
  draft.length = 80;
  // The record name may be left out on create: Salesforce then writes the record's id into it.
  draft.defaultedOnCreate = false;
  draft.nillable = true;
  if (element?.text('type') === 'AutoNumber') applyAutoNumber(draft, element.text('displayFormat'));
  return draft;
}
