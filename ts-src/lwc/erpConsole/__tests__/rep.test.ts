import ErpConsole from 'c/erpConsole';
import ErpConsoleAnswer from 'c/erpConsoleAnswer';
import ErpMappingList from 'c/erpMappingList';
import ErpNewMapping from 'c/erpNewMapping';
import { graphql } from 'lightning/graphql';
import { clear, find, mount, settled, textOf } from '../../jest/stage';

describe('without the permission ERP Admin', () => {
  afterEach(clear);

  it.each([
    ['c-erp-console', ErpConsole, true],
    ['c-erp-console-answer', ErpConsoleAnswer, false],
    ['c-erp-mapping-list', ErpMappingList, true],
    ['c-erp-new-mapping', ErpNewMapping, true],
  ])('%s shows nothing but what is needed, and asks nothing', async (name, component, says) => {
    const element = mount(name, component, {});
    await settled();
    expect(textOf(element)).toBe(
      says ? 'This page needs the permission ERP Admin. Ask an administrator for the permission set ERP Admin.' : '',
    );
    expect(Boolean(find(element, 'c-erp-admin-notice'))).toBe(says);
    expect(['erpConsole', 'erpIssues', 'erpCatalogueNames'].map((one) => graphql.variablesOf(one))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
