import { createCompany, newRow } from './company.ts';
import { blankCustomer } from './customers.ts';
import type { Company, Customer, Item } from './model.ts';
import { addCodes, addCurrencies } from '../seed/setup.ts';

export interface TestCompany {
  readonly company: Company;
  readonly clock: { ms: number };
  readonly item: Item;
  addCustomer(number: string, more?: Partial<Customer>): Customer;
}

/** A small company in pounds with dollar and yen rates that change monthly, one item, and a clock set by hand. */
export function testCompany(): TestCompany {
  const clock = { ms: Date.parse('2026-03-10T09:00:00Z') };
  const company = createCompany({
    code: 'T',
    name: 'Test',
    currency: 'GBP',
    address: { name: 'Test', line1: '', line2: '', city: '', state: '', country: 'GB', postCode: '' },
    taxPercents: { DOMESTIC: { STANDARD: 20, REDUCED: 5, ZERO: 0 }, EXPORT: { STANDARD: 0, REDUCED: 0, ZERO: 0 } },
    seed: 'test',
    now: () => clock.ms,
  });
  addCodes(company);
  const currencies = [
    { code: 'USD', name: 'US dollar', symbol: '$', value: 0.79 },
    { code: 'JPY', name: 'Japanese yen', symbol: '¥', value: 0.0053, whole: true },
  ];
  addCurrencies(company, currencies, { from: '2025-01-01', to: '2027-01-01', seed: 'test' });
  const item = company.items.insert({
    ...newRow(company),
    number: '1000',
    description: 'Chair',
    description2: '',
    type: 'Inventory',
    category: 'CHAIR',
    blocked: false,
    gtin: '',
    inventory: 0,
    unitPrice: 99.99,
    unitCost: 50,
    priceIncludesTax: false,
    priceTaxArea: '',
    discountGroup: '',
    taxGroup: 'STANDARD',
    unit: 'PCS',
    salesUnit: '',
    postingGroup: '',
    inventoryGroup: '',
  });
  return {
    company,
    clock,
    item,
    addCustomer: (number, more = {}) => {
      const customer = Object.assign(blankCustomer(company, number, `Customer ${number}`), more);
      return company.customers.insert(customer);
    },
  };
}
