import { addCode, newRow } from '../books/company.ts';
import type { Company } from '../books/model.ts';
import { blankCustomer } from '../books/customers.ts';
import { readSheet, type SheetRow } from './sheet.ts';

/** Adds the code to its set on first sight, named as the code itself. */
function rememberCode(
  company: Company,
  set: 'unitsOfMeasure' | 'itemCategories' | 'countriesRegions' | 'currencies',
  code: string,
): string {
  if (code !== '' && company.codes[set].byKey(code) === undefined) addCode(company, set, { code, name: code });
  return code;
}

/** A currency as stored: blank for the company's own. */
export function storedCurrency(company: Company, row: SheetRow): string {
  const code = row.text('currency');
  if (code === '' || code === company.currency) return '';
  if (!/^[A-Z]{3}$/.test(code)) throw row.fail('FOLDER_BAD_VALUE', `currency is '${code}'; expected an ISO 4217 code.`);
  return rememberCode(company, 'currencies', code);
}

/** Reads customers.csv; bill-to customers are checked after all are read. */
export function loadCustomers(company: Company, folder: string): void {
  const billTo: SheetRow[] = [];
  for (const row of readSheet(folder, 'customers.csv', ['number', 'name'])) {
    const number = row.required('number');
    if (company.customers.byKey(number) !== undefined)
      throw row.fail('FOLDER_DUPLICATE', `customer ${number} stands twice.`);
    const customer = blankCustomer(company, number, row.required('name'));
    customer.address = {
      name: row.text('name'),
      line1: row.text('address'),
      line2: row.text('address2'),
      city: row.text('city'),
      state: row.text('state'),
      country: rememberCode(company, 'countriesRegions', row.text('country')),
      postCode: row.text('postCode'),
    };
    customer.phone = row.text('phone');
    customer.email = row.text('email');
    customer.currency = storedCurrency(company, row);
    customer.creditLimit = row.amount('creditLimit') ?? 0;
    customer.blocked = row.choice('blocked', [' ', 'Ship', 'Invoice', 'All'], ' ');
    customer.billTo = row.text('billTo');
    customer.priceGroup = row.text('priceGroup');
    customer.discountGroup = row.text('discountGroup');
    customer.allowLineDiscount = row.choice('allowLineDiscount', ['true', 'false'], 'true') === 'true';
    if (customer.billTo !== '') billTo.push(row);
    company.customers.insert(customer);
  }
  for (const row of billTo) {
    if (company.customers.byKey(row.text('billTo')) === undefined) {
      throw row.fail('FOLDER_UNKNOWN_CUSTOMER', `billTo ${row.text('billTo')} is not in customers.csv.`);
    }
  }
}

/** Reads items.csv. Codes that differ by case alone are different items. */
export function loadItems(company: Company, folder: string): void {
  for (const row of readSheet(folder, 'items.csv', ['number', 'description'])) {
    const number = row.required('number');
    if (company.items.byKey(number) !== undefined) throw row.fail('FOLDER_DUPLICATE', `item ${number} stands twice.`);
    company.items.insert({
      ...newRow(company),
      number,
      description: row.text('description'),
      description2: '',
      type: row.choice('type', ['Inventory', 'Service', 'Non-Inventory'], 'Inventory'),
      category: rememberCode(company, 'itemCategories', row.text('category')),
      blocked: row.choice('blocked', ['true', 'false'], 'false') === 'true',
      gtin: row.text('gtin'),
      inventory: row.number('inventory'),
      unitPrice: row.number('unitPrice'),
      unitCost: row.number('unitCost'),
      priceIncludesTax: false,
      priceTaxArea: '',
      discountGroup: row.text('discountGroup'),
      taxGroup: 'STANDARD',
      unit: rememberCode(company, 'unitsOfMeasure', row.text('unit')),
      salesUnit: row.text('salesUnit'),
      postingGroup: '',
      inventoryGroup: '',
    });
  }
}
