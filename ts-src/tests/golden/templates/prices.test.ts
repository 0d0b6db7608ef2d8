import { describe, expect, it } from 'vitest';
import { compileMapping } from '../../../mapping/index.ts';
import { businessCentralTemplates } from '../../../templates/business-central/index.ts';
import { packageFields } from './package-fields.ts';

const env = { company: { code: 'US', name: 'CRONUS', currency: 'USD' }, now: Date.UTC(2026, 0, 31) };
const ITEM = 'b0000000-0000-0000-0000-000000000001';

function run(name: string, record: Readonly<Record<string, unknown>>) {
  const document = businessCentralTemplates.find((template) => template.name === name);
  if (document === undefined) throw new Error(`there is no template ${name}`);
  return compileMapping(document, { targetFields: packageFields }).run(record, env);
}

function row(name: string, record: Readonly<Record<string, unknown>>): object {
  const result = run(name, record);
  if (result.outcome !== 'mapped') throw new Error(JSON.stringify(result));
  expect(result.notes).toEqual([]);
  return result.row;
}

const line = {
  id: 'a0000000-0000-0000-0000-000000000001',
  priceListCode: 'S00001',
  priceListDescription: 'Trade prices',
  lineNumber: 10000,
  status: 'Active',
  sourceType: 'Customer Price Group',
  sourceNumber: 'TRADE',
  sourceId: 'c0000000-0000-0000-0000-000000000001',
  assetType: 'Item',
  assetNumber: '1896-S',
  assetId: ITEM,
  variantCode: '',
  unitOfMeasureCode: 'BOX',
  currencyCode: '',
  startingDate: '2026-01-01',
  endingDate: '0001-01-01',
  minimumQuantity: 10,
  amountType: 'Price',
  unitPrice: 12.34567,
  lineDiscountPercent: 0,
  allowLineDiscount: true,
  allowInvoiceDiscount: true,
  priceIncludesTax: false,
  taxAreaCode: 'DOMESTIC',
};

describe('price list lines', () => {
  it('of a group become a price of the group, in the own currency where none is named', () => {
    expect(row('price', line)).toEqual({
      ERP_Key__c: `US|priceListLine|${line.id}`,
      Company__c: 'US',
      Source__c: 'Customer Price Group',
      Price_Group__c: 'TRADE',
      Item_Number__c: '1896-S',
      Item_Discount_Group__c: null,
      Variant__c: null,
      Unit__c: 'BOX',
      Currency__c: 'USD',
      Amount_Type__c: 'Price',
      Active__c: true,
      Unit_Price__c: 12.34567,
      Discount_Percent__c: null,
      Minimum_Quantity__c: 10,
      Starting_Date__c: '2026-01-01',
      Ending_Date__c: null,
      Allow_Line_Discount__c: true,
      Price_Includes_Tax__c: false,
      Tax_Area__c: null,
      Price_List__c: 'S00001',
      Line_Number__c: 10000,
      Price_List_Name__c: 'Trade prices',
      'Product__r.ERP_Key__c': `US|item|${ITEM}`,
    });
  });

  it('about a group of items name the group and no product', () => {
    const discount = { ...line, assetType: 'Item Discount Group', assetNumber: 'SEATING', amountType: 'Discount' };
    expect(row('price', { ...discount, unitPrice: 0, lineDiscountPercent: 7.5 })).toMatchObject({
      Item_Number__c: null,
      Item_Discount_Group__c: 'SEATING',
      Unit_Price__c: null,
      Discount_Percent__c: 7.5,
      'Product__r.ERP_Key__c': null,
    });
  });

  it('of a customer stand below the customer, and are no price for others', () => {
    const own = { ...line, sourceType: 'Customer', sourceNumber: '10000', amountType: 'Any', lineDiscountPercent: 3 };
    expect(run('price', own).outcome).toBe('filtered');
    expect(run('customer-price', line).outcome).toBe('filtered');
    expect(row('customer-price', own)).toMatchObject({
      Source__c: 'Customer',
      Amount_Type__c: 'Price & Discount',
      Unit_Price__c: 12.34567,
      Discount_Percent__c: 3,
      'Customer__r.ERP_Key__c': `US|customer|${line.sourceId}`,
    });
  });

  it.each(['Draft', 'Inactive'])('of a list in status %s keep no figures', (status) => {
    const off = { Active__c: false, Unit_Price__c: null, Discount_Percent__c: null };
    expect(row('price', { ...line, status, amountType: 'Any' })).toMatchObject(off);
  });

  it('with tax name whose tax it is', () => {
    expect(row('price', { ...line, priceIncludesTax: true })).toMatchObject({ Tax_Area__c: 'DOMESTIC' });
  });
});

it('an item card becomes the price that counts where no list has one', () => {
  const card = {
    id: ITEM,
    number: '1896-S',
    baseUnitOfMeasureCode: 'PCS',
    unitPrice: 1000.8,
    taxGroupCode: 'STANDARD',
  };
  expect(row('item-card-price', { ...card, priceIncludesTax: false, itemDiscountGroup: 'TABLES' })).toMatchObject({
    ERP_Key__c: `US|item|${ITEM}`,
    Source__c: 'Item Card',
    Active__c: true,
    Unit__c: 'PCS',
    Currency__c: 'USD',
    Unit_Price__c: 1000.8,
    Item_Discount_Group__c: 'TABLES',
    Tax_Area__c: null,
    Tax_Group__c: 'STANDARD',
    'Product__r.ERP_Key__c': `US|item|${ITEM}`,
  });
});

it('units, rates and taxes become conversions', () => {
  expect(row('item-unit', { id: ITEM, itemNumber: '1896-S', code: 'BOX', quantityPerUnitOfMeasure: 0.03125 })).toEqual({
    ERP_Key__c: `US|itemUnitOfMeasure|${ITEM}`,
    Company__c: 'US',
    Kind__c: 'Unit',
    Item_Number__c: '1896-S',
    Unit__c: 'BOX',
    Quantity__c: 0.03125,
  });
  const rate = { id: ITEM, currencyCode: 'EUR', startingDate: '2026-01-01', exchangeRateAmount: 100 };
  const more = { relationalExchangeRateAmount: 64.8824, unitAmountRoundingPrecision: 0.01 };
  expect(row('exchange-rate', { ...rate, ...more })).toMatchObject({
    Kind__c: 'Currency',
    Currency__c: 'EUR',
    Starting_Date__c: '2026-01-01',
    Exchange_Amount__c: 100,
    Relational_Amount__c: 64.8824,
    Rounding__c: 0.01,
  });
  const tax = { id: ITEM, taxAreaCode: 'DOMESTIC', taxGroupCode: 'STANDARD', taxPercent: 20 };
  expect(row('tax-rate', tax)).toMatchObject({ Kind__c: 'Tax', Tax_Area__c: 'DOMESTIC', Percent__c: 20 });
});
