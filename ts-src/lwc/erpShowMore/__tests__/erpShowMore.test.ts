import ErpShowMore, { ROWS_MAX, moreRows } from 'c/erpShowMore';
import { clear, expectAccessible, find, mount, settled, textOf } from '../../jest/stage';

describe('c-erp-show-more', () => {
  afterEach(clear);

  async function shown(rows: number, total: number): Promise<HTMLElement & { shown: number; total: number }> {
    const element = mount('c-erp-show-more', ErpShowMore, { shown: rows, total });
    await settled();
    return element;
  }

  it('says nothing below a list that is short and whole', async () => {
    expect(textOf(await shown(12, 12))).toBe('');
  });

  it('counts what is shown, and asks for more by a button', async () => {
    const element = await shown(200, 431);
    expect(textOf(element)).toBe('200 of 431 are shown. Show 200 more');
    const more = jest.fn();
    element.addEventListener('more', more);
    find(element, '[data-id=more]').click();
    expect(more).toHaveBeenCalledTimes(1);
    await expectAccessible(element);
  });

  it('keeps the focus on the button while there is more, and on the count when there is not', async () => {
    const element = await shown(200, 431);
    const focused = (): string | undefined => (element.shadowRoot?.activeElement as HTMLElement | null)?.dataset.id;
    find(element, '[data-id=more]').focus();
    element.shown = 400;
    await settled();
    expect(textOf(element)).toBe('400 of 431 are shown. Show 31 more');
    expect(focused()).toBe('more');
    element.shown = 431;
    await settled();
    expect(textOf(element)).toBe('All 431 are shown.');
    expect(focused()).toBe('count');
  });

  it('takes no focus from elsewhere', async () => {
    const element = await shown(200, 210);
    element.shown = 210;
    await settled();
    expect(element.shadowRoot?.activeElement).toBeNull();
  });

  it('ends where one question of the platform ends', async () => {
    expect([moreRows(200), moreRows(1_900)]).toEqual([400, ROWS_MAX]);
    expect(textOf(await shown(ROWS_MAX, 2_400))).toBe('2,000 of 2,400 are shown.');
  });
});
