import ErpOrderTimeline from 'c/erpOrderTimeline';
import { AccountChannel } from 'c/erpAccountChannel';
import { graphql } from 'lightning/graphql';
import { order, orders } from '../../jest/orders';
import { ACCOUNT, account, answer, clear, customer, expectAccessible, find, mount, settled } from '../../jest/stage';

describe('c-erp-order-timeline', () => {
  afterEach(clear);

  it('shows the orders of an opportunity without asking for customers', async () => {
    const element = mount('c-erp-order-timeline', ErpOrderTimeline, {
      recordId: '006000000000001AAA',
      objectApiName: 'Opportunity',
    });
    await answer('erpOrders', orders([order()]));
    expect(graphql.variablesOf('erpCustomers')).toBeUndefined();
    expect(find(element, 'c-erp-orders').opportunityId).toBe('006000000000001AAA');
    await expectAccessible(element);
  });

  it('looks again by itself on an opportunity, whose page nobody else watches, until the page is left', async () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] });
    try {
      const properties = { recordId: '006000000000001AAA', objectApiName: 'Opportunity' };
      const element = mount('c-erp-order-timeline', ErpOrderTimeline, properties);
      await answer('erpOrders', orders([order()]));
      graphql.takeRefreshes();
      await jest.advanceTimersByTimeAsync(5_000);
      expect(graphql.takeRefreshes()).toContain('erpOrders');
      element.remove();
      await jest.advanceTimersByTimeAsync(60_000);
      expect(graphql.takeRefreshes()).toEqual([]);
    } finally {
      jest.useRealTimers();
    }
  });

  it('shows the orders of the one customer that the page has chosen', async () => {
    const element = mount('c-erp-order-timeline', ErpOrderTimeline, { recordId: ACCOUNT, objectApiName: 'Account' });
    await answer('erpCustomers', account([customer(), customer({ Id: 'c02' })]));
    expect(find(element, 'c-erp-orders').customerId).toBe('c01');
    const channel = new AccountChannel(() => undefined);
    channel.send(ACCOUNT, 'customer', 'c02');
    await settled();
    expect(find(element, 'c-erp-orders').customerId).toBe('c02');
    channel.close();
  });

  it('reads the orders again when the page says that figures changed', async () => {
    mount('c-erp-order-timeline', ErpOrderTimeline, { recordId: ACCOUNT, objectApiName: 'Account' });
    await answer('erpCustomers', account([customer()]));
    await answer('erpOrders', orders([order()]));
    graphql.takeRefreshes();
    const channel = new AccountChannel(() => undefined);
    channel.send(ACCOUNT, 'changed');
    await settled();
    expect(graphql.takeRefreshes()).toContain('erpOrders');
    channel.close();
  });

  it('says that the account is not linked', async () => {
    const element = mount('c-erp-order-timeline', ErpOrderTimeline, { recordId: ACCOUNT, objectApiName: 'Account' });
    await answer('erpCustomers', account([]));
    expect(find(element, 'c-erp-panel').state).toBe('notLinked');
  });
});
