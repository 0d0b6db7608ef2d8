import { createRecord, updateRecord, type OrgRow } from '../../../scripts/tasks/bench/page/org-writer.ts';
import type { Stage } from './stage.ts';

/** Address of a view of the console for a user. */
export function consoleAddress(stage: Stage, state: Readonly<Record<string, string>> = {}, user = 'admin'): string {
  const tab = stage.namespace ? `${stage.namespace}__ERP_Console` : 'ERP_Console';
  const query = new URLSearchParams({ user });
  for (const [key, value] of Object.entries(state)) query.set(`${stage.namespace || 'c'}__${key}`, value);
  return `${stage.page.url}/lightning/n/${tab}?${query.toString()}`;
}

const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

/** Says that the companion of the connection is there, as its heartbeat would. Gives the connection's id. */
export async function beat(stage: Stage, fields: OrgRow = {}): Promise<string> {
  const id = await stage.id('SELECT Id FROM ERP_Connection__c LIMIT 1');
  await updateRecord(stage.admin, 'ERP_Connection__c', id, {
    State__c: 'Running',
    Heartbeat__c: minutesAgo(0),
    Silence_At__c: minutesAgo(-30),
    Api_Calls_Max__c: 100_000,
    Api_Calls_Used__c: 23_000,
    Api_Calls_Ours__c: 6_500,
    Api_Forecast__c: 41_000,
    ...fields,
  });
  return id;
}

/** A mapping that ran a minute ago. */
export function fillMapping(stage: Stage, name: string, fields: OrgRow = {}): Promise<string> {
  return createRecord(stage.admin, 'ERP_Mapping__c', {
    Name: name,
    Mapping_Key__c: `main|${name}`,
    Integration__c: 'customers',
    Entity__c: 'customer',
    Target_Object__c: 'ERP_Customer__c',
    Direction__c: 'toSalesforce',
    State__c: 'Live',
    Active_Version__c: 1,
    Latest_Version__c: 1,
    Current_To__c: minutesAgo(1),
    Last_Run__c: minutesAgo(1),
    Last_Outcome__c: 'Done',
    Waiting__c: 0,
    Parked__c: 0,
    ...fields,
  });
}

/** A run of a mapping ten minutes ago. */
export function fillRun(stage: Stage, mapping: string, fields: OrgRow): Promise<string> {
  return createRecord(stage.admin, 'ERP_Run__c', {
    Mapping__c: mapping,
    Run_Key__c: crypto.randomUUID(),
    Started__c: minutesAgo(10),
    Finished__c: minutesAgo(9),
    Outcome__c: 'Partly',
    ...fields,
  });
}

/** An open issue of the administrators. */
export function fillIssue(stage: Stage, mapping: string, fields: OrgRow): Promise<string> {
  return createRecord(stage.admin, 'ERP_Issue__c', {
    Issue_Key__c: crypto.randomUUID(),
    Mapping__c: mapping,
    Integration__c: 'customers',
    Code__c: 'SF_PICKLIST',
    Cause__c: 'The value is not in the picklist of Blocked.',
    Action__c: 'Add the value to the picklist, or map it in the mapping.',
    Owner_Kind__c: 'Admin',
    Status__c: 'Open',
    Records__c: 2,
    Amounts__c: '{"EUR":45210.9}',
    First_Seen__c: minutesAgo(200),
    Last_Seen__c: minutesAgo(2),
    ...fields,
  });
}

/** A record that failed below an issue, or one that waits. */
export function fillMessage(stage: Stage, issue: string | null, fields: OrgRow): Promise<string> {
  return createRecord(stage.admin, 'ERP_Message__c', {
    Message_Key__c: crypto.randomUUID(),
    ...(issue ? { Issue__c: issue } : {}),
    State__c: 'Parked',
    Integration__c: 'customers',
    Company__c: 'DE',
    Target_Object__c: 'ERP_Customer__c',
    Error_Code__c: 'SF_PICKLIST',
    Error_Message__c: 'Bad value for restricted picklist field: Blocked.',
    Fields__c: 'Blocked__c',
    Attempts__c: 2,
    Amount_Home__c: 22605.45,
    Currency__c: 'EUR',
    First_Seen__c: minutesAgo(200),
    Last_Seen__c: minutesAgo(2),
    ...fields,
  });
}

/** A change of a field that nobody has settled. */
export function fillDrift(stage: Stage, fields: OrgRow): Promise<string> {
  return createRecord(stage.admin, 'ERP_Drift__c', {
    Drift_Key__c: `main|${crypto.randomUUID()}`,
    Side__c: 'ERP',
    Mappings__c: 'customer',
    Breaks__c: false,
    Status__c: 'Open',
    First_Seen__c: minutesAgo(60),
    Last_Seen__c: minutesAgo(1),
    ...fields,
  });
}
