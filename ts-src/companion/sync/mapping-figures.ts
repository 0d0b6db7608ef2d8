/**
 * What a mapping's record says of its runs: how far it is, how the last run ended, what is held up, what it costs. Every
 * pass notes it in the state; Salesforce is told at most once a minute, and when only times have moved on every five
 * minutes, in one call for all mappings.
 */
import type { RunReport } from '../companion.ts';
import type { TargetRow } from '../salesforce/port.ts';
import type { StatePort } from '../state/port.ts';
import { callsToday } from './call-count.ts';
import { mappingKey, type OrgReader } from './mapping-store.ts';
import { publishRows } from './publish-rows.ts';

const TELL_MS = 60_000;
const TELL_TIMES_MS = 300_000;
const TOLD = 'mapping-figures:told';
const ERROR_MAX = 255;

/** What is noted of a mapping between passes. */
interface Noted {
  /** By company: everything that the ERP changed before is processed. */
  readonly currentTo: Readonly<Record<string, string>>;
  readonly lastRun: string;
  readonly lastOutcome: RunReport['outcome'];
  readonly lastError: string | null;
}

const markOf = (mapping: string): string => `mapping-figures:${mapping}`;
const WORST_FIRST: readonly RunReport['outcome'][] = ['Failed', 'Partly', 'Done'];

async function notedOf(state: StatePort, mapping: string): Promise<Noted | null> {
  const text = await state.readMark(markOf(mapping));
  return text === null ? null : (JSON.parse(text) as Noted);
}

/** Notes the runs of a pass. `complete`: they looked for all changes, not only for single records. */
export async function noteRuns(state: StatePort, runs: readonly RunReport[], complete: boolean): Promise<void> {
  const marks: Record<string, string> = {};
  for (const [mapping, own] of Map.groupBy(runs, (run) => run.mapping)) {
    const before = await notedOf(state, mapping);
    const failed = own.find((run) => run.outcome === 'Failed');
    const ended = complete ? own.filter((run) => run.outcome !== 'Failed') : [];
    const noted: Noted = {
      currentTo: { ...before?.currentTo, ...Object.fromEntries(ended.map((run) => [run.company, run.started])) },
      lastRun: own.at(-1)?.finished ?? '',
      lastOutcome: WORST_FIRST.find((outcome) => own.some((run) => run.outcome === outcome)) ?? 'Done',
      lastError: failed === undefined ? null : `${failed.errorCode ?? ''}: ${failed.errorMessage ?? ''}`,
    };
    marks[markOf(mapping)] = JSON.stringify(noted);
  }
  if (runs.length > 0) await state.record({ marks });
}

export interface MappingsToTell {
  readonly names: readonly string[];
  readonly companies: readonly string[];
  readonly sweepSeconds: number;
}

/** Tells Salesforce when it is due. */
export async function publishMappingFigures(reader: OrgReader, mappings: MappingsToTell): Promise<void> {
  const now = reader.clock.now();
  const held = await reader.state.countHeldUp();
  const noted = new Map<string, Noted>();
  for (const name of mappings.names) {
    const one = await notedOf(reader.state, name);
    if (one !== null) noted.set(name, one);
  }
  const facts = [...noted].map(([name, { lastOutcome, lastError }]) => [name, lastOutcome, lastError, held[name]]);
  const summary = JSON.stringify(facts);
  const [at = '0', ...rest] = ((await reader.state.readMark(TOLD)) ?? '').split('|');
  const since = now - Number(at);
  if (since < (rest.join('|') === summary ? TELL_TIMES_MS : TELL_MS)) return;
  const { byMapping } = await callsToday(reader.state, now);
  const rows = [...noted].map(([name, one]): TargetRow => ({
    Mapping_Key__c: mappingKey(reader.settings.connection, name),
    Current_To__c: currentTo(one, mappings.companies),
    Last_Run__c: one.lastRun,
    Last_Outcome__c: one.lastOutcome,
    Last_Error__c: one.lastError?.slice(0, ERROR_MAX) ?? null,
    Waiting__c: held[name]?.waiting ?? 0,
    Parked__c: held[name]?.parked ?? 0,
    Next_Run__c: new Date(now + mappings.sweepSeconds * 1000).toISOString(),
    Api_Calls_Today__c: byMapping[name] ?? 0,
  }));
  await publishRows(reader, {
    object: 'ERP_Mapping__c',
    keyField: 'Mapping_Key__c',
    rows,
    remember: 'mapping-figures',
  });
  await reader.state.record({ marks: { [TOLD]: `${now}|${summary}` } });
}

/** A mapping is as far as its slowest company; one that was never processed leaves it open. */
function currentTo({ currentTo: by }: Noted, companies: readonly string[]): string | null {
  const times = companies.map((company) => by[company]);
  return times.includes(undefined) ? null : ((times as string[]).toSorted()[0] ?? null);
}
