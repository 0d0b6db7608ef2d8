import ErpSendToErp from 'c/erpSendToErp';
import { answer, clear, expectAccessible, find, list, mount, v } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Seller', () => ({ __esModule: true, default: undefined }), {
  virtual: true,
});

describe('c-erp-send-to-erp for someone who may not sell', () => {
  afterEach(clear);

  it('explains instead of a button', async () => {
    const element = mount('c-erp-send-to-erp', ErpSendToErp, { recordId: '006000000000001AAA' });
    const node = { Id: '006000000000001AAA', AccountId: v(null), CloseDate: v('2026-03-01') };
    await answer('erpQuoteToSend', { uiapi: { query: { Opportunity: list([node]) } } });
    expect(find(element, '[data-id=not-seller]').textContent).toContain('permission set ERP Seller');
    expect(find(element, 'lightning-button')).toBeNull();
    await expectAccessible(element);
  });
});
