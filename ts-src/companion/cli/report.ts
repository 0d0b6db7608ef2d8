import type { RunReport, SyncReport } from '../companion.ts';
import { CounterpartError } from '../errors/counterpart-error.ts';
import type { CommandResult } from './runtime.ts';

/** Codes that mean the input was wrong rather than that something failed: exit status 2. */
const WRONG_INPUT =
  /^(CONFIG_|CLI_|DRY_RUN_|SYNC_UNKNOWN_INTEGRATION$|PARKED_UNKNOWN$|MAPPING_UNKNOWN$|MAPPING_VERSION_MISSING$)/;

/** What a failure is to the caller. Errors that are none of ours are defects and go on. */
export function failureResult(error: unknown): CommandResult {
  if (!(error instanceof CounterpartError)) throw error;
  const { code, kind, message, owner, actions, fields } = error;
  return {
    exit: WRONG_INPUT.test(code) ? 2 : 1,
    json: { ok: false, error: { code, kind, message, owner, actions, fields } },
    lines: [`${code}: ${message}`, ...actions.map((action) => `  - ${action}`)],
  };
}

/** The result of a sync: true only when every run came to its end and no record was refused. */
export function syncResult(report: SyncReport): CommandResult {
  const total = (name: keyof RunReport): number => report.runs.reduce((sum, run) => sum + Number(run[name]), 0);
  const failed = report.runs.filter((run) => run.outcome === 'Failed');
  const parked = total('parked');
  return {
    exit: report.ok && parked === 0 ? 0 : 1,
    json: { ...report },
    lines: [
      ...report.installed.map((name) => `installed the mapping ${name} as version 1, live`),
      ...(report.notices ?? []).map((notice) => `${notice.code}: ${notice.message}`),
      ...failed.map((run) => `${run.mapping} ${run.company} failed: ${run.errorCode ?? ''}: ${run.errorMessage ?? ''}`),
      ...report.runs.flatMap(({ mapping, company, alterations = [] }) =>
        alterations.map((a) => `${mapping} ${company}: ${a.object}.${a.field} altered ${a.values} times (${a.code})`),
      ),
      ...(parked === 0 ? [] : [`${parked} records are parked; see: counterpart parked list`]),
      `synced: ${total('read')} read, ${total('created')} created, ${total('updated')} updated, ` +
        `${total('unchanged')} unchanged, ${total('deleted')} deleted, ${total('filtered')} filtered, ` +
        `${total('waiting')} waiting, ${parked} parked, ${total('linesWritten')} lines, ` +
        `${report.apiCalls} API calls, ${report.seconds.toFixed(1)} s`,
    ],
  };
}
