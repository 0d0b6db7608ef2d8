import type { Claim } from '../../claim.ts';

const SELLING = 'Local org: opportunities, quotes and prices';

/** Opportunities with products, quotes, price books and currencies. */
export const SELLING_CLAIMS: readonly Claim[] = [
  {
    id: 'org-price-book-standard',
    area: SELLING,
    behaviour: 'The standard price book is there from the start and can be neither created nor deleted.',
    status: 'documented',
    source: 'Object Reference, Pricebook2',
  },
  {
    id: 'org-price-entry-order',
    area: SELLING,
    behaviour:
      'An entry of another book needs an entry of the standard book first, in the same currency (STANDARD_PRICE_NOT_DEFINED); product, book and currency stand together once (DUPLICATE_VALUE) and stay as created.',
    status: 'documented',
    source: 'Object Reference, PricebookEntry',
  },
  {
    id: 'org-price-entry-standard-price',
    area: SELLING,
    behaviour: 'An entry with UseStandardPrice has the standard price and follows it; a price that is sent is ignored.',
    status: 'assumed',
    source: 'Object Reference, PricebookEntry, UseStandardPrice; that the value is ignored and not refused is assumed',
  },
  {
    id: 'org-price-entry-archive',
    area: SELLING,
    behaviour:
      'Deleting an entry that a line has archives it: queries do not find it any more, its lines still show it.',
    status: 'documented',
    source: 'Object Reference, PricebookEntry',
  },
  {
    id: 'org-line-book',
    area: SELLING,
    behaviour:
      'The first product gives an opportunity its price book; later products must be of that book, which stays while there are products. A quote must have its book before its first line.',
    status: 'assumed',
    source:
      'Object Reference, Opportunity, OpportunityLineItem and Quote; the code FIELD_INTEGRITY_EXCEPTION by experience',
  },
  {
    id: 'org-line-entry',
    area: SELLING,
    behaviour:
      'A line whose entry or price book is inactive, or of another currency than its document, is refused with FIELD_INTEGRITY_EXCEPTION; a line may name the product instead of the entry.',
    status: 'assumed',
    source: 'Object Reference, OpportunityLineItem; codes and words by experience',
  },
  {
    id: 'org-line-sums',
    area: SELLING,
    behaviour:
      'The total of a line is quantity times unit price less discount; a total sent without unit price makes the unit price.',
    status: 'documented',
    source: 'Object Reference, OpportunityLineItem, TotalPrice and Discount',
  },
  {
    id: 'org-line-discount-field',
    area: SELLING,
    behaviour: 'Discount and Subtotal of opportunity products are there with quotes only.',
    status: 'assumed',
    source: 'Published describes of orgs with and without quotes',
  },
  {
    id: 'org-opportunity-amount',
    area: SELLING,
    behaviour:
      'With products the amount and the quantity of an opportunity are theirs and what is sent is ignored; after the last product is deleted the amount stays and can be set again.',
    status: 'assumed',
    source: 'Object Reference, Opportunity, Amount; what deleting the last product does by experience',
  },
  {
    id: 'org-line-no-schedules',
    area: SELLING,
    behaviour: 'Revenue and quantity schedules, price rules and approval of quotes do not exist.',
    status: 'differs',
    source: 'Counterpart needs none of them',
  },
  {
    id: 'org-quote-derived',
    area: SELLING,
    behaviour:
      'Account and currency of a quote are those of its opportunity; subtotal, discount, total, grand total, line count, number and IsSyncing are the platform’s. Quotes without opportunity are not offered.',
    status: 'documented',
    source: 'Object Reference, Quote',
  },
  {
    id: 'org-quote-status',
    area: SELLING,
    behaviour: 'A new quote is in status Draft; statuses are not restricted to the list.',
    status: 'assumed',
    source: 'Published describe of an org with quotes; the default by experience',
  },
  {
    id: 'org-quote-sync',
    area: SELLING,
    behaviour:
      'Naming a quote in SyncedQuoteId replaces the products of the opportunity by its lines; from then on quantity, price, discount, date, description and sort order go both ways, and so do new and deleted lines. Custom fields do not.',
    status: 'documented',
    source: 'Help page "Sync Quotes and Opportunities"',
  },
  {
    id: 'org-quote-sharing',
    area: SELLING,
    behaviour: 'Quotes and lines are seen and changed by those who see and change the opportunity.',
    status: 'assumed',
    source: 'Help page "Quotes"; organisation-wide defaults for quotes are not offered',
  },
  {
    id: 'org-currency-field',
    area: SELLING,
    behaviour:
      'With multicurrency every record but those of setup has CurrencyIsoCode, by default that of its user, else the corporate one; lines have that of their document. Without, the field is unknown (INVALID_FIELD).',
    status: 'documented',
    source: 'Object Reference, CurrencyIsoCode; help page "Manage Multiple Currencies"',
  },
  {
    id: 'org-currency-active',
    area: SELLING,
    behaviour: 'An unknown or inactive currency is refused with INVALID_CURRENCY_ISO.',
    status: 'assumed',
    source: 'SOAP API Developer Guide, StatusCode; a restricted picklist error is reported too',
  },
  {
    id: 'org-currency-no-conversion',
    area: SELLING,
    behaviour:
      'Amounts are never converted: convertCurrency() and format() give them as they are, roll-ups and aggregates add numbers as they are, dated exchange rates do not exist.',
    status: 'differs',
    source: 'A real org converts to the currency of the parent or the user',
  },
];
