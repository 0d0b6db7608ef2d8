import ErpWaitingRoom from 'c/erpWaitingRoom';
import { graphql } from 'lightning/graphql';
import { failedRecords } from '../../jest/console';
import { answer, clear, expectAccessible, find, mount, settled, textOf, v } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

const waiting = (values: object = {}): object => ({
  Id: 'w1',
  Number__c: v('INV-1'),
  Company__c: v('DE'),
  Record_Key__c: v('DE|salesInvoice|9'),
  Integration__c: v('sales-history'),
  Target_Object__c: v('ERP_Invoice__c'),
  Waits_For__c: v('DE|customer|10000'),
  First_Seen__c: v(new Date(Date.now() - 7_300_000).toISOString()),
  ...values,
});

describe('c-erp-waiting-room', () => {
  afterEach(clear);

  it('says what each record waits for and since when', async () => {
    const element = mount('c-erp-waiting-room', ErpWaitingRoom, {});
    await answer(
      'erpWaiting',
      failedRecords([waiting(), waiting({ Id: 'w2', Number__c: v(null), Waits_For__c: v('?') })]),
    );
    expect(textOf(find(element, 'tbody'))).toContain('INV-1 DE Sales history customer 10000 of DE 2 hr');
    expect(textOf(find(element, 'tbody'))).toContain('9 DE Sales history');
    expect(find(element, 'c-erp-panel').heading).toBe('Waiting room (2)');
    await expectAccessible(element);
  });

  it('names a parent that failed itself by its number', async () => {
    const element = mount('c-erp-waiting-room', ErpWaitingRoom, {});
    await answer('erpWaiting', failedRecords([waiting({ Waits_For__c: v('DE|customer|5f1c') })]));
    expect(graphql.variablesOf('erpWaitingParents')).toEqual({ keys: ['DE|customer|5f1c'] });
    const parent = { Id: 'm1', Record_Key__c: v('DE|customer|5f1c'), Number__c: v('10000') };
    await answer('erpWaitingParents', failedRecords([parent]));
    expect(textOf(element)).toContain('customer 10000 of DE, which failed itself');
  });

  it('turns its pages', async () => {
    const element = mount('c-erp-waiting-room', ErpWaitingRoom, {});
    await answer('erpWaiting', failedRecords([waiting()], { pageInfo: { hasNextPage: true, endCursor: 'end' } }));
    find(element, '[data-id=next]').dispatchEvent(new CustomEvent('click'));
    await settled();
    expect(graphql.variablesOf('erpWaiting')).toEqual({ after: 'end' });
    find(element, '[data-id=previous]').dispatchEvent(new CustomEvent('click'));
    await settled();
    expect(graphql.variablesOf('erpWaiting')).toEqual({ after: null });
  });

  it('says that nothing waits', async () => {
    const element = mount('c-erp-waiting-room', ErpWaitingRoom, {});
    await answer('erpWaiting', failedRecords([]));
    expect(textOf(element)).toContain('Nothing waits.');
  });
});
