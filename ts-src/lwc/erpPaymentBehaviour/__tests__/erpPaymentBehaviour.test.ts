import ErpPaymentBehaviour from 'c/erpPaymentBehaviour';
import { graphql } from 'lightning/graphql';
import {
  account,
  answer,
  clear,
  customer,
  expectAccessible,
  fail,
  find,
  groups,
  list,
  mount,
  textOf,
  v,
} from '../../jest/stage';

const month = (calendarMonth: number, weight: number, amount: number, longest: number): object => ({
  Closed_Date__c: { calendarMonth: v(calendarMonth) },
  Late_Weight__c: { sum: v(weight) },
  Amount_Home__c: { sum: v(amount), count: v(2) },
  Days_Late__c: { max: v(longest) },
});
const behaviour = (values: object = {}, payments: readonly object[] = []): object => ({
  uiapi: {
    aggregate: {
      settled: groups([month(1, 3000, 300, 14), month(2, -500, 700, 2)]),
      waiting: groups([]),
      turnover: groups([
        { Document_Type__c: v('Invoice'), Amount_Home__c: { sum: v(8300) } },
        { Document_Type__c: v('Credit Memo'), Amount_Home__c: { sum: v(-1000) } },
      ]),
      credits: groups([{ Document_Type__c: v('Payment'), Remaining_Home__c: { sum: v(-75), count: v(1) } }]),
      ...values,
    },
    query: { lastPayment: list(payments) },
  },
});
const payment = { Id: 'p', Posting_Date__c: v('2026-01-05'), Currency__c: v('USD'), Amount__c: v(-42.5) };
const nothing = { settled: groups([]), turnover: groups([]), credits: groups([]) };

describe('c-erp-payment-behaviour', () => {
  afterEach(clear);

  async function shown(values: object = {}, payments: readonly object[] = [payment]): Promise<HTMLElement> {
    const element = mount('c-erp-payment-behaviour', ErpPaymentBehaviour);
    await answer('erpCustomers', account([customer({ Balance__c: v(730) })]));
    await answer('erpPaymentBehaviour', behaviour(values, payments));
    return element;
  }
  const fact = (element: HTMLElement, name: string): string => textOf(find(element, `[data-fact=${name}]`));

  it('weighs the days late by amount, early payments against late ones', async () => {
    expect(fact(await shown(), 'average')).toContain(
      '2.5 days Weighted by amount, last 12 months. Invoices: 4 (€1,000)',
    );
  });

  it('says early when the customer pays before the due date', async () => {
    const element = await shown({ settled: groups([month(1, -900, 300, -1)]) });
    expect(fact(element, 'average')).toContain('3 days early');
    expect(fact(element, 'longest')).toContain('0 days');
  });

  it('computes DSO from the balance and what was billed to the customer, with the formula on hover', async () => {
    const element = await shown();
    expect(fact(element, 'dso')).toContain('37 days');
    const formula = 'Balance €730.00 ÷ gross sales billed to this customer €7,300.00 × 365 days = 36.5 days.';
    expect(find(element, '[data-fact=dso] .figure').title).toContain(formula);
  });

  it('shows the longest delinquency, also of what is still unpaid', async () => {
    expect(fact(await shown(), 'longest')).toContain('14 days Paid in the last 12 months');
    clear();
    const waiting = groups([{ Document_Type__c: v('Invoice'), Due_Date__c: { min: v('2000-01-01') } }]);
    expect(fact(await shown({ waiting }), 'longest')).toContain('Still unpaid');
  });

  it('shows the last payment in its own currency and as a positive amount', async () => {
    expect(fact(await shown(), 'lastPayment')).toBe('Last payment $42.50 Jan 5, 2026');
  });

  it('shows unapplied credits apart', async () => {
    expect(fact(await shown(), 'credits')).toContain('€75.00 1 × Payment: €75.00');
  });

  it('draws twelve months that end with this one, with a gap where nothing was settled', async () => {
    const { figures } = find(await shown(), 'c-erp-chart');
    expect(figures.categories).toHaveLength(12);
    expect(figures.series[0].values.filter((value: number | null) => value === null)).toHaveLength(10);
    expect(figures.series[0].values).toContain(10);
    expect(graphql.variablesOf('erpPaymentBehaviour').trendStart).toMatch(/-01$/);
  });

  it('has words for what is not there', async () => {
    const element = await shown(nothing, [payment]);
    expect(fact(element, 'average')).toContain('No invoice was settled');
    expect(fact(element, 'dso')).toContain('Nothing was billed to this customer in the last year');
    expect(fact(element, 'credits')).toContain('None');
  });

  it('writes one day as one', async () => {
    const element = await shown({ settled: groups([month(1, 300, 300, 1)]) });
    expect(fact(element, 'average')).toContain('1 day ');
    expect(fact(element, 'longest')).toContain('1 day ');
  });

  it('draws no chart when nothing was settled', async () => {
    expect(find(await shown(nothing, [payment]), 'c-erp-chart')).toBeNull();
  });

  it('is empty for a customer without any business', async () => {
    expect(find(await shown(nothing, []), 'c-erp-panel').state).toBe('empty');
  });

  it('says that the reader may not see the ledger, and when it failed', async () => {
    expect(find(await shown({ settled: null }), 'c-erp-panel').state).toBe('noPermission');
    clear();
    const element = mount('c-erp-payment-behaviour', ErpPaymentBehaviour);
    await answer('erpCustomers', account([customer()]));
    await fail('erpPaymentBehaviour');
    expect(find(element, 'c-erp-panel').state).toBe('failed');
  });

  it('is accessible', async () => {
    await expectAccessible(await shown());
  });
});
