import ErpOrderPanel from 'c/erpOrderPanel';
import { answer, clear, fail, find, list, mount, v } from '../../jest/stage';

const order = (status: string): object => ({ Id: 'o1', Currency__c: v('EUR'), Status__c: v(status) });
const orders = (nodes: readonly object[]): object => ({ uiapi: { query: { ERP_Order__c: list(nodes) } } });

describe('c-erp-order-panel', () => {
  afterEach(clear);

  it.each([
    ['Open', true],
    ['Finished', false],
  ])('shows the lines of an order that is %s', async (status, isOpen) => {
    const element = mount('c-erp-order-panel', ErpOrderPanel, { recordId: 'o1' });
    await answer('erpOrder', orders([order(status)]));
    expect(find(element, 'c-erp-order-lines')).toMatchObject({ orderId: 'o1', currency: 'EUR', isOpen });
  });

  it('says when the order cannot be seen or read', async () => {
    const element = mount('c-erp-order-panel', ErpOrderPanel, { recordId: 'o1' });
    await answer('erpOrder', orders([]));
    expect(find(element, 'c-erp-panel').state).toBe('noPermission');
    clear();
    const failed = mount('c-erp-order-panel', ErpOrderPanel, { recordId: 'o1' });
    await fail('erpOrder');
    expect(find(failed, 'c-erp-panel').state).toBe('failed');
  });
});
