import ErpPayloads from 'c/erpPayloads';
import { clear, expectAccessible, findAll, mount, textOf } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

describe('c-erp-payloads', () => {
  afterEach(clear);

  it('shows lines by their place, leaves out what belongs to the wire, and notes', async () => {
    const element = mount('c-erp-payloads', ErpPayloads, {
      payloads: {
        source: { '@odata.etag': 'x', number: '1', lines: [{ quantity: 2 }, { quantity: 3 }] },
        target: [],
        notes: ['Cut to 80 characters.'],
        filtered: true,
      },
    });
    expect(findAll(element, '.pair').map(textOf)).toEqual(['number 1', 'lines.0.quantity 2', 'lines.1.quantity 3']);
    expect(textOf(element)).toContain('Cut to 80 characters.');
    expect(textOf(element)).toContain('The filter of the mapping leaves it out.');
    await expectAccessible(element);
  });

  it('says when it could not be mapped at all', () => {
    expect(textOf(mount('c-erp-payloads', ErpPayloads, {}))).toContain('It could not be mapped.');
  });
});
