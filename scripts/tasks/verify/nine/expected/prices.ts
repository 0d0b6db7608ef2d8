import { currencyOf, type ErpCompanyReader, type Row } from './erp-reader.ts';
import { day, decoded, keyOf, ownKey, put, text, type Expected, type ExpectedRecords } from './record.ts';

/** Prices and discounts: the item cards and every line of every price list, those of single customers apart. */
export async function expectPrices(company: ErpCompanyReader, into: ExpectedRecords): Promise<void> {
  for (const row of await company.standard('items')) {
    put(into, 'ERP_Price__c', ownKey(company, 'item', row['id']), {
      ...blank,
      'Product__r.ERP_Key__c': ownKey(company, 'item', row['id']),
      Company__c: company.code,
      Source__c: 'Item Card',
      Item_Number__c: row['number'],
      Unit__c: text(row['baseUnitOfMeasureCode']),
      Currency__c: company.currency,
      Amount_Type__c: 'Price',
      Active__c: true,
      Unit_Price__c: row['unitPrice'],
      Price_Includes_Tax__c: row['priceIncludesTax'],
      Allow_Line_Discount__c: true,
    });
  }
  for (const row of await company.extension('priceListLines')) {
    const key = ownKey(company, 'priceListLine', row['id']);
    if (decoded(row['sourceType']) === 'Customer') {
      const customer = keyOf(company, 'customer', row['sourceId']);
      put(into, 'ERP_Customer_Price__c', key, { ...lineOf(company, row), 'Customer__r.ERP_Key__c': customer });
    } else {
      put(into, 'ERP_Price__c', key, { ...lineOf(company, row), Price_Group__c: text(row['sourceNumber']) });
    }
  }
}

/** What an item card has none of. */
const blank: Expected = {
  Price_Group__c: null,
  Variant__c: null,
  Discount_Percent__c: null,
  Minimum_Quantity__c: null,
  Starting_Date__c: null,
  Ending_Date__c: null,
  Price_List__c: null,
  Price_List_Name__c: null,
};

function lineOf(company: ErpCompanyReader, row: Row): Expected {
  const active = row['status'] === 'Active';
  const amount = decoded(row['amountType']);
  const item = decoded(row['assetType']) === 'Item';
  return {
    'Product__r.ERP_Key__c': item ? keyOf(company, 'item', row['assetId']) : null,
    Company__c: company.code,
    Source__c: decoded(row['sourceType']),
    Item_Number__c: item ? row['assetNumber'] : null,
    Variant__c: text(row['variantCode']),
    Unit__c: text(row['unitOfMeasureCode']),
    Currency__c: currencyOf(company, row['currencyCode']),
    Amount_Type__c: amount === 'Any' ? 'Price & Discount' : amount,
    Active__c: active,
    Unit_Price__c: active && amount !== 'Discount' ? row['unitPrice'] : null,
    Discount_Percent__c: active && amount !== 'Price' ? row['lineDiscountPercent'] : null,
    Minimum_Quantity__c: row['minimumQuantity'],
    Starting_Date__c: day(row['startingDate']),
    Ending_Date__c: day(row['endingDate']),
    Allow_Line_Discount__c: row['allowLineDiscount'],
    Price_Includes_Tax__c: row['priceIncludesTax'],
    Price_List__c: text(row['priceListCode']),
    Price_List_Name__c: text(row['priceListDescription']),
  };
}
