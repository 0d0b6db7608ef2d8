import ErpConflicts from 'c/erpConflicts';
import { graphql } from 'lightning/graphql';
import { createRecord } from 'lightning/uiRecordApi';
import { command, commands } from '../../jest/commands';
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

jest.mock('@salesforce/customPermission/ERP_Seller', () => ({ __esModule: true, default: true }), { virtual: true });

const KEY = 'DE|customer|1';
const message = (fields: unknown): object => ({
  Id: 'm1',
  Record_Key__c: v(KEY),
  Conflict__c: v(typeof fields === 'string' ? fields : JSON.stringify(fields)),
});
const conflicts = (nodes: readonly object[] | null): object => ({
  uiapi: { query: { ERP_Message__c: nodes && list(nodes) } },
});
const phone = { field: 'Phone', agreed: '1', salesforce: '2', erp: null };

describe('c-erp-conflicts', () => {
  beforeEach(() => createRecord.mockReset().mockResolvedValue({ id: 'k1' }));
  afterEach(clear);

  async function shown(nodes: readonly object[] | null): Promise<HTMLElement> {
    const element = mount('c-erp-conflicts', ErpConflicts, { recordId: ACCOUNT });
    await answer('erpCustomers', account([customer({ ERP_Key__c: v(KEY) })]));
    await answer('erpConflicts', conflicts(nodes));
    await answer('erpCommands', commands([]));
    return element;
  }

  it('is not there without conflicts, without a right to see them, and when they cannot be read', async () => {
    expect(textOf(await shown([]))).toBe('');
    clear();
    expect(textOf(await shown(null))).toBe('');
    clear();
    expect(textOf(await shown([message('no json')]))).toBe('');
    clear();
    const element = mount('c-erp-conflicts', ErpConflicts, { recordId: ACCOUNT });
    await answer('erpCustomers', account([customer({ ERP_Key__c: v(KEY) })]));
    await fail('erpConflicts');
    expect(textOf(element)).toBe('');
    expect(graphql.variablesOf('erpCommands')).toBeUndefined();
  });

  it('shows the three values of each field', async () => {
    const element = await shown([
      message([phone, { field: 'BillingCity', agreed: null, salesforce: 'Bonn', erp: 'Köln' }]),
    ]);
    const [first, second] = findAll(element, 'lightning-radio-group');
    expect(first.options.map(({ label }) => label)).toEqual(['Salesforce: 2', 'ERP: (empty)']);
    expect(second.label).toBe('Billing City');
    expect(textOf(find(element, '[data-record]'))).toContain('Agreed before: 1');
    await expectAccessible(element);
  });

  it('asks once for what was chosen, and looks again when it is done', async () => {
    const element = await shown([message([phone])]);
    const settle = find(element, '[data-id=settle]');
    expect(settle.disabled).toBe(true);
    find(element, '[data-field=Phone]').dispatchEvent(new CustomEvent('change', { detail: { value: 'salesforce' } }));
    await settled();
    settle.dispatchEvent(new CustomEvent('click'));
    settle.dispatchEvent(new CustomEvent('click'));
    await settled();
    expect(createRecord).toHaveBeenCalledTimes(1);
    const { fields } = createRecord.mock.calls[0][0];
    expect(fields).toMatchObject({ Kind__c: 'settle-conflict', Target_Id__c: ACCOUNT });
    expect(JSON.parse(fields.Request__c)).toEqual({ choices: { Phone: 'salesforce' } });
    await answer('erpCommands', commands([command({ Kind__c: v('settle-conflict'), Status__c: v('Running') })]));
    graphql.takeRefreshes();
    await answer('erpCommands', commands([command({ Kind__c: v('settle-conflict'), Status__c: v('Done') })]));
    expect(graphql.takeRefreshes()).toContain('erpConflicts');
  });
});
