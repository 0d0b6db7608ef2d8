import ErpAddField from 'c/erpAddField';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { command, commands } from '../../jest/commands';
import { consoleData, mapping } from '../../jest/console';
import { catalogueData, mappingDocument, version, versionsData } from '../../jest/mapping';
import { answer, clear, expectAccessible, find, mount, settled, textOf, v } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

const dryRun = {
  records: 20,
  counts: { create: 0, update: 18, unchanged: 0, blocked: 2, filtered: 0, refused: 0, notTried: 0 },
  children: { create: 0, update: 0, unchanged: 0, notTried: 0 },
  groups: [],
  creates: [],
  updates: [],
  notUndone: [],
  more: { creates: 0, updates: 0 },
  rolledBack: true,
};

describe('c-erp-add-field', () => {
  beforeEach(() => {
    createRecord.mockReset().mockResolvedValue({ id: 'v4' });
    updateRecord.mockReset().mockResolvedValue({});
  });
  afterEach(clear);

  async function shown(
    values: object = {},
    document: object = mappingDocument,
    catalogue = catalogueData(),
  ): Promise<HTMLElement> {
    const element = mount('c-erp-add-field', ErpAddField, {});
    await answer('erpConsole', consoleData([mapping({ Latest_Version__c: v(2), ...values })]));
    await answer('erpRunningVersions', versionsData([version(2, document)]));
    await answer('erpCatalogueEntities', catalogue);
    await answer('erpPastChoices', versionsData([]));
    return element;
  }
  async function tell(element: HTMLElement, id: string, type: string, detail: object = {}): Promise<void> {
    find(element, `[data-id=${id}]`).dispatchEvent(new CustomEvent(type, { detail }));
    await settled();
    await settled();
  }
  const pick = (element: HTMLElement, field: string, list = ''): Promise<void> =>
    tell(element, 'source', 'pick', { value: `cronus|customer|${list}|${field}` });
  const fieldsOf = (name: string): Record<string, string> =>
    createRecord.mock.calls
      .map(([each]: [{ apiName: string; fields: object }]) => each)
      .filter(({ apiName }: { apiName: string }) => apiName === name)
      .at(-1)?.fields;
  async function end(result: object, status = 'Done'): Promise<void> {
    const values = { Request_Key__c: v(fieldsOf('ERP_Command__c').Request_Key__c), Status__c: v(status) };
    const more = { Result__c: v(JSON.stringify(result)), Error_Message__c: v('No.') };
    await answer('erpRequest', commands([command({ ...values, ...more })]));
    await settled();
  }

  it('finds fields of every mapping that runs, lines included, with samples', async () => {
    const element = await shown();
    const details = find(element, '[data-id=source]').options.map(
      ({ label, detail }: { label: string; detail: string }) => `${label}: ${detail}`,
    );
    expect(details).toContain('email: customer · text · xxxxx@xxxxxx.xxx');
    expect(details).toContain('quantity: customer lines · number');
    expect(details.at(-1)).toMatch(/^(?:id|displayName|blocked|text):/);
    await expectAccessible(element);
  });

  it('proposes the field of Salesforce with reasons, and shows what the latest record would get', async () => {
    const element = await shown();
    await pick(element, 'email');
    expect(find(element, '[data-id=target]').value).toBe('Email__c');
    expect(textOf(find(element, '[data-id=reasons]'))).toContain('The names are the same');
    expect(textOf(find(element, '[data-id=sample]'))).toBe('10000 would get: xxxxx@xxxxxx.xxx');
    await tell(element, 'target', 'pick', { value: 'Credit_Limit__c' });
    expect(textOf(find(element, '[data-id=sample]'))).toContain('10000 would be refused');
  });

  it('says when nothing fits and how a field is made, and reads the fields again', async () => {
    const element = await shown();
    await pick(element, 'number');
    expect(textOf(find(element, '[data-id=reasons]'))).toContain('No field of ERP_Customer__c fits by itself.');
    await pick(element, 'total');
    expect(textOf(find(element, '[data-id=reasons]'))).toContain(
      'Total would fit, but the companion may not write it.',
    );
    find(element, '[data-id=how]').click();
    await settled();
    expect(textOf(find(element, '[data-id=how-text]'))).toContain('Object Manager, ERP_Customer__c');
    await tell(element, 'refresh', 'click');
    expect(fieldsOf('ERP_Command__c')).toMatchObject({ Kind__c: 'read-catalogue' });
  });

  it('saves a version on the one that runs, lets the org try it, and publishes it with the back-fill', async () => {
    const element = await shown();
    await pick(element, 'email');
    expect(find(element, '[data-id=publish]').disabled).toBe(true);
    await tell(element, 'try', 'click');
    expect(fieldsOf('ERP_Mapping_Version__c')).toMatchObject({
      Number__c: 3,
      Based_On__c: 2,
      Note__c: 'Added email to Email__c',
    });
    const { fields } = JSON.parse(fieldsOf('ERP_Mapping_Version__c').Document__c ?? '');
    expect(fields.at(-1)).toEqual({ target: 'Email__c', source: 'email' });
    await end(dryRun);
    expect(textOf(find(element, '[data-id=tried]'))).toBe(
      'The org tried it: 20 records, 18 would change, 2 blocked. Nothing was written.',
    );
    await tell(element, 'publish', 'click');
    expect(fieldsOf('ERP_Command__c')).toMatchObject({
      Kind__c: 'publish-mapping',
      Target_Id__c: 'v4',
      Request__c: '{"backfill":true}',
    });
    await end({ version: 3 });
    expect(textOf(find(element, '[data-id=done]'))).toBe(
      'Email is filled from email from now on; records that were moved before are moved again.',
    );
    await tell(element, 'again', 'click');
    expect(find(element, '[data-id=source]').value).toBe('');
  });

  it('adds to lines and, in a mapping of both directions, without a way back', async () => {
    const element = await shown({}, { ...mappingDocument, direction: 'both' });
    await pick(element, 'quantity', 'lines');
    await tell(element, 'try', 'click');
    const document = JSON.parse(fieldsOf('ERP_Mapping_Version__c').Document__c ?? '');
    expect(document.children[0].fields.at(-1)).toEqual({ target: 'Quantity__c', source: 'quantity' });
    await end({}, 'Failed');
    expect(textOf(find(element, '[data-id=problem]'))).toBe('No.');
    await pick(element, 'email');
    await tell(element, 'try', 'click');
    const next = JSON.parse(fieldsOf('ERP_Mapping_Version__c').Document__c ?? '');
    expect(next.fields.at(-1)).toEqual({ target: 'Email__c', source: 'email', owner: 'erp', toErp: [] });
  });

  it('goes past a version that somebody else saved, and says that one waits for publishing', async () => {
    const element = await shown({ Latest_Version__c: v(3) });
    await pick(element, 'email');
    expect(textOf(find(element, '[data-id=pending]'))).toContain('Version 3 is saved and not published.');
    createRecord.mockRejectedValueOnce({ body: { output: { errors: [{ errorCode: 'DUPLICATE_VALUE' }] } } });
    await tell(element, 'try', 'click');
    expect(textOf(find(element, '[data-id=problem]'))).toContain('Somebody saved version 4 meanwhile.');
    await tell(element, 'try', 'click');
    expect(fieldsOf('ERP_Mapping_Version__c')).toMatchObject({ Number__c: 5 });
  });

  it('reads a record to try it on when the catalogue has none', async () => {
    const element = await shown({}, mappingDocument, catalogueData([], { samples: [] }));
    await pick(element, 'email');
    expect(textOf(find(element, '[data-id=sample]'))).toBe('Reading a record…');
    expect(JSON.parse(fieldsOf('ERP_Command__c').Request__c ?? '')).toEqual({
      entity: 'customer',
      company: 'DE',
      count: 3,
      expand: ['customerLines'],
    });
    await end({ records: [{ id: '9', number: '40000', email: 'x@xx.xx' }] });
    expect(textOf(find(element, '[data-id=sample]'))).toBe('40000 would get: x@xx.xx');
  });

  it('says that no mapping runs yet, and of one that is off that it must be switched on', async () => {
    const element = mount('c-erp-add-field', ErpAddField, {});
    await answer('erpConsole', consoleData([mapping({ Active_Version__c: v(0) })]));
    expect(textOf(find(element, '[data-id=nothing-runs]'))).toContain('No mapping runs yet.');
    clear();
    const off = await shown({ State__c: v('Off') });
    await pick(off, 'email');
    await tell(off, 'try', 'click');
    await end(dryRun);
    await tell(off, 'publish', 'click');
    await end({ version: 3 });
    expect(textOf(find(off, '[data-id=done]'))).toContain('as soon as customer is switched on');
  });
});
