/** How a field of a two-way mapping goes back to the ERP, and what an editor can propose for it. Pure. */
import {
  fieldsReadBy,
  isInvertible,
  lookupColumnName,
  salesforceFormulaType,
  waysOf,
  type FieldMapping,
  type LookupMapping,
  type MappingDocument,
  type TargetField,
  type ValueMap,
  type WayBack,
} from '../index.ts';
import type { CompletionField } from './complete.ts';

type Entry = FieldMapping | LookupMapping;

/** `none`: only the ERP changes it. `same`: to the field it came from, as it came. `computed`: to the fields it names. */
export type WayBackKind = 'none' | 'same' | 'computed';

/**
 * Why a field can't go back as it came: its value is computed (`formula`), always the same, counted or summed
 * (`aggregate`), that of another record (`reference`, `related`), or the record's key; its value map gives one value for
 * several (`map`). `once`: it is written on creation only, so it does not go back at all.
 */
export type WayBackNeed = 'formula' | 'constant' | 'aggregate' | 'reference' | 'related' | 'key' | 'map' | 'once';

const isReference = (entry: Entry): entry is LookupMapping => 'relationship' in entry;

const columnOf = (entry: Entry, document: MappingDocument): string =>
  isReference(entry) ? lookupColumnName(entry, document) : entry.target;

/** How a field of the record goes back. */
export function wayBackKind(entry: Entry, document: MappingDocument): WayBackKind {
  if (wayBackNeed(entry, document) === 'once') return 'none';
  if (entry.toErp !== undefined) return entry.toErp.length > 0 ? 'computed' : 'none';
  return waysOf(entry, columnOf(entry, document), document).length > 0 ? 'same' : 'none';
}

/** Why a field can't go back as it came; null when it can. */
export function wayBackNeed(entry: Entry, document: MappingDocument): WayBackNeed | null {
  if (entry.insertOnly === true || entry.target === document.target.keyField) return 'once';
  if (isReference(entry)) return 'reference';
  if (entry.formula !== undefined) return 'formula';
  if (entry.aggregate !== undefined) return 'aggregate';
  const { source } = entry;
  if (source === undefined) return 'constant';
  if (!/^[A-Za-z_]\w*$/.test(source)) return 'related';
  if (source === document.key.source) return 'key';
  const map = mapOf(entry, document);
  return map === undefined || isInvertible(map) ? null : 'map';
}

const mapOf = (entry: Entry, document: MappingDocument): ValueMap | undefined =>
  isReference(entry) || entry.valueMap === undefined ? undefined : document.valueMaps?.[entry.valueMap];

/** Fields of the ERP that other fields of the record go back to: by name the field of Salesforce. */
export function erpFieldsTaken(document: MappingDocument, target: string): ReadonlyMap<string, string> {
  const others = [...document.fields, ...(document.lookups ?? [])].filter((entry) => entry.target !== target);
  return new Map(
    others
      .filter((entry) => wayBackNeed(entry, document) !== 'once')
      .flatMap((entry) =>
        waysOf(entry, columnOf(entry, document), document).map((way) => [way.field, entry.target] as const),
      ),
  );
}

/**
 * A way back to begin with: the first field of the ERP that the value is made of and that can be written, with the
 * column's own value, or what its value map makes of it backwards. The field's name is blank when there is none.
 */
export function proposeWayBack(
  entry: Entry,
  document: MappingDocument,
  isOffered: (erpField: string) => boolean,
): WayBack {
  const field = fieldsReadBy(entry).find(isOffered) ?? '';
  const column = columnOf(entry, document);
  const map = mapOf(entry, document);
  return { field, formula: map === undefined ? column : backwards(map, column) };
}

const FORMULA_LENGTH_MAX = 3900;
const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** A value map backwards as a formula; of several values that become one the first is taken. */
function backwards({ entries, unknown }: ValueMap, column: string): string {
  const first = new Map<string, string>();
  for (const [from, to] of Object.entries(entries)) if (!first.has(to)) first.set(to, from);
  const cases = [...first].map(([to, from]) => `${quoted(to)}, ${quoted(from)}`);
  const formula = `CASE(${[column, ...cases, unknown === 'keep' ? column : '""'].join(', ')})`;
  return cases.length === 0 || formula.length > FORMULA_LENGTH_MAX ? column : formula;
}

/**
 * What a formula of the way back may name: the fields of the Salesforce object, the keys of the records that the mapping
 * refers to, and the company. `row` gives each a sample.
 */
export function salesforceNames(
  document: MappingDocument,
  fields: readonly (TargetField & { readonly label?: string })[],
  row: Readonly<Record<string, unknown>> = {},
): readonly CompletionField[] {
  const keys = (document.lookups ?? []).map((lookup) => lookupColumnName(lookup, document));
  const company = ['$Company.Code', '$Company.Name', '$Company.Currency'];
  return [
    ...fields.map(({ name, label = '', type }) => ({
      name,
      label,
      type,
      formulaType: salesforceFormulaType(type),
      sample: row[name],
    })),
    ...keys.filter((name) => name.includes('.')).map((name) => ({ name, type: 'text', sample: row[name] })),
    ...company.map((name) => ({ name, type: 'text' })),
  ];
}
