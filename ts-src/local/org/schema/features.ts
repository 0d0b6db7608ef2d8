import { fieldDraft } from './field-defaults.ts';
import type { FieldDraft } from './field-defaults.ts';
import type { ObjectDraft } from './object-draft.ts';
import type { PicklistValue } from './types.ts';

/** What an administrator of a real org turns on in Setup, and what then is in its schema. */
export type OrgFeature = 'quotes' | 'multicurrency' | 'personaccounts';

export const ORG_FEATURES: readonly OrgFeature[] = ['quotes', 'multicurrency', 'personaccounts'];

/**
 * Features of a comma-separated list such as `quotes,multicurrency`; none for empty text.
 * @throws Error naming a word that is no feature
 */
export function orgFeatures(text: string): OrgFeature[] {
  const words = text.split(',').map((word) => word.trim().toLowerCase());
  return words
    .filter((word) => word !== '')
    .map((word) => {
      const feature = ORG_FEATURES.find((known) => known === word);
      if (feature === undefined) throw new Error(`${word} is no feature: ${ORG_FEATURES.join(', ')}`);
      return feature;
    });
}

/** Objects of setup that keep amounts all the same, or say which currency a user works in. */
const WITH_CURRENCY: ReadonlySet<string> = new Set(['User']);

/** Objects whose records belong to others and carry no currency of their own. */
const WITHOUT_CURRENCY: ReadonlySet<string> = new Set([
  'AccountShare',
  'CurrencyType',
  'Note',
  'OpportunityContactRole',
]);

/** Lines take the currency of their document; it can't be given (Object Reference, CurrencyIsoCode of line items). */
const INHERITING: ReadonlySet<string> = new Set(['OpportunityLineItem', 'QuoteLineItem', 'OrderItem']);

/** Objects whose currency stays as it was created (Object Reference, PricebookEntry). */
const FIXED: ReadonlySet<string> = new Set(['PricebookEntry', 'Quote']);

/**
 * `CurrencyIsoCode` of an object in an org with several currencies; null for objects without it. `offered` is the list
 * of active currencies, which all objects share.
 */
export function currencyField(object: ObjectDraft, offered: readonly PicklistValue[]): FieldDraft | null {
  if (WITHOUT_CURRENCY.has(object.name) || (object.system && !WITH_CURRENCY.has(object.name))) return null;
  if (/__(e|mdt)$/.test(object.name)) return null;
  const inherits = INHERITING.has(object.name);
  return {
    ...fieldDraft('CurrencyIsoCode', 'Currency ISO Code', 'picklist'),
    length: 255,
    nillable: true,
    defaultedOnCreate: true,
    createable: !inherits,
    updateable: !inherits && !FIXED.has(object.name),
    picklistValues: offered,
  };
}
