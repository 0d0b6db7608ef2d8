import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PRICE_LIST_COLUMNS, sheetOf, writeNoDocuments, writeSheet } from './company-sheets.ts';

/** Discount groups by the form of an item's number; the demo data at hand does not hold them. */
function discountGroup(number: string): string {
  if (/^70[01]/.test(number)) return 'RAW MAT';
  if (/^19\d\d-S$/.test(number)) return 'FINISHED';
  if (/^19\d\d-W$/.test(number)) return 'RESALE';
  return /^70/.test(number) ? 'A' : 'B';
}

/** The demo data's years 1902 and 1903 mean the year before and the year of the demo. */
const dayOf = (text = ''): string => text.replace(/^1902/, '2025').replace(/^1903/, '2026');

/** A price as it stands, or the factor on the item's price of an expression such as `Round(Item."Unit Price" * 1.15, …)`. */
function priceOf(text: string, itemPrice: number): string {
  const factor = /"Unit Price" \* ([\d.]+)/.exec(text)?.[1];
  return factor === undefined ? text : String(Math.round(itemPrice * Number(factor)));
}

function lists(data: string, prices: ReadonlyMap<string, number>): Record<string, string>[] {
  const special = sheetOf(data, 'SalesPrice.csv').map((row) => ({
    list: 'PRICES',
    description: 'Sales prices',
    item: row['Item No.'] ?? '',
    currency: row['Currency Code'] ?? '',
    startingDate: dayOf(row['Starting Date']),
    amountType: 'Price',
    unitPrice: priceOf(row['Unit Price'] ?? '', prices.get(row['Item No.'] ?? '') ?? 0),
  }));
  const discounts = sheetOf(data, 'SalesDiscount.csv').map((row) => ({
    list: 'DISCOUNTS',
    description: 'Line discounts',
    source: row['Sales Type'] ?? '',
    sourceNumber: row['Sales Code'] ?? '',
    itemDiscountGroup: row['Item Discount Group'] ?? '',
    minimumQuantity: row['Minimum Quantity'] ?? '',
    amountType: 'Discount',
    discountPercent: row['Discount %'] ?? '',
  }));
  return [...special, ...discounts];
}

/** Yearly rates of the currencies that customers have, against the pound; the demo data at hand holds none. */
function ratesOf(currencies: ReadonlySet<string>): Record<string, string>[] {
  return [...currencies].sort().flatMap((currency, index) =>
    ['2025-01-01', '2026-01-01'].map((startingDate, year) => ({
      currency,
      startingDate,
      exchangeAmount: '100',
      relationalAmount: String(Math.round((12 + index * 7.3 + year * 1.7) * 10_000) / 10_000),
    })),
  );
}

/**
 * Makes a company folder of CRONUS, the demo company of Business Central: items with English names, customers, sales
 * prices and line discounts.
 */
export async function writeCronus(data: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const names = new Map(
    sheetOf(data, 'ItemTranslation.csv')
      .filter((row) => row['Language Code'] === 'ENU')
      .map((row) => [row['Item No.'], row['Description']]),
  );
  const items = sheetOf(data, 'Item.csv').map((row) => ({
    number: row['No.'] ?? '',
    description: names.get(row['No.']) ?? '',
    unitPrice: row['Unit Price'] ?? '',
    unit: row['Base Unit of Measure'] || 'PCS',
    discountGroup: discountGroup(row['No.'] ?? ''),
  }));
  const prices = new Map(items.map(({ number, unitPrice }) => [number, Number(unitPrice)]));
  const groups = sheetOf(data, 'CustomerDiscGroup.csv').map((row) => row['Customer Disc. Group'] ?? '');
  const customers = sheetOf(data, 'Customer.csv').map((row, index) => {
    const currency = row['Currency Code'] ?? '';
    return {
      number: row['No.'] ?? '',
      name: row['Name'] ?? '',
      country: row['Country Code'] ?? '',
      currency: /^[A-Z]{3}$/.test(currency) && currency !== 'GBP' ? currency : '',
      discountGroup: ['', ...groups][index % (groups.length + 1)] ?? '',
    };
  });
  const currencies = new Set(customers.map(({ currency }) => currency).filter((code) => code !== ''));
  await writeFile(join(folder, 'company.csv'), 'code,name,currency,country,taxPercent\nCRONUS,CRONUS,GBP,GB,20\n');
  await writeSheet(folder, 'items.csv', ['number', 'description', 'unitPrice', 'unit', 'discountGroup'], items);
  await writeSheet(folder, 'item-units.csv', ['item', 'unit', 'quantity'], packs(items));
  await writeSheet(folder, 'customers.csv', ['number', 'name', 'country', 'currency', 'discountGroup'], customers);
  await writeSheet(folder, 'price-lists.csv', PRICE_LIST_COLUMNS, lists(data, prices));
  const columns = ['currency', 'startingDate', 'exchangeAmount', 'relationalAmount'];
  await writeSheet(folder, 'exchange-rates.csv', columns, ratesOf(currencies));
  await writeNoDocuments(folder);
}

/** Pieces come in packs of ten, too. */
function packs(items: readonly { readonly number: string; readonly unit: string }[]): Record<string, string>[] {
  return items
    .filter(({ unit }) => unit === 'PCS')
    .map(({ number }) => ({ item: number, unit: 'PACK', quantity: '10' }));
}
