import { list, v } from './stage';

const NOW = new Date().toISOString();

/** A connection whose companion reported just now. */
export const connection = (values: object = {}): object => ({
  Id: 'a0C000000000001AAA',
  Name: v('CRONUS'),
  Connection_Key__c: v('cronus'),
  State__c: v('Running'),
  State_Detail__c: v(null),
  Heartbeat__c: v(NOW),
  Silence_At__c: v(new Date(Date.now() + 1_800_000).toISOString()),
  Companies__c: v('[{"code":"DE","name":"CRONUS DE"}]'),
  Api_Calls_Max__c: v(100_000),
  Api_Calls_Used__c: v(20_000),
  Api_Calls_Ours__c: v(5_000),
  Api_Forecast__c: v(40_000),
  ...values,
});

/** A mapping that runs. */
export const mapping = (values: object = {}): object => ({
  Id: 'a0M000000000001AAA',
  Name: v('customer'),
  Mapping_Key__c: v('cronus|customer'),
  Integration__c: v('customers'),
  Entity__c: v('customer'),
  Target_Object__c: v('ERP_Customer__c'),
  Direction__c: v('toSalesforce'),
  State__c: v('Live'),
  Active_Version__c: v(2),
  Latest_Version__c: v(3),
  Drift_Policy__c: v('Pause'),
  Paused__c: v(null),
  Current_To__c: v(NOW),
  Last_Run__c: v(NOW),
  Last_Outcome__c: v('Done'),
  Waiting__c: v(0),
  Parked__c: v(0),
  ...values,
});

/** The answer of the console's query; null when the reader may not see mappings. */
export const consoleData = (
  mappings: readonly object[] | null,
  connections: readonly object[] = [connection()],
): object => ({
  uiapi: {
    query: { ERP_Connection__c: list(connections), ERP_Mapping__c: mappings === null ? null : list(mappings) },
  },
});

/** An open issue of the administrators. */
export const issue = (values: object = {}): object => ({
  Id: 'a0I000000000001AAA',
  Code__c: v('SF_PICKLIST'),
  Cause__c: v('The value is not in the picklist.'),
  Action__c: v('Add the value, or map it.'),
  Integration__c: v('customers'),
  Owner_Kind__c: v('Admin'),
  Status__c: v('Open'),
  Records__c: v(3),
  Amounts__c: v('{"EUR":1234.5}'),
  First_Seen__c: v(new Date(Date.now() - 7_200_000).toISOString()),
  Last_Seen__c: v(NOW),
  Assigned_To__c: v(null),
  Assigned_To__r: null,
  Mapping__c: v('a0M000000000001AAA'),
  Mapping__r: { Name: v('customer') },
  ...values,
});

/** The answer of the issues query; null when the reader may not see issues. */
export const issues = (nodes: readonly object[] | null): object => ({
  uiapi: { query: { ERP_Issue__c: nodes === null ? null : list(nodes, { totalCount: nodes.length }) } },
});

/** One failed record. */
export const failedRecord = (values: object = {}): object => ({
  Id: 'a0R000000000001AAA',
  State__c: v('Parked'),
  Number__c: v('10000'),
  Company__c: v('DE'),
  Record_Key__c: v('DE|customer|1'),
  Target_Object__c: v('ERP_Customer__c'),
  Error_Code__c: v('SF_PICKLIST'),
  Error_Message__c: v('Bad value for restricted picklist field.'),
  Fields__c: v('Blocked__c'),
  Attempts__c: v(2),
  Last_Seen__c: v(NOW),
  Amount_Home__c: v(12.5),
  Currency__c: v('EUR'),
  ...values,
});

/** The answer of a query for records that failed or wait; null when the reader may not see them. */
export const failedRecords = (nodes: readonly object[] | null, more: object = {}): object => ({
  uiapi: {
    query: { ERP_Message__c: nodes === null ? null : list(nodes, { totalCount: nodes.length, ...more }) },
  },
});
