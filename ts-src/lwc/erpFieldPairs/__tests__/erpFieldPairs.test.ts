import ErpFieldPairs from 'c/erpFieldPairs';
import { clear, expectAccessible, find, findAll, mount, settled, textOf } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

const row = (name: string, values: object = {}): object => ({
  name,
  label: name.replace('__c', ''),
  type: 'string',
  entry: undefined,
  place: '',
  badges: [],
  problem: '',
  value: undefined,
  notes: [],
  steps: [],
  changed: false,
  suggestion: undefined,
  ...values,
});
const rows = [
  row('Region__c', { badges: ['required'] }),
  row('Name', { entry: { target: 'Name', source: 'displayName' }, place: 'the field displayName', value: 'Adatum' }),
  row('Email__c', {
    suggestion: { source: 'email', target: 'Email__c', score: 0.95, reasons: ['The names are the same'] },
    changed: true,
  }),
  row('Phone', { suggestion: { source: 'fax', target: 'Phone', score: 0.5, reasons: ['The names are alike'] } }),
];
const erpFields = ['displayName', 'email', 'fax'].map((name) => ({
  name,
  type: 'text',
  class: 'open',
  samples: [`${name} 1`],
}));

describe('c-erp-field-pairs', () => {
  const told: object[] = [];
  afterEach(() => {
    told.length = 0;
    clear();
  });

  async function shown(properties: object = {}): Promise<HTMLElement> {
    const element = mount('c-erp-field-pairs', ErpFieldPairs, {
      rows,
      erpFields,
      used: ['displayName'],
      ...properties,
    });
    for (const type of ['pair', 'take', 'choose']) {
      element.addEventListener(type, (event: CustomEvent) => told.push({ [type]: event.detail }));
    }
    await settled();
    return element;
  }
  const names = (element: HTMLElement): string[] => findAll(element, 'tbody tr').map(({ dataset }) => dataset.target);
  async function change(element: HTMLElement, id: string, value: string): Promise<void> {
    find(element, `[data-id=${id}]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await settled();
  }
  async function press(node: Element, key: string): Promise<void> {
    node.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await settled();
  }

  it('shows both sides with samples, badges and suggestions with their reasons', async () => {
    const element = await shown();
    expect(textOf(find(element, 'li[data-name=displayName]'))).toBe('displayName Used text displayName 1');
    expect(textOf(find(element, 'tr[data-target=Region__c] [data-badge=required]'))).toBe('Required');
    expect(textOf(find(element, 'tr[data-target=Email__c]'))).toContain('The names are the same');
    expect(textOf(find(element, 'tr[data-target=Name]'))).toContain('Adatum');
    await expectAccessible(element);
  });

  it('shows the values of the record that is tried instead of the samples', async () => {
    const element = await shown({ record: { displayName: 'Trey Research', email: null } });
    expect(textOf(find(element, 'li[data-name=displayName] .sample'))).toBe('Trey Research');
    expect(textOf(find(element, 'li[data-name=email] .sample'))).toBe('');
  });

  it('finds fields by typing and by filter', async () => {
    const element = await shown();
    await change(element, 'find-erp', 'EMA');
    expect(findAll(element, 'li').map(({ dataset }) => dataset.name)).toEqual(['email']);
    await change(element, 'filter', 'unmapped');
    expect(names(element)).toEqual(['Region__c']);
    await change(element, 'filter', 'mapped');
    expect(names(element)).toEqual(['Name']);
    await change(element, 'filter', 'changed');
    expect(names(element)).toEqual(['Email__c']);
    await change(element, 'filter', 'all');
    await change(element, 'find-salesforce', 'nothing like it');
    expect(textOf(element)).toContain('Nothing found.');
  });

  it('pairs by the keyboard alone: type, Enter, type, Enter', async () => {
    const element = await shown();
    await change(element, 'find-erp', 'fax');
    await press(find(element, '[data-id=find-erp]'), 'Enter');
    expect(textOf(find(element, '[data-id=chosen]'))).toContain('fax is chosen');
    await change(element, 'find-salesforce', 'phone');
    await press(find(element, '[data-id=find-salesforce]'), 'Enter');
    expect(told).toEqual([{ pair: { source: 'fax', target: 'Phone' } }]);
  });

  it('moves with the arrows in each column, which is one stop of the Tab key', async () => {
    const element = await shown();
    const list = find(element, '[data-id=erp-fields]');
    await press(list, 'ArrowDown');
    await press(list, ' ');
    expect(find(element, 'li[aria-selected=true]').dataset.name).toBe('email');
    await press(list, 'Escape');
    expect(find(element, 'li[aria-selected=true]')).toBeNull();
    await press(find(element, '[data-id=find-salesforce]'), 'ArrowDown');
    await press(find(element, 'tr[data-target=Region__c] button'), 'ArrowDown');
    expect(findAll(element, 'button.target[tabindex="0"]').map(({ dataset }) => dataset.target)).toEqual(['Name']);
    find(element, 'tr[data-target=Name] button').click();
    expect(told).toEqual([{ choose: { target: 'Name' } }]);
  });

  it('pairs by drag', async () => {
    const element = await shown();
    find(element, 'li[data-name=fax]').dispatchEvent(new CustomEvent('dragstart'));
    await settled();
    const target = find(element, 'tr[data-target=Phone]');
    const over = new CustomEvent('dragover', { cancelable: true });
    target.dispatchEvent(over);
    expect(over.defaultPrevented).toBe(true);
    target.dispatchEvent(new CustomEvent('drop', { cancelable: true }));
    expect(told).toEqual([{ pair: { source: 'fax', target: 'Phone' } }]);
  });

  it('takes one suggestion, or all that are sure', async () => {
    const element = await shown();
    find(element, '[data-id=accept][data-target=Phone]').click();
    find(element, '[data-id=accept-all]').dispatchEvent(new CustomEvent('click'));
    expect(told).toEqual([
      { take: { pairs: [{ source: 'fax', target: 'Phone' }] } },
      { take: { pairs: [{ source: 'email', target: 'Email__c' }] } },
    ]);
  });

  it('draws a part of very many fields, and says how many more there are', async () => {
    const many = Array.from({ length: 200 }, (_each, index) => row(`F${index}__c`));
    const element = await shown({ rows: many });
    expect(names(element)).toHaveLength(150);
    expect(textOf(element)).toContain('50 more; type to find them.');
  });
});
