import ErpMappingSettings from 'c/erpMappingSettings';
import { readEntities } from 'c/erpMappingDraft';
import { createRecord } from 'lightning/uiRecordApi';
import { command, commands } from '../../jest/commands';
import { consoleData, mapping } from '../../jest/console';
import { catalogueData, mappingDocument, samples } from '../../jest/mapping';
import { answer, clear, expectAccessible, find, mount, settled, textOf, v } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

describe('c-erp-mapping-settings', () => {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  let element: any;
  beforeEach(async () => {
    createRecord.mockReset().mockResolvedValue({ id: 'k1' });
    element = mount('c-erp-mapping-settings', ErpMappingSettings, {
      mappingKey: 'cronus|customer',
      document: mappingDocument,
      catalogue: readEntities(catalogueData()),
      samples,
    });
    element.addEventListener('document', ({ detail }: CustomEvent) => {
      element.document = detail.document;
    });
    await answer('erpConsole', consoleData([mapping()]));
    await settled();
  });
  afterEach(clear);

  async function tell(selector: string, detail: object, type = 'change'): Promise<void> {
    find(element, selector).dispatchEvent(new CustomEvent(type, { detail }));
    await settled();
  }
  const request = (): { readonly Request__c: string; readonly Request_Key__c: string } =>
    createRecord.mock.calls.at(-1)[0].fields;
  async function end(result: object, status = 'Done'): Promise<void> {
    await settled();
    const values = { Request_Key__c: v(request().Request_Key__c), Status__c: v(status), Error_Message__c: v('No.') };
    await answer('erpRequest', commands([command({ ...values, Result__c: v(JSON.stringify(result)) })]));
    await settled();
  }

  it('changes key, direction, what is written, and the policies', async () => {
    await tell('[data-id=key]', { value: 'number' }, 'pick');
    for (const [name, value] of [
      ['companies', 'shared'],
      ['direction', 'both'],
      ['write', 'update'],
      ['conflict', 'ask'],
      ['deletion', 'mark'],
    ]) {
      await tell(`[data-name=${name}]`, { value });
    }
    expect(element.document).toMatchObject({
      key: { source: 'number' },
      source: { entity: 'customer', companies: 'shared' },
      target: { object: 'ERP_Customer__c', write: 'update' },
      direction: 'both',
      conflict: 'ask',
      deletion: 'mark',
    });
    await expectAccessible(element);
  });

  it('counts the records that match the filter, as long as it stands', async () => {
    await tell('[data-id=filter]', { value: 'blocked <> "All"' });
    expect(element.document.source.filter).toBe('blocked <> "All"');
    await tell('[data-id=count]', {}, 'click');
    expect(JSON.parse(request().Request__c)).toEqual({ entity: 'customer', filter: 'blocked <> "All"' });
    expect(textOf(find(element, '[data-id=counted]'))).toBe('Counting…');
    await end({ read: 20, matching: 12, complete: true });
    expect(textOf(find(element, '[data-id=counted]'))).toBe('12 of 20 records match');
    await tell('[data-id=filter]', { value: '' });
    expect(element.document.source).toEqual({ entity: 'customer', companies: 'each' });
    expect(textOf(find(element, '[data-id=counted]'))).toBe('');
  });

  it('says why nothing was counted', async () => {
    await tell('[data-id=count]', {}, 'click');
    await end({}, 'Refused');
    expect(textOf(find(element, '[data-id=problem]'))).toContain('No.');
  });

  it('counts the real values behind a value map, knows what Salesforce takes, and changes the map', async () => {
    const map = find(element, '[data-map=blocked]');
    expect(map.choices).toEqual(['Everything', 'Invoice']);
    await tell('[data-map=blocked]', { name: 'blocked' }, 'count');
    expect(JSON.parse(request().Request__c)).toEqual({ entity: 'customer', field: 'blocked' });
    await end({ read: 3, matching: 3, complete: true, values: [{ value: 'Ship', count: 3 }] });
    expect(map.counts).toEqual([{ value: 'Ship', count: 3 }]);
    await tell('[data-map=blocked]', { name: 'blocked', map: { entries: {}, unknown: 'keep' } }, 'mapchange');
    expect(element.document.valueMaps).toEqual({ blocked: { entries: {}, unknown: 'keep' } });
    await tell('[data-map=blocked]', { name: 'blocked' }, 'remove');
    expect(element.document.valueMaps).toBeUndefined();
    expect(find(element, '[data-id=no-maps]')).not.toBeNull();
  });
});
