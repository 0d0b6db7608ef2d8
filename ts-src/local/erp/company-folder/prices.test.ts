import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { proposePrice } from '../books/pricing/propose.ts';
import { loadCompanyFolder } from './load.ts';

let folder: string;
const FILES: Readonly<Record<string, string>> = {
  'company.csv': 'code,name,currency,taxPercent\nA,Apples,GBP,20\n',
  'customers.csv': 'number,name,priceGroup,discountGroup,allowLineDiscount\n1,One,GOLD,LARGE,false\n',
  'items.csv': 'number,description,unitPrice,unit,salesUnit,discountGroup\nX,Box of apples,10,KG,BOX,FRUIT\n',
  'item-units.csv': 'item,unit,quantity\nX,BOX,12.5\n',
  'exchange-rates.csv': 'currency,startingDate,exchangeAmount,relationalAmount\nEUR,2026-01-01,100,80\n',
  'price-lists.csv':
    'list,description,status,source,sourceNumber,item,itemDiscountGroup,amountType,unitPrice,discountPercent,endingDate\n' +
    'S1,Gold,Active,Customer Price Group,GOLD,X,,Price,8,,2026-12-31\n' +
    'S1,Gold,Active,Customer Disc. Group,LARGE,,FRUIT,Discount,,5,\n',
  'documents.csv': 'number,type,customer,postingDate\n',
  'lines.csv': 'document,documentType,item,quantity,unitPrice\n',
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-prices-'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
});
afterEach(() => rmSync(folder, { recursive: true }));

const load = () => loadCompanyFolder(folder, () => Date.parse('2026-11-23T10:00:00Z'));

test('price lists, units and rates of a folder price a line', () => {
  const company = load();
  const [customer] = company.customers.rows();
  const [item] = company.items.rows();
  if (customer === undefined || item === undefined) throw new Error('The folder was not read.');
  const line = { customer, item, variant: '', quantity: 1, currency: 'EUR', including: false };
  const priced = (unit: string, day: string): unknown => {
    const { unitPrice, discountPercent } = proposePrice(company, { ...line, unit, day });
    return [unitPrice, discountPercent];
  };
  expect(priced('BOX', '2026-12-31')).toEqual([125, 5]);
  expect(priced('KG', '2026-12-31')).toEqual([10, 5]);
  expect(priced('KG', '2027-01-01')).toEqual([12.5, 0]);
  expect(item.salesUnit).toBe('BOX');
});

test.each([
  ['price-lists.csv', 'list,item,unitPrice\nS1,Y,1\n', 'there is no item Y'],
  ['price-lists.csv', 'list,item,unitPrice,startingDate\nS1,X,1,soon\n', 'FOLDER_BAD_DATE'],
  ['item-units.csv', 'item,unit,quantity\nX,BOX,0\n', 'FOLDER_BAD_NUMBER'],
  ['item-units.csv', 'item,unit,quantity\nX,BOX,1\nX,BOX,2\n', 'FOLDER_DUPLICATE'],
  ['exchange-rates.csv', 'currency,startingDate,exchangeAmount,relationalAmount\nGBP,2026-01-01,1,1\n', 'own'],
])('%s with a wrong row is refused with its line', (name, text, what) => {
  writeFileSync(join(folder, name), text);
  expect(load).toThrow(what);
  expect(load).toThrow(/line \d/);
});
