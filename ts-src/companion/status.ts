import type { RunReport, StatusReport } from './companion.ts';
import type { StatePort } from './state/port.ts';
import { createLeaseHolder } from './sync/lease-holder.ts';

/** What the state knows of a connection; asks neither side. */
export async function statusOf(state: StatePort, connection: string, now: number): Promise<StatusReport> {
  const [runs, waiting, parked, links, issues] = await Promise.all([
    state.lastRuns(),
    state.countWaiting(),
    state.countParked(),
    state.countLinks(),
    state.refreshIssues(new Date(now).toISOString()),
  ]);
  const holder = await state.leaseHolder(`sync:${connection}`, now);
  return {
    connection,
    running: holder !== null && !createLeaseHolder().isGone(holder),
    lastRuns: runs.map((row) => JSON.parse(row.report) as RunReport),
    waiting,
    parked,
    links: Object.fromEntries(Object.entries(links).filter(([object]) => isBusinessObject(object))),
    issues: issues
      .filter((issue) => issue.status === 'Open')
      .map(({ code, records, owner }) => ({ code, records, owner })),
  };
}

/** Links also remember what was published of issues and figures; those are no records of the ERP. */
const isBusinessObject = (object: string): boolean =>
  !object.includes(':') && !['stale-figures', 'ERP_Issue__c', 'ERP_Message__c'].includes(object);
