import ErpConsoleHome from 'c/erpConsoleHome';
import { createRecord } from 'lightning/uiRecordApi';
import '../../jest/commands';
import { connection, consoleData, issue, issues, mapping } from '../../jest/console';
import { answer, clear, expectAccessible, fail, find, findAll, mount, settled, textOf, v } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

describe('c-erp-console-home', () => {
  beforeEach(() => createRecord.mockReset().mockResolvedValue({ id: 'k1' }));
  afterEach(clear);

  async function shown(mappings: readonly object[] | null, connections?: readonly object[]): Promise<HTMLElement> {
    const element = mount('c-erp-console-home', ErpConsoleHome, {});
    await answer('erpConsole', consoleData(mappings, connections));
    return element;
  }
  const tile = (element: HTMLElement, name: string): string => textOf(find(element, `[data-integration=${name}]`));

  it('has a tile for each of the nine integrations with its state and what it does', async () => {
    const paused = mapping({ Integration__c: v('items'), Name: v('item'), Paused__c: v('X: The field is gone.') });
    const element = await shown([mapping({ Parked__c: v(2) }), paused]);
    expect(findAll(element, '[data-integration]')).toHaveLength(9);
    expect(tile(element, 'customers')).toContain('Live ERP customers and Salesforce accounts, both ways. Last run now');
    expect(tile(element, 'items')).toContain('item: X: The field is gone.');
    expect(tile(element, 'service')).toContain('Not installed');
    await expectAccessible(element);
  });

  it('says whether quotes can be sent', async () => {
    const live = (name: string): object => mapping({ Integration__c: v(name) });
    expect(tile(await shown([live('customers')]), 'quotes')).toContain('needs these live first: Products, Prices.');
    clear();
    expect(tile(await shown(['customers', 'items', 'prices'].map(live)), 'quotes')).toContain('it makes an ERP order');
  });

  it('notes on the tile of prices which currencies the one-currency org can not take', async () => {
    const companies = [
      { code: 'DE', name: 'CRONUS DE', currency: 'EUR' },
      { code: 'UK', name: 'CRONUS UK', currency: 'GBP', pricesLeftOut: ['GBP', 'USD'] },
    ];
    const element = await shown(
      [mapping({ Integration__c: v('prices') }), mapping()],
      [connection({ Companies__c: v(JSON.stringify(companies)) })],
    );
    const note = 'Prices of CRONUS UK in GBP, USD stay out of the price books: this org keeps one currency.';
    expect(findAll(element, '[data-id=note]').map((one) => textOf(one))).toEqual([note]);
    expect(tile(element, 'prices')).toContain(note);
  });

  it('installs templates with one choice, and goes to the mappings of an integration', async () => {
    const element = await shown([mapping()]);
    const [install] = findAll(element, '[data-id=install]').filter(({ dataset }) => dataset.name === 'service');
    install.dispatchEvent(new CustomEvent('select', { detail: { value: 'Test' } }));
    await settled();
    expect(createRecord.mock.calls[0][0].fields).toMatchObject({
      Kind__c: 'install-templates',
      Target_Id__c: 'a0C000000000001AAA',
      Request__c: '{"integration":"service","state":"Test"}',
    });
    const heard = jest.fn();
    element.addEventListener('consolenavigate', ({ detail }: CustomEvent) => heard(detail));
    find(element, '[data-id=mappings]').click();
    expect(heard).toHaveBeenCalledWith({ view: 'mappings', integration: 'customers' });
  });

  it('installs what is missing of an integration that is there, and switched off when that is chosen', async () => {
    const element = await shown([mapping()]);
    const offered = (): string[] => findAll(element, '[data-id=install]').map(({ dataset }) => dataset.name);
    expect(offered()).not.toContain('customers');
    await answer('erpIssues', issues([issue({ Code__c: v('SYNC_TEMPLATE_NEW'), Integration__c: v('customers') })]));
    const installs = findAll(element, '[data-id=install]');
    const [install] = installs.filter(({ dataset }) => dataset.name === 'customers');
    expect(install.label).toBe('Install what is missing');
    install.dispatchEvent(new CustomEvent('select', { detail: { value: 'Off' } }));
    await settled();
    expect(createRecord.mock.calls[0][0].fields.Request__c).toBe('{"integration":"customers","state":"Off"}');
    expect(installs.some(({ dataset }) => dataset.name === 'quotes')).toBe(false);
  });

  it('opens the switch of all mappings in its tile, one at a time, and the focus comes back to the choice', async () => {
    const element = await shown([mapping({ State__c: v('Off') })]);
    const choices = (): HTMLElement[] => findAll(element, '[data-id=switch]');
    expect(choices().map(({ dataset }) => dataset.name)).toEqual(['customers']);
    choices()[0]?.dispatchEvent(new CustomEvent('select', { detail: { value: 'Live' } }));
    await settled();
    await answer('erpConsole', consoleData([mapping({ State__c: v('Off') })]));
    const all = find(element, '[data-integration=customers] c-erp-switch-all');
    expect([all.target, all.integration, all.connectionKey]).toEqual(['Live', 'customers', 'cronus']);
    find(all, '[data-id=confirm]').dispatchEvent(new CustomEvent('click'));
    await settled();
    expect(createRecord.mock.calls[0][0].fields.Request__c).toBe('{"state":"Live"}');
    expect(choices()[0].disabled).toBe(true);
    all.dispatchEvent(new CustomEvent('ended'));
    await settled();
    const focus = jest.spyOn(choices()[0], 'focus');
    all.dispatchEvent(new CustomEvent('close'));
    await settled();
    expect(find(element, 'c-erp-switch-all')).toBeNull();
    expect(focus).toHaveBeenCalled();
  });

  it('offers nothing to install without a connection, and asks which where there are several', async () => {
    expect(findAll(await shown([], []), '[data-id=install]')).toHaveLength(0);
    clear();
    const two = [connection(), connection({ Id: 'c2', Name: v('Other') })];
    expect(find(await shown([], two), 'lightning-combobox').options).toHaveLength(2);
  });

  it('says when it has no right and when it failed', async () => {
    expect(find(await shown(null), 'c-erp-panel').state).toBe('noPermission');
    clear();
    const element = mount('c-erp-console-home', ErpConsoleHome, {});
    await fail('erpConsole');
    expect(find(element, 'c-erp-panel').state).toBe('failed');
  });
});
