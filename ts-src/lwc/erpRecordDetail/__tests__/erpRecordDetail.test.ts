import ErpRecordDetail from 'c/erpRecordDetail';
import { readMessages } from 'c/erpConsoleData';
import { createRecord } from 'lightning/uiRecordApi';
import { command, commands } from '../../jest/commands';
import { failedRecord, failedRecords } from '../../jest/console';
import { answer, clear, expectAccessible, find, findAll, mount, settled, textOf, v } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

const PAYLOADS = {
  source: { number: '10000', blocked: 'Xx', creditLimit: 5, active: true, address: { city: 'Xxxx' }, lines: [1] },
  target: [{ object: 'ERP_Customer__c', key: 'DE|customer|1', row: { Name: 'Xxxx', Blocked__c: null } }],
  notes: [{ message: 'Cut to 80 characters.' }],
  problems: [{ message: 'Not in the picklist.', field: 'Blocked__c' }],
  masked: ['address.city'],
};

describe('c-erp-record-detail', () => {
  beforeEach(() => createRecord.mockReset().mockResolvedValue({ id: 'k1' }));
  afterEach(clear);

  const shown = (values: object = {}): HTMLElement =>
    mount('c-erp-record-detail', ErpRecordDetail, {
      record: readMessages(failedRecords([failedRecord(values)])).list[0],
    });
  const click = async (element: HTMLElement, id: string): Promise<void> => {
    find(element, `[data-id=${id}]`).dispatchEvent(new CustomEvent('click'));
    await settled();
  };
  const asked = (): object => {
    const { fields } = createRecord.mock.calls.at(-1)[0];
    return { kind: fields.Kind__c, request: JSON.parse(fields.Request__c) };
  };
  const end = async (result: object): Promise<void> => {
    const { Request_Key__c: key } = createRecord.mock.calls.at(-1)[0].fields;
    const done = { Request_Key__c: v(key), Status__c: v('Done'), Result__c: v(JSON.stringify(result)) };
    await answer('erpRequest', commands([command(done)]));
    await settled();
  };

  it('shows both sides on demand, with what is wrong and what is masked', async () => {
    const element = shown();
    await click(element, 'show');
    expect(asked()).toEqual({ kind: 'show-payloads', request: {} });
    await end(PAYLOADS);
    const text = textOf(find(element, 'c-erp-payloads'));
    expect(text).toContain('Not in the picklist. Blocked__c');
    expect(text).toContain('address.city Xxxx');
    expect(text).toContain('ERP_Customer__c DE|customer|1 Name Xxxx Blocked__c (blank)');
    expect(text).toContain('Masked: address.city');
    await expectAccessible(element);
  });

  it('repairs values of the fields that the record has, each in its kind', async () => {
    const element = shown();
    await click(element, 'repair-form');
    await end(PAYLOADS);
    expect(find(element, '[data-id=field]').options.map(({ value }) => value)).toEqual([
      'number',
      'blocked',
      'creditLimit',
      'active',
      'address.city',
    ]);
    await click(element, 'more');
    await click(element, 'more');
    const fill = async (index: number, field: string, value: string): Promise<void> => {
      findAll(element, '[data-id=field]')[index].dispatchEvent(new CustomEvent('pick', { detail: { value: field } }));
      findAll(element, '[data-id=value]')[index].dispatchEvent(new CustomEvent('change', { detail: { value } }));
      await settled();
    };
    await fill(0, 'blocked', 'All');
    await fill(1, 'creditLimit', '70');
    await click(element, 'send-repair');
    expect(asked()).toEqual({ kind: 'repair-record', request: { values: { blocked: 'All', creditLimit: 70 } } });
    await end({ settled: true });
    expect(textOf(element)).toContain('Repaired: it went through.');
    expect(find(element, '[data-id=repair]')).toBeNull();
  });

  it('retries, ignores with a reason, and takes that back', async () => {
    const element = shown();
    await click(element, 'retry');
    await end({ tried: 1, settled: 0, stillParked: 1 });
    expect(textOf(element)).toContain('It still fails.');
    await click(element, 'ignore-form');
    find(element, '[data-id=reason]').dispatchEvent(new CustomEvent('change', { detail: { value: 'test' } }));
    await settled();
    await click(element, 'ignore');
    expect(asked()).toEqual({ kind: 'ignore-records', request: { reason: 'test' } });
    clear();
    await click(shown({ State__c: v('Ignored') }), 'undo');
    expect(asked()).toEqual({ kind: 'ignore-records', request: { undo: true } });
  });
});
