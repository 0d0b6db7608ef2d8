import { AMOUNT_TYPES, PRICE_ASSETS, PRICE_SOURCES, PRICE_STATUSES } from '../books/pricing/model.ts';
import type { EntityContract } from './derive.ts';
import { extensionSet } from './field-list.ts';

/**
 * The sets of the extension that prices are made of. Codes are given as stored: a blank currency is the company's own, a
 * blank unit any unit. `taxAreaCode` and `priceTaxAreaCode` are VAT business posting groups, `taxGroupCode` the product
 * group; a tax rate is 0 where the tax is reversed. `priceInquiries` stores nothing: what is posted comes back with the
 * price, the line discount, the lists they are from (`sourceType` All: the item card), the stock, and the order date as
 * shipment date while the stock is enough.
 */
export const PRICE_CONTRACT: readonly EntityContract[] = [
  extensionSet(
    'priceListLines',
    'priceListLine',
    `id:guid priceListCode:string(20) priceListDescription:string(250) lineNumber:int32 status:enum sourceType:enum
     sourceNumber:string(20) sourceId:guid assetType:enum assetNumber:string(20) assetId:guid variantCode:string(10)
     unitOfMeasureCode:string(10) currencyCode:string(10) startingDate:date endingDate:date minimumQuantity:decimal
     amountType:enum unitPrice:decimal lineDiscountPercent:decimal allowLineDiscount:boolean
     allowInvoiceDiscount:boolean priceIncludesTax:boolean taxAreaCode:string(20) lastModifiedDateTime:datetime`,
    {
      members: {
        status: PRICE_STATUSES,
        sourceType: PRICE_SOURCES,
        assetType: PRICE_ASSETS,
        amountType: AMOUNT_TYPES,
      },
    },
  ),
  extensionSet(
    'customerPriceGroups',
    'customerPriceGroup',
    `id:guid code:string(10) description:string(100) allowLineDiscount:boolean allowInvoiceDiscount:boolean
     priceIncludesTax:boolean lastModifiedDateTime:datetime`,
  ),
  extensionSet(
    'itemUnitsOfMeasure',
    'itemUnitOfMeasure',
    `id:guid itemId:guid itemNumber:string(20) code:string(10) quantityPerUnitOfMeasure:decimal
     lastModifiedDateTime:datetime`,
  ),
  extensionSet(
    'itemDetails',
    'itemDetail',
    `id:guid itemNumber:string(20) salesUnitOfMeasureCode:string(10) itemDiscountGroup:string(20)
     priceTaxAreaCode:string(20) lastModifiedDateTime:datetime`,
  ),
  extensionSet(
    'exchangeRates',
    'exchangeRate',
    `id:guid currencyCode:string(10) startingDate:date exchangeRateAmount:decimal
     relationalExchangeRateAmount:decimal unitAmountRoundingPrecision:decimal lastModifiedDateTime:datetime`,
  ),
  extensionSet(
    'taxRates',
    'taxRate',
    'id:guid taxAreaCode:string(20) taxGroupCode:string(20) taxPercent:decimal lastModifiedDateTime:datetime',
  ),
  extensionSet(
    'priceInquiries',
    'priceInquiry',
    `id:guid customerNumber:string(20)! itemNumber:string(20)! variantCode:string(10)!
     unitOfMeasureCode:string(10)! quantity:decimal! orderDate:date! currencyCode:string(10)! unitPrice:decimal
     lineDiscountPercent:decimal priceListCode:string(20) discountListCode:string(20) sourceType:enum
     inventory:decimal earliestShipmentDate:date`,
    { members: { sourceType: ['All', ...PRICE_SOURCES] }, verbs: 'I' },
  ),
];
