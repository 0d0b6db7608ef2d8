import type { OpenConflict } from '../../companion.ts';
import { codedError } from '../../errors/coded-error.ts';
import { withCompanion, type CommandAction } from '../runtime.ts';

export interface SettleOptions {
  readonly take: string;
  readonly field?: string;
}

/** The records that both sides changed, oldest first. */
export const listConflicts: CommandAction<[]> = (runtime, options) =>
  withCompanion(runtime, options, async (companion) => {
    const conflicts = await companion.conflicts.list();
    return {
      exit: 0,
      json: { ok: true, conflicts },
      lines: [...conflicts.flatMap(describe), `${conflicts.length} open`],
    };
  });

/** Settles a conflict: the value of one side is taken, for one field or for all. */
export const settleConflict: CommandAction<[string, SettleOptions]> = (runtime, options, key, { take, field }) =>
  withCompanion(runtime, options, async (companion) => {
    if (take !== 'erp' && take !== 'salesforce') {
      throw codedError('CLI_USAGE', { values: { detail: '--take is erp or salesforce' } });
    }
    const { settled, report } = await companion.conflicts.settle(key, field === undefined ? take : { [field]: take });
    return {
      exit: report.ok ? 0 : 1,
      json: { ok: report.ok, settled, report },
      lines: [`settled: ${settled.join(', ')}`],
    };
  });

function describe({ key, mapping, fields }: OpenConflict): string[] {
  const show = (value: unknown): string => (value === null ? '(blank)' : JSON.stringify(value));
  return [
    `${key} (${mapping})`,
    ...fields.map(
      ({ field, agreed, salesforce, erp }) =>
        `  ${field}: agreed ${show(agreed)}, Salesforce ${show(salesforce)}, ERP ${show(erp)}`,
    ),
  ];
}
