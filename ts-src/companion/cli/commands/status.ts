import type { StatusReport } from '../../companion.ts';
import { withCompanion, type CommandAction } from '../runtime.ts';

/** What the companion remembers: last runs, waiting and parked records, issues. Contacts neither side. */
export const status: CommandAction<[]> = (runtime, options) =>
  withCompanion(runtime, options, async (companion) => {
    const report = await companion.status();
    return { exit: 0, json: { ok: true, ...report }, lines: lines(report) };
  });

function lines(report: StatusReport): string[] {
  const records = Object.entries(report.links).map(([object, count]) => `${count} ${object}`);
  return [
    ...report.lastRuns.map(
      (run) =>
        `${run.finished} ${run.mapping} ${run.company}: ${run.outcome}, ${run.read} read, ${run.created} created, ` +
        `${run.updated} updated, ${run.waiting} waiting, ${run.parked} parked` +
        (run.errorCode === undefined ? '' : ` (${run.errorCode})`),
    ),
    ...report.issues.map((issue) => `issue ${issue.code}: ${issue.records} records, for ${issue.owner}`),
    records.length === 0 ? 'no records yet' : `linked: ${records.join(', ')}`,
    `${report.connection}: ${report.running ? 'a sync is under way' : 'idle'}, ${report.waiting} waiting, ${report.parked} parked`,
  ];
}
