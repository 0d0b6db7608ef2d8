import ErpMappingList from 'c/erpMappingList';
import { createRecord } from 'lightning/uiRecordApi';
import { command, commands } from '../../jest/commands';
import { consoleData, mapping } from '../../jest/console';
import { answer, clear, expectAccessible, find, findAll, mount, settled, textOf, v } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

const paused = mapping({
  Id: 'm2',
  Name: v('item-product'),
  Mapping_Key__c: v('cronus|item-product'),
  Integration__c: v('items'),
  Paused__c: v('DRIFT_BREAKS: The field Size__c is not there any more.'),
  Active_Version__c: v(3),
  Parked__c: v(4),
});

describe('c-erp-mapping-list', () => {
  beforeEach(() => createRecord.mockReset().mockResolvedValue({ id: 'k1' }));
  afterEach(clear);

  async function shown(properties: object = {}): Promise<HTMLElement> {
    const element = mount('c-erp-mapping-list', ErpMappingList, properties);
    await answer('erpConsole', consoleData([mapping(), paused]));
    return element;
  }

  it('shows what each mapping moves and how it runs', async () => {
    const element = await shown();
    const [first, second] = findAll(element, 'tbody tr').map(textOf);
    expect(first).toContain('customer Customers customer to ERP_Customer__c');
    expect(first).toContain('latest 3 Running');
    expect(second).toContain('The field Size__c is not there any more.');
    expect(second).toContain('Paused');
    await expectAccessible(element);
  });

  it('shows the mappings of one integration, and says when it has none', async () => {
    expect(findAll(await shown({ integration: 'items' }), 'tbody tr')).toHaveLength(1);
    clear();
    expect(textOf(await shown({ integration: 'service' }))).toContain('This integration has no mapping yet.');
  });

  it('goes to the editor, to the versions and to the issues', async () => {
    const element = await shown();
    const heard: object[] = [];
    element.addEventListener('consolenavigate', (event: CustomEvent) => heard.push(event.detail));
    find(element, '[data-id=open]').click();
    find(element, '[data-id=versions]').click();
    find(element, '[data-id=issues]').click();
    expect(heard).toEqual([
      { view: 'mappings', mapping: 'cronus|customer' },
      { view: 'versions', mapping: 'cronus|customer' },
      { view: 'monitor' },
    ]);
  });

  it('asks the companion for another state once, and shows why it is refused', async () => {
    const element = await shown();
    const [state] = findAll(element, '[data-id=state]');
    state.dispatchEvent(new CustomEvent('change', { detail: { value: 'Live' } }));
    state.dispatchEvent(new CustomEvent('change', { detail: { value: 'Test' } }));
    state.dispatchEvent(new CustomEvent('change', { detail: { value: 'Off' } }));
    await settled();
    expect(createRecord).toHaveBeenCalledTimes(1);
    const { fields } = createRecord.mock.calls[0][0];
    expect(fields).toMatchObject({ Kind__c: 'change-mapping', Request__c: '{"state":"Test"}' });
    expect(state.value).toBe('Test');
    await answer(
      'erpRequest',
      commands([
        command({
          Request_Key__c: v(fields.Request_Key__c),
          Status__c: v('Refused'),
          Error_Message__c: v('The mapping does not compile.'),
        }),
      ]),
    );
    expect(textOf(element)).toContain('The mapping does not compile.');
    expect(state.value).toBe('Live');
  });

  it('opens the form for a new mapping', async () => {
    const element = await shown();
    expect(find(element, 'c-erp-new-mapping')).toBeNull();
    find(element, '[data-id=add]').dispatchEvent(new CustomEvent('click'));
    await settled();
    find(element, 'c-erp-new-mapping').dispatchEvent(new CustomEvent('close'));
    await settled();
    expect(find(element, 'c-erp-new-mapping')).toBeNull();
  });
});
