import ErpNewMapping from 'c/erpNewMapping';
import { graphql } from 'lightning/graphql';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { command, commands } from '../../jest/commands';
import { consoleData, mapping } from '../../jest/console';
import { answer, clear, expectAccessible, find, list, mount, settled, textOf, v } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

const entity = (key: string, side: string, label: string): object => ({
  Id: key,
  Entity_Key__c: v(key),
  Side__c: v(side),
  Label__c: v(label),
});
const made = (kind: string): object[] =>
  createRecord.mock.calls
    .map(([{ apiName, fields }]) => ({ apiName, ...fields }))
    .filter((row) => row.apiName === kind);

describe('c-erp-new-mapping', () => {
  beforeEach(() => {
    createRecord.mockReset().mockResolvedValue({ id: 'k1' });
    updateRecord.mockReset().mockResolvedValue({});
  });
  afterEach(clear);

  async function shown(): Promise<HTMLElement> {
    const element = mount('c-erp-new-mapping', ErpNewMapping, {});
    await answer('erpConsole', consoleData([mapping()]));
    await answer('erpCatalogueNames', {
      uiapi: {
        query: {
          ERP_Entity__c: list([
            entity('cronus|ERP|serviceOrder', 'ERP', 'Service orders'),
            entity('cronus|Salesforce|Case', 'Salesforce', 'Case'),
          ]),
        },
      },
    });
    return element;
  }

  async function choose(element: HTMLElement, field: string, value: string): Promise<void> {
    const type = field === 'entity' || field === 'object' ? 'pick' : 'change';
    find(element, `[data-id=${field}]`).dispatchEvent(new CustomEvent(type, { detail: { value } }));
    await settled();
  }

  it('offers what the catalogue knows and what the companion lists now', async () => {
    const element = await shown();
    expect(graphql.variablesOf('erpCatalogueNames')).toEqual({ keys: 'cronus|%' });
    expect(find(element, '[data-id=entity]').options).toEqual([
      { value: 'serviceOrder', label: 'Service orders', detail: 'serviceOrder' },
    ]);
    const { fields } = createRecord.mock.calls[0][0];
    expect(fields).toMatchObject({ Kind__c: 'read-catalogue', Request__c: '{"list":true}' });
    await answer(
      'erpRequest',
      commands([
        command({
          Request_Key__c: v(fields.Request_Key__c),
          Status__c: v('Done'),
          Result__c: v('{"entities":[{"name":"item","label":"Item"}],"objects":[{"name":"Asset","label":"Asset"}]}'),
        }),
      ]),
    );
    expect(find(element, '[data-id=entity]').options.map(({ value }) => value)).toEqual(['item', 'serviceOrder']);
    expect(find(element, '[data-id=object]').options.map(({ value }) => value)).toEqual(['Asset', 'Case']);
    await expectAccessible(element);
  });

  it('makes the mapping and its empty first version, and opens the editor', async () => {
    const element = await shown();
    const heard: object[] = [];
    element.addEventListener('consolenavigate', (event: CustomEvent) => heard.push(event.detail));
    expect(find(element, '[data-id=save]').disabled).toBe(true);
    await choose(element, 'integration', 'service');
    await choose(element, 'entity', 'serviceOrder');
    await choose(element, 'object', 'Case');
    expect(find(element, '[data-id=name]').value).toBe('service-order');
    find(element, '[data-id=save]').dispatchEvent(new CustomEvent('click'));
    await settled();
    await settled();
    expect(made('ERP_Mapping__c')).toMatchObject([
      { Mapping_Key__c: 'cronus|service-order', Integration__c: 'service', State__c: 'Off' },
    ]);
    expect(updateRecord.mock.calls).toEqual([[{ fields: { Id: 'k1', Latest_Version__c: 1 } }]]);
    const [version] = made('ERP_Mapping_Version__c');
    expect(version).toMatchObject({ Mapping__c: 'k1', Number__c: 1, Version_Key__c: 'cronus|service-order|1' });
    expect(JSON.parse(version.Document__c)).toMatchObject({
      name: 'service-order',
      source: { entity: 'serviceOrder' },
      target: { object: 'Case' },
      fields: [],
    });
    expect(heard).toEqual([{ view: 'mappings', mapping: 'cronus|service-order' }]);
  });

  it('makes only the version when that failed before, and says what the org refused', async () => {
    const element = await shown();
    await choose(element, 'integration', 'service');
    await choose(element, 'entity', 'serviceOrder');
    await choose(element, 'object', 'Case');
    createRecord
      .mockReset()
      .mockResolvedValueOnce({ id: 'm9' })
      .mockRejectedValueOnce({ body: { message: 'Too long.' } });
    find(element, '[data-id=save]').dispatchEvent(new CustomEvent('click'));
    await settled();
    await settled();
    expect(textOf(find(element, '[data-id=problem]'))).toContain('Too long.');
    createRecord.mockResolvedValue({ id: 'v1' });
    find(element, '[data-id=save]').dispatchEvent(new CustomEvent('click'));
    await settled();
    await settled();
    expect([made('ERP_Mapping__c').length, made('ERP_Mapping_Version__c').length]).toEqual([1, 2]);
  });

  it('goes on where the first version is there already: the answer to it was lost', async () => {
    const element = await shown();
    const heard: object[] = [];
    element.addEventListener('consolenavigate', (event: CustomEvent) => heard.push(event.detail));
    await choose(element, 'integration', 'service');
    await choose(element, 'entity', 'serviceOrder');
    await choose(element, 'object', 'Case');
    const taken = { body: { output: { errors: [{ errorCode: 'DUPLICATE_VALUE', message: 'There.' }] } } };
    createRecord.mockReset().mockResolvedValueOnce({ id: 'm9' }).mockRejectedValueOnce(taken);
    find(element, '[data-id=save]').dispatchEvent(new CustomEvent('click'));
    await settled();
    await settled();
    expect(heard).toEqual([{ view: 'mappings', mapping: 'cronus|service-order' }]);
  });

  it.each([
    ['Service', 'begins with a small letter'],
    ['customer', 'There is a mapping customer already.'],
  ])('does not take the name %s', async (name, text) => {
    const element = await shown();
    await choose(element, 'name', name);
    expect(textOf(find(element, '[data-id=name-problem]'))).toContain(text);
  });
});
