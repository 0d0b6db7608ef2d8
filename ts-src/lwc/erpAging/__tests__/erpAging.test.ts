import ErpAging from 'c/erpAging';
import { AccountChannel } from 'c/erpAccountChannel';
import {
  ACCOUNT,
  account,
  answer,
  clear,
  customer,
  expectAccessible,
  fail,
  find,
  findAll,
  groups,
  mount,
  settled,
  textOf,
  v,
} from '../../jest/stage';

const owed = (currency: string, amount: number, home: number, count = 1, due: string | null = null): object => ({
  Currency__c: v(currency),
  Remaining__c: { sum: v(amount) },
  Remaining_Home__c: { sum: v(home), count: v(count) },
  Due_Date__c: { min: v(due) },
});
const position = (values: object = {}): object => ({
  uiapi: {
    aggregate: {
      owed: groups([owed('EUR', 900, 900, 5), owed('USD', 120, 100, 2)]),
      late1: groups([owed('EUR', 200, 200, 1, '2026-01-01')]),
      late2: groups([owed('USD', 120, 100, 2, '2025-12-01')]),
      late3: groups([]),
      late4: groups([owed('EUR', 100, 100, 1, '2025-01-01')]),
      credits: groups([owed('EUR', -50, -50)]),
      salesThis: groups([]),
      salesLast: groups([]),
      loading: groups([]),
      ...values,
    },
  },
});

describe('c-erp-aging', () => {
  afterEach(clear);

  async function shown(values: object = {}): Promise<HTMLElement> {
    const element = mount('c-erp-aging', ErpAging);
    await answer('erpCustomers', account([customer()]));
    await answer('erpPosition', position(values));
    return element;
  }
  const row = (element: HTMLElement, key: string): string => textOf(find(element, `[data-bucket-row=${key}]`));

  it('shows amount, share and items of each bucket in the company currency', async () => {
    const element = await shown();
    expect(row(element, 'notDue')).toBe('Not due €600.00 60% 3');
    expect(row(element, 'late1')).toBe('1–30 days €200.00 20% 1');
    expect(row(element, 'late3')).toBe('61–90 days €0.00 0% 0');
    expect(row(element, 'late4')).toBe('Over 90 days €100.00 10% 1');
    expect(textOf(find(element, '[data-id=total]'))).toBe('€1,000.00');
  });

  it('shows the document currency where it is another', async () => {
    expect(row(await shown(), 'late2')).toBe('31–60 days €100.00 $120.00 10% 2');
  });

  it('shows credits that settle nothing apart', async () => {
    expect(textOf(find(await shown(), '[data-id=credits]'))).toContain('€50.00');
  });

  it('tells the page which bucket was chosen, and takes it back', async () => {
    const element = await shown();
    const heard: object[] = [];
    const channel = new AccountChannel((message) => heard.push(message));
    find(element, '[data-bucket=late2]').click();
    await settled();
    expect(find(element, '[data-bucket=late2]').getAttribute('aria-pressed')).toBe('true');
    find(element, '[data-bucket=late2]').click();
    await settled();
    channel.close();
    expect(heard).toEqual([
      { accountId: ACCOUNT, kind: 'bucket', value: 'late2' },
      { accountId: ACCOUNT, kind: 'bucket', value: '' },
    ]);
  });

  it('takes the limits of the buckets from the connection', async () => {
    const element = mount('c-erp-aging', ErpAging);
    await answer('erpCustomers', account([customer()], { Aging_Days__c: v('15, 45, 60') }));
    await answer('erpPosition', position());
    expect(row(element, 'late2')).toMatch(/^16–45 days/);
  });

  it('falls back to 30, 60, 90 when the limits make no sense', async () => {
    const element = mount('c-erp-aging', ErpAging);
    await answer('erpCustomers', account([customer()], { Aging_Days__c: v('60,30') }));
    await answer('erpPosition', position());
    expect(row(element, 'late1')).toMatch(/^1–30 days/);
  });

  it('offers no button for a bucket that holds nothing', async () => {
    expect(findAll(await shown(), 'button')).toHaveLength(4);
  });

  it('is empty when nothing is open', async () => {
    const nothing = { owed: groups([]), late1: groups([]), late2: groups([]), late4: groups([]), credits: groups([]) };
    expect(find(await shown(nothing), 'c-erp-panel').state).toBe('empty');
  });

  it('says that the reader may not see the ledger', async () => {
    expect(find(await shown({ owed: null }), 'c-erp-panel').state).toBe('noPermission');
  });

  it('fails when there is no answer at all, and asks again', async () => {
    const element = mount('c-erp-aging', ErpAging);
    await answer('erpCustomers', account([customer()]));
    await fail('erpPosition');
    expect(find(element, 'c-erp-panel').state).toBe('failed');
    await answer('erpPosition', position());
    expect(find(element, 'c-erp-panel').state).toBe('ready');
  });

  it('is accessible', async () => {
    await expectAccessible(await shown());
  });
});
