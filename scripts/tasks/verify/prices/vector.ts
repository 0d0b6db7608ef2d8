import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../repository.ts';

/** A price list line as far as a vector says it; the rest is open. */
export interface VectorLine {
  readonly source?: 'All Customers' | 'Customer' | 'Customer Price Group' | 'Customer Disc. Group';
  readonly sourceNumber?: string;
  readonly asset?: 'Item' | 'Item Discount Group';
  readonly assetNumber?: string;
  readonly variant?: string;
  readonly unit?: string;
  readonly currency?: string;
  readonly startingDate?: string;
  readonly endingDate?: string;
  readonly minimumQuantity?: number;
  readonly amountType?: 'Any' | 'Price' | 'Discount';
  readonly unitPrice?: number;
  readonly discountPercent?: number;
  readonly allowLineDiscount?: boolean;
  readonly includesTax?: boolean;
  readonly taxArea?: string;
}

/** A question with the answer that was worked by hand, and the reasoning. */
export interface PriceVector {
  readonly name: string;
  readonly why: string;
  readonly item?: { readonly unit?: string; readonly unitPrice?: number };
  /** Base units in one of each further unit. */
  readonly units?: Readonly<Record<string, number>>;
  readonly lines: readonly VectorLine[];
  readonly ask?: {
    readonly quantity?: number;
    readonly unit?: string;
    readonly variant?: string;
    readonly day?: string;
    readonly currency?: string;
  };
  readonly expect: {
    readonly unitPrice: number;
    readonly discountPercent: number;
    readonly priceSource: string;
    readonly discountSource?: string;
  };
}

/** Vectors from one page of Microsoft's documentation. */
export interface VectorPage {
  readonly page: string;
  readonly vectors: readonly PriceVector[];
}

/**
 * What every vector takes for granted: the company's own currency is GBP; item 1000 costs 100 on its card, is kept in
 * PCS with BOX holding 12, is taxed as STANDARD and of the item discount group HARDWARE; customer C1 is of price group
 * GOLD, discount group LARGE and tax area DOMESTIC (20 per cent) and is shown prices without tax; rates begin on 1
 * January 2026: 100 EUR are 80 GBP, 100 USD are 70 GBP; from 1 July 100 EUR are 50 GBP. Asked is one base unit on 10
 * March 2026 in GBP.
 */
export const GIVEN = {
  home: 'GBP',
  item: { number: '1000', unitPrice: 100, unit: 'PCS', group: 'HARDWARE' },
  units: { BOX: 12 },
  customer: { number: 'C1', priceGroup: 'GOLD', discountGroup: 'LARGE', taxArea: 'DOMESTIC' },
  taxes: { DOMESTIC: { STANDARD: 20 } },
  rates: [
    { currency: 'EUR', startingDate: '2026-01-01', exchange: 100, relational: 80 },
    { currency: 'EUR', startingDate: '2026-07-01', exchange: 100, relational: 50 },
    { currency: 'USD', startingDate: '2026-01-01', exchange: 100, relational: 70 },
  ],
  ask: { quantity: 1, variant: '', day: '2026-03-10', currency: 'GBP' },
} as const;

/** What a calculation says to a vector, in the words of its `expect`. */
export type VectorAnswer = PriceVector['expect'];

const folder = join(repositoryRoot, 'ts-src/tests/golden/prices');

/** The vectors as they are committed, page by page. */
export function readVectors(): readonly VectorPage[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as VectorPage);
}
