import ErpAlarms from 'c/erpAlarms';
import ErpApiUse from 'c/erpApiUse';
import ErpAudit from 'c/erpAudit';
import ErpConsoleHome from 'c/erpConsoleHome';
import ErpDrift from 'c/erpDrift';
import ErpFlows from 'c/erpFlows';
import ErpIssueActions from 'c/erpIssueActions';
import ErpIssueDetail from 'c/erpIssueDetail';
import ErpIssueHistory from 'c/erpIssueHistory';
import ErpIssueList from 'c/erpIssueList';
import ErpMonitor from 'c/erpMonitor';
import ErpPayloads from 'c/erpPayloads';
import ErpRecordDetail from 'c/erpRecordDetail';
import ErpRuleMaker from 'c/erpRuleMaker';
import ErpSwitchAll from 'c/erpSwitchAll';
import ErpWaitingRoom from 'c/erpWaitingRoom';
import { graphql } from 'lightning/graphql';
import { clear, mount, settled, textOf } from '../../jest/stage';

const operations = [
  'erpConsole',
  'erpAlarms',
  'erpFlows',
  'erpIssues',
  'erpIssue',
  'erpIssueRecords',
  'erpIssueHistory',
  'erpWaiting',
];

describe('without the permission ERP Admin', () => {
  afterEach(clear);

  it.each([
    ['c-erp-monitor', ErpMonitor],
    ['c-erp-console-home', ErpConsoleHome],
    ['c-erp-switch-all', ErpSwitchAll],
    ['c-erp-flows', ErpFlows],
    ['c-erp-alarms', ErpAlarms],
    ['c-erp-api-use', ErpApiUse],
    ['c-erp-issue-list', ErpIssueList],
    ['c-erp-issue-detail', ErpIssueDetail],
    ['c-erp-issue-actions', ErpIssueActions],
    ['c-erp-issue-history', ErpIssueHistory],
    ['c-erp-record-detail', ErpRecordDetail],
    ['c-erp-payloads', ErpPayloads],
    ['c-erp-waiting-room', ErpWaitingRoom],
    ['c-erp-rule-maker', ErpRuleMaker],
    ['c-erp-drift', ErpDrift],
    ['c-erp-audit', ErpAudit],
  ])('%s shows nothing but what is needed, and asks nothing', async (name, component) => {
    const element = mount(name, component, { issueId: 'i1', targets: ['i1'] });
    await settled();
    expect(textOf(element)).toBe(
      'This page needs the permission ERP Admin. Ask an administrator for the permission set ERP Admin.',
    );
    expect(operations.filter((operation) => graphql.variablesOf(operation))).toEqual([]);
  });
});
