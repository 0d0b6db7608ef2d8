import ErpAddField from 'c/erpAddField';
import ErpDryRun from 'c/erpDryRun';
import ErpFieldEditor from 'c/erpFieldEditor';
import ErpFieldPairs from 'c/erpFieldPairs';
import ErpFormulaEditor from 'c/erpFormulaEditor';
import ErpLineLists from 'c/erpLineLists';
import ErpMappingCheck from 'c/erpMappingCheck';
import ErpMappingEditor from 'c/erpMappingEditor';
import ErpMappingFields from 'c/erpMappingFields';
import ErpMappingPublish from 'c/erpMappingPublish';
import ErpMappingSettings from 'c/erpMappingSettings';
import ErpMappingVersions from 'c/erpMappingVersions';
import ErpSampleStrip from 'c/erpSampleStrip';
import ErpValueMap from 'c/erpValueMap';
import ErpWayBack from 'c/erpWayBack';
import { graphql } from 'lightning/graphql';
import { clear, mount, settled, textOf } from '../../jest/stage';

describe('without the permission ERP Admin', () => {
  afterEach(clear);

  it.each([
    ['c-erp-add-field', ErpAddField],
    ['c-erp-dry-run', ErpDryRun],
    ['c-erp-field-editor', ErpFieldEditor],
    ['c-erp-field-pairs', ErpFieldPairs],
    ['c-erp-formula-editor', ErpFormulaEditor],
    ['c-erp-line-lists', ErpLineLists],
    ['c-erp-mapping-check', ErpMappingCheck],
    ['c-erp-mapping-editor', ErpMappingEditor],
    ['c-erp-mapping-fields', ErpMappingFields],
    ['c-erp-mapping-publish', ErpMappingPublish],
    ['c-erp-mapping-settings', ErpMappingSettings],
    ['c-erp-mapping-versions', ErpMappingVersions],
    ['c-erp-sample-strip', ErpSampleStrip],
    ['c-erp-value-map', ErpValueMap],
    ['c-erp-way-back', ErpWayBack],
  ])('%s shows nothing but what is needed, and asks nothing', async (name, component) => {
    const element = mount(name, component, {});
    await settled();
    expect(textOf(element)).toBe(
      'This page needs the permission ERP Admin. Ask an administrator for the permission set ERP Admin.',
    );
    const operations = ['erpConsole', 'erpMappingVersions', 'erpCatalogueEntities', 'erpRunningVersions'];
    expect(operations.map((one) => graphql.variablesOf(one))).toEqual(operations.map(() => undefined));
  });
});
