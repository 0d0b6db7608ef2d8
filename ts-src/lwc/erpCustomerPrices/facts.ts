import { nodesOf, valueOf, type Connection, type Field } from 'c/erpAccountData';
import type { Conversions, PriceFacts, PriceRow, PricedCustomer } from 'c/erpPricing';

type Fields<Texts extends string, Numbers extends string, Booleans extends string> = { readonly Id: string } & {
  readonly [name in Texts]?: Field<string>;
} & { readonly [name in Numbers]?: Field<number> } & { readonly [name in Booleans]?: Field<boolean> };

type PriceNode = Fields<
  | 'Source__c'
  | 'Price_Group__c'
  | 'Item_Number__c'
  | 'Item_Discount_Group__c'
  | 'Variant__c'
  | 'Unit__c'
  | 'Currency__c'
  | 'Amount_Type__c'
  | 'Starting_Date__c'
  | 'Ending_Date__c'
  | 'Tax_Area__c'
  | 'Tax_Group__c'
  | 'Price_List__c'
  | 'Price_List_Name__c',
  'Unit_Price__c' | 'Discount_Percent__c' | 'Minimum_Quantity__c' | 'Line_Number__c',
  'Allow_Line_Discount__c' | 'Price_Includes_Tax__c'
>;

type CustomerNode = Fields<
  'Number__c' | 'Currency__c' | 'Home_Currency__c' | 'Price_Group__c' | 'Discount_Group__c' | 'Tax_Area__c',
  never,
  'Allow_Line_Discount__c' | 'Prices_Include_Tax__c'
>;

type ConversionNode = Fields<
  'Kind__c' | 'Item_Number__c' | 'Unit__c' | 'Currency__c' | 'Starting_Date__c' | 'Tax_Area__c' | 'Tax_Group__c',
  'Quantity__c' | 'Exchange_Amount__c' | 'Relational_Amount__c' | 'Rounding__c' | 'Percent__c',
  never
>;

interface PricesAnswer {
  readonly uiapi: {
    readonly query: {
      readonly ERP_Customer__c?: Connection<CustomerNode>;
      readonly ERP_Price__c?: Connection<PriceNode>;
      readonly ERP_Customer_Price__c?: Connection<PriceNode>;
      readonly ERP_Conversion__c?: Connection<ConversionNode>;
    };
  };
}

/** What is known of an item's prices; null facts when the reader may not see the customer that pays. */
export interface KnownPrices {
  readonly visible: boolean;
  readonly facts: PriceFacts | null;
  /** There are more rows than one query gives, so that a better price may be missing. */
  readonly incomplete: boolean;
}

/** Reads the answer of `pricesQuery`. */
export function readPrices(answer: unknown): KnownPrices {
  const { query } = (answer as PricesAnswer).uiapi;
  const [customer] = nodesOf(query.ERP_Customer__c);
  const lists = [query.ERP_Price__c, query.ERP_Customer_Price__c, query.ERP_Conversion__c];
  const rows = [...nodesOf(query.ERP_Price__c), ...nodesOf(query.ERP_Customer_Price__c)].map(priceRow);
  return {
    visible: Boolean(query.ERP_Price__c),
    facts: customer
      ? { rows, customer: pricedCustomer(customer), conversions: conversions(nodesOf(query.ERP_Conversion__c)) }
      : null,
    incomplete: lists.some((list) => list?.pageInfo?.hasNextPage === true),
  };
}

function priceRow(node: PriceNode): PriceRow {
  return {
    id: node.Id,
    source: valueOf(node.Source__c) as PriceRow['source'],
    group: valueOf(node.Price_Group__c),
    itemNumber: valueOf(node.Item_Number__c),
    itemGroup: valueOf(node.Item_Discount_Group__c),
    variant: valueOf(node.Variant__c),
    unit: valueOf(node.Unit__c),
    currency: valueOf(node.Currency__c) ?? '',
    amountType: valueOf(node.Amount_Type__c) as PriceRow['amountType'],
    unitPrice: valueOf(node.Unit_Price__c),
    discountPercent: valueOf(node.Discount_Percent__c),
    minimumQuantity: valueOf(node.Minimum_Quantity__c),
    startingDate: valueOf(node.Starting_Date__c),
    endingDate: valueOf(node.Ending_Date__c),
    allowLineDiscount: valueOf(node.Allow_Line_Discount__c) === true,
    includesTax: valueOf(node.Price_Includes_Tax__c) === true,
    taxArea: valueOf(node.Tax_Area__c),
    taxGroup: valueOf(node.Tax_Group__c),
    list: valueOf(node.Price_List__c),
    lineNumber: valueOf(node.Line_Number__c),
    listName: valueOf(node.Price_List_Name__c),
  };
}

function pricedCustomer(node: CustomerNode): PricedCustomer {
  return {
    homeCurrency: valueOf(node.Home_Currency__c) ?? '',
    priceGroup: valueOf(node.Price_Group__c),
    discountGroup: valueOf(node.Discount_Group__c),
    allowLineDiscount: valueOf(node.Allow_Line_Discount__c) === true,
    pricesIncludeTax: valueOf(node.Prices_Include_Tax__c) === true,
    taxArea: valueOf(node.Tax_Area__c),
  };
}

function conversions(nodes: readonly ConversionNode[]): Conversions {
  const kind = (name: string): readonly ConversionNode[] => nodes.filter((node) => valueOf(node.Kind__c) === name);
  const text = (field: Field<string>): string => valueOf(field) ?? '';
  return {
    units: kind('Unit').map((node) => ({
      itemNumber: text(node.Item_Number__c),
      unit: text(node.Unit__c),
      quantity: valueOf(node.Quantity__c) ?? 1,
    })),
    rates: kind('Currency').map((node) => ({
      currency: text(node.Currency__c),
      startingDate: text(node.Starting_Date__c),
      exchange: valueOf(node.Exchange_Amount__c) ?? 1,
      relational: valueOf(node.Relational_Amount__c) ?? 1,
      rounding: valueOf(node.Rounding__c),
    })),
    taxes: kind('Tax').map((node) => ({
      area: text(node.Tax_Area__c),
      group: text(node.Tax_Group__c),
      percent: valueOf(node.Percent__c) ?? 0,
    })),
  };
}
