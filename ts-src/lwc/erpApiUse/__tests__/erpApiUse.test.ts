import ErpApiUse from 'c/erpApiUse';
import { connection, consoleData } from '../../jest/console';
import { answer, clear, expectAccessible, mount, textOf, v } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

describe('c-erp-api-use', () => {
  afterEach(clear);

  async function shown(values: object): Promise<HTMLElement> {
    const element = mount('c-erp-api-use', ErpApiUse, {});
    await answer('erpConsole', consoleData([], [connection(values)]));
    return element;
  }

  it('says what is used, by whom, and what the day will come to', async () => {
    const element = await shown({});
    expect(textOf(element)).toContain('20,000 of 100,000 calls are used, 5,000 of them by Counterpart.');
    expect(textOf(element)).toContain('Forecast for the day: 40,000. 40% of the limit');
    await expectAccessible(element);
  });

  it('says what happens when the forecast is over the limit, and when nothing was counted', async () => {
    expect(textOf(await shown({ Api_Forecast__c: v(120_000) }))).toContain('120% of the limit: runs will be held back');
    clear();
    expect(textOf(await shown({ Api_Calls_Max__c: v(null) }))).toContain('has not counted calls yet');
  });
});
