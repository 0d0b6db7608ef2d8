import ErpOrders from 'c/erpOrders';
import { graphql } from 'lightning/graphql';
import { order, orders } from '../../jest/orders';
import { answer, clear, expectAccessible, fail, find, findAll, mount, settled, textOf, v } from '../../jest/stage';

describe('c-erp-orders', () => {
  afterEach(clear);

  async function shown(
    open: readonly object[],
    closed: readonly object[] = [],
    more: object = {},
  ): Promise<HTMLElement> {
    const element = mount('c-erp-orders', ErpOrders, { customerId: 'c01' });
    await answer('erpOrders', orders(open, closed, more));
    return element;
  }
  const status = (element: HTMLElement, number: string) => find(element, `tr[data-order="${number}"] c-erp-status`);

  it('shows open orders first, then the others', async () => {
    const element = await shown([order()], [order({ Id: 'o2', Number__c: v('1000'), Status__c: v('Finished') })]);
    expect(findAll(element, 'tr[data-order]').map(({ dataset }) => dataset.order)).toEqual(['1001', '1000']);
    expect(status(element, '1001').label).toBe('Open');
    expect(status(element, '1000')).toMatchObject({ kind: 'good', label: 'Finished' });
  });

  it.each([
    ['Draft', 'Not released'],
    ['In Review', 'In review'],
    ['Deleted', 'Deleted'],
  ])('says %s as %s', async (value, label) => {
    const element = await shown([order({ Status__c: v(value) })]);
    expect(status(element, '1001').label).toBe(label);
  });

  it('shows an order whose lines are on their way as loading', async () => {
    const element = await shown([order({ Complete__c: v(false) })]);
    expect(status(element, '1001')).toMatchObject({ kind: 'busy', label: 'Loading lines' });
  });

  it('says since when a shipment is late, and that everything is shipped', async () => {
    const late = await shown([order({ Next_Shipment_Date__c: v('2020-01-02') })]);
    expect(textOf(find(late, 'tr[data-order]'))).toContain('Late since Jan 2, 2020');
    clear();
    const shipped = await shown([order({ Fully_Shipped__c: v(true) })]);
    expect(textOf(find(shipped, 'tr[data-order]'))).toContain('All shipped');
  });

  it('opens one order at a time in place', async () => {
    const element = await shown([order(), order({ Id: 'o2', Number__c: v('1002') })]);
    const [first, second] = findAll(element, '[data-id=toggle]');
    first.click();
    await settled();
    expect(find(element, 'c-erp-order-lines')).toMatchObject({ orderId: 'o1', currency: 'EUR', isOpen: true });
    second.click();
    await settled();
    expect(findAll(element, 'c-erp-order-lines')).toHaveLength(1);
    expect(second.getAttribute('aria-expanded')).toBe('true');
  });

  it('turns the pages of finished orders', async () => {
    const more = { totalCount: 30, pageInfo: { hasNextPage: true, endCursor: 'abc' } };
    const element = await shown([], [order({ Status__c: v('Finished') })], more);
    find(element, '[data-id=next]').dispatchEvent(new CustomEvent('click'));
    await settled();
    expect(graphql.variablesOf('erpOrders')).toEqual({ customer: 'c01', after: 'abc' });
  });

  it('reads the orders of an opportunity whichever customer ordered', async () => {
    mount('c-erp-orders', ErpOrders, { opportunityId: '006000000000001AAA' });
    await settled();
    expect(graphql.variablesOf('erpOrders')).toEqual({ opportunity: '006000000000001AAA', after: null });
  });

  it('says that there are none, that the reader may not see them, or that it failed', async () => {
    expect(textOf(await shown([]))).toContain('There are no orders yet.');
    clear();
    const hidden = mount('c-erp-orders', ErpOrders, { customerId: 'c01' });
    await answer('erpOrders', { uiapi: { query: { open: null, closed: null } } });
    expect(textOf(hidden)).toContain('no permission');
    clear();
    const failed = mount('c-erp-orders', ErpOrders, { customerId: 'c01' });
    await fail('erpOrders');
    expect(textOf(failed)).toContain('could not be read');
    graphql.takeRefreshes();
  });

  it('is accessible', async () => {
    await expectAccessible(await shown([order()]));
  });
});
