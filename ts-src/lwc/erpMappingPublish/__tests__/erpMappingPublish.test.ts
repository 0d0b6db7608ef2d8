import { readVersions } from 'c/erpMappingDraft';
import ErpMappingPublish from 'c/erpMappingPublish';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { command, commands } from '../../jest/commands';
import { connection, consoleData, mapping } from '../../jest/console';
import { mappingDocument, version, versionsData } from '../../jest/mapping';
import { answer, clear, expectAccessible, find, findAll, mount, settled, textOf, v } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

const changed = { ...mappingDocument, fields: mappingDocument.fields.slice(1) };
const versionsOf = (...numbers: number[]): object =>
  readVersions(versionsData(numbers.map((number) => version(number))));

describe('c-erp-mapping-publish', () => {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  let element: any;
  const told: object[] = [];
  beforeEach(() => {
    createRecord.mockReset().mockResolvedValue({ id: 'v4' });
    updateRecord.mockReset().mockResolvedValue({});
  });
  afterEach(() => {
    told.length = 0;
    clear();
  });

  async function shown(properties: object = {}, values: object = {}): Promise<void> {
    element = mount('c-erp-mapping-publish', ErpMappingPublish, {
      mappingKey: 'cronus|customer',
      document: changed,
      saved: mappingDocument,
      based: 3,
      versions: versionsOf(3, 2),
      findings: [],
      unsaved: true,
      ...properties,
    });
    for (const type of ['saved', 'begin', 'reread', 'jump']) {
      element.addEventListener(type, ({ detail }: CustomEvent) => told.push({ [type]: detail }));
    }
    await answer('erpConsole', consoleData([mapping(values)]));
  }
  async function press(id: string): Promise<void> {
    find(element, `[data-id=${id}]`).dispatchEvent(new CustomEvent('click'));
    await settled();
    await settled();
  }
  async function note(value: string): Promise<void> {
    find(element, '[data-id=note]').dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await settled();
  }
  const fieldsOf = (name: string): Record<string, unknown> =>
    createRecord.mock.calls
      .map(([each]: [{ apiName: string; fields: object }]) => each)
      .filter(({ apiName }: { apiName: string }) => apiName === name)
      .at(-1)?.fields;
  async function end(result: object, status = 'Done'): Promise<void> {
    const values = { Request_Key__c: v(fieldsOf('ERP_Command__c').Request_Key__c), Status__c: v(status) };
    const more = { Result__c: v(JSON.stringify(result)), Error_Message__c: v('Refused so.') };
    await answer('erpRequest', commands([command({ ...values, ...more })]));
    await settled();
  }

  it('says what is different, and saves a version only with a note', async () => {
    await shown();
    expect(textOf(find(element, '[data-id=changes]'))).toBe(
      'Name is not written any more; it got the field displayName',
    );
    expect(find(element, '[data-id=save]').disabled).toBe(true);
    expect(find(element, '[data-id=dry-run]').disabled).toBe(true);
    await note(' Not needed ');
    await press('save');
    expect(fieldsOf('ERP_Mapping_Version__c')).toMatchObject({
      Number__c: 4,
      Based_On__c: 2,
      Note__c: 'Not needed',
      Version_Key__c: 'cronus|customer|4',
      Summary__c: 'Name is not written any more; it got the field displayName',
    });
    expect(told).toEqual([{ saved: { id: 'v4', number: 4, document: changed } }]);
    await expectAccessible(element);
  });

  it('tells the second of two who saved what, compares, and overwrites nothing', async () => {
    await shown();
    await note('Mine');
    createRecord.mockRejectedValueOnce({ body: { output: { errors: [{ errorCode: 'DUPLICATE_VALUE' }] } } });
    await press('save');
    expect(told).toEqual([{ reread: null }]);
    element.versions = versionsOf(4, 3, 2);
    await settled();
    expect(textOf(find(element, '[data-id=taken]'))).toContain('Ada Admin saved version 4 meanwhile: Note 4.');
    expect(findAll(element, '[data-id=taken-changes] li')).toHaveLength(1);
    await press('go-on');
    await press('save');
    expect(fieldsOf('ERP_Mapping_Version__c')).toMatchObject({ Number__c: 5, Note__c: 'Mine' });
  });

  it('begins from the version of the other one when that is wanted', async () => {
    await shown({ versions: versionsOf(4, 3) });
    await note('Mine');
    createRecord.mockRejectedValueOnce({ body: { output: { errors: [{ errorCode: 'DUPLICATE_VALUE' }] } } });
    await press('save');
    await press('take-over');
    expect(told.at(-1)).toEqual({ begin: { number: 4 } });
  });

  it('says why a version was not saved', async () => {
    await shown();
    await note('Mine');
    createRecord.mockRejectedValueOnce({ body: { message: 'No room.' } });
    await press('save');
    expect(textOf(find(element, '[data-id=save-error]'))).toContain('No room.');
  });

  it('tries and publishes the saved version, with or without a back-fill, and goes live', async () => {
    await shown({ document: mappingDocument, unsaved: false }, { State__c: v('Test') });
    await press('dry-run');
    expect(fieldsOf('ERP_Command__c')).toMatchObject({
      Kind__c: 'dry-run',
      Target_Id__c: 'v3',
      Request__c: '{"records":200,"company":"DE"}',
    });
    expect(find(element, '[data-id=company]')).toBeNull();
    await end({ problems: [{ path: 'fields[0]', message: 'No such field.', action: 'Take another.' }] }, 'Refused');
    expect(textOf(find(element, '[data-id=refusals]'))).toBe('fields[0]: No such field. Take another.');
    find(element, '[data-id=backfill]').dispatchEvent(new CustomEvent('change', { detail: { checked: false } }));
    await press('publish');
    expect(fieldsOf('ERP_Command__c')).toMatchObject({ Kind__c: 'publish-mapping', Request__c: '{"backfill":false}' });
    await end({ version: 3 });
    expect(textOf(find(element, '[data-id=published]'))).toBe('Version 3 runs from the next sweep on.');
    await press('live');
    expect(fieldsOf('ERP_Command__c')).toMatchObject({ Kind__c: 'change-mapping', Request__c: '{"state":"Live"}' });
    await end({}, 'Refused');
    expect(textOf(find(element, '[data-id=refusals]'))).toBe('Refused so.');
  });

  it('tries as many records of a company as are chosen', async () => {
    await shown({ document: mappingDocument, unsaved: false });
    const companies = v('[{"code":"DE","name":"CRONUS DE"},{"code":"FR","name":"CRONUS FR"}]');
    await answer('erpConsole', consoleData([mapping()], [connection({ Companies__c: companies })]));
    const choose = (id: string, value: string): void =>
      find(element, `[data-id=${id}]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));
    choose('company', 'FR');
    choose('records', '1000');
    await press('dry-run');
    expect(fieldsOf('ERP_Command__c').Request__c).toBe('{"records":1000,"company":"FR"}');
    await expectAccessible(element);
  });

  it('says that a version of a mapping that is off waits for being switched on', async () => {
    await shown({ document: mappingDocument, unsaved: false }, { State__c: v('Off') });
    await press('publish');
    await end({ version: 3 });
    expect(textOf(find(element, '[data-id=published]'))).toBe(
      'Version 3 is published. It runs once the mapping is switched to test or live.',
    );
  });

  it('hands on the place that the check list leads to', async () => {
    const place = { tab: 'fields', list: '', target: 'Name' };
    await shown({ findings: [{ kind: 'required', about: 'Name', text: '', place }] });
    find(element, 'c-erp-mapping-check').dispatchEvent(new CustomEvent('jump', { detail: { place } }));
    expect(told).toEqual([{ jump: { place } }]);
  });
});
