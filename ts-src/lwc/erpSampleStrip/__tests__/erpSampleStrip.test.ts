import ErpSampleStrip from 'c/erpSampleStrip';
import { createRecord } from 'lightning/uiRecordApi';
import { command, commands } from '../../jest/commands';
import { connection, consoleData, mapping } from '../../jest/console';
import { answer, clear, expectAccessible, find, mount, settled, textOf, v } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

const companies = '[{"code":"DE","name":"CRONUS DE","currency":"EUR"},{"code":"UK"}]';

describe('c-erp-sample-strip', () => {
  beforeEach(() => createRecord.mockReset().mockResolvedValue({ id: 'k1' }));
  afterEach(clear);

  async function shown(): Promise<{ element: HTMLElement; told: object[] }> {
    const element = mount('c-erp-sample-strip', ErpSampleStrip, {
      mappingKey: 'cronus|customer',
      entity: 'customer',
      expand: ['customerLines'],
    });
    const told: object[] = [];
    for (const type of ['samples', 'show'])
      element.addEventListener(type, ({ detail }: CustomEvent) => told.push(detail));
    await answer('erpConsole', consoleData([mapping()], [connection({ Companies__c: v(companies) })]));
    await settled();
    return { element, told };
  }
  const asked = (): { Request__c: string; Request_Key__c: string }[] =>
    createRecord.mock.calls.map(([{ fields }]: [{ fields: object }]) => fields);
  async function end(values: object): Promise<void> {
    await settled();
    const key = v(asked().at(-1)?.Request_Key__c);
    await answer('erpRequest', commands([command({ Request_Key__c: key, ...values })]));
    await settled();
  }
  const done = (result: object): object => ({ Status__c: v('Done'), Result__c: v(JSON.stringify(result)) });
  const found = { records: [{ number: '10000' }, { number: '20000' }], masked: ['email'] };

  it('reads the latest records with their lists by itself, and says what is masked', async () => {
    const { element, told } = await shown();
    expect(JSON.parse(asked()[0]?.Request__c ?? '')).toEqual({
      entity: 'customer',
      company: 'DE',
      count: 5,
      expand: ['customerLines'],
    });
    expect(textOf(find(element, '[data-id=position]'))).toContain('Reading records');
    await end(done(found));
    expect(textOf(find(element, '[data-id=position]'))).toBe('Record 1 of 2: 10000 Masked: email');
    expect(told).toMatchObject([
      { company: { code: 'DE', name: 'CRONUS DE', currency: 'EUR' }, records: found.records },
    ]);
    await expectAccessible(element);
  });

  it('goes through the records, searches, and changes the company', async () => {
    const { element, told } = await shown();
    await end(done(found));
    find(element, '[data-id=next]').dispatchEvent(new CustomEvent('click'));
    await settled();
    expect(told.at(-1)).toEqual({ index: 1 });
    expect(find(element, '[data-id=next]').disabled).toBe(true);
    const search = find(element, '[data-id=find]');
    search.dispatchEvent(new CustomEvent('change', { detail: { value: ' 2000 ' } }));
    search.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    await settled();
    expect(JSON.parse(asked()[1]?.Request__c ?? '')).toMatchObject({ find: '2000', company: 'DE' });
    await end(done({ records: [] }));
    expect(textOf(find(element, '[data-id=position]'))).toBe('No record was found.');
    find(element, '[data-id=company]').dispatchEvent(new CustomEvent('change', { detail: { value: 'UK' } }));
    await settled();
    expect(JSON.parse(asked()[2]?.Request__c ?? '')).toMatchObject({ company: 'UK' });
  });

  it('shows no records of another company than the one that is chosen', async () => {
    const { element, told } = await shown();
    find(element, '[data-id=company]').dispatchEvent(new CustomEvent('change', { detail: { value: 'UK' } }));
    await end(done(found));
    expect(told).toEqual([]);
    expect(JSON.parse(asked()[1]?.Request__c ?? '')).toMatchObject({ company: 'UK' });
    await end(done({ records: [{ number: '30000' }] }));
    expect(told).toMatchObject([{ company: { code: 'UK', name: 'UK', currency: '' }, records: [{ number: '30000' }] }]);
  });

  it('says why records were not read', async () => {
    const { element } = await shown();
    await end({ Status__c: v('Failed'), Error_Message__c: v('The ERP does not answer.') });
    expect(textOf(find(element, '[data-id=problem]'))).toContain('The ERP does not answer.');
  });
});
