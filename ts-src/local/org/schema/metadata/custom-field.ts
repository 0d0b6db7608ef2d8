import { fieldDraft } from '../field-defaults.ts';
import type { FieldDraft } from '../field-defaults.ts';
import type { FieldType, PicklistValue, RollupDefinition, RollupOperation } from '../types.ts';
import type { MetadataElement } from './xml.ts';

/** Metadata API field type → describe type, with the length that describe gives where metadata has none. */
const TYPES: Readonly<Record<string, { readonly type: FieldType; readonly length?: number }>> = {
  AutoNumber: { type: 'string', length: 30 },
  Checkbox: { type: 'boolean' },
  Currency: { type: 'currency' },
  Date: { type: 'date' },
  DateTime: { type: 'datetime' },
  Email: { type: 'email', length: 80 },
  EncryptedText: { type: 'encryptedstring' },
  Html: { type: 'textarea', length: 32768 },
  Location: { type: 'location' },
  LongTextArea: { type: 'textarea', length: 32768 },
  Lookup: { type: 'reference' },
  MasterDetail: { type: 'reference' },
  MultiselectPicklist: { type: 'multipicklist', length: 4099 },
  Number: { type: 'double' },
  Percent: { type: 'percent' },
  Phone: { type: 'phone', length: 40 },
  Picklist: { type: 'picklist', length: 255 },
  Text: { type: 'string', length: 255 },
  TextArea: { type: 'textarea', length: 255 },
  Time: { type: 'time' },
  Url: { type: 'url', length: 255 },
};

/** Names in metadata files, turned into names of this org (a namespaced org adds its prefix). */
export interface NameRules {
  /** Prefixes one custom API name: object, field, relationship, permission. */
  name(name: string): string;
  /** Prefixes the custom names inside a formula. */
  formula(source: string): string;
  /** Values of global value sets, by name. */
  valueSet(name: string): readonly PicklistValue[];
}

/** One `CustomField` of a metadata folder as a field of the schema. @throws Error for a type it does not know */
export function customField(object: string, element: MetadataElement, rules: NameRules): FieldDraft {
  const fullName = element.text('fullName') ?? '';
  const name = rules.name(fullName);
  const metadataType = element.text('type') ?? '';
  if (metadataType === 'Summary') return summaryField(element, name, rules);
  const known = TYPES[metadataType];
  if (known === undefined) {
    throw new Error(`Field ${object}.${fullName}: the local org does not know the field type "${metadataType}"`);
  }
  const draft = fieldDraft(name, element.text('label') ?? fullName, known.type);
  applyCommon(draft, element);
  draft.length = element.number('length') ?? known.length ?? draft.length;
  if (metadataType === 'Lookup' || metadataType === 'MasterDetail') applyReference(draft, element, rules);
  if (metadataType === 'AutoNumber') applyAutoNumber(draft, element.text('displayFormat'));
  if (metadataType === 'Html') draft.htmlFormatted = true;
  if (isLongText(metadataType)) {
    Object.assign(draft, { filterable: false, sortable: false, groupable: false, aggregatable: false });
  }
  if (known.type === 'picklist' || known.type === 'multipicklist') applyPicklist(draft, element, rules);
  const formula = element.text('formula');
  if (formula !== null) applyFormula(draft, rules.formula(formula), element);
  return draft;
}

function isLongText(metadataType: string): boolean {
  return metadataType === 'LongTextArea' || metadataType === 'Html';
}

function applyCommon(draft: FieldDraft, element: MetadataElement): void {
  draft.custom = true;
  const precision = element.number('precision');
  if (precision !== null) {
    draft.precision = precision;
    draft.scale = element.number('scale') ?? 0;
  }
  draft.nillable = draft.type !== 'boolean' && !element.flag('required');
  draft.unique = element.flag('unique');
  draft.externalId = element.flag('externalId');
  draft.idLookup = draft.externalId || draft.unique;
  draft.caseSensitive = element.flag('caseSensitive');
  draft.inlineHelpText = element.text('inlineHelpText');
  draft.permissionable = draft.nillable || draft.type === 'boolean';
  const defaultValue = element.text('defaultValue');
  if (draft.type === 'boolean') draft.defaultValue = defaultValue === 'true';
  else if (defaultValue !== null) {
    draft.defaultValueFormula = defaultValue;
    draft.defaultedOnCreate = true;
  }
}

