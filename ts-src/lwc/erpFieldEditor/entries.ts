import type { FieldMapping, LookupMapping } from 'c/mappingEngine';
import { isLookup, type Entry, type SalesforceField } from 'c/erpMappingDraft';

export type Kind = 'source' | 'formula' | 'constant' | 'lookup' | 'aggregate' | 'nothing';

/** What a field's value is made of. */
export function kindOf(entry: Entry | undefined): Kind {
  if (!entry) return 'nothing';
  if (isLookup(entry)) return 'lookup';
  if (entry.source !== undefined) return 'source';
  if (entry.formula !== undefined) return 'formula';
  return entry.aggregate === undefined ? 'constant' : 'aggregate';
}

type Settings = Omit<FieldMapping, 'target' | 'source' | 'formula' | 'constant' | 'aggregate'>;

function settingsOf(entry: Entry | undefined): Settings {
  if (!entry || isLookup(entry)) return {};
  const { target, source, formula, constant, aggregate, ...settings } = entry;
  return [target, source, formula, constant, aggregate].length > 0 ? settings : {};
}

/**
 * The entry of a field whose value comes from somewhere else now; its other settings stay. In a mapping of both
 * directions a field that is new only comes from the ERP until somebody says how it goes back.
 */
export function entryOfKind(
  field: SalesforceField,
  kind: Exclude<Kind, 'nothing' | 'aggregate'>,
  { before, twoWay }: { readonly before: Entry | undefined; readonly twoWay: boolean },
): Entry {
  const oneWay: Settings = twoWay && !before ? { owner: 'erp', toErp: [] } : {};
  const base = { target: field.name, ...oneWay, ...settingsOf(before) };
  if (kind === 'lookup') return lookupOf(field, before);
  if (kind === 'constant') return { ...base, constant: field.type === 'boolean' ? false : '' };
  const source = before && !isLookup(before) ? (before.source ?? '') : '';
  return kind === 'formula' ? { ...base, formula: source || '""' } : { ...base, source };
}

function lookupOf(field: SalesforceField, before: Entry | undefined): LookupMapping {
  if (before && isLookup(before)) return before;
  return {
    target: field.name,
    relationship: field.relationshipName ?? field.name.replace(/Id$/, '').replace(/__c$/, '__r'),
    object: field.referenceTo[0] ?? '',
    keyField: 'ERP_Key__c',
    entity: '',
    source: '',
    required: false,
  };
}

/** The entry with one setting more, changed, or taken away with undefined. */
export function withSetting(entry: Entry, name: string, value: unknown): Entry {
  const members = Object.entries(entry).filter(([key]) => key !== name);
  return Object.fromEntries(value === undefined ? members : [...members, [name, value]]) as Entry;
}

/** A constant as the field's type has it. */
export function constantOf(field: SalesforceField, text: string): string | number | boolean | null {
  if (field.type === 'boolean') return /^(?:true|yes|1)$/i.test(text.trim());
  const isNumber = ['double', 'currency', 'percent', 'int'].includes(field.type);
  if (isNumber && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  return text;
}
