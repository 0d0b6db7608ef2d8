import ErpDryRun, { readDryRun } from 'c/erpDryRun';
import { clear, expectAccessible, find, findAll, mount, settled, textOf } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

const fields = [{ field: 'Name', before: null, after: 'Adatum' }];
const result = {
  company: 'DE',
  records: 14,
  counts: { create: 1, update: 12, unchanged: 0, blocked: 1, filtered: 0, refused: 0, notTried: 2 },
  children: { create: 3, update: 0, unchanged: 0, notTried: 1 },
  groups: [
    {
      cause: 'The region is required.',
      code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      source: 'org',
      count: 1,
      field: 'Region__c',
      examples: [{ key: 'k', number: '10000' }],
    },
  ],
  creates: [{ number: '30000', key: 'k3', fields: [{ field: 'Name', after: 'Trey' }] }],
  updates: Array.from({ length: 12 }, (_each, index) => ({ number: `${index}`, key: `u${index}`, fields })),
  notUndone: ['Numbers of auto-number fields are used up.'],
  more: { creates: 4, updates: 0 },
  rolledBack: true,
};

describe('c-erp-dry-run', () => {
  afterEach(clear);

  it('shows counts, what stands in the way by cause, and before and after', async () => {
    const element = mount('c-erp-dry-run', ErpDryRun, { result });
    await settled();
    expect(textOf(find(element, '[data-id=counts]'))).toBe('14 records of DE tried');
    expect(findAll(element, '[data-count]').map(textOf)).toEqual([
      'to create 1',
      'to update 12',
      'unchanged 0',
      'blocked 1',
      'not tried 2',
    ]);
    expect(textOf(element)).toContain('Lines: 3 to create, 0 to update, 0 unchanged, 1 not tried');
    expect(textOf(find(element, '[data-id=group]'))).toBe('Salesforce says: The region is required. Region 1 10000');
    expect(textOf(find(element, '[data-id=update]'))).toBe('0 Name – Adatum');
    expect(textOf(find(element, '[data-id=create]'))).toBe('30000 Name: Trey');
    expect(textOf(element)).toContain('and 4 more');
    expect(textOf(element)).toContain('Numbers of auto-number fields are used up.');
    expect(textOf(find(element, '[data-id=clean]'))).toContain('nothing was written');
    await expectAccessible(element);
  });

  it('shows ten records first, and all when asked', async () => {
    const element = mount('c-erp-dry-run', ErpDryRun, { result });
    await settled();
    expect(findAll(element, '[data-id=update]')).toHaveLength(10);
    expect(textOf(find(element, '[data-id=more-updates]'))).toBe('and 2 more');
    find(element, '[data-id=all]').dispatchEvent(new CustomEvent('click'));
    await settled();
    expect(findAll(element, '[data-id=update]')).toHaveLength(12);
    expect(find(element, '[data-id=all]')).toBeNull();
    expect(textOf(find(element, '[data-id=more-updates]'))).toBe('');
  });

  it('shows nothing before there is a result', async () => {
    const element = mount('c-erp-dry-run', ErpDryRun, { result: { problems: [] } });
    await settled();
    expect(textOf(element)).toBe('');
    expect(readDryRun({})).toBeUndefined();
  });
});
