/** What administrators can ask of the companion: setting up, watching and repairing, never business records by hand. */
import type * as v from 'valibot';
import type { AdminKind, CommandKind, TargetObject } from '../command.ts';
import { countMatching, readCatalogue, readSampleRecords } from './catalogue.ts';
import { assignIssue } from '../repair/assign-issue.ts';
import { ignoreRecords } from '../repair/ignore-records.ts';
import { repairRecord } from '../repair/repair-record.ts';
import { assignRequest, ignoreRequest, noRequest, repairRequest } from '../repair/requests.ts';
import { retryRecords } from '../repair/retry-records.ts';
import { showPayloads } from '../repair/show-payloads.ts';
import { changeAlarms } from './change-alarms.ts';
import { changeMapping } from './change-mapping.ts';
import { decideDrift, lookForDrift } from './drift.ts';
import { dryRunVersion } from './dry-run.ts';
import { installTemplates } from './install-templates.ts';
import { sendTestAlert } from './test-alert.ts';
import { publishMapping } from './publish-mapping.ts';
import {
  changeAlarmsRequest,
  changeMappingRequest,
  countRecordsRequest,
  dryRunRequest,
  installTemplatesRequest,
  publishMappingRequest,
  readCatalogueRequest,
  readSamplesRequest,
  checkDriftRequest,
  settleDriftRequest,
  testAlertRequest,
} from './requests.ts';

/** The permission ERP Admin and reading the record suffice: the companion acts on its own rights after that. */
function kind<Request>(
  targets: readonly TargetObject[],
  request: v.GenericSchema<unknown, Request>,
  act: AdminKind<Request>['act'],
): CommandKind {
  const entry: AdminKind<Request> = {
    area: 'admin',
    targets,
    permissions: ['ERP_Admin'],
    access: 'read',
    accountAccess: 'read',
    request,
    act,
  };
  return entry as unknown as CommandKind;
}

export const adminKinds: Readonly<Record<string, CommandKind>> = {
  'install-templates': kind(['ERP_Connection__c'], installTemplatesRequest, installTemplates),
  'publish-mapping': kind(['ERP_Mapping_Version__c'], publishMappingRequest, publishMapping),
  'change-mapping': kind(['ERP_Mapping__c'], changeMappingRequest, changeMapping),
  'check-drift': kind(['ERP_Connection__c'], checkDriftRequest, lookForDrift),
  'settle-drift': kind(['ERP_Connection__c'], settleDriftRequest, decideDrift),
  'dry-run': kind(['ERP_Mapping_Version__c'], dryRunRequest, dryRunVersion),
  'read-catalogue': kind(['ERP_Connection__c'], readCatalogueRequest, readCatalogue),
  'read-samples': kind(['ERP_Connection__c'], readSamplesRequest, readSampleRecords),
  'count-records': kind(['ERP_Connection__c'], countRecordsRequest, countMatching),
  'retry-records': kind(['ERP_Issue__c', 'ERP_Message__c'], noRequest, retryRecords),
  'repair-record': kind(['ERP_Message__c'], repairRequest, repairRecord),
  'ignore-records': kind(['ERP_Issue__c', 'ERP_Message__c'], ignoreRequest, ignoreRecords),
  'assign-issue': kind(['ERP_Issue__c'], assignRequest, assignIssue),
  'show-payloads': kind(['ERP_Message__c'], noRequest, showPayloads),
  'change-alarms': kind(['ERP_Connection__c'], changeAlarmsRequest, changeAlarms),
  'test-alert': kind(['ERP_Connection__c'], testAlertRequest, sendTestAlert),
};
