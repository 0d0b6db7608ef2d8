import ErpSales from 'c/erpSales';
import {
  account,
  answer,
  clear,
  customer,
  expectAccessible,
  fail,
  find,
  groups,
  mount,
  textOf,
  v,
} from '../../jest/stage';

const month = (calendarMonth: number, type: string, net: number): object => ({
  Posting_Date__c: { calendarMonth: v(calendarMonth) },
  Type__c: v(type),
  Net_Home__c: { sum: v(net) },
});
const sales = (values: object = {}): object => ({
  uiapi: {
    aggregate: {
      thisYear: groups([month(1, 'Invoice', 500), month(1, 'Credit Memo', 120)]),
      lastYear: groups([month(1, 'Invoice', 300), month(12, 'Invoice', 900)]),
      loading: groups([]),
      ...values,
    },
  },
});

describe('c-erp-sales', () => {
  beforeEach(() => jest.useFakeTimers({ now: new Date(2026, 1, 10), doNotFake: ['queueMicrotask', 'nextTick'] }));
  afterEach(() => {
    clear();
    jest.useRealTimers();
  });

  async function shown(values: object = {}, connection: object = {}): Promise<HTMLElement> {
    const element = mount('c-erp-sales', ErpSales);
    await answer('erpCustomers', account([customer()], connection));
    await answer('erpSales', sales(values));
    return element;
  }

  it('sets the months of this fiscal year against the last one, credit memos deducted', async () => {
    const { figures } = find(await shown(), 'c-erp-chart');
    const [lastYear, thisYear] = figures.series;
    expect(figures.categories[0]).toBe('Jan');
    expect(thisYear.values).toEqual([380, 0, ...Array(10).fill(null)]);
    expect(lastYear.values).toEqual([300, ...Array(10).fill(0), 900]);
    expect(thisYear.texts[0]).toBe('€380');
  });

  it('says the totals in words', async () => {
    expect(textOf(find(await shown(), '[data-id=totals]'))).toBe(
      '€380 so far this fiscal year, €1,200 in the whole of the last one.',
    );
  });

  it('says so when calendar years stand in for fiscal years', async () => {
    const element = await shown({}, { Companies__c: v('not JSON') });
    expect(textOf(element)).toContain('calendar years are shown');
  });

  it('says how many documents still load', async () => {
    const loading = groups([{ Type__c: v('Invoice'), Id: { count: v(3) } }]);
    expect(textOf(await shown({ loading }))).toContain('Documents still loading, not in the sums: 3');
  });

  it('is empty without sales, fails without an answer, and respects rights', async () => {
    const none = { thisYear: groups([]), lastYear: groups([]) };
    expect(find(await shown(none), 'c-erp-panel').state).toBe('empty');
    clear();
    expect(find(await shown({ thisYear: null }), 'c-erp-panel').state).toBe('noPermission');
    clear();
    const element = mount('c-erp-sales', ErpSales);
    await answer('erpCustomers', account([customer()]));
    await fail('erpSales');
    expect(find(element, 'c-erp-panel').state).toBe('failed');
  });

  it('is accessible', async () => {
    const element = await shown();
    jest.useRealTimers();
    await expectAccessible(element);
  });
});
