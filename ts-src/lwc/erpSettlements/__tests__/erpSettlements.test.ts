import ErpSettlements from 'c/erpSettlements';
import { graphql } from 'lightning/graphql';
import { answer, clear, expectAccessible, fail, find, findAll, list, mount, textOf, v } from '../../jest/stage';

const other = { Document_Type__c: v('Invoice'), Document_Number__c: v('INV-1'), Posting_Date__c: v('2026-01-01') };
const self = { Document_Type__c: v('Payment'), Document_Number__c: v('PAY-1'), Posting_Date__c: v('2026-01-05') };
const application = (values: object = {}): object => ({
  Id: 'a1',
  Kind__c: v('Application'),
  Amount__c: v(-80),
  Posting_Date__c: v('2026-01-05'),
  Unapplied__c: v(false),
  Entry__c: v('e1'),
  Entry__r: self,
  Applied_Entry__r: other,
  ...values,
});
const settlements = (nodes: readonly object[] | null): object => ({
  uiapi: { query: { ERP_Application__c: nodes && list(nodes) } },
});

describe('c-erp-settlements', () => {
  afterEach(clear);
  const mounted = (): HTMLElement => mount('c-erp-settlements', ErpSettlements, { entryId: 'e1', currency: 'EUR' });

  it('shows what the entry settled, whichever of the two it was', async () => {
    const element = mounted();
    const settledBy = application({ Id: 'a2', Entry__c: v('e9'), Entry__r: other, Applied_Entry__r: self });
    await answer('erpSettlements', settlements([application(), settledBy]));
    const rows = findAll(element, 'tbody tr').map(textOf);
    expect(rows).toEqual(Array(2).fill('Invoice INV-1 Jan 1, 2026 Jan 5, 2026 Application €80.00'));
  });

  it('marks what was undone', async () => {
    const element = mounted();
    await answer('erpSettlements', settlements([application({ Unapplied__c: v(true) })]));
    expect(textOf(find(element, 'tbody tr'))).toContain('Undone');
  });

  it('says that there is nothing, that it failed, or that the reader may not see it', async () => {
    const element = mounted();
    await answer('erpSettlements', settlements([]));
    expect(textOf(find(element, '[role=status]'))).toContain('settled nothing');
    await answer('erpSettlements', settlements(null));
    expect(textOf(find(element, '[role=status]'))).toContain('no permission');
    await fail('erpSettlements');
    find(element, 'lightning-button').click();
    expect(graphql.takeRefreshes()).toEqual(['erpSettlements']);
  });

  it('is accessible', async () => {
    const element = mounted();
    await answer('erpSettlements', settlements([application()]));
    await expectAccessible(element);
  });
});
