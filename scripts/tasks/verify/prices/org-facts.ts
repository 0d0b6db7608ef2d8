import type { Conversions, PricedCustomer, PriceRow } from '../../../../ts-src/lwc/erpPricing/erpPricing.ts';
import { soql, type OrgAccess } from '../../soql.ts';

/** A customer as it stands in the org, with the number of the one that pays. */
export interface OrgCustomer extends PricedCustomer {
  readonly number: string;
  readonly billTo: string | null;
  readonly currency: string;
}

/** All that the org holds of one company's prices, found by what a question names. */
export interface OrgPrices {
  readonly customers: ReadonlyMap<string, OrgCustomer>;
  /** By item number, or by item discount group with a mark before it. */
  readonly general: ReadonlyMap<string, readonly PriceRow[]>;
  /** Rows of single customers by customer number. */
  readonly own: ReadonlyMap<string, readonly PriceRow[]>;
  readonly units: ReadonlyMap<string, Conversions['units']>;
  readonly rates: Conversions['rates'];
  readonly taxes: Conversions['taxes'];
  readonly rows: number;
}

interface PriceRecord {
  readonly Id: string;
  readonly Source__c: PriceRow['source'];
  readonly Price_Group__c?: string | null;
  readonly Item_Number__c: string | null;
  readonly Item_Discount_Group__c: string | null;
  readonly Variant__c: string | null;
  readonly Unit__c: string | null;
  readonly Currency__c: string;
  readonly Amount_Type__c: PriceRow['amountType'];
  readonly Unit_Price__c: number | null;
  readonly Discount_Percent__c: number | null;
  readonly Minimum_Quantity__c: number | null;
  readonly Starting_Date__c: string | null;
  readonly Ending_Date__c: string | null;
  readonly Allow_Line_Discount__c: boolean;
  readonly Price_Includes_Tax__c: boolean;
  readonly Tax_Area__c: string | null;
  readonly Tax_Group__c?: string | null;
  readonly Price_List__c: string | null;
  readonly Line_Number__c: number | null;
  readonly Price_List_Name__c: string | null;
  readonly Customer__r?: { readonly Number__c: string };
}

const PRICE_FIELDS =
  'Id, Source__c, Item_Number__c, Item_Discount_Group__c, Variant__c, Unit__c, Currency__c, Amount_Type__c, Unit_Price__c, ' +
  'Discount_Percent__c, Minimum_Quantity__c, Starting_Date__c, Ending_Date__c, Allow_Line_Discount__c, ' +
  'Price_Includes_Tax__c, Tax_Area__c, Price_List__c, Line_Number__c, Price_List_Name__c';

function rowOf(record: PriceRecord): PriceRow {
  return {
    id: record.Id,
    source: record.Source__c,
    group: record.Price_Group__c ?? null,
    itemNumber: record.Item_Number__c,
    itemGroup: record.Item_Discount_Group__c,
    variant: record.Variant__c,
    unit: record.Unit__c,
    currency: record.Currency__c,
    amountType: record.Amount_Type__c,
    unitPrice: record.Unit_Price__c,
    discountPercent: record.Discount_Percent__c,
    minimumQuantity: record.Minimum_Quantity__c,
    startingDate: record.Starting_Date__c,
    endingDate: record.Ending_Date__c,
    allowLineDiscount: record.Allow_Line_Discount__c,
    includesTax: record.Price_Includes_Tax__c,
    taxArea: record.Tax_Area__c,
    taxGroup: record.Tax_Group__c ?? null,
    list: record.Price_List__c,
    lineNumber: record.Line_Number__c,
    listName: record.Price_List_Name__c,
  };
}

/** Where a row is looked for: by its item, or by the item discount group that it is about. */
export const aboutItem = (number: string): string => `item ${number}`;
export const aboutGroup = (group: string): string => `group ${group}`;

function aboutOf(row: PriceRow): string {
  return row.itemNumber === null ? aboutGroup(row.itemGroup ?? '') : aboutItem(row.itemNumber);
}

const all = <Row>(org: OrgAccess, query: string): Promise<Row[]> => Array.fromAsync(soql<Row>(org, query));

