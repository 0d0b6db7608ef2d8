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
    Mapping_Key__c: `cronus|${name}`,
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
