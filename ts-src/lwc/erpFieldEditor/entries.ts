import type { FieldMapping, LookupMapping } from 'c/mappingEngine';
import { isLookup, type Entry, type SalesforceField } from 'c/erpMappingDraft';

export type Kind = 'source' | 'formula' | 'constant' | 'lookup' | 'aggregate' | 'nothing';

/** A list of lines with what can be summed of it. */
export interface CountedList {
  readonly name: string;
  /** Fields of Salesforce that it writes. */
  readonly fields: readonly string[];
}

/** What a field's value is made of. */
export function kindOf(entry: Entry | undefined): Kind {
  if (!entry) return 'nothing';
  if (isLookup(entry)) return 'lookup';
  if (entry.source !== undefined) return 'source';
  if (entry.formula !== undefined) return 'formula';
  return entry.aggregate === undefined ? 'constant' : 'aggregate';
}

type Settings = Omit<FieldMapping, 'target' | 'source' | 'formula' | 'constant' | 'aggregate'>;

const PLACES = new Set(['target', 'source', 'formula', 'constant', 'aggregate']);

function settingsOf(entry: Entry | undefined): Settings {
  if (!entry || isLookup(entry)) return {};
  return Object.fromEntries(Object.entries(entry).filter(([name]) => !PLACES.has(name)));
}

export interface KindContext {
  readonly before: Entry | undefined;
  readonly twoWay: boolean;
  readonly lists: readonly CountedList[];
}

/**
 * The entry of a field whose value comes from somewhere else now; its other settings stay. In a mapping of both
 * directions a field that is new only comes from the ERP until somebody says how it goes back.
 */
export function entryOfKind(
  field: SalesforceField,
  kind: Exclude<Kind, 'nothing'>,
  { before, twoWay, lists }: KindContext,
): Entry {
  const oneWay: Settings = twoWay && !before ? { owner: 'erp', toErp: [] } : {};
  const base = { target: field.name, ...oneWay, ...settingsOf(before) };
  if (kind === 'lookup') return lookupOf(field, before);
  if (kind === 'constant') return { ...base, constant: field.type === 'boolean' ? false : '' };
  if (kind === 'aggregate') return { ...base, aggregate: { function: 'COUNT', of: lists[0]?.name ?? '' } };
  const source = before ? (before.source ?? '') : '';
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

type Aggregate = NonNullable<FieldMapping['aggregate']>;

/** What is counted or summed over a list, as one choice: `COUNT lines`, `SUM lines Net__c`. */
export const aggregateKey = ({ function: name, of, field }: Aggregate): string =>
  [name, of, field].filter(Boolean).join(' ');

/** The aggregate of a choice. */
export function aggregateOf(key: string): Aggregate {
  const [name = '', of = '', field] = key.split(' ');
  return { function: name as Aggregate['function'], of, ...(field ? { field } : {}) };
}

/** All that can be counted or summed. */
export const aggregatesOf = (lists: readonly CountedList[]): readonly Aggregate[] =>
  lists.flatMap(({ name, fields }) => [
    { function: 'COUNT' as const, of: name },
    ...fields.map((field) => ({ function: 'SUM' as const, of: name, field })),
  ]);
