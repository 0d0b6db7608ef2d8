import { nodesOf, numberOf, valueOf } from 'c/erpAccountData';
import { fillLabel, formatMoment } from 'c/erpFormat';
import type { ConnectionNode, ConsoleAnswer } from './consoleQuery';
import { labels } from './labels';
import { readMapping, type Mapping } from './mappings';
import { momentOf } from './moment';

export { momentOf } from './moment';

/** Without a heartbeat for so many minutes a companion counts as silent, where the connection does not say else. */
const SILENCE_MINUTES = 30;

/** A company of the ERP. */
export interface ConsoleCompany {
  readonly code: string;
  readonly name: string;
  /** Its own currency; blank when it is not known. */
  readonly currency: string;
  /** Currencies whose prices stay out of the price books, because the org keeps one currency. */
  readonly pricesLeftOut: readonly string[];
}

/** A connection with its companion as the console shows it. */
export interface ConsoleConnection {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly state: string;
  readonly stateDetail: string;
  readonly heartbeat: Date | null;
  /** When a companion that says nothing more counts as silent; null when it never said anything. */
  readonly silentAt: Date | null;
  readonly lastRun: Date | null;
  readonly nextRun: Date | null;
  readonly version: string;
  readonly erp: string;
  readonly companies: readonly ConsoleCompany[];
  readonly sendAs: string;
  readonly apiMax: number;
  readonly apiUsed: number;
  readonly apiOurs: number;
  readonly apiForecast: number;
}

/** What every view begins with. `visible` is false when the reader may not see mappings at all. */
export interface ConsoleData {
  readonly visible: boolean;
  readonly connections: readonly ConsoleConnection[];
  readonly mappings: readonly Mapping[];
}

/** Reads the answer of `consoleQuery`. */
export function readConsole(answer: unknown): ConsoleData {
  const { query } = (answer as ConsoleAnswer).uiapi;
  return {
    visible: Boolean(query.ERP_Mapping__c) && Boolean(query.ERP_Connection__c),
    connections: nodesOf(query.ERP_Connection__c).map(readConnection),
    mappings: nodesOf(query.ERP_Mapping__c).map(readMapping),
  };
}

/** What is wrong with a connection as a whole, in a sentence; empty when nothing is. */
export function connectionProblem(connection: ConsoleConnection, now: Date): string {
  const { name, heartbeat, silentAt, state, stateDetail } = connection;
  if (!heartbeat || !silentAt) return fillLabel(labels.neverHeard, name);
  if (silentAt <= now) return fillLabel(labels.silent, name, formatMoment(heartbeat));
  if (state === 'Running') return '';
  return `${fillLabel(labels.stopped, name, state || '?')} ${stateDetail}`.trim();
}

function readConnection(node: ConnectionNode): ConsoleConnection {
  const heartbeat = momentOf(node.Heartbeat__c);
  const name = valueOf(node.Name);
  const minutes = valueOf(node.Silence_Minutes__c) ?? SILENCE_MINUTES;
  const byBeat = heartbeat && new Date(heartbeat.getTime() + minutes * 60_000);
  return {
    id: node.Id,
    key: valueOf(node.Connection_Key__c) ?? '',
    // A record without a name of its own is named by its id.
    name: name && name !== node.Id ? name : (valueOf(node.Connection_Key__c) ?? ''),
    state: valueOf(node.State__c) ?? '',
    stateDetail: valueOf(node.State_Detail__c) ?? '',
    heartbeat,
    silentAt: momentOf(node.Silence_At__c) ?? byBeat,
    lastRun: momentOf(node.Last_Run__c),
    nextRun: momentOf(node.Next_Run__c),
    version: valueOf(node.Companion_Version__c) ?? '',
    erp: valueOf(node.ERP_Kind__c) ?? '',
    companies: readCompanies(valueOf(node.Companies__c)),
    sendAs: valueOf(node.Send_As__c) ?? '',
    apiMax: numberOf(node.Api_Calls_Max__c),
    apiUsed: numberOf(node.Api_Calls_Used__c),
    apiOurs: numberOf(node.Api_Calls_Ours__c),
    apiForecast: numberOf(node.Api_Forecast__c),
  };
}

function readCompanies(text: string | null): readonly ConsoleCompany[] {
  try {
    const companies = JSON.parse(text ?? '[]') as readonly ({ readonly code: string } & Partial<ConsoleCompany>)[];
    return companies.map(({ code, name, currency, pricesLeftOut }) => ({
      code,
      name: name ?? code,
      currency: currency ?? '',
      pricesLeftOut: pricesLeftOut ?? [],
    }));
  } catch {
    return [];
  }
}
