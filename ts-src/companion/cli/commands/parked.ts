import type { ParkedRecord } from '../../companion.ts';
import { codedError } from '../../errors/coded-error.ts';
import { syncResult } from '../report.ts';
import { withCompanion, type CommandAction } from '../runtime.ts';

export interface ListOptions {
  readonly code?: string;
  readonly mapping?: string;
}

/** The parked records, oldest first. */
export const listParked: CommandAction<[ListOptions]> = (runtime, options, filter) =>
  withCompanion(runtime, options, async (companion) => {
    const records = await companion.parked.list(filter);
    return {
      exit: 0,
      json: { ok: true, records },
      lines: [
        ...records.map((record) => `${record.key} ${record.code}: ${record.message}`),
        `${records.length} parked`,
      ],
    };
  });

/** One parked record with everything that is known of its failure. */
export const showParked: CommandAction<[string]> = (runtime, options, key) =>
  withCompanion(runtime, options, async (companion) => {
    const record = await companion.parked.show(key);
    if (record === null) throw codedError('PARKED_UNKNOWN', { values: { key } });
    return { exit: 0, json: { ok: true, record }, lines: describe(record) };
  });

/** Reads parked records again from the ERP and tries them anew. */
export const retryParked: CommandAction<[readonly string[]]> = (runtime, options, keys) =>
  withCompanion(runtime, options, async (companion) =>
    syncResult(await companion.parked.retry(keys.length === 0 ? undefined : keys)),
  );

function describe(record: ParkedRecord): string[] {
  return [
    `key: ${record.key}`,
    `mapping: ${record.mapping} (${record.integration}), company ${record.company}`,
    `error: ${record.code}: ${record.message}`,
    ...(record.fields.length === 0 ? [] : [`fields: ${record.fields.join(', ')}`]),
    `for: ${record.owner}`,
    `attempts: ${record.attempts}, first ${record.firstSeen}, last ${record.lastSeen}`,
  ];
}
