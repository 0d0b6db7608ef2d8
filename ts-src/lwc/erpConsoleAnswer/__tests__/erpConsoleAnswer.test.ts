import ErpConsoleAnswer from 'c/erpConsoleAnswer';
import { consoleData, issue, issues, mapping } from '../../jest/console';
import { answer, clear, expectAccessible, fail, find, findAll, mount, textOf } from '../../jest/stage';

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

  it('says so when it cannot be read', async () => {
    const element = mount('c-erp-console-answer', ErpConsoleAnswer, {});
    await fail('erpConsole');
    expect(textOf(find(element, '[data-id=failed]'))).toContain('could not be read');
  });
});
