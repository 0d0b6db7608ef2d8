/**
 * When the fields of both sides are looked at: when their descriptions differ from those of the last check, once a day, and
 * after a run that failed for a field. All before the next run starts, so that none starts on a mapping that can't hold.
 */
import { createHash } from 'node:crypto';
import { CounterpartError } from '../errors/counterpart-error.ts';
import type { OrgReader } from '../sync/mapping-store.ts';
import type { ActiveMapping } from '../sync/ports.ts';
import { checkDrift } from './check-drift.ts';
import { containersUsed } from './fields-used.ts';
import { containerKey, type Side } from './schema-side.ts';

const DAY_MS = 86_400_000;

/** Failures of a run that may come of a field that is not there any more, or is another than it was. */
const ABOUT_FIELDS: readonly string[] = [
  'SF_FIELD_MISSING',
  'SF_FIELD_NOT_WRITABLE',
  'SF_OBJECT_MISSING',
  'BC_FIELD_MISSING',
  'BC_ENTITY_MISSING',
];

type Named = { readonly side: Side; readonly name: string };

export interface SchemaWatch {
  /** Looks before runs start; true when a check changed what mappings may run. Rejects when a system can't be asked. */
  look(reader: OrgReader, mappings: readonly ActiveMapping[]): Promise<boolean>;
  /** Tells what a run failed with; a failure about fields makes the next look a check. True when it does. */
  failed(code: string | undefined): boolean;
}

/** Makes the watch of one connection; it knows nothing yet. */
export function createSchemaWatch(connection: string): SchemaWatch {
  const watched = new Map<string, Named>();
  let suspect = false;
  const [fingerprintMark, checkedMark] = [`drift:fingerprint:${connection}`, `drift:checked:${connection}`];
  return {
    failed: (code) => {
      const about = code !== undefined && ABOUT_FIELDS.includes(code);
      suspect ||= about;
      return about;
    },
    look: async (reader, mappings) => {
      for (const { compiled } of mappings) {
        for (const each of containersUsed(compiled.document)) watched.set(containerKey(each), each);
      }
      const now = reader.clock.now();
      const fingerprint = await fingerprintOf(reader, [...watched.values()]);
      const checked = Number(await reader.state.readMark(checkedMark));
      const same = (await reader.state.readMark(fingerprintMark)) === fingerprint;
      if (same && !suspect && now - checked < DAY_MS) return false;
      const report = await checkDrift(reader);
      suspect = false;
      for (const each of report.containers) watched.set(containerKey(each), each);
      // Asked again: the check has asked afresh, and paused mappings bring containers of their own.
      const marks = {
        [fingerprintMark]: await fingerprintOf(reader, [...watched.values()]),
        [checkedMark]: String(now),
      };
      await reader.state.record({ marks });
      return report.found.length + report.paused.length + report.resumed.length + report.added.length > 0;
    },
  };
}

/** A text that changes when a field of one of the containers comes, goes, or gets another type or length. */
async function fingerprintOf(reader: OrgReader, containers: readonly Named[]): Promise<string> {
  const hash = createHash('sha256');
  for (const { side, name } of containers.toSorted((a, b) => (containerKey(a) < containerKey(b) ? -1 : 1))) {
    hash.update(`${side}|${name}|${(await fieldsOf(reader, side, name)).toSorted().join(',')}\n`);
  }
  return hash.digest('hex');
}

async function fieldsOf({ erp, salesforce }: OrgReader, side: Side, name: string): Promise<readonly string[]> {
  try {
    if (side === 'ERP') {
      const { fields, children } = await erp.describe(name);
      return [
        ...fields.map((field) => `${field.name}:${field.type}:${field.maxLength ?? ''}`),
        ...Object.keys(children),
      ];
    }
    const { fields } = await salesforce.describe(name);
    return [...fields.values()].map((field) => `${field.name}:${field.type}:${field.length}`);
  } catch (error) {
    if (error instanceof CounterpartError && error.kind === 'config') return ['-'];
    throw error;
  }
}
