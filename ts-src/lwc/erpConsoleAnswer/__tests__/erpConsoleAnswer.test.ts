import ErpConsoleAnswer from 'c/erpConsoleAnswer';
import { graphql } from 'lightning/graphql';
import { consoleData, issue, issues, mapping } from '../../jest/console';
import { answer, clear, expectAccessible, fail, find, findAll, list, mount, textOf, v } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

describe('c-erp-console-answer', () => {
  afterEach(clear);

  it('says what runs and what needs someone, marked by icon and word', async () => {
    const element = mount('c-erp-console-answer', ErpConsoleAnswer, {});
    await answer('erpConsole', consoleData([mapping()]));
    expect(textOf(element)).toBe('');
    await answer('erpIssues', issues([issue()]));
    expect(textOf(element)).toBe('All 1 running. 1 issue needs you.');
    expect(findAll(element, 'li').map(({ dataset }) => dataset.kind)).toEqual(['good', 'bad']);
    await expectAccessible(element);
  });

  it('leads to what needs someone', async () => {
    const element = mount('c-erp-console-answer', ErpConsoleAnswer, {});
    const places: object[] = [];
    element.addEventListener('consolenavigate', ({ detail }: CustomEvent) => places.push(detail));
    await answer('erpConsole', consoleData([mapping({ Paused__c: v('X: gone') })]));
    await answer('erpIssues', issues([issue(), issue({ Owner_Kind__c: v('Rep') })]));
    for (const button of findAll(element, 'button')) button.click();
    expect(places).toEqual([{ view: 'mappings' }, { view: 'monitor' }, { view: 'monitor' }]);
    await expectAccessible(element);
  });

  it('counts all issues, also when they are more than a list reads at first', async () => {
    const element = mount('c-erp-console-answer', ErpConsoleAnswer, {});
    await answer('erpConsole', consoleData([mapping()]));
    expect(graphql.variablesOf('erpIssues')).toEqual({ states: ['Open'], first: 200 });
    await answer('erpIssues', { uiapi: { query: { ERP_Issue__c: list([issue()], { totalCount: 201 }) } } });
    expect(graphql.variablesOf('erpIssues')).toEqual({ states: ['Open'], first: 2000 });
    await answer('erpIssues', issues(Array.from({ length: 201 }, () => issue())));
    expect(textOf(element)).toContain('201 issues need you.');
  });

  it('says so when it cannot be read', async () => {
    const element = mount('c-erp-console-answer', ErpConsoleAnswer, {});
    await fail('erpConsole');
    expect(textOf(find(element, '[data-id=failed]'))).toContain('could not be read');
  });
});
