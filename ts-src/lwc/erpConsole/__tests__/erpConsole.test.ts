import ErpConsole from 'c/erpConsole';
import { CurrentPageReference } from 'lightning/navigation';
import { clear, expectAccessible, find, findAll, mount, settled, textOf } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

const page = (state: object): object => ({
  type: 'standard__navItemPage',
  attributes: { apiName: 'ERP_Console' },
  state,
});

describe('c-erp-console', () => {
  afterEach(clear);

  async function shown(state: object): Promise<HTMLElement> {
    const element = mount('c-erp-console', ErpConsole, {});
    CurrentPageReference.emit(page(state));
    await settled();
    return element;
  }

  it('shows the view that the address names, and home without one', async () => {
    const element = await shown({});
    expect(textOf(find(element, '[aria-current=page]'))).toBe('Home');
    CurrentPageReference.emit(page({ c__view: 'mappings', c__integration: 'items' }));
    await settled();
    expect(find(element, 'c-erp-mapping-list').integration).toBe('items');
    await expectAccessible(element);
  });

  it('moves the focus to the heading when the view changes, not when the page opens', async () => {
    const element = await shown({ c__view: 'mappings' });
    const heading = find(element, '[data-id=heading]');
    const focus = jest.spyOn(heading, 'focus');
    expect(focus).not.toHaveBeenCalled();
    CurrentPageReference.emit(page({ c__view: 'home' }));
    await settled();
    expect(focus).toHaveBeenCalledTimes(1);
    expect(textOf(heading)).toBe('Home');
  });

  it('goes where a tab or a part of it says', async () => {
    const element = mount('c-erp-console', ErpConsole, {});
    findAll(element, 'nav button')[1].click();
    await settled();
    const list = find(element, 'c-erp-mapping-list');
    list.dispatchEvent(
      new CustomEvent('consolenavigate', { bubbles: true, composed: true, detail: { view: 'monitor' } }),
    );
    await settled();
    expect(textOf(find(element, '[aria-current=page]'))).toBe('Monitor');
  });
});
