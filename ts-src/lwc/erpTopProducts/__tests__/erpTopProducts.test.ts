import ErpTopProducts from 'c/erpTopProducts';
import {
  account,
  answer,
  clear,
  customer,
  expectAccessible,
  fail,
  find,
  findAll,
  groups,
  list,
  mount,
  textOf,
  v,
} from '../../jest/stage';

const item = (id: string, thisYear: number, toDate: number, more: object = {}): object => ({
  Id: id,
  Item_Number__c: v(`N-${id}`),
  Description__c: v(`Item ${id}`),
  Net_This_Year__c: v(thisYear),
  Net_Last_Year_To_Date__c: v(toDate),
  Net_Last_Year__c: v(toDate * 2),
  Times__c: v(6),
  Last_Date__c: v('2026-01-01'),
  Usual_Gap_Days__c: v(20),
  Stopped__c: v(false),
  ...more,
});
const products = (items: readonly object[] | null): object => ({
  uiapi: {
    query: { ERP_Customer_Item__c: items && list(items) },
    aggregate: { total: groups([{ Type__c: v('Invoice'), Net_Home__c: { sum: v(1000) } }]) },
  },
});

describe('c-erp-top-products', () => {
  afterEach(clear);

  async function shown(items: readonly object[] | null): Promise<HTMLElement> {
    const element = mount('c-erp-top-products', ErpTopProducts);
    await answer('erpCustomers', account([customer()]));
    await answer('erpProducts', products(items));
    return element;
  }
  const rows = (element: HTMLElement, table: string): string[] =>
    findAll(element, `[data-id=${table}] tbody tr`).map(textOf);

  it('ranks by sales of this year, with share of all sales and trend by icon and word', async () => {
    const element = await shown([item('b', 100, 200), item('a', 250, 200), item('c', 50, 0), item('d', 60, 60)]);
    expect(rows(element, 'top')).toEqual([
      'Item a N-a €250 25.0% +25%',
      'Item b N-b €100 10.0% -50%',
      'Item d N-d €60 6.0% 0%',
      'Item c N-c €50 5.0% New',
    ]);
    const icons = findAll(element, '[data-id=top] lightning-icon').map((icon) => [icon.iconName, icon.alternativeText]);
    expect(icons[0]).toEqual(['utility:arrowup', 'Up']);
    expect(icons[1]).toEqual(['utility:arrowdown', 'Down']);
  });

  it('lists what is no longer bought, the greatest loss first', async () => {
    const stopped = { Stopped__c: v(true) };
    const element = await shown([item('a', 0, 10, stopped), item('b', 0, 90, stopped)]);
    expect(rows(element, 'stopped')[0]).toMatch(/^Item b N-b Jan 1, 2026 \d+ days ago 20 days 6 €180$/);
    expect(textOf(element)).toContain('Nothing was bought in this fiscal year.');
  });

  it('says that nothing stopped', async () => {
    expect(textOf(await shown([item('a', 10, 10)]))).toContain('No regularly bought product is missing.');
  });

  it('is empty without items, fails without an answer, and respects rights', async () => {
    expect(find(await shown([]), 'c-erp-panel').state).toBe('empty');
    clear();
    expect(find(await shown(null), 'c-erp-panel').state).toBe('noPermission');
    clear();
    const element = mount('c-erp-top-products', ErpTopProducts);
    await answer('erpCustomers', account([customer()]));
    await fail('erpProducts');
    expect(find(element, 'c-erp-panel').state).toBe('failed');
  });

  it('is accessible', async () => {
    await expectAccessible(await shown([item('a', 10, 5), item('b', 0, 90, { Stopped__c: v(true) })]));
  });
});
