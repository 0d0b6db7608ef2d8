import ErpStatus from 'c/erpStatus';
import { clear, expectAccessible, find, mount, textOf } from '../../jest/stage';

describe('c-erp-status', () => {
  afterEach(clear);

  it.each([
    ['good', 'utility:success'],
    ['attention', 'utility:clock'],
    ['bad', 'utility:warning'],
    ['neutral', 'utility:ban'],
    ['busy', 'utility:sync'],
  ])('gives %s its own icon beside the word', (kind, icon) => {
    const element = mount('c-erp-status', ErpStatus, { kind, label: 'Word' });
    expect(find(element, 'lightning-icon').iconName).toBe(icon);
    expect(textOf(element)).toBe('Word');
  });

  it('is accessible', async () => {
    await expectAccessible(mount('c-erp-status', ErpStatus, { kind: 'bad', label: 'Overdue' }));
  });
});
