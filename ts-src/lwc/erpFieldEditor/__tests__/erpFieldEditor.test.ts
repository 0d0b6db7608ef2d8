import ErpFieldEditor from 'c/erpFieldEditor';
import { clear, expectAccessible, find, findAll, mount, settled, textOf } from '../../jest/stage';
import { salesforceField } from '../../jest/mapping';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

const lookup = {
  target: 'Account__c',
  relationship: 'Account__r',
  object: 'Account',
  keyField: 'ERP_Key__c',
  entity: 'customer',
  source: 'id',
  required: false,
};
const row = (entry?: object, values: object = {}): object => ({
  name: 'Name',
  label: 'Name',
  type: 'string',
  entry,
  place: '',
  badges: [],
  problem: '',
  notes: [],
  steps: [],
  changed: false,
  ...values,
});

describe('c-erp-field-editor', () => {
  const told: object[] = [];
  afterEach(() => {
    told.length = 0;
    clear();
  });

  async function shown(entry?: object, properties: object = {}): Promise<HTMLElement> {
    const element = mount('c-erp-field-editor', ErpFieldEditor, {
      row: row(entry),
      field: salesforceField('Name'),
      erpFields: [{ name: 'displayName', type: 'text' }],
      valueMaps: ['status'],
      entities: [{ value: 'customer', label: 'customer' }],
      ...properties,
    });
    for (const type of ['entry', 'class', 'close']) {
      element.addEventListener(type, (event: CustomEvent) => told.push(event.detail ?? type));
    }
    await settled();
    return element;
  }
  async function change(element: HTMLElement, selector: string, detail: object, type = 'change'): Promise<void> {
    find(element, selector).dispatchEvent(new CustomEvent(type, { detail }));
    await settled();
  }
  const last = (): object => (told.at(-1) as { entry: object }).entry;

  it('asks to choose a field while none is chosen', async () => {
    const element = mount('c-erp-field-editor', ErpFieldEditor, {});
    await settled();
    expect(textOf(element)).toBe('Choose a field of Salesforce to see and change where its value comes from.');
  });

  it('changes where the value comes from and keeps the other settings', async () => {
    const element = await shown({ target: 'Name', source: 'displayName', default: 'x', note: 'why' });
    await change(element, '[data-id=kind]', { value: 'formula' });
    expect(last()).toEqual({ target: 'Name', default: 'x', note: 'why', formula: 'displayName' });
    await change(element, '[data-id=kind]', { value: 'constant' });
    expect(last()).toMatchObject({ constant: '', default: 'x' });
    await change(element, '[data-id=kind]', { value: 'nothing' });
    expect(last()).toBeUndefined();
    await expectAccessible(element);
  });

  it('sets default, value map, note, and takes them away again when they are blank', async () => {
    const element = await shown({ target: 'Name', source: 'displayName', valueMap: 'status' });
    expect(find(element, '[data-id=value-map]').options.map(({ value }: { value: string }) => value)).toEqual([
      '',
      'status',
      'name',
    ]);
    await change(element, '[data-id=value-map]', { value: '' });
    expect(last()).toEqual({ target: 'Name', source: 'displayName' });
    await change(element, '[data-id=default]', { value: 'None' });
    expect(last()).toMatchObject({ default: 'None' });
    await change(element, '[data-id=note]', { value: 'As agreed' });
    expect(last()).toMatchObject({ note: 'As agreed' });
    await change(element, '[data-name=required]', { checked: true });
    expect(last()).toMatchObject({ required: true });
    await change(element, '[data-name=insertOnly]', { checked: false });
    expect(last()).not.toHaveProperty('insertOnly');
    await change(element, '[data-id=class]', { value: 'personal' });
    expect(told.at(-1)).toEqual({ path: 'displayName', value: 'personal' });
  });

  it('takes constants as the field has them', async () => {
    const number = await shown({ target: 'Name', constant: 1 }, { field: salesforceField('Name', { type: 'double' }) });
    await change(number, '[data-id=constant]', { value: '12.5' });
    expect(last()).toMatchObject({ constant: 12.5 });
    clear();
    const flag = await shown(
      { target: 'Name', constant: true },
      { field: salesforceField('Name', { type: 'boolean' }) },
    );
    await change(flag, '[data-id=constant]', { value: 'yes' });
    expect(last()).toMatchObject({ constant: true });
  });

  it('counts and sums lines', async () => {
    const lists = [{ name: 'lines', fields: ['Net__c'] }];
    const element = await shown({ target: 'Name', aggregate: { function: 'COUNT', of: 'lines' } }, { lists });
    const choice = find(element, '[data-id=aggregate]');
    expect(choice.options.map(({ label }: { label: string }) => label)).toEqual([
      'Number of lines',
      'Sum of Net__c of lines',
    ]);
    await change(element, '[data-id=aggregate]', { value: 'SUM lines Net__c' });
    expect(last()).toEqual({ target: 'Name', aggregate: { function: 'SUM', of: 'lines', field: 'Net__c' } });
  });

  it('refers to another record by its entity and key', async () => {
    const field = salesforceField('Account__c', {
      type: 'reference',
      relationshipName: 'Account__r',
      referenceTo: ['Account', 'Contact'],
    });
    const element = await shown(undefined, { field });
    await change(element, '[data-id=kind]', { value: 'lookup' });
    expect(last()).toMatchObject({ object: 'Account', keyField: 'ERP_Key__c', relationship: 'Account__r' });
    clear();
    const chosen = await shown(lookup, { field, keyFields: { Account: ['ERP_Key__c', 'Number__c'] } });
    expect(find(chosen, '[data-id=key-field]').options).toHaveLength(2);
    await change(chosen, '[data-id=key-field]', { value: 'Number__c' });
    expect(last()).toMatchObject({ keyField: 'Number__c' });
    await change(chosen, '[data-id=entity]', { value: 'contact' }, 'pick');
    expect(last()).toMatchObject({ entity: 'contact' });
    await change(chosen, '[data-name=required]', { checked: false });
    expect(last()).toMatchObject({ required: false });
  });

  /** How a field goes back, as the mapping's fields tell it. */
  const wayBack = (values: object = {}): object => ({
    column: 'Name',
    kind: 'same',
    need: null,
    ways: undefined,
    same: 'displayName',
    choices: [{ name: 'displayName', type: 'text' }],
    names: [],
    proposal: { field: 'displayName', formula: 'Name' },
    samples: [],
    ...values,
  });

  it('says in a mapping of both directions who wins, and whether changes go back', async () => {
    const entry = { target: 'Name', source: 'displayName', owner: 'erp', toErp: [] };
    const none = wayBack({ kind: 'none', ways: [] });
    const element = await shown(entry, { twoWay: true, wayBack: none });
    expect(find(element, '[data-id=goes-back]').checked).toBe(false);
    expect(find(element, '[data-id=way-back]')).toBeNull();
    await change(element, '[data-id=goes-back]', { checked: true });
    expect(last()).toEqual({ target: 'Name', source: 'displayName', owner: 'erp' });
    await change(element, '[data-id=owner]', { value: 'ask' });
    expect(last()).toMatchObject({ owner: 'ask' });
    clear();
    const fresh = await shown(undefined, { twoWay: true });
    await change(fresh, '[data-id=kind]', { value: 'source' });
    expect(last()).toEqual({ target: 'Name', owner: 'erp', toErp: [], source: '' });
  });

  it('takes the ways back that are told, sends changes to all records, and takes both away', async () => {
    const element = await shown({ target: 'Name', source: 'displayName' }, { twoWay: true, wayBack: wayBack() });
    expect(find(element, '[data-id=goes-back]').checked).toBe(true);
    await change(element, '[data-id=way-back]', { toErp: [{ field: 'displayName' }] }, 'ways');
    expect(last()).toEqual({ target: 'Name', source: 'displayName', toErp: [{ field: 'displayName' }] });
    await change(element, '[data-name=everyRecord]', { checked: true });
    expect(last()).toMatchObject({ everyRecord: true });
    clear();
    const all = await shown(last(), { twoWay: true, wayBack: wayBack() });
    await change(all, '[data-id=goes-back]', { checked: false });
    expect(last()).toEqual({ target: 'Name', source: 'displayName', toErp: [] });
  });

  it('says that a computed value goes back by a formula only, and proposes one', async () => {
    const entry = { target: 'Name', formula: 'UPPER(displayName)' };
    const element = await shown(entry, { twoWay: true, wayBack: wayBack({ kind: 'none', need: 'formula', same: '' }) });
    expect(textOf(find(element, '[data-id=goes-back-hint]'))).toContain('by a formula only');
    await change(element, '[data-id=goes-back]', { checked: true });
    expect(last()).toEqual({ ...entry, toErp: [{ field: 'displayName', formula: 'Name' }] });
  });

  it('stays open for a way back of which nothing can be proposed', async () => {
    const proposal = { field: '', formula: 'Name' };
    const none = wayBack({ kind: 'none', need: 'constant', same: '', proposal });
    const element = await shown({ target: 'Name', constant: 'x' }, { twoWay: true, wayBack: none });
    await change(element, '[data-id=goes-back]', { checked: true });
    expect(told).toEqual([]);
    expect(textOf(find(element, '[data-id=way-back]'))).toContain(
      'Nothing goes back until a field of the ERP is chosen',
    );
    await change(element, '[data-id=goes-back]', { checked: false });
    expect(find(element, '[data-id=way-back]')).toBeNull();
  });

  it('offers no way back for what is written on creation only', async () => {
    const once = wayBack({ kind: 'none', need: 'once', same: '' });
    const entry = { target: 'Name', source: 'displayName', insertOnly: true };
    const element = await shown(entry, { twoWay: true, wayBack: once });
    expect(find(element, '[data-id=goes-back]').disabled).toBe(true);
    expect(textOf(find(element, '[data-id=goes-back-hint]'))).toContain('never again');
    await expectAccessible(element);
  });

  it('shows how the value came about and what is wrong, and is left by Escape', async () => {
    const element = await shown(undefined, {
      row: row({ target: 'Name', source: 'x' }, { problem: 'No such field', steps: ['read: x → –'], notes: ['Cut'] }),
    });
    expect(findAll(element, '[data-id=steps] li')).toHaveLength(1);
    expect(textOf(find(element, '[data-id=problem]'))).toContain('No such field');
    expect(textOf(find(element, '[data-id=altered]'))).toBe('Cut');
    find(element, '[data-id=kind]').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(told).toEqual(['close']);
  });
});
