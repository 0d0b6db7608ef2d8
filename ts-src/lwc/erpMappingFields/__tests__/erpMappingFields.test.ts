import { compileDraft, readEntities } from 'c/erpMappingDraft';
import ErpMappingFields from 'c/erpMappingFields';
import { clear, expectAccessible, find, mount, settled, textOf } from '../../jest/stage';
import { catalogueData, mappingDocument, samples } from '../../jest/mapping';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

const catalogue = readEntities(catalogueData());

describe('c-erp-mapping-fields', () => {
  const told: object[] = [];
  afterEach(() => {
    told.length = 0;
    clear();
  });

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async function shown(properties: object = {}): Promise<any> {
    const element = mount('c-erp-mapping-fields', ErpMappingFields, {
      document: mappingDocument,
      saved: mappingDocument,
      catalogue,
      trial: compileDraft(mappingDocument, catalogue),
      samples,
      entities: ['customer'],
      ...properties,
    });
    for (const type of ['document', 'place']) {
      element.addEventListener(type, ({ detail }: CustomEvent) => told.push(detail));
    }
    await settled();
    return element;
  }
  async function tell(element: HTMLElement, selector: string, type: string, detail: object): Promise<void> {
    find(element, selector).dispatchEvent(new CustomEvent(type, { detail }));
    await settled();
  }
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const document = (): any => (told.find((each) => 'document' in each) as { document: object }).document;

  it('hands on rows with values of the sample record', async () => {
    const element = await shown();
    const { rows } = find(element, 'c-erp-field-pairs');
    expect(rows.find(({ name }: { name: string }) => name === 'Name').value).toBe('Adatum Corporation');
    await expectAccessible(element);
  });

  it('says why a record that the filter leaves out has no values', async () => {
    const element = await shown();
    expect(find(element, '[data-id=left-out]')).toBeNull();
    const source = { ...mappingDocument.source, filter: 'number = "none"' };
    element.trial = compileDraft({ ...mappingDocument, source } as never, catalogue);
    await settled();
    expect(textOf(find(element, '[data-id=left-out]'))).toContain('The filter leaves this record out');
    await expectAccessible(element);
  });

  it('adds pairs, in a mapping of both directions without a way back', async () => {
    const element = await shown();
    await tell(element, 'c-erp-field-pairs', 'pair', { source: 'email', target: 'Email__c' });
    expect(document().fields.at(-1)).toEqual({ target: 'Email__c', source: 'email' });
    expect(told).toContainEqual({ list: '', target: 'Email__c' });
    told.length = 0;
    element.document = { ...mappingDocument, direction: 'both' };
    await tell(element, 'c-erp-field-pairs', 'take', { pairs: [{ source: 'email', target: 'Email__c' }] });
    expect(document().fields.at(-1)).toEqual({ target: 'Email__c', source: 'email', owner: 'erp', toErp: [] });
  });

  it('tells how the field goes back, for the record of a two-way mapping alone', async () => {
    const element = await shown({ target: 'Name' });
    expect(find(element, 'c-erp-field-editor').wayBack).toBeUndefined();
    const both = { ...mappingDocument, direction: 'both' };
    element.trial = compileDraft(both as never, catalogue);
    element.document = both;
    await settled();
    const { kind, same, samples: trips } = find(element, 'c-erp-field-editor').wayBack;
    expect([kind, same]).toEqual(['same', 'displayName']);
    expect(trips[0]).toMatchObject({ label: '10000', trips: [{ field: 'displayName', same: true }] });
    await tell(element, 'c-erp-field-editor', 'entry', {
      target: 'Name',
      entry: { target: 'Name', source: 'displayName', toErp: [{ field: 'number', formula: 'Name' }] },
    });
    expect(document().fields[0].toErp).toEqual([{ field: 'number', formula: 'Name' }]);
    await expectAccessible(element);
  });

  it('changes a field, makes the value map that it names, and takes fields away', async () => {
    const element = await shown({ target: 'Name' });
    const entry = { target: 'Name', source: 'displayName', valueMap: 'name' };
    await tell(element, 'c-erp-field-editor', 'entry', { target: 'Name', entry });
    expect(document().valueMaps.name).toEqual({ entries: {}, unknown: 'block' });
    told.length = 0;
    await tell(element, 'c-erp-field-editor', 'entry', { target: 'Account__c', entry: undefined });
    expect(document().lookups ?? []).toEqual([]);
    told.length = 0;
    const lookup = { ...mappingDocument.lookups[0], entity: 'contact' };
    await tell(element, 'c-erp-field-editor', 'entry', { target: 'Account__c', entry: lookup });
    expect(document().lookups).toEqual([lookup]);
  });

  it('keeps the class of a line field below its list', async () => {
    const element = await shown({ list: 'lines', target: 'Text__c' });
    await tell(element, 'c-erp-field-editor', 'class', { path: 'text', value: 'personal' });
    expect(document().classes).toEqual({ 'customerLines.text': 'personal' });
    element.document = { ...mappingDocument, classes: { 'customerLines.text': 'confidential' } };
    await settled();
    expect(find(element, 'c-erp-field-editor').classes).toMatchObject({ text: 'confidential' });
    expect(find(element, 'c-erp-field-editor').lists).toEqual([]);
    expect(find(element, 'c-erp-field-pairs').record).toEqual({ id: '2', text: 'One' });
  });

  it('changes between the record and its lists, and closes the panel', async () => {
    const element = await shown({ target: 'Name' });
    await tell(element, '[data-id=list]', 'change', { value: 'lines' });
    expect(told.at(-1)).toEqual({ list: 'lines', target: '' });
    await tell(element, 'c-erp-field-editor', 'close', {});
    expect(told.at(-1)).toEqual({ list: '', target: '' });
  });

  it('says that the fields of both sides are being read', async () => {
    const element = await shown({ catalogue: readEntities(catalogueData(['cronus|Salesforce|ERP_Customer__c'])) });
    expect(textOf(find(element, '[data-id=reading]'))).toContain('Reading what both sides have');
  });
});
