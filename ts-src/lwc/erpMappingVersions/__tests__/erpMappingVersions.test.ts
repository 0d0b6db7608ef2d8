import ErpMappingVersions from 'c/erpMappingVersions';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { command, commands } from '../../jest/commands';
import { consoleData, mapping } from '../../jest/console';
import { catalogueData, mappingDocument, version, versionsData } from '../../jest/mapping';
import { answer, clear, expectAccessible, find, findAll, mount, settled, textOf, v } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

const older = { ...mappingDocument, fields: mappingDocument.fields.slice(1) };

describe('c-erp-mapping-versions', () => {
  beforeEach(() => {
    createRecord.mockReset().mockResolvedValue({ id: 'v4' });
    updateRecord.mockReset().mockResolvedValue({});
  });
  afterEach(clear);

  async function shown(): Promise<HTMLElement> {
    const element = mount('c-erp-mapping-versions', ErpMappingVersions, { mappingKey: 'cronus|customer' });
    await answer('erpConsole', consoleData([mapping()]));
    await answer('erpMappingVersions', versionsData([version(3), version(2, older), version(1)]));
    return element;
  }
  async function press(element: HTMLElement, selector: string): Promise<void> {
    find(element, selector).dispatchEvent(new CustomEvent('click'));
    await settled();
    await settled();
  }
  async function read(element: HTMLElement, text: string): Promise<void> {
    const input = find(element, '[data-id=import]');
    const file = { name: 'customer.json', text: () => Promise.resolve(text) };
    Object.defineProperty(input, 'files', { configurable: true, value: [file] });
    input.dispatchEvent(new CustomEvent('change'));
    await settled();
  }
  const saved = (): object => createRecord.mock.calls[0][0].fields;

  it('shows who saved what and which one runs, and compares two in words', async () => {
    const element = await shown();
    expect(textOf(find(element, 'tr[data-version="2"]'))).toContain('Runs');
    expect(textOf(find(element, '[data-id=differences]'))).toBe('Name now gets the field displayName');
    find(element, '[data-id=from]').dispatchEvent(new CustomEvent('change', { detail: { value: '1' } }));
    await settled();
    expect(find(element, '[data-id=same]')).not.toBeNull();
    await expectAccessible(element);
  });

  it('compares the one that runs with the one before it when nothing newer is saved', async () => {
    const element = mount('c-erp-mapping-versions', ErpMappingVersions, { mappingKey: 'cronus|customer' });
    await answer('erpConsole', consoleData([mapping()]));
    await answer('erpMappingVersions', versionsData([version(2), version(1, older)]));
    expect(findAll(element, '[data-id=differences] li')).toHaveLength(1);
  });

  it('brings an older version back as a new one', async () => {
    const element = await shown();
    await press(element, 'tr[data-version="2"] [data-id=restore]');
    expect(saved()).toMatchObject({ Number__c: 4, Restored_From__c: 2, Note__c: 'Restored version 2' });
    expect(textOf(find(element, '[data-id=saved]'))).toContain('Saved as version 4');
  });

  it('reads a file, says what this org does not have, saves and publishes it', async () => {
    const element = await shown();
    await read(
      element,
      JSON.stringify({ ...older, fields: [...older.fields, { target: 'Nope__c', source: 'email' }] }),
    );
    await answer('erpCatalogueEntities', catalogueData());
    expect(textOf(find(element, '[data-id=missing]'))).toContain('Nope__c');
    await press(element, '[data-id=take]');
    expect(saved()).toMatchObject({ Number__c: 4, Based_On__c: 2 });
    await press(element, '[data-id=publish]');
    const { Request_Key__c: key } = createRecord.mock.calls.at(-1)[0].fields;
    const ended = { Request_Key__c: v(key), Status__c: v('Refused'), Error_Message__c: v('It names Nope__c.') };
    await answer('erpRequest', commands([command(ended)]));
    await settled();
    expect(textOf(element)).toContain('It names Nope__c.');
  });

  it.each([
    ['no JSON', '{'],
    ['no mapping', '{"schemaVersion":1}'],
    ['another mapping', JSON.stringify({ ...mappingDocument, name: 'item' })],
  ])('refuses a file with %s', async (_name, text) => {
    const element = await shown();
    await read(element, text);
    expect(find(element, '[data-id=file-problem]')).not.toBeNull();
    expect(find(element, '[data-id=file]')).toBeNull();
  });

  it('tells the second of two who save', async () => {
    const element = await shown();
    createRecord.mockRejectedValueOnce({ body: { output: { errors: [{ errorCode: 'DUPLICATE_VALUE' }] } } });
    await press(element, 'tr[data-version="2"] [data-id=restore]');
    expect(textOf(element)).toContain('4');
    expect(find(element, '[data-id=publish]')).toBeNull();
  });
});
