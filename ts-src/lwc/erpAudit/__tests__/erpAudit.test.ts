import ErpAudit from 'c/erpAudit';
import { graphql } from 'lightning/graphql';
import { command } from '../../jest/commands';
import { consoleData, mapping } from '../../jest/console';
import { answer, clear, expectAccessible, fail, find, list, mount, settled, textOf, v } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

const published = command({
  Kind__c: v('publish-mapping'),
  Status__c: v('Done'),
  Result__c: v('{"audit":{"what":"Published version 3 of customer.","before":2,"after":3}}'),
  CreatedBy: { Name: v('Ada Admin') },
});
const page = (name: string, nodes: readonly object[], more: object = {}): object => ({
  uiapi: { query: { [name]: list(nodes, { pageInfo: { hasNextPage: false, endCursor: null }, ...more }) } },
});

describe('c-erp-audit', () => {
  afterEach(clear);

  async function shown(nodes: readonly object[] = [published], more: object = {}): Promise<HTMLElement> {
    const element = mount('c-erp-audit', ErpAudit, {});
    await answer('erpConsole', consoleData([mapping()]));
    await answer('erpAudit', page('ERP_Command__c', nodes, more));
    return element;
  }
  async function choose(element: HTMLElement, field: string, value: string): Promise<void> {
    find(element, `[data-id=${field}]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await settled();
  }

  it('says who did what, with before and after', async () => {
    const element = await shown();
    expect(textOf(find(element, 'tbody tr'))).toContain(
      'Ada Admin Published version 3 of customer. Version published Before: 2 After: 3 Done',
    );
    expect(graphql.variablesOf('erpAudit')).toMatchObject({ person: '%%', any: '%', targets: ['-'], after: null });
    await expectAccessible(element);
  });

  it('filters by kind, by person and by everything that belongs to a mapping', async () => {
    const element = await shown();
    await choose(element, 'kind', 'ignore-records');
    expect(graphql.variablesOf('erpAudit')).toMatchObject({ kinds: ['ignore-records'] });
    const person = find(element, '[data-id=person]');
    person.value = 'A_a';
    person.dispatchEvent(new CustomEvent('commit'));
    await settled();
    expect(graphql.variablesOf('erpAudit')).toMatchObject({ person: String.raw`%A\_a%` });
    await choose(element, 'mapping', 'a0M000000000001AAA');
    expect(graphql.variablesOf('erpAudit')).toMatchObject({ any: '-' });
    await answer('erpAuditTargets', {
      uiapi: { query: { ERP_Mapping_Version__c: list([{ Id: 'v1' }]), ERP_Issue__c: list([{ Id: 'i1' }]) } },
    });
    expect(graphql.variablesOf('erpAudit')).toMatchObject({ targets: ['a0M000000000001AAA', 'v1', 'i1'] });
  });

  it('turns its pages', async () => {
    const element = await shown([published], { pageInfo: { hasNextPage: true, endCursor: 'end' } });
    find(element, '[data-id=next]').dispatchEvent(new CustomEvent('click'));
    await settled();
    expect(graphql.variablesOf('erpAudit')).toMatchObject({ after: 'end' });
    find(element, '[data-id=previous]').dispatchEvent(new CustomEvent('click'));
    await settled();
    expect(graphql.variablesOf('erpAudit')).toMatchObject({ after: null });
  });

  it('shows who saved which version', async () => {
    const element = await shown();
    await choose(element, 'list', 'versions');
    const version = {
      Id: 'v2',
      Number__c: v(2),
      Note__c: v('Loyalty'),
      Summary__c: v('Loyalty__c is new.'),
      Restored_From__c: v(1),
      CreatedDate: v('2026-01-05T12:00:00Z'),
      CreatedBy: { Name: v('Ada Admin') },
      Mapping__r: { Name: v('customer') },
    };
    await answer('erpAuditVersions', page('ERP_Mapping_Version__c', [version]));
    expect(textOf(find(element, 'tbody tr'))).toContain(
      'Ada Admin customer, version 2. Restored from version 1. “Loyalty” Version saved After: Loyalty__c is new. Saved',
    );
  });

  it('says when nothing was done, and when it failed', async () => {
    expect(textOf(await shown([]))).toContain('Nothing of this kind was done.');
    clear();
    const element = mount('c-erp-audit', ErpAudit, {});
    await fail('erpAudit');
    expect(find(element, 'c-erp-panel').state).toBe('failed');
  });
});
