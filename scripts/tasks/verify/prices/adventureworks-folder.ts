import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PRICE_LIST_COLUMNS, sheetOf, writeNoDocuments, writeSheet } from './company-sheets.ts';

const dayOf = (moment = ''): string => moment.slice(0, 10);

/** `.9697` as `0.9697`. */
const plain = (number = ''): string => String(Number(number));

/** Currencies of the sales territories. */
const CURRENCY_OF: Readonly<Record<string, string>> = { AU: 'AUD', CA: 'CAD', DE: 'EUR', FR: 'EUR', GB: 'GBP', US: '' };
const CURRENCIES = ['AUD', 'CAD', 'EUR', 'GBP'];

/** Price history: one price list, each price with its days. */
function priceHistory(data: string, numbers: ReadonlyMap<string, string>): Record<string, string>[] {
  return sheetOf(data, 'ProductListPriceHistory.csv').flatMap((row) => {
    const item = numbers.get(row['ProductID'] ?? '');
    if (item === undefined) return [];
    return {
      list: 'LIST',
      description: 'List price history',
      item,
      startingDate: dayOf(row['StartDate']),
      endingDate: dayOf(row['EndDate']),
      amountType: 'Price',
      unitPrice: plain(row['ListPrice']),
    };
  });
}

/**
 * Special offers: discounts with days and quantity breaks. Reseller offers are for the discount group of the stores,
 * the others for everybody. A greatest quantity has no place in a price list; the next break is higher anyway.
 */
function specialOffers(data: string, numbers: ReadonlyMap<string, string>): Record<string, string>[] {
  const offers = new Map(sheetOf(data, 'SpecialOffer.csv').map((row) => [row['SpecialOfferID'], row]));
  return sheetOf(data, 'SpecialOfferProduct.csv').flatMap((pair) => {
    const offer = offers.get(pair['SpecialOfferID']);
    const item = numbers.get(pair['ProductID'] ?? '');
    if (offer === undefined || item === undefined || Number(offer['DiscountPct']) === 0) return [];
    const reseller = offer['Category'] === 'Reseller';
    return {
      list: `OFFER${offer['SpecialOfferID']}`,
      description: offer['Description'] ?? '',
      source: reseller ? 'Customer Disc. Group' : 'All Customers',
      sourceNumber: reseller ? 'RESELLER' : '',
      item,
      startingDate: dayOf(offer['StartDate']),
      endingDate: dayOf(offer['EndDate']),
      minimumQuantity: offer['MinQty'] ?? '',
      amountType: 'Discount',
      discountPercent: String(Math.round(Number(offer['DiscountPct']) * 10_000) / 100),
    };
  });
}

function customersOf(data: string): Record<string, string>[] {
  const countries = new Map(
    sheetOf(data, 'SalesTerritory.csv').map((row) => [row['TerritoryID'], row['CountryRegionCode'] ?? '']),
  );
  const stores = new Map(sheetOf(data, 'Store.csv.gz').map((row) => [row['BusinessEntityID'], row['Name'] ?? '']));
  const rows = sheetOf(data, 'Customer.csv.gz');
  const shops = rows.filter((row) => row['StoreID'] !== '').slice(0, 90);
  const people = rows.filter((row) => row['StoreID'] === '').slice(0, 30);
  return [...shops, ...people].map((row) => {
    const country = countries.get(row['TerritoryID']) ?? '';
    const store = stores.get(row['StoreID']);
    return {
      number: row['AccountNumber'] ?? '',
      name: store ?? `Customer ${row['CustomerID']}`,
      country,
      currency: CURRENCY_OF[country] ?? '',
      discountGroup: store === undefined ? '' : 'RESELLER',
    };
  });
}

/**
 * Makes a company folder of the AdventureWorks sample: products with a price, 120 customers, the price history as a list
 * for all customers, special offers as discounts, and the daily rates of the territories' currencies against the dollar.
 */
export async function writeAdventureWorks(data: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const products = sheetOf(data, 'Product.csv').filter((row) => Number(row['ListPrice']) > 0);
  const numbers = new Map(products.map((row) => [row['ProductID'] ?? '', row['ProductNumber'] ?? '']));
  const items = products.map((row) => ({
    number: row['ProductNumber'] ?? '',
    description: row['Name'] ?? '',
    unitPrice: plain(row['ListPrice']),
    unit: 'EA',
  }));
  const boxes = items
    .filter((_, index) => index % 4 === 0)
    .map(({ number }) => ({ item: number, unit: 'BOX', quantity: '6' }));
  const rates = sheetOf(data, 'CurrencyRate.csv.gz')
    .filter((row) => CURRENCIES.includes(row['ToCurrencyCode'] ?? ''))
    .map((row) => ({
      currency: row['ToCurrencyCode'] ?? '',
      startingDate: dayOf(row['CurrencyRateDate']),
      exchangeAmount: plain(row['AverageRate']),
      relationalAmount: '1',
    }));
  await writeFile(join(folder, 'company.csv'), 'code,name,currency,country,taxPercent\nAW,AdventureWorks,USD,US,8\n');
  await writeSheet(folder, 'items.csv', ['number', 'description', 'unitPrice', 'unit'], items);
  await writeSheet(folder, 'item-units.csv', ['item', 'unit', 'quantity'], boxes);
  await writeSheet(
    folder,
    'customers.csv',
    ['number', 'name', 'country', 'currency', 'discountGroup'],
    customersOf(data),
  );
  const lists = [...priceHistory(data, numbers), ...specialOffers(data, numbers)];
  await writeSheet(folder, 'price-lists.csv', PRICE_LIST_COLUMNS, lists);
  await writeSheet(
    folder,
    'exchange-rates.csv',
    ['currency', 'startingDate', 'exchangeAmount', 'relationalAmount'],
    rates,
  );
  await writeNoDocuments(folder);
}
