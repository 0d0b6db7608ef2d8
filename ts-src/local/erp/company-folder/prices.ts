import { newRow } from '../books/company.ts';
import { ErpError } from '../books/errors.ts';
import type { Company } from '../books/model.ts';
import { addPriceLine, addPriceList, type LineSaying } from '../books/pricing/lists.ts';
import { AMOUNT_TYPES, PRICE_SOURCES, PRICE_STATUSES, type PriceList } from '../books/pricing/model.ts';
import { storedCurrency } from './masters.ts';
import { hasSheet, readSheet, type SheetRow } from './sheet.ts';

const YES_NO = ['true', 'false'] as const;

/** Every item has its base unit; item-units.csv (optional) brings further ones. */
export function loadItemUnits(company: Company, folder: string): void {
  for (const item of company.items.rows()) {
    if (item.unit !== '') company.itemUnits.insert({ ...newRow(company), item, code: item.unit, quantity: 1 });
  }
  if (!hasSheet(folder, 'item-units.csv')) return;
  for (const row of readSheet(folder, 'item-units.csv', ['item', 'unit', 'quantity'])) {
    const item = company.items.byKey(row.required('item'));
    if (item === undefined) throw row.fail('FOLDER_UNKNOWN_ITEM', `item ${row.text('item')} is not in items.csv.`);
    const code = row.required('unit');
    if (company.itemUnits.byKey(`${item.number}\t${code}`) !== undefined) {
      throw row.fail('FOLDER_DUPLICATE', `the unit ${code} of item ${item.number} stands twice.`);
    }
    const quantity = row.number('quantity', 'refuse');
    if (quantity <= 0) throw row.fail('FOLDER_BAD_NUMBER', `quantity is '${quantity}'; expected more than 0.`);
    company.itemUnits.insert({ ...newRow(company), item, code, quantity });
  }
}

/** exchange-rates.csv (optional): rates against the company's own currency. */
export function loadExchangeRates(company: Company, folder: string): void {
  if (!hasSheet(folder, 'exchange-rates.csv')) return;
  const columns = ['currency', 'startingDate', 'exchangeAmount', 'relationalAmount'];
  for (const row of readSheet(folder, 'exchange-rates.csv', columns)) {
    const currency = storedCurrency(company, row);
    if (currency === '') throw row.fail('FOLDER_BAD_VALUE', "currency is the company's own; it has no rate.");
    const date = row.day('startingDate');
    if (company.rates.byKey(`${currency}\t${date}`) !== undefined) {
      throw row.fail('FOLDER_DUPLICATE', `the rate of ${currency} from ${date} stands twice.`);
    }
    const exchange = row.number('exchangeAmount', 'refuse');
    const relational = row.number('relationalAmount', 'refuse');
    if (exchange <= 0 || relational <= 0) throw row.fail('FOLDER_BAD_NUMBER', 'a rate must be above 0.');
    company.rates.insert({ ...newRow(company), currency, date, exchange, relational });
  }
}

function listOf(company: Company, row: SheetRow): PriceList {
  const code = row.required('list');
  const status = row.choice('status', PRICE_STATUSES, 'Active');
  return (
    company.priceLists.byKey(code) ?? addPriceList(company, { code, description: row.text('description'), status })
  );
}

function sayingOf(company: Company, row: SheetRow): LineSaying {
  const group = row.text('itemDiscountGroup');
  const includesTax = row.choice('priceIncludesTax', YES_NO, 'false') === 'true';
  return {
    source: row.choice('source', PRICE_SOURCES, 'All Customers'),
    sourceNumber: row.text('sourceNumber'),
    asset: group === '' ? 'Item' : 'Item Discount Group',
    assetNumber: group === '' ? row.required('item') : group,
    variant: row.text('variant'),
    unit: row.text('unit'),
    currency: storedCurrency(company, row),
    startingDate: row.day('startingDate', ''),
    endingDate: row.day('endingDate', ''),
    minimumQuantity: row.number('minimumQuantity'),
    amountType: row.choice('amountType', AMOUNT_TYPES, 'Price'),
    unitPrice: row.number('unitPrice'),
    discountPercent: row.number('discountPercent'),
    allowLineDiscount: row.choice('allowLineDiscount', YES_NO, 'true') === 'true',
    includesTax,
    taxArea: includesTax ? 'DOMESTIC' : '',
  };
}

function rememberGroup(company: Company, { source, sourceNumber = '' }: LineSaying): void {
  if (source !== 'Customer Price Group' || company.priceGroups.byKey(sourceNumber) !== undefined) return;
  const row = { code: sourceNumber, description: sourceNumber, includesTax: false };
  company.priceGroups.insert({ ...newRow(company), ...row, allowLineDiscount: true, allowInvoiceDiscount: true });
}

/** price-lists.csv (optional): one row a line; the first row of a list says its description and status. */
export function loadPriceLists(company: Company, folder: string): void {
  if (!hasSheet(folder, 'price-lists.csv')) return;
  for (const row of readSheet(folder, 'price-lists.csv', ['list'])) {
    const saying = sayingOf(company, row);
    rememberGroup(company, saying);
    try {
      addPriceLine(company, listOf(company, row), saying);
    } catch (error) {
      if (!(error instanceof ErpError)) throw error;
      throw row.fail('FOLDER_BAD_VALUE', error.message);
    }
  }
}
