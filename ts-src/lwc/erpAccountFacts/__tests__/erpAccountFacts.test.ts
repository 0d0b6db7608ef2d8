import ErpAccountFacts from 'c/erpAccountFacts';
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

const owed = (home: number, count: number, due: string | null = null): object => ({
  Currency__c: v('EUR'),
  Remaining__c: { sum: v(home) },
  Remaining_Home__c: { sum: v(home), count: v(count) },
  Due_Date__c: { min: v(due) },
});
const sales = (invoices: number, credits: number): object =>
  groups([
    { Type__c: v('Invoice'), Net_Home__c: { sum: v(invoices) } },
    { Type__c: v('Credit Memo'), Net_Home__c: { sum: v(credits) } },
  ]);
const position = (values: object = {}, billedTo: readonly object[] = []): object => ({
  uiapi: {
    query: { billedTo: list(billedTo) },
    aggregate: {
      owed: groups([owed(800, 3)]),
      late1: groups([owed(120, 1, '2000-01-01')]),
      late2: groups([]),
      late3: groups([]),
      late4: groups([]),
      credits: groups([]),
      salesThis: sales(1000, 100),
      salesLast: sales(600, 0),
      loading: groups([]),
      ...values,
    },
  },
});

describe('c-erp-account-facts', () => {
  afterEach(clear);

  async function shown(customers = [customer()], values: object = {}): Promise<HTMLElement> {
    const element = mount('c-erp-account-facts', ErpAccountFacts);
    await answer('erpCustomers', account(customers));
    await answer('erpPosition', position(values));
    return element;
  }

  it.each([
    ['the next shipment', { Next_Shipment_Date__c: v('2099-03-01') }, 'Next shipment Mar 1, 2099'],
    ['a late shipment', { Next_Shipment_Date__c: v('2020-03-01') }, 'Shipment late since Mar 1, 2020'],
    ['that all is shipped', {}, 'All shipped, not invoiced'],
    ['that nothing is open', { Open_Orders__c: v(0) }, 'No open orders'],
  ])('shows open orders with %s', async (_name, values, text) => {
    const element = mount('c-erp-account-facts', ErpAccountFacts);
    await answer('erpCustomers', account([customer({ Open_Orders__c: v(500), ...values })]));
    await answer('erpPosition', position());
    expect(textOf(find(element, '[data-fact=orders]'))).toContain(text);
  });

  it('shows overdue, balance against limit, hold, orders and sales', async () => {
    const element = await shown();
    expect(textOf(find(element, '[data-fact=overdue]'))).toMatch(/€120\.00 Oldest: [\d,]+ days/);
    expect(textOf(find(element, '[data-fact=credit]'))).toContain('€800.00');
    expect(find(element, '[role=meter]').getAttribute('aria-valuenow')).toBe('80');
    expect(textOf(find(element, '[data-fact=hold]'))).toContain('Not on hold');
    expect(textOf(find(element, '[data-fact=orders]'))).toContain('Not set up');
    expect(textOf(find(element, '[data-fact=sales]'))).toContain('€900');
    expect(textOf(find(element, '[data-fact=sales]'))).toContain('+50% against €600 in the same days last year');
  });

  it('asks with the explicit days of the fiscal calendar', async () => {
    await shown();
    const variables = graphql.variablesOf('erpPosition');
    expect(variables).toMatchObject({ customer: 'c01' });
    expect(variables.yearStart).toMatch(/^\d{4}-01-01$/);
    expect(variables.today >= variables.yearStart).toBe(true);
  });

  it('says by how much the limit is exceeded', async () => {
    const element = await shown([customer({ Balance__c: v(1500) })]);
    expect(textOf(find(element, '[data-fact=credit]'))).toContain('€500.00 over the limit of €1,000');
  });

  it('says who gets the invoices of a customer that is not billed itself', async () => {
    const element = mount('c-erp-account-facts', ErpAccountFacts);
    await answer('erpCustomers', account([customer({ Balance__c: v(0) })]));
    const payer = { Name: v('Head Office'), Number__c: v('20000') };
    const billed = [{ Id: 'i', Bill_To_Customer__c: v('c09'), Bill_To_Customer__r: payer }];
    const none = { owed: groups([]), late1: groups([]) };
    await answer('erpPosition', position(none, billed));
    expect(textOf(find(element, '[data-fact=overdue]'))).toContain('Billed to Head Office (20000)');
    expect(textOf(find(element, '[data-fact=overdue]'))).not.toContain('Nothing is overdue');
    expect(textOf(find(element, '[data-id=billed-to]'))).toContain('Invoices go to Head Office (20000)');
  });

  it('takes a limit of 0 as none', async () => {
    const element = await shown([customer({ Credit_Limit__c: v(0) })]);
    expect(textOf(find(element, '[data-fact=credit]'))).toContain('No credit limit');
    expect(find(element, '[role=meter]')).toBeNull();
  });

  it('says why a customer is held', async () => {
    const element = await shown([customer({ Blocked__c: v('Ship') })]);
    expect(textOf(find(element, '[data-fact=hold]'))).toContain('On hold');
    expect(textOf(find(element, '[data-fact=hold]'))).toContain('The ERP refuses shipments');
  });

  it('leaves documents that still load out of the sums and says so', async () => {
    const element = await shown(undefined, { loading: groups([{ Type__c: v('Invoice'), Id: { count: v(2) } }]) });
    expect(textOf(find(element, '[data-fact=sales]'))).toContain('Documents still loading, not in the sums: 2');
  });

  it('shows facts that the reader may not see as such, and the others', async () => {
    const element = await shown([customer({ Balance__c: null })], { owed: null, salesThis: null });
    for (const fact of ['overdue', 'credit', 'sales']) {
      expect(textOf(find(element, `[data-fact=${fact}]`))).toContain('No access');
    }
  });

  it('switches the company for itself, and asks for the other customer', async () => {
    const element = await shown([customer(), customer({ Id: 'c02', Company__c: v('UK'), Home_Currency__c: v('GBP') })]);
    const combobox = find(element, '[data-id=company]');
    expect(combobox.options).toHaveLength(2);
    combobox.dispatchEvent(new CustomEvent('change', { detail: { value: 'c02' } }));
    await Promise.resolve();
    expect(graphql.variablesOf('erpPosition')).toMatchObject({ customer: 'c02' });
    expect(find(element, 'c-erp-panel').state).toBe('loading');
  });

  it('tells the page when a figure changed, and only then', async () => {
    const element = await shown();
    graphql.takeRefreshes();
    await answer('erpCustomers', account([customer()]));
    expect(graphql.takeRefreshes()).toEqual([]);
    await answer('erpCustomers', account([customer({ Balance__c: v(900) })]));
    expect(graphql.takeRefreshes()).toContain('erpPosition');
    expect(element.isConnected).toBe(true);
  });

  it('asks again after the run that followed a change, since more of it may have come', async () => {
    await shown();
    const run = (moment: string): object => ({ Last_Run__c: v(moment) });
    await answer('erpCustomers', account([customer({ Balance__c: v(900) })], run('2026-01-01T10:00:00Z')));
    graphql.takeRefreshes();
    await answer('erpCustomers', account([customer({ Balance__c: v(900) })], run('2026-01-01T10:00:03Z')));
    expect(graphql.takeRefreshes()).toContain('erpPosition');
  });

  it('does not ask again for every run that moved something of others', async () => {
    await shown();
    graphql.takeRefreshes();
    await answer('erpCustomers', account([customer()], { Last_Run__c: v('2030-01-01T10:00:00Z') }));
    expect(graphql.takeRefreshes()).toEqual([]);
  });

  it('keeps what it knows when a later look fails, and says that something is missing', async () => {
    const element = await shown();
    await fail('erpPosition');
    expect(find(element, 'c-erp-panel').state).toBe('ready');
    expect(find(element, 'c-erp-panel').partial).toBe(true);
  });

  it.each([
    ['notLinked', () => answer('erpCustomers', account([]))],
    [
      'noPermission',
      () => answer('erpCustomers', { uiapi: { query: { ERP_Customer__c: null, ERP_Connection__c: null } } }),
    ],
    ['failed', () => fail('erpCustomers')],
  ])('knows the state %s', async (state, happen) => {
    const element = mount('c-erp-account-facts', ErpAccountFacts);
    expect(find(element, 'c-erp-panel').state).toBe('loading');
    await happen();
    expect(find(element, 'c-erp-panel').state).toBe(state);
  });

  it('is accessible', async () => {
    await expectAccessible(await shown());
  });
});
