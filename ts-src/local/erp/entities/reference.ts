import type { CodeRow, CodeSet, ExchangeRate, PaymentTerms } from '../books/model.ts';
import { defineSet, type EntitySet, type Scalar } from '../odata/entity-set.ts';

type Getters = Record<string, (row: CodeRow) => Scalar>;

/** A field kept in the row's `more`, with the value of a row that lacks it. */
function more(name: string, blank: Scalar): (row: CodeRow) => Scalar {
  return (row) => row.more[name] ?? blank;
}

function codeSet(set: CodeSet, further: Getters): EntitySet {
  return defineSet<CodeRow>(set, {
    rows: (company) => company.codes[set].rows(),
    find: (company, key) => company.codes[set].byId(key),
    version: (row) => row.version,
    get: {
      id: (row) => row.id,
      code: (row) => row.code,
      displayName: (row) => row.name,
      lastModifiedDateTime: (row) => row.modified,
      ...further,
    },
  });
}

export const paymentTermsSet = defineSet<PaymentTerms>('paymentTerms', {
  rows: (company) => company.terms.rows(),
  find: (company, key) => company.terms.byId(key),
  version: (row) => row.version,
  get: {
    id: (row) => row.id,
    code: (row) => row.code,
    displayName: (row) => row.name,
    dueDateCalculation: (row) => row.due,
    discountDateCalculation: (row) => row.discountDue,
    discountPercent: (row) => row.discountPercent,
    calculateDiscountOnCreditMemos: (row) => row.discountOnCreditMemos,
    lastModifiedDateTime: (row) => row.modified,
  },
});

export const exchangeRatesSet = defineSet<ExchangeRate>('currencyExchangeRates', {
  rows: (company) => company.rates.rows(),
  find: (company, key) => company.rates.byId(key),
  version: (row) => row.version,
  get: {
    id: (row) => row.id,
    currencyCode: (row) => row.currency,
    startingDate: (row) => row.date,
    exchangeRateAmount: (row) => row.exchange,
    relationalCurrencyCode: () => '',
    relationalExchangeRateAmount: (row) => row.relational,
    lastModifiedDateTime: (row) => row.modified,
  },
});

/** The sets that are a code, a name and a few further fields. */
export const CODE_ENTITY_SETS: readonly EntitySet[] = [
  codeSet('itemCategories', {}),
  codeSet('unitsOfMeasure', {
    internationalStandardCode: more('internationalStandardCode', ''),
    symbol: more('symbol', ''),
  }),
  codeSet('currencies', {
    symbol: more('symbol', ''),
    amountDecimalPlaces: more('amountDecimalPlaces', '2:2'),
    amountRoundingPrecision: more('amountRoundingPrecision', 0.01),
  }),
  codeSet('paymentMethods', {}),
  codeSet('shipmentMethods', {}),
  codeSet('countriesRegions', { addressFormat: more('addressFormat', 'Post Code+City') }),
  codeSet('taxAreas', { taxType: () => 'VAT' }),
  codeSet('taxGroups', { taxType: () => 'VAT' }),
  codeSet('salespeoplePurchasers', {
    email: more('email', ''),
    email2: () => '',
    phoneNo: more('phoneNo', ''),
    jobTitle: more('jobTitle', ''),
    commisionPercent: more('commisionPercent', 0),
    privacyBlocked: () => false,
    blocked: () => false,
  }),
];
