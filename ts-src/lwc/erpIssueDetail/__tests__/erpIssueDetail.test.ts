import ErpIssueDetail from 'c/erpIssueDetail';
import { graphql } from 'lightning/graphql';
import { failedRecord, failedRecords, issue, issues } from '../../jest/console';
import { answer, clear, expectAccessible, find, findAll, mount, settled, textOf, v } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

describe('c-erp-issue-detail', () => {
  afterEach(clear);

  async function shown(nodes: readonly object[], records: readonly object[] = [failedRecord()]): Promise<HTMLElement> {
    const element = mount('c-erp-issue-detail', ErpIssueDetail, { issueId: 'a0I000000000001AAA' });
    await answer('erpIssue', issues(nodes));
    await answer('erpIssueRecords', failedRecords(records));
    return element;
  }

  it('says the cause, what to do, and which records it holds up', async () => {
    const element = await shown([issue()]);
    expect(find(element, 'c-erp-panel').heading).toBe('The value is not in the picklist.');
    expect(textOf(find(element, '[data-id=advice]'))).toContain('Add the value, or map it.');
    expect(textOf(find(element, '[data-number="10000"]'))).toContain(
      'Bad value for restricted picklist field. Blocked__c €12.50 Failed',
    );
    expect(graphql.variablesOf('erpIssueHistory')).toEqual({ targets: ['a0I000000000001AAA', 'a0R000000000001AAA'] });
    await expectAccessible(element);
  });

  it('calls those who can solve it as the list does', async () => {
    expect(textOf(await shown([issue({ Owner_Kind__c: v('Rep') })]))).toContain('Who can solve it Sales');
  });

  it('shows records that went through in the end after those that fail', async () => {
    const solved = failedRecord({ Id: 'm0', Number__c: v('20000'), State__c: v('Resolved') });
    const element = await shown([issue()], [solved, failedRecord()]);
    expect(findAll(element, '[data-number]').map(({ dataset }) => dataset.number)).toEqual(['10000', '20000']);
    expect(textOf(find(element, '[data-number="20000"]'))).toContain('Went through');
  });

  it('reads more of its records when they are wanted', async () => {
    const element = await shown([issue()]);
    await answer('erpIssueRecords', failedRecords([failedRecord()], { totalCount: 250 }));
    const more = find(element, 'c-erp-show-more');
    expect([more.shown, more.total]).toEqual([1, 250]);
    more.dispatchEvent(new CustomEvent('more'));
    await settled();
    expect(graphql.variablesOf('erpIssueRecords')).toEqual({ issue: 'a0I000000000001AAA', first: 400 });
  });

  it('opens the form for a rule with the fields concerned, and closes it', async () => {
    const element = await shown([issue()]);
    find(element, '[data-id=rule]').dispatchEvent(new CustomEvent('click'));
    await settled();
    const maker = find(element, 'c-erp-rule-maker');
    expect(maker.fields).toEqual(['Blocked__c']);
    maker.dispatchEvent(new CustomEvent('close'));
    await settled();
    expect(find(element, 'c-erp-rule-maker')).toBeNull();
  });

  it('opens a record in place and closes it again', async () => {
    const element = await shown([issue()]);
    const toggle = find(element, '[data-id=toggle]');
    toggle.click();
    await settled();
    expect(find(element, 'c-erp-record-detail').record.number).toBe('10000');
    expect(toggle.getAttribute('aria-expanded')).toBe('true');
    toggle.click();
    await settled();
    expect(find(element, 'c-erp-record-detail')).toBeNull();
  });

  it('says that it is solved, ignored, or not there any more', async () => {
    expect(textOf(await shown([issue({ Status__c: v('Resolved') })], []))).toContain('nothing below it fails any more');
    clear();
    const ignored = issue({ Status__c: v('Ignored'), Ignored_Reason__c: v('old'), Ignored_By__r: { Name: v('Ada') } });
    expect(textOf(await shown([ignored]))).toContain('by Ada: old');
    clear();
    expect(textOf(await shown([]))).toContain('This issue is not there any more.');
  });

  it('reads everything again when something was done, and goes back', async () => {
    const element = await shown([issue()]);
    await answer('erpIssueHistory', { uiapi: { query: { ERP_Command__c: { edges: [] } } } });
    graphql.takeRefreshes();
    find(element, 'c-erp-issue-actions').dispatchEvent(new CustomEvent('changed'));
    await settled();
    expect(graphql.takeRefreshes()).toEqual(expect.arrayContaining(['erpIssue', 'erpIssueRecords', 'erpIssueHistory']));
    const heard = jest.fn();
    element.addEventListener('consolenavigate', ({ detail }: CustomEvent) => heard(detail));
    findAll(element, '[data-id=back]')[0].dispatchEvent(new CustomEvent('click'));
    expect(heard).toHaveBeenCalledWith({ view: 'monitor' });
  });
});
