import ErpFormulaEditor from 'c/erpFormulaEditor';
import { clear, expectAccessible, find, findAll, mount, settled, textOf } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

const fields = [
  { name: 'number', type: 'text', sample: '10000' },
  { name: 'displayName', type: 'text' },
  { name: 'credit', type: 'number' },
];
const samples = [
  { label: '10000', record: { number: '10000', displayName: 'Adatum', credit: 5 }, company: 'DE', currency: 'EUR' },
  { label: '20000', record: { number: '20000', displayName: 'Trey', credit: null }, company: 'DE' },
];

describe('c-erp-formula-editor', () => {
  const told: object[] = [];
  afterEach(() => {
    told.length = 0;
    clear();
  });

  async function shown(properties: object = {}): Promise<HTMLElement> {
    const element = mount('c-erp-formula-editor', ErpFormulaEditor, { fields, samples, ...properties });
    element.addEventListener('change', (event: CustomEvent) => told.push(event.detail));
    await settled();
    return element;
  }
  async function type(element: HTMLElement, text: string): Promise<void> {
    const area = find(element, 'textarea');
    area.value = text;
    area.setSelectionRange(text.length, text.length);
    area.dispatchEvent(new CustomEvent('input'));
    await settled();
  }
  async function press(element: HTMLElement, key: string, more: object = {}): Promise<void> {
    find(element, 'textarea').dispatchEvent(new KeyboardEvent('keydown', { key, ...more }));
    await settled();
  }
  const results = (element: HTMLElement): string[] => findAll(element, '[data-id=result]').map(textOf);

  it('computes the formula for every sample while it is written', async () => {
    const element = await shown({ value: 'UPPER(displayName) & " " & $Company.Currency' });
    expect(results(element)).toEqual(['10000 ADATUM EUR', '20000 TREY']);
    await type(element, 'credit / 0');
    expect(results(element)).toHaveLength(2);
    await expectAccessible(element);
  });

  it('lets what is typed take the place of an empty text, and of nothing else', async () => {
    const element = await shown({ value: '""' });
    const area = find(element, 'textarea');
    const chosen = (): string => area.value.slice(area.selectionStart, area.selectionEnd);
    area.setSelectionRange(1, 1);
    area.dispatchEvent(new CustomEvent('focus'));
    area.setSelectionRange(2, 2);
    area.click();
    expect(chosen()).toBe('""');
    area.setSelectionRange(1, 1);
    area.click();
    expect(chosen()).toBe('');
    await type(element, 'number');
    area.dispatchEvent(new CustomEvent('focus'));
    expect(chosen()).toBe('');
  });

  it('marks the place of a mistake and says what was expected', async () => {
    const element = await shown({ value: 'UPPER(nmber)' });
    expect(textOf(find(element, '.wrong'))).toBe('nmber');
    expect(textOf(find(element, '[data-id=problem]'))).toContain('Line 1, column 7');
    expect(find(element, 'textarea').getAttribute('aria-invalid')).toBe('true');
    expect(results(element)).toEqual([]);
    await type(element, 'UPPER(number)');
    expect(find(element, '[data-id=problem]')).toBeNull();
    expect(told.at(-1)).toEqual({ value: 'UPPER(number)', valid: true });
  });

  it('says when the formula gives another type than is needed', async () => {
    const element = await shown({ value: 'number', wanted: 'boolean' });
    expect(textOf(find(element, '[data-id=problem]'))).toContain('expected: boolean');
  });

  it('leaves results to others, and takes types of formulas as they are given', async () => {
    const element = await shown({
      fields: [{ name: 'Amount__c', type: 'currency', formulaType: 'number' }],
      value: 'Amount__c & "x"',
      withoutResults: true,
    });
    expect(textOf(find(element, '[data-id=problem]'))).toContain('text');
    await type(element, 'Amount__c * 2');
    expect(results(element)).toEqual([]);
    expect(find(element, '[data-id=problem]')).toBeNull();
  });

  it('completes names by typing, arrows and Enter', async () => {
    const element = await shown();
    await type(element, 'TRIM(dis');
    expect(findAll(element, '[role=option]')[0].dataset.label).toBe('displayName');
    await press(element, 'Enter');
    expect(find(element, 'textarea').value).toBe('TRIM(displayName');
    expect(textOf(find(element, '[data-id=signature]'))).toContain('TRIM(');
    await press(element, ' ', { ctrlKey: true });
    expect(findAll(element, '[role=option]').length).toBeGreaterThan(0);
    await press(element, 'Escape');
    expect(findAll(element, '[role=option]')).toEqual([]);
  });

  it('lists the functions with examples, and asks for a sample where there is none', async () => {
    const element = await shown({ samples: [] });
    expect(textOf(element)).toContain('Choose a sample record');
    find(element, '[data-id=help]').dispatchEvent(new CustomEvent('click'));
    await settled();
    expect(textOf(find(element, '[data-id=functions]'))).toContain('BLANKVALUE');
  });
});
