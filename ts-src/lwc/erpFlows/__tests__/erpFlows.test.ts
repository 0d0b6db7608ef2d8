import ErpFlows from 'c/erpFlows';
import { consoleData, mapping } from '../../jest/console';
import { answer, clear, expectAccessible, fail, find, findAll, groups, mount, textOf, v } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

const sum = (value: number): object => ({ sum: v(value) });
const runs = (read: number, parked: number): object => ({
  Mapping__c: v('a0M000000000001AAA'),
  Read__c: sum(read),
  Created__c: sum(3),
  Updated__c: sum(4),
  Deleted__c: sum(1),
  Parked__c: sum(parked),
});

describe('c-erp-flows', () => {
  afterEach(clear);

  async function shown(mappings: readonly object[]): Promise<HTMLElement> {
    const element = mount('c-erp-flows', ErpFlows, {});
    await answer('erpConsole', consoleData(mappings));
    return element;
  }

  it('shows what each mapping moved, how much of it went through, and the next run', async () => {
    const element = await shown([mapping({ Next_Run__c: v('2026-01-05T12:00:00Z'), Api_Calls_Today__c: v(1200) })]);
    await answer('erpFlows', { uiapi: { aggregate: { hour: groups([runs(50, 0)]), day: groups([runs(200, 1)]) } } });
    const row = textOf(find(element, 'tbody tr'));
    expect(row).toContain('customer Customers Running 0 sec 50 8 99.5% Jan 5, 2026');
    expect(row).toContain('1,200');
    await expectAccessible(element);
  });

  it('never says that all went through when something was refused', async () => {
    const element = await shown([mapping()]);
    await answer('erpFlows', { uiapi: { aggregate: { hour: groups([]), day: groups([runs(92_529, 3)]) } } });
    expect(textOf(find(element, 'tbody tr'))).toContain('99.9%');
  });

  it('leaves out what is off, and says when nothing is on', async () => {
    const off = mapping({ Id: 'm2', State__c: v('Off') });
    expect(findAll(await shown([mapping(), off]), 'tbody tr')).toHaveLength(1);
    clear();
    expect(textOf(await shown([off]))).toContain('No mapping is on.');
  });

  it('shows the mappings also when the figures cannot be read', async () => {
    const element = await shown([mapping({ Paused__c: v('X: gone') })]);
    await fail('erpFlows');
    expect(textOf(find(element, 'tbody tr'))).toContain('Paused X: gone');
    expect(find(element, 'c-erp-panel').partial).toBe(true);
  });
});
