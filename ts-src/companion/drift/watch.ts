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
/** While a mapping is paused for a change, somebody is probably at work on it. */
const WHILE_PAUSED_MS = 900_000;

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

/** What the last check has seen, kept in the state. */
interface Seen {
  /** When, in milliseconds. */
  readonly at: number;
  /** By side and name: a hash of the fields. */
  readonly containers: Readonly<Record<string, string>>;
  /** By name: the version of a mapping that may run. */
  readonly versions: Readonly<Record<string, number>>;
}

const NOTHING_SEEN: Seen = { at: 0, containers: {}, versions: {} };

/** Makes the watch of one connection; it knows nothing yet. */
export function createSchemaWatch(connection: string): SchemaWatch {
  const mark = `drift:seen:${connection}`;
  let suspect = false;
  let everyMs = DAY_MS;
  /** Of mappings that are paused: they are not among those that are loaded. */
  let besides: readonly Named[] = [];
  return {
    failed: (code) => {
      const about = code !== undefined && ABOUT_FIELDS.includes(code);
      suspect ||= about;
      return about;
    },
    look: async (reader, mappings) => {
      const own = mappings.flatMap(({ compiled }) => containersUsed(compiled.document));
      const seen = readSeen(await reader.state.readMark(mark));
      const containers = await hashesOf(reader, [...own, ...besides]);
      const known =
        Object.entries(containers).every(([key, hash]) => seen.containers[key] === hash) &&
        mappings.every(({ name, version }) => seen.versions[name] === version);
      const now = reader.clock.now();
      if (known && !suspect && now - seen.at < everyMs) return false;
      const report = await checkDrift(reader);
      suspect = false;
      everyMs = report.paused.length > 0 ? WHILE_PAUSED_MS : DAY_MS;
      besides = report.containers;
      const running = mappings.filter(({ name }) => !report.paused.includes(name));
      const versions = { ...seen.versions, ...Object.fromEntries(running.map(({ name, version }) => [name, version])) };
      // One that is paused counts as never seen, so that it is looked at when it comes back.
      const after: Seen = {
        at: now,
        containers: { ...seen.containers, ...(await hashesOf(reader, [...own, ...besides])) },
        versions: Object.fromEntries(Object.entries(versions).filter(([name]) => !report.paused.includes(name))),
      };
      await reader.state.record({ marks: { [mark]: JSON.stringify(after) } });
      const { found, paused, resumed, added, otherGaps } = report;
      return otherGaps || found.length + paused.length + resumed.length + added.length > 0;
    },
  };
}

const readSeen = (mark: string | null): Seen =>
  mark === null || mark === '' ? NOTHING_SEEN : (JSON.parse(mark) as Seen);

/** Texts that change when a field of a container comes, goes, or gets another type or length. */
async function hashesOf(reader: OrgReader, containers: readonly Named[]): Promise<Readonly<Record<string, string>>> {
  const hashes: Record<string, string> = {};
  for (const each of containers) {
    const key = containerKey(each);
    if (key in hashes) continue;
    const fields = (await fieldsOf(reader, each.side, each.name)).toSorted().join(',');
    hashes[key] = createHash('sha256').update(fields).digest('hex').slice(0, 16);
  }
  return hashes;
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
