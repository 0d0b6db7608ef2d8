import ErpRecordStatus from 'c/erpRecordStatus';
import { command, commands } from '../../jest/commands';
import { answer, clear, expectAccessible, find, list, mount, textOf, v } from '../../jest/stage';

const HOUR_AGO = new Date(Date.now() - 3_700_000).toISOString();
const record = (state: string | null, detail = ''): object => ({
  Id: 'r1',
  Number__c: v('10000'),
  Sync_State__c: v(state),
  Sync_Detail__c: v(detail),
  Sync_Since__c: v(HOUR_AGO),
});
const customers = (nodes: readonly object[] | null): object => ({
  uiapi: { query: { ERP_Customer__c: nodes && list(nodes) } },
});
const orders = (nodes: readonly object[]): object => ({ uiapi: { query: { ERP_Order__c: list(nodes) } } });

describe('c-erp-record-status', () => {
  afterEach(clear);

  it('shows the worst of the ERP customers of an account, why and since when', async () => {
    const element = mount('c-erp-record-status', ErpRecordStatus, { recordId: 'a1', objectApiName: 'Account' });
    const nodes = [record('In Step'), record('Waiting'), record('Failed', 'The phone number is too long.')];
    await answer('erpCustomerSync', customers(nodes));
    expect(textOf(element)).toBe('ERP Failed The phone number is too long. since 1 hour ago and 1 more');
    await expectAccessible(element);
  });

  it.each([
    ['In Step', 'In step', 'good'],
    ['Conflict', 'Needs a decision', 'bad'],
    ['Waiting', 'Waiting', 'attention'],
  ])('of an order that is %s says "%s"', async (state, text, kind) => {
    const element = mount('c-erp-record-status', ErpRecordStatus, { recordId: 'o1', objectApiName: 'x__ERP_Order__c' });
    await answer('erpOrderSync', orders([record(state)]));
    expect(textOf(element)).toContain(text);
    expect(find(element, '[data-id=chip]').dataset.kind).toBe(kind);
  });

  it('of an opportunity says how its latest request is, then how its order is', async () => {
    const element = mount('c-erp-record-status', ErpRecordStatus, { recordId: 'p1', objectApiName: 'Opportunity' });
    await answer('erpOrderSync', orders([record('In Step')]));
    await answer('erpCommands', commands([command({ Status__c: v('Running') })]));
    expect(textOf(element)).toContain('Waiting On its way to the ERP.');
    const refused = { Status__c: v('Refused'), Error_Message__c: v('The customer is blocked.') };
    await answer('erpCommands', commands([command(refused)]));
    expect(textOf(element)).toContain('Failed The customer is blocked.');
    await answer('erpCommands', commands([command({ Status__c: v('Done') })]));
    expect(textOf(element)).toContain('In step');
  });

  it('says in step where nothing was ever held up', async () => {
    const element = mount('c-erp-record-status', ErpRecordStatus, { recordId: 'a1' });
    await answer('erpCustomerSync', customers([{ ...record(null), Sync_Since__c: v(null) }]));
    expect(textOf(element)).toBe('ERP In step');
  });

  it('is not there without a record of the ERP, or without a right to see how it is', async () => {
    const element = mount('c-erp-record-status', ErpRecordStatus, { recordId: 'a1' });
    await answer('erpCustomerSync', customers([]));
    expect(textOf(element)).toBe('');
    await answer('erpCustomerSync', customers([{ Id: 'r1', Number__c: v('10000') }]));
    expect(textOf(element)).toBe('');
    await answer('erpCustomerSync', customers(null));
    expect(textOf(element)).toBe('');
  });
});
