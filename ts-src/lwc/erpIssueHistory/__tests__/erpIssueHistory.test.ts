import ErpIssueHistory from 'c/erpIssueHistory';
import { graphql } from 'lightning/graphql';
import { command, commands } from '../../jest/commands';
import { answer, clear, expectAccessible, findAll, mount, textOf, v } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

describe('c-erp-issue-history', () => {
  afterEach(clear);

  async function shown(nodes: readonly object[]): Promise<HTMLElement> {
    const element = mount('c-erp-issue-history', ErpIssueHistory, { targets: ['i1', 'm1'] });
    await answer('erpIssueHistory', commands(nodes));
    return element;
  }

  it('says who did what, with before and after', async () => {
    const repaired = command({
      Kind__c: v('repair-record'),
      Status__c: v('Done'),
      Result__c: v('{"audit":{"what":"Repaired record 10000.","before":{"blocked":"X"},"after":{"blocked":"All"}}}'),
    });
    const refused = command({
      Id: 'k2',
      Kind__c: v('ignore-records'),
      Status__c: v('Refused'),
      Request__c: v('{"reason":"test data"}'),
      Error_Message__c: v('No right.'),
    });
    const element = await shown([repaired, refused]);
    expect(graphql.variablesOf('erpIssueHistory')).toEqual({ targets: ['i1', 'm1'] });
    const [first, second] = findAll(element, 'li').map(textOf);
    expect(first).toContain('Repaired record 10000. Done Before: blocked: X After: blocked: All');
    expect(second).toContain('Ignored Reason: test data No right. Refused');
    await expectAccessible(element);
  });

  it('says when nothing was done', async () => {
    expect(textOf(await shown([]))).toContain('Nobody has done anything about it yet.');
  });
});
