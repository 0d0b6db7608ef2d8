import ErpMonitor from 'c/erpMonitor';
import { clear, find, mount, settled } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

describe('c-erp-monitor', () => {
  afterEach(clear);

  it('shows all panels, or the one issue that the address names', async () => {
    const element = mount('c-erp-monitor', ErpMonitor, {});
    expect(find(element, 'c-erp-issue-list')).not.toBeNull();
    element.issueId = 'i1';
    await settled();
    expect(find(element, 'c-erp-issue-list')).toBeNull();
    expect(find(element, 'c-erp-issue-detail').issueId).toBe('i1');
  });
});
