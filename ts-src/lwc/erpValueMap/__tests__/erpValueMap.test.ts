import ErpValueMap from 'c/erpValueMap';
import { clear, expectAccessible, find, findAll, mount, settled, textOf } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

const map = { entries: { Pending: 'New', 'In "Work"': 'Working' }, unknown: 'block' };
const counts = [
  { value: 'Pending', count: 40 },
  { value: 'Finished', count: 7 },
  { value: '', count: 2 },
];

describe('c-erp-value-map', () => {
  afterEach(clear);

  async function shown(properties: object = {}): Promise<HTMLElement> {
    const element = mount('c-erp-value-map', ErpValueMap, { name: 'status', map, ...properties });
    element.addEventListener('mapchange', (event: CustomEvent) => {
      element.map = event.detail.map;
    });
    await settled();
    return element;
  }
  const values = (element: HTMLElement): string[] =>
    findAll(element, 'tbody tr').map((row) => textOf(row).replace(/\s+/g, ' '));
  async function tell(element: HTMLElement, selector: string, detail: object, type = 'change'): Promise<void> {
    find(element, selector).dispatchEvent(new CustomEvent(type, { detail }));
    await settled();
  }

  it('shows what nobody mapped first, with how many records have it', async () => {
    const element = await shown({ counts });
    expect(values(element)).toEqual(['Finished Not mapped 7', '(blank) Not mapped 2', 'Pending 40', 'In "Work" 0']);
    expect(textOf(find(element, '[data-id=unmapped]'))).toBe('Values without a mapping: 2, in 9 records');
    await expectAccessible(element);
  });

  it('maps, adds and removes values, and sets what becomes of others', async () => {
    const element = await shown({ counts });
    await tell(element, '[data-id=becomes][data-value=Finished]', { value: 'Closed' });
    await tell(element, '[data-id=new-value]', { value: 'On Hold' });
    await tell(element, '[data-id=add-value]', {}, 'click');
    await tell(element, '[data-id=remove][data-value=Pending]', {}, 'click');
    await tell(element, '[data-id=unknown]', { value: 'default' });
    await tell(element, '[data-id=map-default]', { value: 'New' });
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    expect((element as any).map).toEqual({
      entries: { 'In "Work"': 'Working', Finished: 'Closed', 'On Hold': '' },
      unknown: 'default',
      default: 'New',
    });
  });

  it('offers what Salesforce takes, maps equal names at once, and says what it does not have', async () => {
    const element = await shown({ counts: [...counts, { value: 'new', count: 1 }], choices: ['New', 'Finished'] });
    expect(find(element, '[data-id=becomes]').options).toHaveLength(2);
    expect(findAll(element, '[data-id=missing]')).toHaveLength(1);
    await tell(element, '[data-id=same]', {}, 'click');
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    expect((element as any).map.entries).toMatchObject({ Finished: 'Finished', new: 'New', Pending: 'New' });
  });

  it('writes CSV, reads it back whatever its form, and names the line that has another', async () => {
    const element = await shown();
    const csv = decodeURIComponent(find(element, '[data-id=export]').href.split(',').slice(1).join(','));
    expect(csv).toBe('"erp","salesforce"\r\n"Pending","New"\r\n"In ""Work""","Working"');
    const read = async (text: string): Promise<void> => {
      const input = find(element, '[data-id=import]');
      Object.defineProperty(input, 'files', { configurable: true, value: [{ text: () => Promise.resolve(text) }] });
      input.dispatchEvent(new CustomEvent('change'));
      await settled();
    };
    await read('\ufeffERP;Salesforce\nA;1\n\n"B;b";"2 ""x"""\n');
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    expect((element as any).map.entries).toMatchObject({ A: '1', 'B;b': '2 "x"', Pending: 'New' });
    await read('erp,salesforce\na,b,c');
    expect(textOf(find(element, '[data-id=csv-problem]'))).toContain('Line 2');
  });

  it('asks for real values, and to be taken out', async () => {
    const element = await shown();
    const told: string[] = [];
    for (const type of ['count', 'remove']) {
      element.addEventListener(type, (event) => told.push(`${type} ${(event as CustomEvent).detail.name}`));
    }
    await tell(element, '[data-id=count-values]', {}, 'click');
    await tell(element, '[data-id=remove-map]', {}, 'click');
    expect(told).toEqual(['count status', 'remove status']);
  });
});