function applyReference(draft: FieldDraft, element: MetadataElement, rules: NameRules): void {
  draft.referenceTo = [rules.name(element.text('referenceTo') ?? '')];
  draft.relationshipName = draft.name.replace(/__c$/, '__r');
  const childName = element.text('relationshipName');
  draft.childRelationshipName = childName === null ? null : rules.name(`${childName}__r`);
  const constraint = element.text('deleteConstraint');
  draft.cascadeDelete = constraint === 'Cascade';
  draft.restrictedDelete = constraint === 'Restrict';
  if (element.text('type') !== 'MasterDetail') return;
  const reparentable = element.flag('reparentableMasterDetail');
  draft.masterDetail = {
    order: element.number('relationshipOrder') ?? 0,
    reparentable,
    writeRequiresMasterRead: element.flag('writeRequiresMasterRead'),
  };
  draft.nillable = false;
  draft.cascadeDelete = true;
  draft.permissionable = false;
  draft.updateable = reparentable;
}

/** Turns a text field into an auto-number with the display format of metadata (`R-{00000}`). */
export function applyAutoNumber(draft: FieldDraft, format: string | null): void {
  draft.autoNumber = true;
  draft.autoNumberFormat = format ?? '{0}';
  Object.assign(draft, { createable: false, updateable: false, defaultedOnCreate: true, nillable: false, length: 30 });
}

function applyPicklist(draft: FieldDraft, element: MetadataElement, rules: NameRules): void {
  const valueSet = element.child('valueSet');
  if (valueSet === null) return;
  draft.restrictedPicklist = valueSet.flag('restricted');
  const controlling = valueSet.text('controllingField');
  draft.controllingField = controlling === null ? null : rules.name(controlling);
  const global = valueSet.text('valueSetName');
  draft.picklistValues =
    global === null
      ? picklistValues(valueSet.child('valueSetDefinition')?.children('value') ?? [])
      : rules.valueSet(global);
  if (global !== null) draft.restrictedPicklist = true;
  draft.defaultedOnCreate ||= draft.picklistValues.some((value) => value.defaultValue);
}

/** The values of a value set definition or a global value set. */
export function picklistValues(elements: readonly MetadataElement[]): PicklistValue[] {
  return elements.map((element) => {
    const value = element.text('fullName') ?? '';
    return {
      value,
      label: element.text('label') ?? value,
      active: element.text('isActive') !== 'false',
      defaultValue: element.flag('default'),
    };
  });
}

function applyFormula(draft: FieldDraft, source: string, element: MetadataElement): void {
  draft.formula = {
    source,
    blanksAsZero: element.text('formulaTreatBlanksAs') !== 'BlankAsBlank',
    stored: false,
  };
  Object.assign(draft, { createable: false, updateable: false, defaultedOnCreate: false, defaultValueFormula: null });
  draft.permissionable = true;
  draft.nillable = draft.type !== 'boolean';
  if (draft.type === 'string') draft.length = 1300;
}

function summaryField(element: MetadataElement, name: string, rules: NameRules): FieldDraft {
  const draft = fieldDraft(name, element.text('label') ?? name, 'double');
  draft.custom = true;
  Object.assign(draft, { createable: false, updateable: false, nillable: true, permissionable: true });
  draft.precision = 18;
  draft.inlineHelpText = element.text('inlineHelpText');
  draft.rollup = rollup(element, rules);
  return draft;
}

function rollup(element: MetadataElement, rules: NameRules): RollupDefinition {
  const [detailObject = '', relationField = ''] = (element.text('summaryForeignKey') ?? '').split('.');
  const summarized = element.text('summarizedField')?.split('.')[1];
  return {
    operation: (element.text('summaryOperation') ?? 'count') as RollupOperation,
    detailObject: rules.name(detailObject),
    relationField: rules.name(relationField),
    summarizedField: summarized === undefined ? null : rules.name(summarized),
    filters: element.children('summaryFilterItems').map((filter) => ({
      field: rules.name((filter.text('field') ?? '').split('.').at(-1) ?? ''),
      operation: filter.text('operation') ?? 'equals',
      value: filter.text('value') ?? '',
    })),
  };
}
