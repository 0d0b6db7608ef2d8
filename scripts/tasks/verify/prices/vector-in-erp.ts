import { addCode, createCompany, newRow } from '../../../../ts-src/local/erp/books/company.ts';
import { blankCustomer } from '../../../../ts-src/local/erp/books/customers.ts';
import type { Company, Item } from '../../../../ts-src/local/erp/books/model.ts';
import { addPriceLine, addPriceList } from '../../../../ts-src/local/erp/books/pricing/lists.ts';
import { proposePrice } from '../../../../ts-src/local/erp/books/pricing/propose.ts';
import { GIVEN, type PriceVector, type VectorAnswer } from './vector.ts';

function companyOf(): Company {
  const company = createCompany({
    code: 'V',
    name: 'Vectors',
    currency: GIVEN.home,
    address: { name: '', line1: '', line2: '', city: '', state: '', country: 'GB', postCode: '' },
    taxPercents: GIVEN.taxes,
    seed: 'vectors',
    now: () => 0,
  });
  for (const code of ['EUR', 'USD']) addCode(company, 'currencies', { code, name: code });
  for (const { startingDate, ...rate } of GIVEN.rates) {
    company.rates.insert({ ...newRow(company), date: startingDate, ...rate });
  }
  for (const number of ['C1', 'C2']) company.customers.insert(blankCustomer(company, number, number));
  const { number, ...groups } = GIVEN.customer;
  Object.assign(company.customers.byKey(number) ?? {}, groups);
  return company;
}

function itemOf(company: Company, vector: PriceVector): Item {
  const item = company.items.insert({
    ...newRow(company),
    number: GIVEN.item.number,
    description: '',
    description2: '',
    type: 'Inventory',
    category: '',
    blocked: false,
    gtin: '',
    inventory: 0,
    unitPrice: vector.item?.unitPrice ?? GIVEN.item.unitPrice,
    unitCost: 0,
    priceIncludesTax: false,
    priceTaxArea: '',
    discountGroup: GIVEN.item.group,
    taxGroup: 'STANDARD',
    unit: vector.item?.unit ?? GIVEN.item.unit,
    salesUnit: '',
    postingGroup: '',
    inventoryGroup: '',
  });
  for (const [code, quantity] of Object.entries(vector.units ?? GIVEN.units)) {
    company.itemUnits.insert({ ...newRow(company), item, code, quantity });
  }
  return item;
}

/** The local ERP's own calculation in a company of the vector. @throws ErpError for a vector that is none. */
export function answerOfErp(vector: PriceVector): VectorAnswer {
  const company = companyOf();
  const item = itemOf(company, vector);
  for (const [index, line] of vector.lines.entries()) {
    const list = addPriceList(company, { code: `L${index}`, description: '' });
    addPriceLine(company, list, { assetNumber: item.number, ...line });
  }
  const customer = company.customers.byKey(GIVEN.customer.number);
  if (customer === undefined) throw new Error('The customer of the vectors is missing.');
  const { currency, ...ask } = { ...GIVEN.ask, unit: item.unit, ...vector.ask };
  const stored = currency === GIVEN.home ? '' : currency;
  const price = proposePrice(company, { customer, item, ...ask, currency: stored, including: false });
  return {
    unitPrice: price.unitPrice,
    discountPercent: price.discountPercent,
    priceSource: price.priceLine?.source ?? 'Item Card',
    ...(price.discountLine === null ? {} : { discountSource: price.discountLine.source }),
  };
}
