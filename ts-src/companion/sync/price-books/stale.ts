/** Mark that says that something price books are made of was written; absent as long as there never was anything. */
export const PRICES_STALE = 'price-books:stale';

const MADE_OF = new Set(['Product2', 'ERP_Price__c', 'ERP_Conversion__c']);

/** The mark to record with rows of an object that were written. */
export const staleBooks = (object: string): Readonly<Record<string, string>> =>
  MADE_OF.has(object) ? { [PRICES_STALE]: 'stale' } : {};
