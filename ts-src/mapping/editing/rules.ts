/** Rules that are made of issues: what a mapping should do from now on with records like those that were refused. Pure. */
import type { FieldMapping, LookupMapping, MappingDocument } from '../index.ts';
import { fieldAt, withField, withLookup, withValueMap, type FieldPlace } from './edit.ts';
import { omit } from './omit.ts';

export type MappingRule =
  /** Blank values become this one. */
  | { readonly kind: 'default'; readonly place: FieldPlace; readonly value: string | number | boolean }
  /** A value of the ERP becomes this value; makes a value map where the field has none. */
  | { readonly kind: 'map-value'; readonly place: FieldPlace; readonly from: string; readonly to: string }
  /** Records for which a formula is true are left out. */
  | { readonly kind: 'leave-out'; readonly where: string }
  /** The value comes from a formula from now on. */
  | { readonly kind: 'formula'; readonly place: FieldPlace; readonly formula: string }
  /** Texts are cut to a length before they are checked. */
  | { readonly kind: 'cut'; readonly place: FieldPlace; readonly length: number }
  /** Always the same value. */
  | { readonly kind: 'constant'; readonly place: FieldPlace; readonly value: string | number | boolean | null }
  /** Records no longer wait for the record that the field refers to. */
  | { readonly kind: 'optional'; readonly place: FieldPlace };

/** The document with the rule. Throws RangeError when it does not have the field that the rule is about. */
export function applyRule(document: MappingDocument, rule: MappingRule): MappingDocument {
  if (rule.kind === 'leave-out') return leaveOut(document, rule.where);
  const { place } = rule;
  const entry = fieldAt(document, place);
  if (entry === undefined) throw new RangeError(`The mapping does not write ${place.target}`);
  if (rule.kind === 'optional') {
    return isLookup(entry)
      ? withLookup(document, { ...entry, required: false }, place.list)
      : withField(document, omit(entry, 'required'), place.list);
  }
  if (isLookup(entry)) throw new RangeError(`${place.target} is a reference to another record`);
  if (rule.kind === 'map-value') return mapValue(document, entry, rule);
  return withField(document, changed(entry, rule), place.list);
}

type ValueRule = Exclude<MappingRule, { kind: 'leave-out' | 'optional' | 'map-value' }>;

function changed(field: FieldMapping, rule: ValueRule): FieldMapping {
  if (rule.kind === 'default') return { ...field, default: rule.value };
  const base = omit(field, 'source', 'formula', 'constant', 'aggregate');
  if (rule.kind === 'formula') return { ...base, formula: rule.formula };
  if (rule.kind === 'constant') return { ...omit(base, 'valueMap', 'default'), constant: rule.value };
  return { ...base, formula: `LEFT(${expressionOf(field)}, ${rule.length})` };
}

function mapValue(
  document: MappingDocument,
  field: FieldMapping,
  { place, from, to }: Extract<MappingRule, { kind: 'map-value' }>,
): MappingDocument {
  const name = field.valueMap ?? freeName(document, place.target);
  const map = document.valueMaps?.[name] ?? { entries: {}, unknown: 'keep' as const };
  const mapped = withValueMap(document, name, { ...map, entries: { ...map.entries, [from]: to } });
  return field.valueMap === undefined ? withField(mapped, { ...field, valueMap: name }, place.list) : mapped;
}

function freeName(document: MappingDocument, target: string): string {
  const base = target
    .replace(/__c$/, '')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-');
  for (let count = 1; ; count++) {
    const name = count === 1 ? base : `${base}-${count}`;
    if (document.valueMaps?.[name] === undefined) return name;
  }
}

function leaveOut(document: MappingDocument, where: string): MappingDocument {
  const { filter } = document.source;
  const kept = `NOT(${where})`;
  return {
    ...document,
    source: { ...document.source, filter: filter === undefined ? kept : `AND(${filter}, ${kept})` },
  };
}

/** The value of a field as an expression of a formula. */
function expressionOf({ source, formula, constant }: FieldMapping): string {
  if (source !== undefined) return source;
  if (formula !== undefined) return formula;
  return typeof constant === 'string' ? JSON.stringify(constant) : String(constant ?? 'NULL');
}

const isLookup = (entry: FieldMapping | LookupMapping): entry is LookupMapping => 'relationship' in entry;
