import type { FieldDraft } from './field-defaults.ts';
import type { ObjectDraft } from './object-draft.ts';

/** Fields of a person that account and contact call alike. */
const SAME_NAME: ReadonlySet<string> = new Set(['firstname', 'lastname', 'salutation', 'phone', 'fax']);

/**
 * The contact's field behind a field of a person account: `PersonEmail` is the contact's `Email`, `Tier__pc` its
 * `Tier__c`, names are called alike; null for fields of the account itself (Object Reference, Account, person account
 * fields).
 */
export function contactFieldOf(accountField: string): string | null {
  const name = accountField.toLowerCase();
  if (name.endsWith('__pc')) return accountField.slice(0, -2) + 'c';
  if (name === 'personcontactid') return null;
  if (name.startsWith('person')) return accountField.slice('Person'.length);
  return SAME_NAME.has(name) ? accountField : null;
}

/** Custom fields of contacts as person accounts show them, ending in `__pc`; external ids and uniqueness stay behind. */
export function personFieldsOf(contact: ObjectDraft): FieldDraft[] {
  return contact.fields
    .filter((field) => field.custom && field.formula === null && field.rollup === null && !field.autoNumber)
    .map((field) => ({
      ...field,
      name: field.name.replace(/__c$/, '__pc'),
      relationshipName: field.relationshipName?.replace(/__r$/, '__pr') ?? null,
      childRelationshipName: null,
      nillable: true,
      unique: false,
      externalId: false,
      idLookup: false,
    }));
}
