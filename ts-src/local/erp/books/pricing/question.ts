import type { Customer, Item } from '../model.ts';

/** What a sales line asks the price of, with everything that converts it. */
export interface PriceQuestion {
  /** The bill-to customer: its agreements and groups count. */
  readonly customer: Customer;
  readonly item: Item;
  readonly variant: string;
  readonly unit: string;
  /** Base units in one of `unit`. */
  readonly quantityPerUnit: number;
  /** In `unit`; without sign. */
  readonly quantity: number;
  /** Order date; posting date of an invoice or credit memo. */
  readonly day: string;
  /** Blank for the company's own. */
  readonly currency: string;
  /** So many units of the currency are worth so many of the company's own. */
  readonly rate: { readonly exchange: number; readonly relational: number };
  readonly tax: { readonly including: boolean; readonly percent: number };
}
