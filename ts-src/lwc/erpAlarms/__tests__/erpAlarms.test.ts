import ErpAlarms from 'c/erpAlarms';
import { graphql } from 'lightning/graphql';
import { createRecord } from 'lightning/uiRecordApi';
import { command, commands } from '../../jest/commands';
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

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

const node = (values: object = {}): object => ({
  Id: 'c1',
  Name: v('CRONUS'),
  Alert_To__c: v('005A'),
  Alert_To__r: { Name: v('Ada Admin') },
  Alert_Settings__c: v('{"lagMinutes":15}'),
  Silence_Minutes__c: v(45),
  ...values,
});
const connections = (...nodes: object[]): object => ({ uiapi: { query: { ERP_Connection__c: list(nodes) } } });
const asked = (): object => {
  const { fields } = createRecord.mock.calls.at(-1)[0];
  return { kind: fields.Kind__c, target: fields.Target_Id__c, request: JSON.parse(fields.Request__c) };
};
const end = (result: object): Promise<void> => {
  const { Request_Key__c: key } = createRecord.mock.calls.at(-1)[0].fields;
  const done = { Request_Key__c: v(key), Status__c: v('Done'), Result__c: v(JSON.stringify(result)) };
  return answer('erpRequest', commands([command(done)]));
};

describe('c-erp-alarms', () => {
  beforeEach(() => createRecord.mockReset().mockResolvedValue({ id: 'k1' }));
  afterEach(clear);

  async function shown(...nodes: object[]): Promise<any> {
    const element = mount('c-erp-alarms', ErpAlarms, {});
    await answer('erpAlarms', connections(...(nodes.length > 0 ? nodes : [node()])));
    return element;
  }
  const number = (element: HTMLElement, setting: string): any => find(element, `[data-setting=${setting}]`);
  const type = async (element: HTMLElement, setting: string, value: string): Promise<void> => {
    number(element, setting).dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await settled();
  };
  const click = async (element: HTMLElement, selector: string): Promise<void> => {
    find(element, selector).dispatchEvent(new CustomEvent('click'));
    await settled();
  };

  it('says who hears alarms and when each rings, defaults where nothing is set', async () => {
    const element = await shown();
    expect(textOf(find(element, '[data-id=to]'))).toBe('Alarms go to Ada Admin.');
    expect(['lagMinutes', 'failedPercent', 'silenceMinutes'].map((name) => number(element, name).value)).toEqual([
      '15',
      '20',
      '45',
    ]);
    expect(findAll(element, 'tr[data-kind]')).toHaveLength(10);
    await expectAccessible(element);
  });

  it('saves what differs from the defaults, once there is something to save', async () => {
    const element = await shown();
    expect(find(element, '[data-id=save]').disabled).toBe(true);
    await type(element, 'failedPercent', '5');
    await click(element, '[data-id=save]');
    expect(asked()).toEqual({
      kind: 'change-alarms',
      target: 'c1',
      request: { thresholds: { lagMinutes: 15, failedPercent: 5 } },
    });
    await end({});
    expect(textOf(element)).toContain('Saved.');
    await type(element, 'lagMinutes', '60');
    await type(element, 'silenceMinutes', '20');
    await click(element, '[data-id=save]');
    expect(asked()).toMatchObject({ request: { thresholds: {}, silenceMinutes: 20 } });
  });

  it('does not save what is no number', async () => {
    const element = await shown();
    for (const value of ['', '-1', 'soon']) {
      await type(element, 'lagMinutes', value);
      expect(find(element, '[data-id=save]').disabled).toBe(true);
    }
  });

  it('tests an alarm and says to how many it went', async () => {
    const element = await shown();
    await click(element, 'lightning-button[data-kind=money]');
    expect(asked()).toEqual({ kind: 'test-alert', target: 'c1', request: { alert: 'money' } });
    await end({ sent: 2 });
    expect(textOf(element)).toContain('Sent to 2.');
  });

  it('lets somebody be chosen by name', async () => {
    const element = await shown(node({ Alert_To__c: v(null), Alert_To__r: null }));
    expect(textOf(find(element, '[data-id=to]'))).toBe('Alarms go to those who hold ERP Admin.');
    await click(element, '[data-id=choose]');
    find(element, '[data-id=user]').dispatchEvent(new CustomEvent('find', { detail: { text: ' fio ' } }));
    await settled();
    expect(graphql.variablesOf('erpUsers')).toEqual({ name: '%fio%' });
    find(element, '[data-id=user]').dispatchEvent(new CustomEvent('pick', { detail: { value: '005F' } }));
    await settled();
    expect(asked()).toMatchObject({ kind: 'change-alarms', request: { to: '005F' } });
    await end({});
    expect(find(element, '[data-id=user]')).toBeNull();
  });

  it('says when the thresholds can not be read, and shows those that hold', async () => {
    const element = await shown(node({ Alert_Settings__c: v('{"lag') }));
    expect(find(element, '[data-id=unreadable]')).not.toBeNull();
    expect(number(element, 'lagMinutes').value).toBe('60');
  });

  it('keeps the connections apart where there are several', async () => {
    const element = await shown(node(), node({ Id: 'c2', Name: v('Fabrikam'), Alert_Settings__c: v(null) }));
    find(element, '[data-id=connection]').dispatchEvent(new CustomEvent('change', { detail: { value: 'c2' } }));
    await settled();
    expect(number(element, 'lagMinutes').value).toBe('60');
    await click(element, 'lightning-button[data-kind=lag]');
    expect(asked()).toMatchObject({ target: 'c2' });
  });

  it('says that there is none yet, and that it could not be read', async () => {
    const element = mount('c-erp-alarms', ErpAlarms, {});
    await answer('erpAlarms', connections());
    expect(find(element, 'c-erp-panel').state).toBe('empty');
    clear();
    const other = mount('c-erp-alarms', ErpAlarms, {});
    await fail('erpAlarms');
    expect(find(other, 'c-erp-panel').state).toBe('failed');
  });
});
