import ErpIssueActions from 'c/erpIssueActions';
import { readIssues } from 'c/erpConsoleData';
import { graphql } from 'lightning/graphql';
import { createRecord } from 'lightning/uiRecordApi';
import { command, commands } from '../../jest/commands';
import { issue, issues } from '../../jest/console';
import { answer, clear, expectAccessible, find, list, mount, settled, textOf, v } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

const click = async (element: HTMLElement, id: string): Promise<void> => {
  find(element, `[data-id=${id}]`).dispatchEvent(new CustomEvent('click'));
  await settled();
};
const asked = (): object => {
  const { fields } = createRecord.mock.calls.at(-1)[0];
  return { kind: fields.Kind__c, request: JSON.parse(fields.Request__c) };
};
const end = (result: object): Promise<void> => {
  const { Request_Key__c: key } = createRecord.mock.calls.at(-1)[0].fields;
  const done = { Request_Key__c: v(key), Status__c: v('Done'), Result__c: v(JSON.stringify(result)) };
  return answer('erpRequest', commands([command(done)]));
};

describe('c-erp-issue-actions', () => {
  beforeEach(() => createRecord.mockReset().mockResolvedValue({ id: 'k1' }));
  afterEach(clear);

  function shown(values: object = {}): HTMLElement {
    return mount('c-erp-issue-actions', ErpIssueActions, { issue: readIssues(issues([issue(values)])).list[0] });
  }

  it('retries all and says how many went through', async () => {
    const element = shown();
    const changed = jest.fn();
    element.addEventListener('changed', changed);
    await click(element, 'retry');
    expect(asked()).toEqual({ kind: 'retry-records', request: {} });
    await end({ tried: 3, settled: 2, stillParked: 1 });
    expect(textOf(element)).toContain('Tried 3: 2 went through, 1 still fail.');
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('ignores with a reason only, and takes that back', async () => {
    const element = shown();
    await click(element, 'ignore-form');
    expect(find(element, '[data-id=ignore]').disabled).toBe(true);
    find(element, '[data-id=reason]').dispatchEvent(new CustomEvent('change', { detail: { value: ' old ' } }));
    await settled();
    await click(element, 'ignore');
    expect(asked()).toEqual({ kind: 'ignore-records', request: { reason: 'old' } });
    await end({ ignored: 3 });
    expect(find(element, '[data-id=reason]')).toBeNull();
    clear();
    await click(shown({ Status__c: v('Ignored') }), 'undo');
    expect(asked()).toEqual({ kind: 'ignore-records', request: { undo: true } });
  });

  it('finds users and assigns, and takes that back', async () => {
    const element = shown({ Assigned_To__c: v('005A') });
    await click(element, 'assign-form');
    const user = find(element, '[data-id=user]');
    user.dispatchEvent(new CustomEvent('find', { detail: { text: 'fio' } }));
    await settled();
    expect(graphql.variablesOf('erpUsers')).toEqual({ name: '%fio%' });
    await answer('erpUsers', {
      uiapi: { query: { User: list([{ Id: '005F', Name: v('Fiona'), Email: v('f@example.com') }]) } },
    });
    expect(user.options).toEqual([{ value: '005F', label: 'Fiona', detail: 'f@example.com' }]);
    await expectAccessible(element);
    user.dispatchEvent(new CustomEvent('pick', { detail: { value: '005F' } }));
    await settled();
    await click(element, 'assign');
    expect(asked()).toEqual({ kind: 'assign-issue', request: { userId: '005F' } });
    await end({});
    await click(element, 'unassign');
    expect(asked()).toEqual({ kind: 'assign-issue', request: { userId: null } });
  });
});
