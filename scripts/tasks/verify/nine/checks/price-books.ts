import { companyReaders, type ErpCompanyReader } from '../expected/erp-reader.ts';
import type { NineStage } from '../stage.ts';
import type { Check } from './check.ts';

type Entry = Readonly<Record<string, unknown>>;

/** List prices of the ERP by product key: the item card's price of one sales unit. */
async function listPrices(company: ErpCompanyReader): Promise<Map<string, number>> {
  const units = await company.extension('itemUnitsOfMeasure');
  const details = new Map((await company.extension('itemDetails')).map((row) => [row['id'], row]));
  const prices = new Map<string, number>();
  for (const item of await company.standard('items')) {
    // A price with tax is no list price without it: how it is converted is the matter of `verify prices`.
    if (item['blocked'] === true || item['priceIncludesTax'] === true) continue;
    const sales = String(details.get(item['id'])?.['salesUnitOfMeasureCode'] || item['baseUnitOfMeasureCode']);
    const unit = units.find((row) => row['itemId'] === item['id'] && row['code'] === sales);
    const factor = Number(unit?.['quantityPerUnitOfMeasure'] ?? 1);
    prices.set(`${company.code}|item|${item['id']}`, Math.round(item['unitPrice'] * factor * 100) / 100);
  }
  return prices;
}

async function entriesOf(stage: NineStage): Promise<readonly Entry[]> {
  return stage.rows(
    'SELECT UnitPrice, IsActive, CurrencyIsoCode, Pricebook2.IsStandard, Pricebook2.ERP_Key__c, Product2.ERP_Key__c FROM PricebookEntry',
  );
}

const keyOf = (entry: Entry): string => String((entry['Product2'] as Entry)['ERP_Key__c']);
const isStandard = (entry: Entry): boolean => (entry['Pricebook2'] as Entry)['IsStandard'] === true;

/** Every item that can be sold stands in the standard price book at its list price; every other entry has one there. */
export const priceBooks: Check = {
  name: 'prices: list prices in the standard book, price groups in books of their own',
  run: async (stage) => {
    const entries = (await entriesOf(stage)).filter((entry) => entry['IsActive'] === true);
    const problems: string[] = [];
    let compared = 0;
    for (const company of await companyReaders(stage.erp)) {
      const standard = new Map(
        entries
          .filter((entry) => isStandard(entry) && entry['CurrencyIsoCode'] === company.currency)
          .map((entry) => [keyOf(entry), Number(entry['UnitPrice'])]),
      );
      for (const [key, price] of await listPrices(company)) {
        compared += 1;
        const held = standard.get(key);
        if (held !== price)
          problems.push(`standard entry of ${key} in ${company.currency}: ${held} instead of ${price}`);
      }
    }
    const places = new Set(entries.filter(isStandard).map((entry) => `${keyOf(entry)} ${entry['CurrencyIsoCode']}`));
    const others = entries.filter((entry) => !isStandard(entry));
    const orphans = others.filter((entry) => !places.has(`${keyOf(entry)} ${entry['CurrencyIsoCode']}`));
    problems.push(...orphans.map((entry) => `${keyOf(entry)} stands in a book without a standard entry`));
    const books = new Set(others.map((entry) => (entry['Pricebook2'] as Entry)['ERP_Key__c']));
    if (books.size === 0) problems.push('no price list has a book of its own');
    return { summary: `${compared} list prices, ${others.length} entries in ${books.size} other books`, problems };
  },
};
