import ErpPicker from 'c/erpPicker';
import { clear, expectAccessible, find, findAll, mount, settled, textOf } from '../../jest/stage';

const options = [
  { value: 'item', label: 'Items', detail: 'item' },
  { value: 'customer', label: 'Customers', detail: 'customer' },
  { value: 'order', label: 'Orders' },
];

describe('c-erp-picker', () => {
  afterEach(clear);

  function shown(properties: object = {}): { element: HTMLElement; picks: string[]; field: HTMLInputElement } {
    const element = mount('c-erp-picker', ErpPicker, { label: 'Entity', options, ...properties });
    const picks: string[] = [];
    element.addEventListener('pick', (event: CustomEvent) => picks.push(event.detail.value));
    return { element, picks, field: find(element, 'input') };
  }
  async function type(field: HTMLInputElement, text: string): Promise<void> {
    field.value = text;
    field.dispatchEvent(new CustomEvent('input'));
    await settled();
  }
  async function press(field: HTMLInputElement, key: string): Promise<void> {
    field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await settled();
  }
  const shownOptions = (element: HTMLElement): string[] => findAll(element, '[role=option]').map(textOf);

  it('finds by typing and picks by keyboard', async () => {
    const { element, picks, field } = shown();
    await type(field, 'cust');
    expect(shownOptions(element)).toEqual(['Customers customer']);
    await expectAccessible(element);
    await press(field, 'Enter');
    expect(picks).toEqual(['customer']);
    expect(field.value).toBe('Customers');
    expect(shownOptions(element)).toEqual([]);
  });

  it('goes round with the arrows', async () => {
    const { element, picks, field } = shown();
    await press(field, 'ArrowUp');
    expect(find(element, '[aria-selected=true]').dataset.value).toBe('order');
    await press(field, 'ArrowDown');
    await press(field, 'Enter');
    expect(picks).toEqual(['item']);
  });

  it('picks by mouse, and takes back what is no option', async () => {
    const { element, picks, field } = shown({ value: 'order' });
    expect(field.value).toBe('Orders');
    field.click();
    await settled();
    find(element, '[data-value=item]').dispatchEvent(new CustomEvent('mousedown'));
    await settled();
    expect(picks).toEqual(['item']);
    await type(field, 'zzz');
    expect(textOf(element)).toContain('Nothing found.');
    await press(field, 'Escape');
    expect(field.value).toBe('Items');
    expect(picks).toEqual(['item']);
  });

  it('finds what is typed over what was picked, and is blank when left blank', async () => {
    const { element, picks, field } = shown({ value: 'order' });
    element.addEventListener('pick', (event: CustomEvent) => Object.assign(element, { value: event.detail.value }));
    await type(field, 'cust');
    expect(shownOptions(element)).toEqual(['Customers customer']);
    await press(field, 'Enter');
    expect(picks).toEqual(['customer']);
    await type(field, '');
    field.dispatchEvent(new CustomEvent('blur'));
    await settled();
    expect(picks).toEqual(['customer', '']);
    expect(field.value).toBe('');
  });

  it('draws no more than fifty and says how many there are', async () => {
    const many = Array.from({ length: 60 }, (_none, index) => ({ value: `v${index}`, label: `Field ${index}` }));
    const { element, field } = shown({ options: many });
    await type(field, 'Field');
    expect(shownOptions(element)).toHaveLength(50);
    expect(textOf(element)).toContain('10 more: type on.');
  });
});
