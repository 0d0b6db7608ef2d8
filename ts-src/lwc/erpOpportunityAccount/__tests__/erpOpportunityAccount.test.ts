import ErpOpportunityAccount from 'c/erpOpportunityAccount';
import { graphql } from 'lightning/graphql';
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
  list,
  mount,
  settled,
  textOf,
  v,
} from '../../jest/stage';

const line = (id: string, name: string, item: string | null): object => ({
  Id: id,
  Product2: { Name: v(name), ERP_Item_Number__c: v(item) },
});
const opportunity = (lines: readonly object[], accountId: string | null = ACCOUNT): object => ({
  uiapi: {
    query: {
      Opportunity: list([{ Id: '006000000000001AAA', AccountId: v(accountId) }]),
      OpportunityLineItem: list(lines),
    },
  },
});
const sold = (item: string, price: number, date: string): object => ({
  Id: `${item} ${date}`,
  Item_Number__c: v(item),
  Unit__c: v('PCS'),
  Unit_Price__c: v(price),
  Quantity__c: v(3),
  Discount_Amount__c: v(0),
  Invoice__r: { Number__c: v('INV-1'), Posting_Date__c: v(date), Currency__c: v('EUR'), Company__c: v('DE') },
});
const prices = (nodes: readonly object[] | null, hasNextPage = false): object => ({
  uiapi: { query: { ERP_Invoice_Line__c: nodes && list(nodes, { pageInfo: { hasNextPage } }) } },
});

describe('c-erp-opportunity-account', () => {
  afterEach(clear);

  async function shown(customers: readonly object[], lines = [line('l1', 'Desk', '1000')]): Promise<HTMLElement> {
    const element = mount('c-erp-opportunity-account', ErpOpportunityAccount, { recordId: '006000000000001AAA' });
    await answer('erpOpportunityLines', opportunity(lines));
    await answer('erpCustomers', account(customers));
    return element;
  }
  const details = (element: HTMLElement): string[] =>
    findAll(element, '[data-id=prices] li').map((item) => textOf(item));

  it('warns of what is overdue and of holds, each company for itself', async () => {
    const late = { Overdue__c: v(120), Overdue_Days__c: v(40) };
    const element = await shown([
      customer(late),
      customer({ Id: 'c02', Company__c: v('UK'), Home_Currency__c: v('GBP'), ...late, Blocked__c: v('Ship') }),
    ]);
    const texts = findAll(element, '[data-id=banners] c-erp-status').map(({ label }) => label);
    expect(texts).toEqual([
      expect.stringContaining('CRONUS DE: €120.00 overdue, the oldest by 40 days'),
      expect.stringContaining('CRONUS UK: £120.00 overdue'),
      'CRONUS UK: on hold in the ERP (Ship)',
    ]);
    await expectAccessible(element);
  });

  it('says that nothing is overdue', async () => {
    expect(find(await shown([customer({ Overdue__c: v(0) })]), '[data-id=fine]')).not.toBeNull();
  });

  it('shows the latest price of each product, and why there is none', async () => {
    const lines = [line('l1', 'Desk', '1000'), line('l2', 'Lamp', '2000'), line('l3', 'Service', null)];
    const element = await shown([customer()], lines);
    expect(graphql.variablesOf('erpLastPrices')).toEqual({ account: ACCOUNT, items: ['1000', '2000'] });
    await answer('erpLastPrices', prices([sold('1000', 95, '2026-01-05'), sold('1000', 90, '2025-01-05')]));
    expect(details(element)).toEqual([
      'Desk €95.00 / PCS Jan 5, 2026 · 3 PCS · INV-1 · DE',
      'Lamp Not bought yet',
      'Service Not linked to an item of the ERP',
    ]);
    await answer('erpLastPrices', prices([], true));
    expect(details(element)[1]).toContain('Not among the latest');
    await answer('erpLastPrices', prices(null));
    expect(details(element)[0]).toContain('may not see invoice lines');
  });

  it('says that there is no account, no customer or no right to see it', async () => {
    const element = mount('c-erp-opportunity-account', ErpOpportunityAccount, { recordId: '006000000000001AAA' });
    const state = (): string => find(element, 'c-erp-panel').state;
    expect(state()).toBe('loading');
    await answer('erpOpportunityLines', opportunity([], null));
    expect(state()).toBe('empty');
    await answer('erpOpportunityLines', opportunity([]));
    await answer('erpCustomers', account([]));
    expect(state()).toBe('notLinked');
    await answer('erpCustomers', { uiapi: { query: { ERP_Customer__c: null, ERP_Connection__c: null } } });
    expect(state()).toBe('noPermission');
  });

  it('fails when it cannot be read', async () => {
    const element = mount('c-erp-opportunity-account', ErpOpportunityAccount, { recordId: '006000000000001AAA' });
    await settled();
    await fail('erpOpportunityLines');
    expect(find(element, 'c-erp-panel').state).toBe('failed');
  });
});
