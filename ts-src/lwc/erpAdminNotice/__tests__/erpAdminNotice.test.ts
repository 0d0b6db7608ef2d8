import ErpAdminNotice from 'c/erpAdminNotice';
import { clear, expectAccessible, mount, textOf } from '../../jest/stage';

describe('c-erp-admin-notice', () => {
  afterEach(clear);

  it('says which permission is missing', async () => {
    const element = mount('c-erp-admin-notice', ErpAdminNotice, {});
    expect(textOf(element)).toContain('needs the permission ERP Admin');
    await expectAccessible(element);
  });
});
