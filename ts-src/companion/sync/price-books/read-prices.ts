/** What price books are made of, read from Salesforce for some products of a company at a time. */
import type { Conversions, PriceRow, PriceSource } from '../../../lwc/erpPricing/erpPricing.ts';
import type { OrgReader } from '../mapping-store.ts';
import { withPatience } from '../reactions.ts';
import { queryAll, queryByValues, soqlText } from '../stored-rows.ts';

type Row = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
const numberOf = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
const isTrue = (value: unknown): boolean => String(value) === 'true';

const PRICE_COLUMNS = [
  ...['Company__c', 'Source__c', 'Price_Group__c', 'Item_Number__c', 'Variant__c', 'Unit__c', 'Currency__c'],
  ...['Amount_Type__c', 'Unit_Price__c', 'Minimum_Quantity__c', 'Starting_Date__c', 'Ending_Date__c', 'Active__c'],
  ...['Allow_Line_Discount__c', 'Price_Includes_Tax__c', 'Tax_Area__c', 'Tax_Group__c', 'Price_List__c'],
  'Line_Number__c',
];

function priceRow(row: Row): PriceRow {
  return {
    id: String(row['Id']),
    source: String(row['Source__c']) as PriceSource,
    group: textOf(row['Price_Group__c']),
    itemNumber: textOf(row['Item_Number__c']),
    itemGroup: null,
    variant: textOf(row['Variant__c']),
    unit: textOf(row['Unit__c']),
    currency: String(row['Currency__c']),
    amountType: String(row['Amount_Type__c']) as PriceRow['amountType'],
    unitPrice: numberOf(row['Unit_Price__c']),
    // Entries hold unit prices before discount.
    discountPercent: null,
    minimumQuantity: numberOf(row['Minimum_Quantity__c']),
    startingDate: textOf(row['Starting_Date__c']),
    endingDate: textOf(row['Ending_Date__c']),
    allowLineDiscount: isTrue(row['Allow_Line_Discount__c']),
    includesTax: isTrue(row['Price_Includes_Tax__c']),
    taxArea: textOf(row['Tax_Area__c']),
    taxGroup: textOf(row['Tax_Group__c']),
    list: textOf(row['Price_List__c']),
    lineNumber: numberOf(row['Line_Number__c']),
    listName: null,
  };
}

/** Price rows in force of a company's items; discounts are left out. */
export async function readPriceRows(
  reader: OrgReader,
  company: string,
  items: readonly string[],
): Promise<readonly PriceRow[]> {
  const query = { object: 'ERP_Price__c', by: 'Item_Number__c', columns: PRICE_COLUMNS };
  const rows = await queryByValues(reader, query, items);
  return rows
    .filter((row) => row['Company__c'] === company && isTrue(row['Active__c']) && row['Amount_Type__c'] !== 'Discount')
    .map(priceRow);
}

/** Units of the items of a company. */
export async function readUnits(
  reader: OrgReader,
  company: string,
  items: readonly string[],
): Promise<Conversions['units']> {
  const columns = ['Company__c', 'Kind__c', 'Unit__c', 'Quantity__c'];
  const rows = await queryByValues(reader, { object: 'ERP_Conversion__c', by: 'Item_Number__c', columns }, items);
  return rows
    .filter((row) => row['Company__c'] === company && row['Kind__c'] === 'Unit')
    .map((row) => ({
      itemNumber: String(row['Item_Number__c']),
      unit: String(row['Unit__c']),
      quantity: Number(row['Quantity__c']),
    }));
}

/** Rates and taxes of a company; both are few. */
export async function readRates(reader: OrgReader, company: string): Promise<Omit<Conversions, 'units'>> {
  const rows = await queryAll(
    reader,
    `SELECT Kind__c, Currency__c, Starting_Date__c, Exchange_Amount__c, Relational_Amount__c, Rounding__c, Tax_Area__c, ` +
      `Tax_Group__c, Percent__c FROM ERP_Conversion__c WHERE Company__c = ${soqlText(company)} AND Kind__c IN ('Currency', 'Tax')`,
  );
  const ofKind = (kind: string): readonly Row[] => rows.filter((row) => row['Kind__c'] === kind);
  return {
    rates: ofKind('Currency').map((row) => ({
      currency: String(row['Currency__c']),
      startingDate: textOf(row['Starting_Date__c']) ?? '',
      exchange: Number(row['Exchange_Amount__c']),
      relational: Number(row['Relational_Amount__c']),
      rounding: numberOf(row['Rounding__c']),
    })),
    taxes: ofKind('Tax').map((row) => ({
      area: textOf(row['Tax_Area__c']) ?? '',
      group: textOf(row['Tax_Group__c']) ?? '',
      percent: Number(row['Percent__c']),
    })),
  };
}

/** Codes of the price groups that price lists of a company name. */
export async function readPriceGroups(reader: OrgReader, company: string): Promise<readonly string[]> {
  const rows = await queryAll(
    reader,
    `SELECT Price_Group__c code, COUNT(Id) n FROM ERP_Price__c WHERE Company__c = ${soqlText(company)} ` +
      `AND Source__c = 'Customer Price Group' AND Price_Group__c != null GROUP BY Price_Group__c`,
  );
  return rows.map((row) => String(row['code'])).sort();
}

/** Whether the org keeps several currencies, and which are active. */
export async function readOrgCurrencies(
  reader: OrgReader,
): Promise<{ readonly several: boolean; readonly currencies: ReadonlySet<string> }> {
  const entry = await reader.salesforce.describe('PricebookEntry');
  const several = entry.fields.has('CurrencyIsoCode');
  if (several) {
    const rows = await queryAll(reader, 'SELECT IsoCode FROM CurrencyType WHERE IsActive = true');
    return { several, currencies: new Set(rows.map((row) => String(row['IsoCode']))) };
  }
  const only = await withPatience(reader, () => reader.salesforce.onlyCurrency());
  return { several, currencies: new Set(only === null ? [] : [only]) };
}
