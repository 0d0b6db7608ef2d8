import ErpIssueList from 'c/erpIssueList';
import { graphql } from 'lightning/graphql';
import { issue, issues } from '../../jest/console';
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

const finance = issue({
  Id: 'i2',
  Cause__c: v('The customer is blocked.'),
  Owner_Kind__c: v('Finance'),
  Assigned_To__c: v('005X'),
  Assigned_To__r: { Name: v('Fiona Finance') },
  Amounts__c: v('{"EUR":10,"GBP":20}'),
});

describe('c-erp-issue-list', () => {
  afterEach(clear);

  async function shown(nodes: readonly object[] | null): Promise<HTMLElement> {
    const element = mount('c-erp-issue-list', ErpIssueList, {});
    await answer('erpIssues', issues(nodes));
    return element;
  }
  async function filter(element: HTMLElement, value: string): Promise<void> {
    find(element, '[data-id=filter]').dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await settled();
  }

  it('shows cause, number, money by currency, who has it and its age', async () => {
    const element = await shown([issue(), finance]);
    const [first, second] = findAll(element, 'tbody tr').map(textOf);
    expect(first).toBe(
      'The value is not in the picklist. Customers · customer · SF_PICKLIST 3 €1,234.50 Admin nobody 2 hr',
    );
    expect(second).toContain('€10.00 £20.00 Finance Fiona Finance');
    await expectAccessible(element);
  });

  it('filters by who has to act, and reads ignored ones when asked', async () => {
    const element = await shown([issue(), finance]);
    await filter(element, 'mine');
    expect(findAll(element, 'tbody tr')).toHaveLength(1);
    await filter(element, 'Rep');
    expect(textOf(find(element, '[data-id=empty]'))).toBe('There is none of these.');
    await filter(element, 'Ignored');
    expect(graphql.variablesOf('erpIssues')).toEqual({ states: ['Ignored'], first: 200 });
  });

  it('reads more than the first when they are wanted, and begins anew with another filter', async () => {
    const element = mount('c-erp-issue-list', ErpIssueList, {});
    const first = { uiapi: { query: { ERP_Issue__c: list([issue()], { totalCount: 431 }) } } };
    await answer('erpIssues', first);
    const more = find(element, 'c-erp-show-more');
    expect([more.shown, more.total]).toEqual([1, 431]);
    more.dispatchEvent(new CustomEvent('more'));
    await settled();
    expect(graphql.variablesOf('erpIssues')).toEqual({ states: ['Open'], first: 400 });
    expect(findAll(element, 'tbody tr')).toHaveLength(1);
    await filter(element, 'Ignored');
    expect(graphql.variablesOf('erpIssues')).toEqual({ states: ['Ignored'], first: 200 });
  });

  it('opens an issue', async () => {
    const element = await shown([issue()]);
    const heard = jest.fn();
    element.addEventListener('consolenavigate', ({ detail }: CustomEvent) => heard(detail));
    find(element, 'tbody button').click();
    expect(heard).toHaveBeenCalledWith({ view: 'monitor', issue: 'a0I000000000001AAA' });
  });

  it('says when there is none, when it has no right, and when it failed', async () => {
    expect(textOf(await shown([]))).toContain('No issue needs anybody.');
    clear();
    expect(find(await shown(null), 'c-erp-panel').state).toBe('noPermission');
    clear();
    const element = mount('c-erp-issue-list', ErpIssueList, {});
    await fail('erpIssues');
    expect(find(element, 'c-erp-panel').state).toBe('failed');
  });
});
