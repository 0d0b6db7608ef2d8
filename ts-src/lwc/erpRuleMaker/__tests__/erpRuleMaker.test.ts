import ErpRuleMaker from 'c/erpRuleMaker';
import { readIssues } from 'c/erpConsoleData';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { command, commands } from '../../jest/commands';
import { consoleData, issue, issues, mapping } from '../../jest/console';
import { answer, clear, expectAccessible, find, list, mount, settled, textOf, v } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

const DOCUMENT = {
  schemaVersion: 1,
  name: 'customer',
  integration: 'customers',
  source: { entity: 'customer', companies: 'each' },
  target: { object: 'ERP_Customer__c', keyField: 'ERP_Key__c', write: 'upsert' },
  key: { source: 'id' },
  direction: 'toSalesforce',
  fields: [
    { target: 'Name', source: 'displayName' },
    { target: 'Blocked__c', source: 'blocked' },
  ],
  conflict: 'erp',
  deletion: 'ignore',
};

describe('c-erp-rule-maker', () => {
  beforeEach(() => {
    createRecord.mockReset().mockResolvedValue({ id: 'v4' });
    updateRecord.mockReset().mockResolvedValue({});
  });
  afterEach(clear);

  async function shown(document: string | null = JSON.stringify(DOCUMENT)): Promise<HTMLElement> {
    const element = mount('c-erp-rule-maker', ErpRuleMaker, {
      issue: readIssues(issues([issue()])).list[0],
      fields: ['Blocked__c'],
    });
    await answer('erpConsole', consoleData([mapping()]));
    await answer('erpRuleVersions', {
      uiapi: {
        query: {
          latest: list([{ Id: 'v3', Number__c: v(3) }]),
          active: list([{ Id: 'v2', Number__c: v(2), Document__c: v(document) }]),
        },
      },
    });
    return element;
  }
  async function type(element: HTMLElement, field: string, value: string): Promise<void> {
    find(element, `[data-id=${field}]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await settled();
  }
  const asked = (): readonly object[] =>
    createRecord.mock.calls.map(([{ fields }]) => fields).filter(({ Kind__c: kind }) => kind);
  async function end(result: object, status = 'Done'): Promise<void> {
    const { Request_Key__c: key } = asked().at(-1) as { Request_Key__c: string };
    const values = { Request_Key__c: v(key), Status__c: v(status), Result__c: v(JSON.stringify(result)) };
    await answer('erpRequest', commands([command(values)]));
    await settled();
  }

  it('proposes a rule for the field concerned, and says in words what changes', async () => {
    const element = await shown();
    expect(find(element, '[data-id=kind]').value).toBe('map-value');
    expect(find(element, '[data-id=field]').value).toBe('Blocked__c');
    await type(element, 'from', 'Everything');
    await type(element, 'value', 'All');
    expect(textOf(find(element, '[data-id=differences]'))).toContain('“Everything” becomes “All”');
    expect(find(element, '[data-id=save]').disabled).toBe(true);
    await expectAccessible(element);
  });

  it('saves a version based on the one that runs, publishes it, and retries the records', async () => {
    const element = await shown();
    await type(element, 'from', 'Everything');
    await type(element, 'value', 'All');
    await type(element, 'note', 'Old value');
    find(element, '[data-id=save]').dispatchEvent(new CustomEvent('click'));
    await settled();
    await settled();
    const [{ fields: version }] = createRecord.mock.calls[0];
    expect(version).toMatchObject({ Number__c: 4, Based_On__c: 2, Note__c: 'Old value' });
    expect(JSON.parse(version.Document__c).valueMaps).toEqual({
      blocked: { entries: { Everything: 'All' }, unknown: 'keep' },
    });
    expect(asked().at(-1)).toMatchObject({ Kind__c: 'publish-mapping', Target_Id__c: 'v4' });
    await end({ version: 4 });
    expect(asked().at(-1)).toMatchObject({ Kind__c: 'retry-records', Target_Id__c: 'a0I000000000001AAA' });
    await end({ tried: 3, settled: 3, stillParked: 0 });
    expect(textOf(element)).toContain('Version 4 runs. 3 records went through, 0 still fail.');
  });

  it('tells the second of two who save, and publishes a saved one only once more when that was refused', async () => {
    const element = await shown();
    await type(element, 'kind', 'default');
    await type(element, 'value', 'None');
    await type(element, 'note', 'Blank');
    createRecord.mockRejectedValueOnce({ body: { output: { errors: [{ errorCode: 'DUPLICATE_VALUE' }] } } });
    find(element, '[data-id=save]').dispatchEvent(new CustomEvent('click'));
    await settled();
    await settled();
    expect(textOf(find(element, '[data-id=problem]'))).toContain('Somebody has saved version 4 meanwhile.');
    for (let press = 0; press < 2; press += 1) {
      find(element, '[data-id=save]').dispatchEvent(new CustomEvent('click'));
      await settled();
      await settled();
      await end({}, 'Refused');
    }
    const kinds = createRecord.mock.calls.map(([{ apiName }]) => apiName);
    expect(kinds.filter((name) => name === 'ERP_Mapping_Version__c')).toHaveLength(2);
    expect(kinds.filter((name) => name === 'ERP_Command__c')).toHaveLength(2);
  });

  it('says when there is no version to add a rule to', async () => {
    expect(textOf(await shown(null))).toContain('there is nothing to add a rule to');
  });
});
