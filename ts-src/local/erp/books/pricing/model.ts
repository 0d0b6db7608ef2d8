import type { Item, StoredRow } from '../model.ts';

export const PRICE_STATUSES = ['Draft', 'Active', 'Inactive'] as const;
export type PriceStatus = (typeof PRICE_STATUSES)[number];

/** Who a price list line is for, of the members of "Price Source Type" that are kept here. */
export const PRICE_SOURCES = ['All Customers', 'Customer', 'Customer Price Group', 'Customer Disc. Group'] as const;
export type PriceSource = (typeof PRICE_SOURCES)[number];

/** What a price list line is about, of the members of "Price Asset Type" that are kept here. */
export const PRICE_ASSETS = ['Item', 'Item Discount Group'] as const;
export type PriceAsset = (typeof PRICE_ASSETS)[number];

/** `Any` is shown as Price & Discount. */
export const AMOUNT_TYPES = ['Any', 'Price', 'Discount'] as const;
export type AmountType = (typeof AMOUNT_TYPES)[number];

/** Table 7000, Price List Header. */
export interface PriceList extends StoredRow {
  readonly code: string;
  readonly description: string;
  readonly status: PriceStatus;
  /** Number of its last line. */
  lastLine: number;
}

/** Table 7001, Price List Line. Blank dates are open, a blank currency is the company's own, a blank unit any unit. */
export interface PriceListLine extends StoredRow {
  readonly list: PriceList;
  readonly lineNumber: number;
  readonly source: PriceSource;
  /** Number of the customer or code of the group; blank for all customers. */
  readonly sourceNumber: string;
  readonly asset: PriceAsset;
  /** Number of the item or code of the item discount group. */
  readonly assetNumber: string;
  readonly variant: string;
  readonly unit: string;
  readonly currency: string;
  readonly startingDate: string;
  readonly endingDate: string;
  readonly minimumQuantity: number;
  readonly amountType: AmountType;
  readonly unitPrice: number;
  readonly discountPercent: number;
  readonly allowLineDiscount: boolean;
  readonly allowInvoiceDiscount: boolean;
  readonly includesTax: boolean;
  /** "VAT Bus. Posting Gr. (Price)": whose tax the price includes. */
  readonly taxArea: string;
}

/** Table 6, Customer Price Group: defaults for its price lists. */
export interface CustomerPriceGroup extends StoredRow {
  readonly code: string;
  readonly description: string;
  readonly allowLineDiscount: boolean;
  readonly allowInvoiceDiscount: boolean;
  readonly includesTax: boolean;
}

/** Table 5404, Item Unit of Measure: `quantity` base units are one of this unit. */
export interface ItemUnit extends StoredRow {
  readonly item: Item;
  readonly code: string;
  readonly quantity: number;
}
