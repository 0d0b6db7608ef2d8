import ErpDocumentLines from 'c/erpDocumentLines';
import { graphql } from 'lightning/graphql';
import {
  answer,
  clear,
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

const line = (values: object = {}): object => ({
  Id: 'l1',
  Type__c: v('Item'),
  Item_Number__c: v('1996-S'),
  Description__c: v('ATHENS Desk'),
  Quantity__c: v(2.5),
  Unit__c: v('PCS'),
  Unit_Price__c: v(0.12345),
  Discount_Amount__c: v(0),
  Net__c: v(-3),
  Gross__c: v(3.57),
  ...values,
});
const lines = (nodes: readonly object[] | null, more: object = {}): object => ({
  uiapi: { query: { ERP_Invoice_Line__c: nodes && list(nodes, { totalCount: nodes.length, ...more }) } },
});

describe('c-erp-document-lines', () => {
  afterEach(clear);
  const mounted = (): HTMLElement =>
    mount('c-erp-document-lines', ErpDocumentLines, { documentId: 'd1', currency: 'EUR' });

  it('shows the lines with unit prices to their last decimal and negative amounts as they are', async () => {
    const element = mounted();
    await answer('erpDocumentLines', lines([line()]));
    expect(textOf(find(element, 'tbody tr'))).toBe('1996-S ATHENS Desk 2.5 PCS €0.12345 -€3.00 €3.57');
    expect(textOf(element)).toContain('Lines: 1');
  });

  it('shows a line without amounts as text', async () => {
    const element = mounted();
    const comment = line({
      Type__c: v('Comment'),
      Item_Number__c: v(null),
      Quantity__c: v(0),
      Unit_Price__c: v(0),
      Net__c: v(0),
      Gross__c: v(0),
      Description__c: v('Thanks'),
    });
    await answer('erpDocumentLines', lines([comment]));
    expect(textOf(find(element, 'tbody tr'))).toBe('Thanks');
  });

  it('turns pages of long documents', async () => {
    const element = mounted();
    await answer(
      'erpDocumentLines',
      lines([line()], { totalCount: 120, pageInfo: { hasNextPage: true, endCursor: 'x' } }),
    );
    findAll(element, 'lightning-button')[1].click();
    await settled();
    expect(graphql.variablesOf('erpDocumentLines').after).toBe('x');
  });

  it('says that there are none, that it failed, or that the reader may not see them', async () => {
    const element = mounted();
    await answer('erpDocumentLines', lines([]));
    expect(textOf(find(element, '[role=status]'))).toContain('no lines');
    await answer('erpDocumentLines', lines(null));
    expect(textOf(find(element, '[role=status]'))).toContain('no permission');
    await fail('erpDocumentLines');
    find(element, 'lightning-button').click();
    expect(graphql.takeRefreshes()).toEqual(['erpDocumentLines']);
  });

  it('is accessible', async () => {
    const element = mounted();
    await answer('erpDocumentLines', lines([line()]));
    await expectAccessible(element);
  });
});
