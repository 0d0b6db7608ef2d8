import type { PicklistValue } from './types.ts';

/** A currency of an org with several. */
export interface CurrencyDefinition {
  /** ISO 4217. */
  readonly code: string;
  /** Units of this currency for one of the corporate currency. */
  readonly rate: number;
  /** Default true. */
  readonly active?: boolean;
}

/** Currencies of a fresh org, the corporate one first. */
export const STARTING_CURRENCIES: readonly CurrencyDefinition[] = [
  { code: 'GBP', rate: 1 },
  { code: 'EUR', rate: 1.176471 },
  { code: 'USD', rate: 1.282051 },
  { code: 'DKK', rate: 8.77 },
];

const NAMES = new Intl.DisplayNames('en', { type: 'currency' });

/** A currency as a picklist offers it: `GBP`, labelled `British Pound`. */
export function currencyValue(code: string): PicklistValue {
  let label = code;
  try {
    label = NAMES.of(code) ?? code;
  } catch {
    // No ISO code by its form: it has no name.
  }
  return { value: code, label, active: true, defaultValue: false };
}
