import ErpCustomerPrices from 'c/erpCustomerPrices';
import { graphql } from 'lightning/graphql';
import {
  ACCOUNT,
  account,
  answer,
  clear,
  customer,
  expectAccessible,
  find,
  findAll,
  list,
  mount,
  settled,
  textOf,
  v,
} from '../../jest/stage';

const items = {
  uiapi: {
    query: { Product2: list([{ Id: 'p1', Name: v('Desk'), ERP_Item_Number__c: v('1000'), ERP_Unit__c: v('PCS') }]) },
  },
};
const row = (values: object): object => ({
  Id: 'r1',
  Source__c: v('Item Card'),
  Item_Number__c: v('1000'),
  Unit__c: v('PCS'),
  Currency__c: v('EUR'),
  Amount_Type__c: v('Price'),
  Unit_Price__c: v(100),
  Allow_Line_Discount__c: v(true),
  ...values,
});
const payer = { Id: 'c01', Home_Currency__c: v('EUR'), Price_Group__c: v('RETAIL'), Allow_Line_Discount__c: v(true) };
const prices = (
  general: readonly object[],
  own: readonly object[] = [],
  customers: readonly object[] = [payer],
): object => ({
  uiapi: {
    query: {
      ERP_Customer__c: list(customers),
      ERP_Price__c: list(general),
      ERP_Customer_Price__c: list(own),
      ERP_Conversion__c: list([]),
    },
  },
});
const group = row({
  Id: 'r2',
  Source__c: v('Customer Price Group'),
  Price_Group__c: v('RETAIL'),
  Unit_Price__c: v(90),
  Minimum_Quantity__c: v(10),
  Price_List__c: v('S0002'),
  Price_List_Name__c: v('Retail 2026'),
  Starting_Date__c: v('2026-01-01'),
});

describe('c-erp-customer-prices', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['queueMicrotask'] }));
  afterEach(() => {
    jest.useRealTimers();
    clear();
  });

  async function chosen(answerOfPrices: object, customers: readonly object[] = [customer()]): Promise<HTMLElement> {
    const element = mount('c-erp-customer-prices', ErpCustomerPrices, { recordId: ACCOUNT, objectApiName: 'Account' });
    await answer('erpCustomers', account(customers));
    find(element, '[data-id=search]').dispatchEvent(new CustomEvent('change', { detail: { value: 'De_k' } }));
    jest.advanceTimersByTime(300);
    await answer('erpItems', items);
    find(element, '[data-item=p1]').dispatchEvent(new CustomEvent('click'));
    await answer('erpPrices', answerOfPrices);
    return element;
  }
  const enter = async (element: HTMLElement, id: string, value: string): Promise<void> => {
    find(element, `[data-id=${id}]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await settled();
  };

  it('searches once the reader stops typing, with signs taken as they are', async () => {
    const element = mount('c-erp-customer-prices', ErpCustomerPrices, { recordId: ACCOUNT });
    await answer('erpCustomers', account([customer()]));
    find(element, '[data-id=search]').dispatchEvent(new CustomEvent('change', { detail: { value: 'De_k' } }));
    await settled();
    expect(graphql.variablesOf('erpItems')).toBeUndefined();
    jest.advanceTimersByTime(300);
    await settled();
    expect(graphql.variablesOf('erpItems')).toEqual({ name: '%De\\_k%', number: 'De\\_k%', companies: ['*', 'DE'] });
  });

  it('names the price, the rule and the breaks', async () => {
    const element = await chosen(prices([row({}), group]));
    expect(graphql.variablesOf('erpPrices')).toEqual({ company: 'DE', payer: '10000', item: '1000', currency: 'EUR' });
    expect(textOf(find(element, '[data-id=price]'))).toContain('€100.00 / PCS Unit price €100.00 Item card');
    await enter(element, 'quantity', '12');
    await enter(element, 'day', '2026-03-01');
    const text = textOf(find(element, '[data-id=price]'));
    expect(text).toContain('€90.00 / PCS');
    expect(text).toContain('Price group RETAIL, price list Retail 2026 · valid since Jan 1, 2026');
    expect(findAll(element, '[data-id=breaks] tbody tr').map((one) => textOf(one).split(' ')[0])).toEqual(['0', '10']);
    jest.useRealTimers();
    await expectAccessible(element);
  });

  it("takes the customer's own price", async () => {
    const own = row({ Id: 'r3', Source__c: v('Customer'), Unit_Price__c: v(80), Price_List__c: v('S9') });
    const element = await chosen(prices([row({})], [own]));
    expect(textOf(find(element, '[data-id=price]'))).toContain("This customer's own price list S9");
  });

  it('asks for the prices of who pays, and says so', async () => {
    const element = await chosen(prices([row({})], [], []), [customer({ Bill_To_Number__c: v('77') })]);
    expect(graphql.variablesOf('erpPrices').payer).toBe('77');
    expect(textOf(find(element, '[data-id=price]'))).toContain('customer 77, who pays and whom you may not see');
  });

  it('says why there is no price', async () => {
    const element = await chosen(prices([]));
    expect(textOf(find(element, '[data-id=price]'))).toContain('no price of this item');
    await enter(element, 'quantity', '0');
    expect(textOf(find(element, '[data-id=price]'))).toContain('above zero');
  });

  it('finds the account of an opportunity and lets the reader choose the customer', async () => {
    const element = mount('c-erp-customer-prices', ErpCustomerPrices, {
      recordId: '006000000000001AAA',
      objectApiName: 'Opportunity',
    });
    await answer('erpOpportunityAccount', {
      uiapi: { query: { Opportunity: list([{ Id: 'x', AccountId: v(ACCOUNT) }]) } },
    });
    expect(graphql.variablesOf('erpCustomers')).toEqual({ account: ACCOUNT });
    await answer('erpCustomers', account([customer(), customer({ Id: 'c02', Company__c: v('UK') })]));
    expect(find(element, '[data-id=customer]').options).toHaveLength(2);
    jest.useRealTimers();
    await expectAccessible(element);
  });

  it('says that the account is not linked', async () => {
    const element = mount('c-erp-customer-prices', ErpCustomerPrices, { recordId: ACCOUNT });
    await answer('erpCustomers', account([]));
    expect(find(element, 'c-erp-panel').state).toBe('notLinked');
  });
});
