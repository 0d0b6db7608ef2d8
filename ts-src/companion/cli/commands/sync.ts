import { INTEGRATIONS, type IntegrationName } from '../../companion.ts';
import { codedError } from '../../errors/coded-error.ts';
import { syncProgress } from '../progress.ts';
import { syncResult } from '../report.ts';
import { withCompanion, type CommandAction } from '../runtime.ts';

/** One pass over the named integrations, all of them by default. */
export const sync: CommandAction<[readonly string[]]> = async (runtime, options, names) => {
  const unknown = names.find((name) => !(INTEGRATIONS as readonly string[]).includes(name));
  if (unknown !== undefined) throw codedError('SYNC_UNKNOWN_INTEGRATION', { values: { name: unknown } });
  return withCompanion(runtime, options, async (companion) => {
    const integrations = names.length === 0 ? undefined : (names as readonly IntegrationName[]);
    return syncResult(await companion.sync(integrations, syncProgress(runtime), runtime.interrupted));
  });
};
