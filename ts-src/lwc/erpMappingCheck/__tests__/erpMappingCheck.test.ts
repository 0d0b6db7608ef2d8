import ErpMappingCheck from 'c/erpMappingCheck';
import { clear, expectAccessible, find, findAll, mount, settled, textOf } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

const place = { tab: 'fields', list: '', target: 'Name' };

describe('c-erp-mapping-check', () => {
  afterEach(clear);

  it('says when nothing is wrong', async () => {
    const element = mount('c-erp-mapping-check', ErpMappingCheck, { findings: [] });
    await settled();
    expect(textOf(element)).toBe('Nothing is wrong with it.');
  });

  it('does not say that nothing is wrong above what is good to know', async () => {
    const findings = [{ kind: 'warning', about: 'Phone', text: 'The ERP has no field fon', place }];
    const element = mount('c-erp-mapping-check', ErpMappingCheck, { findings });
    await settled();
    expect(textOf(find(element, '[data-id=title]'))).toBe('Nothing stops it. Good to know before:');
  });

  it('says in words what is wrong and what to know, and leads to the place', async () => {
    const findings = [
      { kind: 'problem', about: 'Name', text: 'There is no function UPER. Did you mean UPPER?', place },
      { kind: 'required', about: 'Region', text: '', place: { ...place, target: 'Region__c' } },
      { kind: 'createOnly', about: 'Owner', text: '', place },
      { kind: 'warning', about: 'Phone', text: 'The ERP has no field fon', place },
    ];
    const element = mount('c-erp-mapping-check', ErpMappingCheck, { findings });
    const jumps: object[] = [];
    element.addEventListener('jump', ({ detail }: CustomEvent) => jumps.push(detail));
    await settled();
    expect(textOf(find(element, '[data-id=title]'))).toBe('To be corrected: 2');
    expect(findAll(element, '[data-id=finding]').map(textOf)).toEqual([
      'Name: There is no function UPER. Did you mean UPPER?',
      'Region is required and has no value.',
      'Owner is written only when a record is created: the companion may not change it later.',
      'Phone: The ERP has no field fon',
    ]);
    findAll(element, 'button')[1].click();
    expect(jumps).toEqual([{ place: { tab: 'fields', list: '', target: 'Region__c' } }]);
    await expectAccessible(element);
  });
});
