import ErpLineLists from 'c/erpLineLists';
import { readEntities } from 'c/erpMappingDraft';
import { createRecord } from 'lightning/uiRecordApi';
import { command, commands } from '../../jest/commands';
import { consoleData, mapping } from '../../jest/console';
import { catalogueData, mappingDocument } from '../../jest/mapping';
import { answer, clear, expectAccessible, find, mount, settled, textOf, v } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

describe('c-erp-line-lists', () => {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  let element: any;
  beforeEach(async () => {
    createRecord.mockReset().mockResolvedValue({ id: 'k1' });
    element = mount('c-erp-line-lists', ErpLineLists, {
      mappingKey: 'cronus|customer',
      document: mappingDocument,
      catalogue: readEntities(catalogueData()),
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
  async function listObjects(): Promise<void> {
    const [{ fields }] = createRecord.mock.calls.at(-1);
    expect(JSON.parse(fields.Request__c)).toEqual({ list: true });
    const objects = ['Line__c', 'Account', 'Note__c'].map((name) => ({ name, label: name }));
    const done = { Status__c: v('Done'), Result__c: v(JSON.stringify({ objects })) };
    await answer('erpRequest', commands([command({ Request_Key__c: v(fields.Request_Key__c), ...done })]));
    await settled();
  }

  it('shows the lists, filters their lines, and takes one out', async () => {
    expect(textOf(find(element, 'tr[data-list=lines]'))).toContain('lines customerLines Line__c Customer__c');
    await tell('[data-id=filter]', { value: ' text <> "" ' });
    expect(element.document.children[0].filter).toBe('text <> ""');
    await tell('[data-id=filter]', { value: '' });
    expect(element.document.children[0]).not.toHaveProperty('filter');
    await expectAccessible(element);
    await tell('[data-id=remove]', {}, 'click');
    expect(element.document.children).toBeUndefined();
    expect(find(element, '[data-id=none]')).not.toBeNull();
  });

  it('adds a list below the record, by the field that refers to it', async () => {
    expect(find(element, '[data-id=source]').options).toEqual([
      { value: 'customerNotes', label: 'customerNotes (customerNote)' },
    ]);
    await tell('[data-id=source]', { value: 'customerNotes' });
    await listObjects();
    await tell('[data-id=object]', { value: 'Line__c' }, 'pick');
    expect(find(element, '[data-id=parent]').value).toBe('Customer__c');
    await tell('[data-id=add]', {}, 'click');
    expect(element.document.children[1]).toEqual({
      name: 'customer-notes',
      source: 'customerNotes',
      entity: 'customerNote',
      target: { object: 'Line__c', keyField: 'ERP_Key__c', parent: 'Customer__c', parentRelationship: 'Customer__r' },
      key: { source: 'id' },
      fields: [],
    });
  });

  it('asks for fields that are not known, and says when an object cannot hang below the record', async () => {
    const needed: object[] = [];
    element.addEventListener('needobject', ({ detail }: CustomEvent) => needed.push(detail));
    await tell('[data-id=source]', { value: 'customerNotes' });
    await listObjects();
    await tell('[data-id=object]', { value: 'Note__c' }, 'pick');
    expect(needed).toEqual([{ name: 'Note__c' }]);
    expect(find(element, '[data-id=add]').disabled).toBe(true);
    await tell('[data-id=object]', { value: 'Account' }, 'pick');
    expect(textOf(find(element, '[data-id=problem]'))).toContain(
      'Account has no field that refers to ERP_Customer__c.',
    );
  });
});
