/** What alarms are judged by, read from the org's own records: what people see there and what rings is the same. */
import type { OrgReader } from '../sync/mapping-store.ts';
import { queryAll } from '../sync/stored-rows.ts';
import type { AlertFacts, MappingFacts } from './due-alerts.ts';

type Row = Readonly<Record<string, unknown>>;

/** Runs that count for the share of refused records. */
const RUNS_MS = 3_600_000;

const timeOf = (value: unknown): number | null =>
  typeof value === 'string' ? Date.parse(value.replace(/\+0000$/, 'Z')) : null;
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Reads the facts; four calls. */
export async function readAlertFacts(
  reader: OrgReader,
  known: Pick<AlertFacts, 'sweepSeconds' | 'settingsOk' | 'credentials'> & { readonly connection: Row },
): Promise<AlertFacts> {
  const own = async (soql: string, keyField: string): Promise<readonly Row[]> =>
    (await queryAll(reader, soql)).filter((row) => String(row[keyField]).startsWith(`${reader.settings.connection}|`));
  const mappings = await own(
    "SELECT Mapping_Key__c, Paused__c, Last_Run__c, Current_To__c FROM ERP_Mapping__c WHERE State__c = 'Live'",
    'Mapping_Key__c',
  );
  const since = new Date(reader.clock.now() - RUNS_MS).toISOString();
  const runs = await queryAll(
    reader,
    `SELECT Mapping__r.Mapping_Key__c, Read__c, Parked__c FROM ERP_Run__c WHERE Started__c > ${since} AND Read__c > 0`,
  );
  const issues = await own(
    "SELECT Issue_Key__c, Cause__c, Amounts__c FROM ERP_Issue__c WHERE Status__c = 'Open' AND Amounts__c != null",
    'Issue_Key__c',
  );
  const drift = await own(
    "SELECT Drift_Key__c, Container__c, Field__c FROM ERP_Drift__c WHERE Status__c = 'Open' AND Breaks__c = true",
    'Drift_Key__c',
  );
  const max = numberOf(known.connection['Api_Calls_Max__c']);
  return {
    now: reader.clock.now(),
    sweepSeconds: known.sweepSeconds,
    settingsOk: known.settingsOk,
    credentials: known.credentials,
    mappings: mappings.map((row) => mappingFacts(row, runs)),
    stuck: issues.flatMap(stuckIn),
    api: max === 0 ? null : { max, forecast: numberOf(known.connection['Api_Forecast__c']) },
    drift: drift.map((row) => ({ container: String(row['Container__c']), field: String(row['Field__c'] ?? '') })),
  };
}

function mappingFacts(row: Row, runs: readonly Row[]): MappingFacts {
  const key = row['Mapping_Key__c'];
  const own = runs.filter((run) => (run['Mapping__r'] as Row | null)?.['Mapping_Key__c'] === key);
  const sum = (field: string): number => own.reduce((total, run) => total + numberOf(run[field]), 0);
  return {
    name: String(key).split('|').slice(1).join('|'),
    paused: typeof row['Paused__c'] === 'string' ? row['Paused__c'] : null,
    lastRun: timeOf(row['Last_Run__c']),
    currentTo: timeOf(row['Current_To__c']),
    read: sum('Read__c'),
    parked: sum('Parked__c'),
  };
}

function stuckIn(row: Row): AlertFacts['stuck'] {
  try {
    const amounts = JSON.parse(String(row['Amounts__c'])) as Readonly<Record<string, number>>;
    const cause = String(row['Cause__c'] ?? '');
    return Object.entries(amounts).map(([currency, amount]) => ({ cause, currency, amount }));
  } catch {
    return [];
  }
}
