/**
 * Runs in Salesforce. A run that moved something is a record of its own; runs that found nothing to do are added up to
 * one record a mapping, company and day, and told to Salesforce with the heartbeat, so that a sweep every few seconds
 * costs no API calls.
 */
import type { RunReport } from '../companion.ts';
import type { TargetRow } from '../salesforce/port.ts';
import type { RunRow, StatePort } from '../state/port.ts';
import { mappingKey, type OrgReader } from './mapping-store.ts';
import { writeRows } from './write-rows.ts';

/** Runs told at a time; more stay for the next time. */
const RUNS_MAX = 200;
const KEEP_DAYS = 30;
const DAY_MS = 86_400_000;

/** Whether a run moved nothing and failed at nothing. */
export const isEmptyRun = (run: RunReport): boolean =>
  run.outcome === 'Done' && run.created + run.updated + run.deleted + run.waiting + run.parked === 0;

/** Remembers a run until Salesforce knows it; empty ones are added to the day's. */
export async function rememberRun(state: StatePort, run: RunReport): Promise<void> {
  const { mapping, company, started } = run;
  const base = { started, mapping, company, published: false };
  if (!isEmptyRun(run)) {
    const runKey = `${mapping}|${company}|${started}`;
    await state.saveRun({ ...base, runKey, report: JSON.stringify(run) });
    return;
  }
  const runKey = `${mapping}|${company}|${started.slice(0, 10)}`;
  const before = await state.findRun(runKey);
  const report = before === null ? run : addRuns(JSON.parse(before.report) as RunReport, run);
  await state.saveRun({ ...base, runKey, report: JSON.stringify(report) });
}

function addRuns(before: RunReport, run: RunReport): RunReport {
  return {
    ...run,
    started: before.started,
    read: before.read + run.read,
    unchanged: before.unchanged + run.unchanged,
    filtered: before.filtered + run.filtered,
    apiCalls: before.apiCalls + run.apiCalls,
  };
}

/** Tells Salesforce of runs that it does not know yet; the empty ones only when asked. */
export async function publishRuns(reader: OrgReader, withEmpty: boolean): Promise<void> {
  const unpublished = await reader.state.unpublishedRuns(RUNS_MAX);
  const runs = unpublished.filter((row) => withEmpty || !isEmptyRun(JSON.parse(row.report) as RunReport));
  if (runs.length === 0) return;
  const outcomes = await writeRows(reader, {
    object: 'ERP_Run__c',
    keyField: 'Run_Key__c',
    rows: runs.map((row) => runRow(reader.settings.connection, row)),
    outcomes: 'failures',
    collectionsOnly: true,
  });
  const told = runs.filter((_, index) => outcomes[index]?.ok === true).map((row) => row.runKey);
  const keepAfter = new Date(reader.clock.now() - KEEP_DAYS * DAY_MS).toISOString();
  await reader.state.markRunsPublished(told, keepAfter);
}

function runRow(connection: string, row: RunRow): TargetRow {
  const run = JSON.parse(row.report) as RunReport;
  return {
    Run_Key__c: `${connection}|${row.runKey}`.slice(0, 255),
    'Mapping__r.Mapping_Key__c': mappingKey(connection, run.mapping),
    Company__c: run.company,
    Integration__c: run.integration,
    Mapping_Version__c: run.mappingVersion,
    Started__c: run.started,
    Finished__c: run.finished,
    Read__c: run.read,
    Created__c: run.created,
    Updated__c: run.updated,
    Unchanged__c: run.unchanged,
    Deleted__c: run.deleted,
    Filtered__c: run.filtered,
    Waiting__c: run.waiting,
    Parked__c: run.parked,
    Lines_Written__c: run.linesWritten,
    Incomplete__c: run.incomplete,
    Api_Calls__c: run.apiCalls,
    Outcome__c: run.outcome,
    Error_Code__c: run.errorCode ?? null,
    Error_Message__c: run.errorMessage?.slice(0, 4_000) ?? null,
  };
}
