import type { ErpCompany } from '../erp/contract.ts';
import type { TargetRow } from '../salesforce/port.ts';
import { apiUseColumns } from './api-use.ts';
import { readLeftOut } from './price-books/left-out.ts';
import { silenceAt } from './silence.ts';
import type { OrgReader } from './mapping-store.ts';

/** What is known of the connection without asking anyone. */
export interface ConnectionFacts {
  readonly erpKind: string;
  readonly erpVersion: string | null;
  readonly companionVersion: string;
  readonly sweepSeconds: number;
}

export interface ConnectionState {
  readonly state: 'Running' | 'Paused' | 'Failed' | 'Stopped';
  readonly detail: string | null;
}

/** A heartbeat is told at most this often when nothing happened; pages call a connection stale much later. */
const HEARTBEAT_MS = 60_000;
const MARK = 'heartbeat';

/**
 * Writes the record of the connection: state, heartbeat, companies with their currencies and fiscal years,
 * and currencies whose prices are left out of price books. Returns
 * whether it was due; with nothing moved and a fresh heartbeat no call is made.
 */
export async function publishConnection(
  reader: OrgReader,
  facts: ConnectionFacts,
  now: ConnectionState & { readonly moved: boolean; readonly companies: readonly ErpCompany[] | null },
): Promise<boolean> {
  const time = reader.clock.now();
  const [last = '0', lastState = ''] = ((await reader.state.readMark(MARK)) ?? '').split('|');
  const due = now.moved || lastState !== now.state || time - Number(last) >= HEARTBEAT_MS;
  if (!due) return false;
  const row: TargetRow = {
    Connection_Key__c: reader.settings.connection,
    Name: reader.settings.connection,
    ERP_Kind__c: facts.erpKind,
    ...(facts.erpVersion === null ? {} : { ERP_Version__c: facts.erpVersion }),
    Companion_Version__c: facts.companionVersion,
    Sweep_Seconds__c: facts.sweepSeconds,
    Heartbeat__c: new Date(time).toISOString(),
    ...(now.moved ? { Last_Run__c: new Date(time).toISOString() } : {}),
    State__c: now.state,
    State_Detail__c: now.detail,
    ...(now.companies === null ? {} : { Companies__c: await companiesJson(reader, now.companies) }),
    Next_Run__c: now.state === 'Running' ? new Date(time + facts.sweepSeconds * 1000).toISOString() : null,
    ...(await apiUseColumns(reader)),
    Silence_At__c: new Date(await silenceAt(reader, facts.sweepSeconds)).toISOString(),
  };
  const [outcome] = await reader.salesforce.upsert({
    object: 'ERP_Connection__c',
    externalIdField: 'Connection_Key__c',
    rows: [row],
    route: 'collections',
  });
  if (outcome?.ok === false) throw outcome.error;
  await reader.state.record({ marks: { [MARK]: `${time}|${now.state}` } });
  return true;
}

async function companiesJson({ state }: OrgReader, companies: readonly ErpCompany[]): Promise<string> {
  const all = companies.map(async ({ code, name, currency, fiscalYears }) => {
    const leftOut = await readLeftOut(state, code);
    return { code, name, currency, fiscalYears, ...(leftOut.length === 0 ? {} : { pricesLeftOut: leftOut }) };
  });
  return JSON.stringify(await Promise.all(all));
}
