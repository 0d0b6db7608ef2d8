import type { Company, ExchangeRate, Item } from '../books/model.ts';
import { unitRounding } from '../books/pricing/convert.ts';
import type { CustomerPriceGroup, ItemUnit, PriceListLine } from '../books/pricing/model.ts';
import { taxRatesOf, type TaxRate } from '../books/pricing/tax-rates.ts';
import { EMPTY_DATE, EMPTY_GUID } from '../books/random.ts';
import { defineSet } from '../odata/entity-set.ts';

const dayOrNone = (day: string): string => (day === '' ? EMPTY_DATE : day);

function sourceId(line: PriceListLine, company: Company): string {
  if (line.source === 'Customer') return company.customers.byKey(line.sourceNumber)?.id ?? EMPTY_GUID;
  if (line.source === 'Customer Price Group') return company.priceGroups.byKey(line.sourceNumber)?.id ?? EMPTY_GUID;
  return EMPTY_GUID;
}

export const priceLinesSet = defineSet<PriceListLine>('priceListLines', {
  rows: (company) => company.priceLines.rows(),
  find: (company, key) => company.priceLines.byId(key),
  version: (row) => row.version,
  get: {
    id: (row) => row.id,
    priceListCode: (row) => row.list.code,
    priceListDescription: (row) => row.list.description,
    lineNumber: (row) => row.lineNumber,
    status: (row) => row.list.status,
    sourceType: (row) => row.source,
    sourceNumber: (row) => row.sourceNumber,
    sourceId,
    assetType: (row) => row.asset,
    assetNumber: (row) => row.assetNumber,
    assetId: (row, company) =>
      row.asset === 'Item' ? (company.items.byKey(row.assetNumber)?.id ?? EMPTY_GUID) : EMPTY_GUID,
    variantCode: (row) => row.variant,
    unitOfMeasureCode: (row) => row.unit,
    currencyCode: (row) => row.currency,
    startingDate: (row) => dayOrNone(row.startingDate),
    endingDate: (row) => dayOrNone(row.endingDate),
    minimumQuantity: (row) => row.minimumQuantity,
    amountType: (row) => row.amountType,
    unitPrice: (row) => row.unitPrice,
    lineDiscountPercent: (row) => row.discountPercent,
    allowLineDiscount: (row) => row.allowLineDiscount,
    allowInvoiceDiscount: (row) => row.allowInvoiceDiscount,
    priceIncludesTax: (row) => row.includesTax,
    taxAreaCode: (row) => row.taxArea,
    lastModifiedDateTime: (row) => row.modified,
  },
});

export const priceGroupsSet = defineSet<CustomerPriceGroup>('customerPriceGroups', {
  rows: (company) => company.priceGroups.rows(),
  find: (company, key) => company.priceGroups.byId(key),
  version: (row) => row.version,
  get: {
    id: (row) => row.id,
    code: (row) => row.code,
    description: (row) => row.description,
    allowLineDiscount: (row) => row.allowLineDiscount,
    allowInvoiceDiscount: (row) => row.allowInvoiceDiscount,
    priceIncludesTax: (row) => row.includesTax,
    lastModifiedDateTime: (row) => row.modified,
  },
});

export const itemUnitsSet = defineSet<ItemUnit>('itemUnitsOfMeasure', {
  rows: (company) => company.itemUnits.rows(),
  find: (company, key) => company.itemUnits.byId(key),
  version: (row) => row.version,
  get: {
    id: (row) => row.id,
    itemId: (row) => row.item.id,
    itemNumber: (row) => row.item.number,
    code: (row) => row.code,
    quantityPerUnitOfMeasure: (row) => row.quantity,
    lastModifiedDateTime: (row) => row.modified,
  },
});

/** What the item card holds besides what the standard API shows. */
export const itemDetailsSet = defineSet<Item>('itemDetails', {
  rows: (company) => company.items.rows(),
  find: (company, key) => company.items.byId(key),
  version: (row) => row.version,
  get: {
    id: (row) => row.id,
    itemNumber: (row) => row.number,
    salesUnitOfMeasureCode: (row) => row.salesUnit,
    itemDiscountGroup: (row) => row.discountGroup,
    priceTaxAreaCode: (row) => row.priceTaxArea,
    lastModifiedDateTime: (row) => row.modified,
  },
});

/** Exchange rates with what the rates of the standard API lack: to what unit prices of the currency are rounded. */
export const exchangeRateDetailsSet = defineSet<ExchangeRate>('exchangeRates', {
  rows: (company) => company.rates.rows(),
  find: (company, key) => company.rates.byId(key),
  version: (row) => row.version,
  get: {
    id: (row) => row.id,
    currencyCode: (row) => row.currency,
    startingDate: (row) => row.date,
    exchangeRateAmount: (row) => row.exchange,
    relationalExchangeRateAmount: (row) => row.relational,
    unitAmountRoundingPrecision: (row, company) => unitRounding(company, row.currency),
    lastModifiedDateTime: (row) => row.modified,
  },
});

export const taxRatesSet = defineSet<TaxRate>('taxRates', {
  rows: taxRatesOf,
  find: (company, key) => taxRatesOf(company).find((row) => row.id === key),
  version: () => 1,
  get: {
    id: (row) => row.id,
    taxAreaCode: (row) => row.area,
    taxGroupCode: (row) => row.group,
    taxPercent: (row) => row.percent,
    lastModifiedDateTime: (row) => row.modified,
  },
});
