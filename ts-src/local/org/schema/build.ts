import { currencyField } from './features.ts';
import type { OrgFeature } from './features.ts';
import { loadStandardObjects } from './standard.ts';
import type { ObjectDraft } from './object-draft.ts';
import type { ObjectAddition } from './metadata/read-metadata.ts';
import { linkSchema } from './link.ts';
import { personFieldsOf } from './person-accounts.ts';
import { typeRollups } from './rollup-types.ts';
import { storeFormulas } from './stored-formulas.ts';
import type { OrgSchema, PicklistValue } from './types.ts';

const BASE36 = '0123456789abcdefghijklmnopqrstuvwxyz';

/** Key prefixes of custom objects, as an org gives them out: a00, a01, … */
function customKeyPrefix(index: number): string {
  return `a${BASE36[Math.floor(index / 36) % 36]}${BASE36[index % 36]}`;
}

/** What is turned on in the org. */
export interface SchemaFeatures {
  readonly features: readonly OrgFeature[];
  /** Active currencies as picklists offer them, the same list for every object; with the feature `multicurrency`. */
  readonly currencies: readonly PicklistValue[];
}

/**
 * The org's schema: standard objects, then what the metadata folders add, in order.
 * @throws Error when metadata names an object or field that does not exist, or a formula can't be compiled
 */
export function buildSchema(
  namespace: string,
  additions: readonly ObjectAddition[],
  on: SchemaFeatures = { features: [], currencies: [] },
): OrgSchema {
  const objects = new Map(loadStandardObjects(on.features).map((object) => [object.name.toLowerCase(), object]));
  for (const { object } of additions) {
    if (object !== null && !objects.has(object.name.toLowerCase())) objects.set(object.name.toLowerCase(), object);
  }
  for (const addition of additions) extend(objects, addition);
  if (on.features.includes('personaccounts')) addPersonFields(objects);
  if (on.features.includes('multicurrency')) addCurrencies(objects, on.currencies);
  let custom = 0;
  for (const object of objects.values()) {
    if (object.custom) object.keyPrefix = customKeyPrefix(custom++);
  }
  typeRollups(objects);
  storeFormulas(objects);
  return linkSchema(namespace, [...objects.values()]);
}

function addPersonFields(objects: ReadonlyMap<string, ObjectDraft>): void {
  const contact = objects.get('contact');
  if (contact !== undefined) objects.get('account')?.fields.push(...personFieldsOf(contact));
}

function addCurrencies(objects: ReadonlyMap<string, ObjectDraft>, offered: readonly PicklistValue[]): void {
  for (const object of objects.values()) {
    const field = currencyField(object, offered);
    if (field !== null) object.fields.push(field);
  }
}

function extend(objects: ReadonlyMap<string, ObjectDraft>, addition: ObjectAddition): void {
  const target = objects.get(addition.name.toLowerCase());
  if (target === undefined) {
    if (addition.fields.length === 0) return;
    throw new Error(`Metadata adds fields to ${addition.name}, which is no object of this org`);
  }
  const known = new Set(target.fields.map((field) => field.name.toLowerCase()));
  target.fields.push(...addition.fields.filter((field) => !known.has(field.name.toLowerCase())));
  target.validationRules.push(...addition.validationRules);
}
