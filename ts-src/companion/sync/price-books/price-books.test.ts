import { beforeEach, describe, expect, it } from 'vitest';
import { INTEGRATIONS } from '../../companion.ts';
import type { TargetRow } from '../../salesforce/port.ts';
import { failing, withFaults } from '../memory/faults.ts';
import { createWorld, testCompany, testSettings, type World } from '../memory/world.ts';
import { PRICES_STALE } from './stale.ts';
import { writePriceBooks } from './write-price-books.ts';

let world: World;
const entries = () => world.salesforce.records('PricebookEntry');
const bookNamed = (name: string) => world.salesforce.records('Pricebook2').find((row) => row['Name'] === name);
const pricesIn = (name: string) =>
  entries()
    .filter((row) => row['Pricebook2Id'] === bookNamed(name)?.['Id'])
    .map((row) => [row['UnitPrice'], row['IsActive']]);
const STANDARD = 'Standard Price Book';
const RETAIL = 'Great Britain: RETAIL';
const ALL = 'Great Britain: all customers';

const price = (key: string, more: TargetRow): TargetRow => ({
  ERP_Key__c: key,
  Company__c: 'GB',
  Source__c: 'Item Card',
  Item_Number__c: 'A',
  Currency__c: 'GBP',
  Amount_Type__c: 'Price',
  Unit_Price__c: 100,
  Active__c: true,
  Allow_Line_Discount__c: true,
  ...more,
});

async function put(object: string, row: TargetRow): Promise<void> {
  await world.salesforce.upsert({ object, externalIdField: 'ERP_Key__c', rows: [row], route: 'collections' });
  await world.state.record({ marks: { [PRICES_STALE]: 'stale' } });
}
const issues = () => world.salesforce.records('ERP_Issue__c');
const pass = () => world.sync().pass({ integrations: INTEGRATIONS });

/** The platform's own rules: one entry a book and product, and the standard one first. */
function asThePlatform(object: string, row: TargetRow) {
  if (object !== 'PricebookEntry' || row['Id'] !== undefined) return undefined;
  const ofProduct = entries().filter((entry) => entry['Product2Id'] === row['Product2Id']);
  if (ofProduct.some((entry) => entry['Pricebook2Id'] === row['Pricebook2Id'])) return 'SF_DUPLICATE_VALUE' as const;
  const standard = bookNamed(STANDARD)?.['Id'];
  const standing = ofProduct.some((entry) => entry['Pricebook2Id'] === standard);
  return row['Pricebook2Id'] === standard || standing ? undefined : ('SF_VALIDATION_RULE' as const);
}

beforeEach(async () => {
  world = await createWorld();
  world.salesforce.rule = asThePlatform;
  await put('Product2', {
    ...{ ERP_Key__c: 'GB|item|A', Name: 'Desk', ERP_Company__c: 'GB', ERP_Item_Number__c: 'A' },
    ...{ ERP_Unit__c: 'BOX', ERP_Base_Unit__c: 'PCS', IsActive: true },
  });
  await put('ERP_Conversion__c', {
    ...{ ERP_Key__c: 'u1', Company__c: 'GB', Kind__c: 'Unit', Item_Number__c: 'A', Unit__c: 'BOX', Quantity__c: 4 },
  });
  await put('ERP_Price__c', price('card', { Unit__c: 'PCS' }));
});

const retail = { Source__c: 'Customer Price Group', Price_Group__c: 'RETAIL', Price_List__c: 'L1', Unit__c: 'BOX' };

