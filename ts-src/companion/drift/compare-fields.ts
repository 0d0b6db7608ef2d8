/** What changed about the fields of one entity or object. Pure. */
import type { SchemaField } from './schema-side.ts';

export type DriftKind = 'New' | 'Renamed' | 'Removed' | 'Retyped';

/** One difference. `before` and `after` are names for a renaming, types otherwise; null where there is none. */
export interface Difference {
  readonly kind: DriftKind;
  /** The field that a mapping would name: of a renaming the old name. */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** How alike two names must be to be taken for one field; below it a removed and a new field are told apart. */
const ALIKE_MIN = 0.5;

/**
 * Compares fields by name. A removed and a new field of the same type with similar names or equal labels are proposed as
 * one renaming, the most similar first, each field at most once; somebody must confirm it.
 */
export function compareFields(before: readonly SchemaField[], after: readonly SchemaField[]): readonly Difference[] {
  const now = new Map(after.map((field) => [field.name, field]));
  const known = new Map(before.map((field) => [field.name, field]));
  const removed = before.filter(({ name }) => !now.has(name));
  const added = after.filter(({ name }) => !known.has(name));
  const renamings = findRenamings(removed, added);
  const taken = new Set(renamings.flatMap(({ from, to }) => [from, to]));
  return [
    ...renamings.map(({ from, to }): Difference => ({
      kind: 'Renamed',
      field: from.name,
      before: from.name,
      after: to.name,
    })),
    ...removed
      .filter((field) => !taken.has(field))
      .map(({ name, type }): Difference => ({ kind: 'Removed', field: name, before: type, after: null })),
    ...added
      .filter((field) => !taken.has(field))
      .map(({ name, type }): Difference => ({ kind: 'New', field: name, before: null, after: type })),
    ...before.flatMap(({ name, type }): Difference[] => {
      const other = now.get(name);
      return other === undefined || other.type === type
        ? []
        : [{ kind: 'Retyped', field: name, before: type, after: other.type }];
    }),
  ];
}

interface Renaming {
  readonly from: SchemaField;
  readonly to: SchemaField;
}

function findRenamings(removed: readonly SchemaField[], added: readonly SchemaField[]): readonly Renaming[] {
  const pairs = removed
    .flatMap((from) => added.map((to) => ({ from, to, score: from.type === to.type ? likeness(from, to) : 0 })))
    .filter(({ score }) => score >= ALIKE_MIN)
    .toSorted((a, b) => b.score - a.score);
  const taken = new Set<SchemaField>();
  return pairs.filter(({ from, to }) => {
    if (taken.has(from) || taken.has(to)) return false;
    taken.add(from).add(to);
    return true;
  });
}

/** From 0 to 1: the words that both names have, or 1 for equal labels. */
function likeness(one: SchemaField, other: SchemaField): number {
  if (one.label !== null && one.label === other.label) return 1;
  const [a, b] = [wordsOf(one.name), wordsOf(other.name)];
  const joined = new Set([...a, ...b]);
  const shared = [...a].filter((word) => b.has(word)).length;
  return joined.size === 0 ? 0 : shared / joined.size;
}

/** `customerPriceGroup`, `Customer_Price_Group__c` → customer, price, group. */
export const wordsOf = (name: string): Set<string> =>
  new Set(
    name
      .replace(/__[cr]$/i, '')
      .replace(/([a-z\d])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z\d]+/)
      .filter((word) => word !== ''),
  );
