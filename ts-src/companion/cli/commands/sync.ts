import { INTEGRATIONS, type IntegrationName } from '../../companion.ts';
import { codedError } from '../../errors/coded-error.ts';
import { syncProgress } from '../progress.ts';
import { syncResult } from '../report.ts';
import { withCompanion, type CommandAction } from '../runtime.ts';

export interface SyncOptions {
  /** Reads everything again and compares it with Salesforce. */
  readonly full?: boolean;
}

/** One pass over the named integrations, all of them by default. */
export const sync: CommandAction<[readonly string[], SyncOptions]> = async (runtime, options, names, { full }) => {
  const unknown = names.find((name) => !(INTEGRATIONS as readonly string[]).includes(name));
  if (unknown !== undefined) throw codedError('SYNC_UNKNOWN_INTEGRATION', { values: { name: unknown } });
  return withCompanion(runtime, options, async (companion) => {
    if (full === true) await companion.forget();
    const integrations = names.length === 0 ? undefined : (names as readonly IntegrationName[]);
    const report = await companion.sync(integrations, syncProgress(runtime), runtime.interrupted);
    // What the org asks for is carried out as well, so that a sync by a schedule is all that an installation needs.
    if (!runtime.interrupted.aborted) await companion.commands.round(runtime.interrupted);
    return syncResult(report);
  });
};
