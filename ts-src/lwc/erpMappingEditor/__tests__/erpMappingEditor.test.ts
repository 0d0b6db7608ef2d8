import ErpMappingEditor from 'c/erpMappingEditor';
import { holdDraft } from 'c/erpMappingDraft';
import { createRecord } from 'lightning/uiRecordApi';
import { command, commands } from '../../jest/commands';
import { consoleData, mapping } from '../../jest/console';
import { catalogueData, mappingDocument, version, versionsData } from '../../jest/mapping';
import { answer, clear, expectAccessible, fail, find, mount, settled, textOf, v } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

const changed = { ...mappingDocument, fields: mappingDocument.fields.slice(1) };

describe('c-erp-mapping-editor', () => {
  beforeEach(() => createRecord.mockReset().mockResolvedValue({ id: 'k1' }));
  afterEach(() => {
    clear();
    holdDraft('cronus|customer', undefined);
  });

  async function shown(versions = [version(3), version(2)], catalogue = catalogueData()): Promise<HTMLElement> {
    const element = mount('c-erp-mapping-editor', ErpMappingEditor, { mappingKey: 'cronus|customer' });
    await answer('erpConsole', consoleData([mapping()]));
    await answer('erpMappingVersions', versionsData(versions));
    await answer('erpCatalogueEntities', catalogue);
    await answer('erpPastChoices', versionsData([]));
    return element;
  }
  async function tell(element: HTMLElement, selector: string, type: string, detail: object = {}): Promise<void> {
    find(element, selector).dispatchEvent(new CustomEvent(type, { detail }));
    await settled();
  }
  const change = (element: HTMLElement, document: object = changed): Promise<void> =>
    tell(element, 'c-erp-mapping-fields', 'document', { document });
  const press = (element: HTMLElement, id: string): Promise<void> => tell(element, `[data-id=${id}]`, 'click');
  async function open(element: HTMLElement, tab: string): Promise<void> {
    find(element, `[data-tab=${tab}]`).click();
    await settled();
  }

  it('opens the newest version with the fields of both sides, and counts what must be corrected', async () => {
    const element = await shown();
    expect(textOf(find(element, '[data-id=version]'))).toBe('Begun from version 3; version 2 runs');
    expect(find(element, 'c-erp-mapping-fields').document).toEqual(mappingDocument);
    expect(find(element, 'c-erp-sample-strip').entity).toBe('customer');
    expect(find(element, 'c-erp-sample-strip').expand).toEqual(['customerLines']);
    expect(textOf(find(element, '[data-tab=publish]'))).toBe('Check and publish (1)');
    await expectAccessible(element);
  });

  it('takes changes back and makes them again, by buttons and keys, but not while somebody types', async () => {
    const element = await shown();
    await change(element);
    expect(find(element, '[data-id=unsaved]')).not.toBeNull();
    await press(element, 'undo');
    expect(find(element, '[data-id=unsaved]')).toBeNull();
    await press(element, 'redo');
    const key = (more: object, at: string): void => {
      const event = new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, composed: true, ...more });
      find(element, at).dispatchEvent(event);
    };
    key({}, '[data-tab=fields]');
    await settled();
    expect(find(element, 'c-erp-mapping-fields').document).toEqual(mappingDocument);
    key({ shiftKey: true }, '[data-tab=fields]');
    await settled();
    expect(find(element, 'c-erp-mapping-fields').document).toEqual(changed);
  });

  it('keeps what is not saved while another view is shown, and asks before the page is left', async () => {
    const element = await shown();
    const leaving = (): boolean => {
      const event = new CustomEvent('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(leaving()).toBe(false);
    await change(element);
    expect(leaving()).toBe(true);
    clear();
    expect(leaving()).toBe(false);
    const again = await shown();
    expect(find(again, 'c-erp-mapping-fields').document).toEqual(changed);
    await press(again, 'discard');
    expect(find(again, 'c-erp-mapping-fields').document).toEqual(mappingDocument);
    clear();
    expect(find(await shown(), 'c-erp-mapping-fields').document).toEqual(mappingDocument);
  });

  it('goes on from a version that was saved, and leads to the place of a problem', async () => {
    const element = await shown();
    await change(element);
    await open(element, 'publish');
    await tell(element, 'c-erp-mapping-publish', 'saved', { id: 'v4', number: 4, document: changed });
    expect(find(element, '[data-id=unsaved]')).toBeNull();
    expect(textOf(find(element, '[data-id=version]'))).toContain('Begun from version 4');
    const place = { tab: 'fields', list: 'lines', target: 'Text__c' };
    await tell(element, 'c-erp-mapping-publish', 'jump', { place });
    expect(find(element, 'c-erp-mapping-fields')).toMatchObject({ list: 'lines', target: 'Text__c' });
  });

  it('begins anew from the version of somebody else', async () => {
    const element = await shown([version(4, changed), version(3)]);
    await change(element, mappingDocument);
    await open(element, 'publish');
    await tell(element, 'c-erp-mapping-publish', 'begin', { number: 4 });
    expect(find(element, 'c-erp-mapping-publish').document).toEqual(changed);
    expect(find(element, '[data-id=unsaved]')).toBeNull();
  });

  it('hands the settings on with what was read of the samples', async () => {
    const element = await shown();
    const samples = { company: { code: 'DE', name: 'DE', currency: 'EUR' }, records: [{ id: '1' }] };
    await tell(element, 'c-erp-sample-strip', 'samples', samples);
    await tell(element, 'c-erp-sample-strip', 'show', { index: 0 });
    await open(element, 'settings');
    expect(find(element, 'c-erp-mapping-settings').samples).toEqual(samples);
    await tell(element, 'c-erp-mapping-settings', 'document', { document: changed });
    expect(find(element, '[data-id=unsaved]')).not.toBeNull();
  });

  it('has the companion read fields that are not known, once, and again when asked', async () => {
    const element = await shown(undefined, catalogueData(['cronus|Salesforce|Account', 'cronus|ERP|customerLine']));
    const asked = (): object[] => createRecord.mock.calls.map(([{ fields }]: [{ fields: object }]) => fields);
    expect(asked()).toHaveLength(1);
    expect(asked()[0]).toMatchObject({
      Kind__c: 'read-catalogue',
      Request__c: '{"entities":["customerLine"],"objects":["Account"]}',
    });
    const { Request_Key__c: key } = asked()[0] as { Request_Key__c: string };
    await answer('erpRequest', commands([command({ Request_Key__c: v(key), Status__c: v('Done') })]));
    await settled();
    await press(element, 'refresh');
    expect(JSON.parse((asked().at(-1) as { Request__c: string }).Request__c).entities).toHaveLength(2);
  });

  it('says why a version cannot be edited, and when versions cannot be read', async () => {
    const element = await shown([version(3, '{"schemaVersion":1}')]);
    expect(textOf(find(element, '[data-id=broken]'))).toContain("This version can't be read");
    clear();
    const failing = mount('c-erp-mapping-editor', ErpMappingEditor, { mappingKey: 'cronus|customer' });
    await answer('erpConsole', consoleData([mapping()]));
    await fail('erpMappingVersions');
    expect(find(failing, 'c-erp-panel').state).toBe('failed');
  });

  it('goes to the versions and back to the list', async () => {
    const element = await shown();
    const places: object[] = [];
    element.addEventListener('consolenavigate', (event) => places.push((event as CustomEvent).detail));
    await press(element, 'versions');
    await press(element, 'back');
    expect(places).toEqual([{ view: 'versions', mapping: 'cronus|customer' }, { view: 'mappings' }]);
  });
});