describe('price books', () => {
  it('get the list price in the sales unit, and a book for each price group', async () => {
    await put('ERP_Price__c', price('r1', { ...retail, Unit_Price__c: 350 }));
    const report = await pass();
    expect(pricesIn(STANDARD)).toEqual([[400, true]]);
    expect(pricesIn(RETAIL)).toEqual([[350, true]]);
    expect(pricesIn(ALL)).toEqual([[400, true]]);
    expect(bookNamed(RETAIL)?.['ERP_Key__c']).toBe('GB|customerPriceGroup|RETAIL');
    expect(report.pricesWritten).toBe(5);
    expect((await pass()).writes).toBe(0);
  });

  it('change with the day though nothing changed in the ERP', async () => {
    await put('ERP_Price__c', price('r1', { ...retail, Unit_Price__c: 350, Ending_Date__c: '2026-06-15' }));
    await pass();
    expect(pricesIn(RETAIL)).toEqual([[350, true]]);
    world.clock.advance(86_400_000);
    await pass();
    expect(pricesIn(RETAIL)).toEqual([[400, true]]);
    expect((await pass()).writes).toBe(0);
  });

  it('take in a price that changed, and take a blocked item out without deleting its entries', async () => {
    await pass();
    await put('ERP_Price__c', price('card', { Unit__c: 'PCS', Unit_Price__c: 120 }));
    await pass();
    expect(pricesIn(STANDARD)).toEqual([[480, true]]);
    await put('Product2', { ERP_Key__c: 'GB|item|A', Name: 'Desk', IsActive: false });
    await pass();
    expect(pricesIn(STANDARD)).toEqual([[480, false]]);
    expect(pricesIn(ALL)).toEqual([[480, false]]);
  });

  it('leave out, without any issue, what an org with one currency can not have, and say so with the company', async () => {
    const leftOut = () => {
      const [connection] = world.salesforce.records('ERP_Connection__c');
      const companies = JSON.parse(String(connection?.['Companies__c'])) as {
        code: string;
        pricesLeftOut?: string[];
      }[];
      return companies.map(({ code, pricesLeftOut }) => [code, pricesLeftOut]);
    };
    await put('ERP_Price__c', price('r1', { ...retail, Currency__c: 'USD', Unit_Price__c: 300 }));
    await put('ERP_Price__c', price('r2', { ...retail, Currency__c: 'EUR', Unit_Price__c: 300 }));
    await pass();
    expect(entries().map((row) => row['UnitPrice'])).toEqual([400, 400, 400]);
    expect(issues()).toEqual([]);
    expect(leftOut()).toEqual([['GB', ['EUR', 'USD']]]);
    await put('ERP_Price__c', price('r1', { ...retail, Unit_Price__c: 300 }));
    await put('ERP_Price__c', price('r2', { ...retail, Unit_Price__c: 300 }));
    await pass();
    expect(leftOut()).toEqual([['GB', undefined]]);
  });

  it('hold nothing in a currency that an org with several does not have, which is an issue that names it', async () => {
    const currencies = [
      { IsoCode: 'GBP', IsActive: true },
      { IsoCode: 'EUR', IsActive: false },
    ];
    await world.salesforce.create('CurrencyType', currencies);
    const foreign = { Currency__c: 'EUR', Unit_Price__c: 300 };
    await put('ERP_Price__c', price('r1', { ...retail, ...foreign }));
    await pass();
    expect(entries().map((row) => [row['UnitPrice'], row['CurrencyIsoCode']])).toEqual(Array(3).fill([400, 'GBP']));
    const [issue] = issues();
    expect(issue).toMatchObject({ Code__c: 'PRICES_CURRENCY_MISSING', Integration__c: 'prices', Status__c: 'Open' });
    expect(issue?.['Cause__c']).toMatch(/^Prices in EUR are left out /);
    expect(await world.state.listParked({}, 10)).toMatchObject([{ company: 'GB', facts: { number: 'EUR' } }]);
    await put('ERP_Price__c', price('r1', { ...retail, Unit_Price__c: 300 }));
    await pass();
    expect(issues()).toMatchObject([{ Status__c: 'Resolved', Records__c: 0 }]);
  });

  it('tell of entries that Salesforce refuses, as failures of their items, until it takes them', async () => {
    world.salesforce.rule = (object, row) =>
      object === 'PricebookEntry' && row['UnitPrice'] === 350 ? 'SF_VALIDATION_RULE' : asThePlatform(object, row);
    await put('ERP_Price__c', price('r1', { ...retail, Unit_Price__c: 350 }));
    expect((await pass()).ok).toBe(true);
    const parked = await world.state.listParked({}, 10);
    expect(parked).toMatchObject([
      { mapping: 'price-books', code: 'SF_VALIDATION_RULE', object: 'PricebookEntry', facts: { number: 'A' } },
    ]);
    expect(world.salesforce.records('ERP_Message__c')).toMatchObject([{ State__c: 'Parked', Number__c: 'A' }]);
    world.salesforce.rule = asThePlatform;
    world.clock.advance(86_400_000);
    await pass();
    expect(await world.state.countParked()).toBe(0);
    expect(pricesIn(RETAIL)).toEqual([[350, true]]);
    expect(world.salesforce.records('ERP_Message__c')).toMatchObject([{ State__c: 'Resolved' }]);
  });

  it('are found again after a lost state: nothing stands twice', async () => {
    await put('ERP_Price__c', price('r1', { ...retail, Unit_Price__c: 350 }));
    await pass();
    const before = entries();
    await world.loseState();
    await world.state.record({ marks: { [PRICES_STALE]: 'stale' } });
    await pass();
    expect(entries()).toEqual(before);
  });

  it('are tried again by the next pass when Salesforce did not answer', async () => {
    const { create } = world.salesforce;
    world.salesforce.create = async (object, rows) => {
      if (object !== 'PricebookEntry') return create(object, rows);
      await create(object, rows.slice(0, 1));
      throw new Error('cut');
    };
    await expect(pass()).rejects.toThrow('cut');
    world.salesforce.create = create;
    await pass();
    expect(entries()).toHaveLength(2);
  });

  it('park nothing when only the state does not answer whether they are stale', async () => {
    const faulty = withFaults(world, (name) =>
      name.endsWith('readMark') ? { kind: 'fail', when: 'before', error: failing('transient') } : { kind: 'none' },
    );
    const reader = { ...world, state: faulty.state, settings: testSettings, random: () => 0.5, log: () => undefined };
    await expect(writePriceBooks(reader, [testCompany])).rejects.toThrow('transient');
    expect(await world.state.countParked()).toBe(0);
  });
});