async function readCustomers(org: OrgAccess, where: string): Promise<ReadonlyMap<string, OrgCustomer>> {
  interface CustomerRecord {
    readonly Number__c: string;
    readonly Bill_To_Number__c: string | null;
    readonly Currency__c: string;
    readonly Home_Currency__c: string;
    readonly Price_Group__c: string | null;
    readonly Discount_Group__c: string | null;
    readonly Allow_Line_Discount__c: boolean;
    readonly Prices_Include_Tax__c: boolean;
    readonly Tax_Area__c: string | null;
  }
  const fields =
    'Number__c, Bill_To_Number__c, Currency__c, Home_Currency__c, Price_Group__c, Discount_Group__c, Allow_Line_Discount__c, Prices_Include_Tax__c, Tax_Area__c';
  const records = await all<CustomerRecord>(org, `SELECT ${fields} FROM ERP_Customer__c WHERE ${where}`);
  return new Map(
    records.map((record) => [
      record.Number__c,
      {
        number: record.Number__c,
        billTo: record.Bill_To_Number__c,
        currency: record.Currency__c,
        homeCurrency: record.Home_Currency__c,
        priceGroup: record.Price_Group__c,
        discountGroup: record.Discount_Group__c,
        allowLineDiscount: record.Allow_Line_Discount__c,
        pricesIncludeTax: record.Prices_Include_Tax__c,
        taxArea: record.Tax_Area__c,
      },
    ]),
  );
}

interface ConversionRecord {
  readonly Kind__c: string;
  readonly Item_Number__c: string;
  readonly Unit__c: string;
  readonly Quantity__c: number;
  readonly Currency__c: string;
  readonly Starting_Date__c: string;
  readonly Exchange_Amount__c: number;
  readonly Relational_Amount__c: number;
  readonly Rounding__c: number | null;
  readonly Tax_Area__c: string;
  readonly Tax_Group__c: string;
  readonly Percent__c: number;
}

const CONVERSION_FIELDS =
  'Kind__c, Item_Number__c, Unit__c, Quantity__c, Currency__c, Starting_Date__c, Exchange_Amount__c, Relational_Amount__c, ' +
  'Rounding__c, Tax_Area__c, Tax_Group__c, Percent__c';

function conversionsOf(records: readonly ConversionRecord[]): Pick<OrgPrices, 'units' | 'rates' | 'taxes'> {
  const units = records
    .filter((record) => record.Kind__c === 'Unit')
    .map((record) => ({ itemNumber: record.Item_Number__c, unit: record.Unit__c, quantity: record.Quantity__c }));
  const rates = records
    .filter((record) => record.Kind__c === 'Currency')
    .map((record) => ({
      currency: record.Currency__c,
      startingDate: record.Starting_Date__c,
      exchange: record.Exchange_Amount__c,
      relational: record.Relational_Amount__c,
      rounding: record.Rounding__c,
    }));
  const taxes = records
    .filter((record) => record.Kind__c === 'Tax')
    .map((record) => ({ area: record.Tax_Area__c, group: record.Tax_Group__c, percent: record.Percent__c }));
  return { units: Map.groupBy(units, (unit) => unit.itemNumber), rates, taxes };
}

/** Reads one company's prices, customers and conversions from the org as any client would. */
export async function readOrgPrices(org: OrgAccess, company: string): Promise<OrgPrices> {
  const where = `Company__c = '${company}'`;
  const general = await all<PriceRecord>(
    org,
    `SELECT ${PRICE_FIELDS}, Price_Group__c, Tax_Group__c FROM ERP_Price__c WHERE ${where} AND Active__c = true`,
  );
  const own = await all<PriceRecord>(
    org,
    `SELECT ${PRICE_FIELDS}, Customer__r.Number__c FROM ERP_Customer_Price__c WHERE ${where} AND Active__c = true`,
  );
  const conversions = await all<ConversionRecord>(
    org,
    `SELECT ${CONVERSION_FIELDS} FROM ERP_Conversion__c WHERE ${where}`,
  );
  const byCustomer = Map.groupBy(own, (record) => record.Customer__r?.Number__c ?? '');
  return {
    customers: await readCustomers(org, where),
    general: Map.groupBy(general.map(rowOf), aboutOf),
    own: new Map([...byCustomer].map(([number, records]) => [number, records.map(rowOf)])),
    ...conversionsOf(conversions),
    rows: general.length + own.length + conversions.length,
  };
}
